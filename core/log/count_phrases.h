// A count that a room has posted in another: one message that everybody reads, and all that it says stands in
// its text (FORMAT.md "A count"). Written in the room's language, read in both.
// Promises: what is written is a group's name, two days, numbers and the principles' names, and nothing else;
// it reads back as that.
// Refuses to reckon: which numbers may be written is core/rollup's.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/catalogue/catalogue.h"
#include "core/log/phrases.h"

namespace smasteg {

struct PostedCount {
  std::string group;     // as its sender calls it
  std::string from, to;  // days, both included
  std::int64_t steps = 0;
  std::array<std::int64_t, kDefaultPrincipleCount> cells{};  // of principle 1…7; 0 = not told
  bool operator==(const PostedCount&) const = default;
};

/// A group's name as it can stand there: one line, at most 80 characters; "" when nothing is left.
std::string countGroup(std::string_view typed);
std::string countBody(const PostedCount& count, const Catalogue& catalogue, Language language);
/// Of a body, or of the record's text. nullopt when it is no count.
std::optional<PostedCount> countIn(std::string_view text);
/// The content that is sent, as JSON text.
std::string countMessage(std::string_view body, std::string_view recordId);
/// The body of such a content; "" when it is none.
std::string bodyOfCount(const std::string& content);

}  // namespace smasteg
