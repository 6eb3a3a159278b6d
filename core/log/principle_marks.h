// Principles and tags out of a line: "#6", "(princip 6)", "p6", "6️⃣", a principle's name, trailing "#tags".
// Promises: linear in the line; what it takes away is only what stood first or last, the sentence in between
// is kept.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smasteg {

class Catalogue;

struct PrincipleMarks {
  std::string text;                     // without the marks at its ends
  std::vector<std::string> principles;  // in the order written, no doubles
  std::vector<std::string> tags;
};

/// `text` is clean. `leadingNumber`: a bare number first is a principle ("!steg 6 ringde").
PrincipleMarks takePrincipleMarks(std::string_view text, bool leadingNumber, const Catalogue& catalogue);

}  // namespace smasteg
