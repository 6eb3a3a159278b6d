// What the core makes of a line that somebody types: the records of the grammar, and which principles the
// suggester sees in it, with what it saw.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/log/text_record.h"
#include "core/suggest/suggester.h"

namespace smasteg::debug {

/// Of each record a paragraph; says so when there is none.
std::string parsedText(std::string_view body, const TextPlace& place);

struct Suggested {
  std::string plain;                                       // as the suggester compares it
  std::vector<std::pair<std::string, std::int64_t>> fits;  // class → thousandths of a logit, best first
  std::vector<int> shares;                                 // of each, in thousandths
  std::vector<std::string> cues;                           // the patterns that were found
  std::size_t words = 0, letters = 0;                      // features
  SuggestAnswer answer;
};

Suggested suggestFor(std::string_view text);
std::string asText(const Suggested& suggested);

}  // namespace smasteg::debug
