// Whom a thanks names. See record_parts.h.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "core/base/ids.h"
#include "core/base/text.h"
#include "core/log/limits.h"
#include "core/log/record_parts.h"

namespace smasteg {
namespace {

constexpr std::size_t kMaxNameWords = 3;
constexpr std::string_view kEndsId = " \n\t,;!?()[]<>\"'";
constexpr std::string_view kBeforeName[] = {"till", "så", "mycket", "to", "so", "much", "dig", "er"};
constexpr std::string_view kAfterName[] = {"för", "for", "som", "att", "who"};

template <std::size_t N>
bool isOneOf(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool isCapital(std::string_view word) {
  const bool ascii = static_cast<unsigned char>(word[0]) < 0x80;
  return !foldText(word).starts_with(word.substr(0, ascii ? 1 : 2));  // Å is two bytes, and so are its like
}

std::vector<std::string> idsIn(std::string_view text) {
  std::vector<std::string> ids;
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::string_view id = text.substr(at, text.find_first_of(kEndsId, at) - at);
    while (id.ends_with('.') || id.ends_with(':')) id.remove_suffix(1);
    const bool known = std::find(ids.begin(), ids.end(), id) != ids.end();
    if (isUserId(id) && !known && ids.size() < kMaxMentions) ids.emplace_back(id);
  }
  return ids;
}

}  // namespace

std::vector<std::string> thankedBy(const Record& thanks) {
  if (!thanks.about.empty()) return thanks.about;
  const std::string_view text = thanks.text;
  std::vector<std::string> names = idsIn(text);
  if (!names.empty()) return names;
  const auto words = splitWords(text.substr(0, text.find('\n')));
  std::size_t at = 0;
  while (at < words.size() && isOneOf(foldText(words[at]), kBeforeName)) ++at;
  std::string name;
  std::size_t count = 0;
  const auto done = [&] {
    if (!name.empty()) names.push_back(std::move(name));
    name.clear();
    count = 0;
  };
  for (bool open = true; open && at < words.size(); ++at) {
    std::string_view word = words[at];
    const std::string folded = foldText(word);
    if (folded == "och" || folded == "and" || folded == "&") {
      done();
      continue;
    }
    const bool ends = word.size() > 1 && std::string_view(",.:!").find(word.back()) != std::string_view::npos;
    if (ends) word.remove_suffix(1);
    // "anna för hjälpen": a small letter is a name only where the reason follows.
    const bool reason = at + 1 < words.size() && isOneOf(foldText(words[at + 1]), kAfterName);
    const bool isName = word.starts_with('@') || isCapital(word) || (names.empty() && count == 0 && reason);
    if (isOneOf(folded, kAfterName) || !isName || count == kMaxNameWords) break;
    if (word.starts_with('@')) word.remove_prefix(1);
    name.append(name.empty() ? "" : " ").append(word);
    ++count;
    if (ends) done();
    open = !ends || words[at].ends_with(',');
  }
  done();
  return names;
}

}  // namespace smasteg
