// Marks at the start, at the end, and within. See principle_marks.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/principle_marks.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

using Ids = std::vector<std::string>;

constexpr std::string_view kKeycap = "\xE2\x83\xA3";
constexpr std::size_t kMaxNameBytes = 80;  // the longest principle's name is 38 letters
constexpr std::array<std::string_view, 6> kWords = {"princip",   "principen",   "principle",
                                                    "principer", "principerna", "principles"};
constexpr std::array<std::string_view, 4> kJoiners = {"och", "and", "&", "+"};

template <class List>
bool isIn(std::string_view word, const List& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

void add(Ids& ids, const std::optional<std::string>& id) {
  if (id && std::find(ids.begin(), ids.end(), *id) == ids.end() && ids.size() < kMaxPrinciplesPerRecord) {
    ids.push_back(*id);
  }
}

std::string_view trimAny(std::string_view text, std::string_view what) {
  while (!text.empty() && what.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

class Marks {
 public:
  Marks(std::string_view text, bool leadingNumber, const Catalogue& catalogue)
      : text_(trim(text)), leadingNumber_(leadingNumber), catalogue_(catalogue) {}

  PrincipleMarks run() {
    Ids leading;
    while (takeLeading(leading)) leadingNumber_ = false;
    while (takeTrailing()) {
    }
    PrincipleMarks marks;
    marks.text = std::string(trim(text_));
    for (const std::string& id : leading) add(marks.principles, id);
    findWithin(marks.principles);
    for (const std::string& id : trailing_) add(marks.principles, id);
    marks.tags = std::move(tags_);
    return marks;
  }

 private:
  std::optional<std::string> number(std::string_view digits) const {
    if (digits.empty() || digits.size() > 2 || !std::all_of(digits.begin(), digits.end(), isDigit))
      return std::nullopt;
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return catalogue_.idFromNumber(value);
  }

  /// One token, folded: "#6", "p6", "#p6", "princip6", "6⃣", "otg-6", "#otg-6"; also several in one: "#2#6",
  /// "#2,#6".
  Ids idsOfToken(std::string_view token) const {
    Ids ids;
    while (!token.empty()) {
      const bool hash = token.front() == '#';
      if (hash) token.remove_prefix(1);
      const std::size_t end = std::min(token.find_first_of("#,/+"), token.size());
      const auto id = idOfPart(token.substr(0, end), hash);
      if (!id) return {};
      add(ids, id);
      token.remove_prefix(end);
      while (!token.empty() && token.front() != '#' &&
             std::string_view(",/+").find(token.front()) != std::string_view::npos) {
        token.remove_prefix(1);
      }
    }
    return ids;
  }

  std::optional<std::string> idOfPart(std::string_view part, bool hash) const {
    if (part.ends_with(kKeycap)) return number(part.substr(0, part.size() - kKeycap.size()));
    if (part.starts_with("p.")) return number(part.substr(2));
    if (part.size() == 2 && part[0] == 'p') return number(part.substr(1));
    for (const std::string_view word : kWords) {
      if (part.starts_with(word)) {
        if (auto id = number(trimAny(part.substr(word.size()), ":."))) return id;
      }
    }
    if (hash) {
      if (auto id = number(part)) return id;
      std::string name(part);
      std::replace_if(name.begin(), name.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
      if (auto id = catalogue_.idFromName(name)) return id;
    }
    if (part.find('-') != std::string_view::npos && catalogue_.find(part) != nullptr)
      return std::string(part);
    return std::nullopt;
  }

  /// What may stand after "princip": "6", "nr 6", "2 och 6", "2, 6", a name. Folded. Empty when it is nothing
  /// of these.
  Ids idsOfList(std::string_view list) const {
    list = trim(trimAny(trim(list), ".:"));
    if (const auto id = catalogue_.idFromName(list)) return {*id};
    Ids ids;
    std::string spaced(list);
    std::replace_if(
        spaced.begin(), spaced.end(), [](char c) { return c == ',' || c == '/' || c == ';'; }, ' ');
    for (const std::string_view word : splitWords(spaced)) {
      if (isIn(word, kJoiners) || word == "nr" || word == "nr." || word == "no" || isIn(word, kWords))
        continue;
      auto id = number(word);
      if (!id) {
        const Ids token = idsOfToken(word);
        if (token.empty()) return {};
        for (const std::string& one : token) add(ids, one);
        continue;
      }
      add(ids, id);
    }
    return ids;
  }

  /// Inside a bracket: "princip 6", "p6", "#6", "Arbeta öppet". A bare number there is only a number.
  Ids idsOfBracket(std::string_view inside) const {
    const std::string folded = foldText(trim(inside));
    if (folded.empty() || folded.size() > kMaxNameBytes) return {};
    if (const auto id = catalogue_.idFromName(folded)) return {*id};
    const auto words = splitWords(folded);
    if (std::string_view word = trimAny(words.front(), ":"); isIn(word, kWords)) {
      return idsOfList(std::string_view(folded).substr(words.front().size()));
    }
    return std::all_of(folded.begin(), folded.end(),
                       [](char c) { return isDigit(c) || c == ',' || c == ' '; })
               ? Ids{}
               : idsOfList(folded);
  }

  void drop(std::size_t bytes) {
    text_.remove_prefix(bytes);
    while (!text_.empty() && std::string_view(" \t:,.)-").find(text_.front()) != std::string_view::npos) {
      if (text_.front() == '-' && text_.size() > 1 && text_[1] != ' ') break;
      text_.remove_prefix(1);
    }
    for (const std::string_view dash :
         {std::string_view("–"), std::string_view("—"), std::string_view("·")}) {
      if (text_.starts_with(dash)) text_ = trim(text_.substr(dash.size()));
    }
  }

  bool takeLeading(Ids& ids) {
    text_ = trim(text_);
    if (text_.empty()) return false;
    if (text_.front() == '(' || text_.front() == '[') {
      const std::size_t end = text_.find(text_.front() == '(' ? ')' : ']');
      if (end == std::string_view::npos || end > kMaxNameBytes) return false;
      return takeIds(ids, idsOfBracket(text_.substr(1, end - 1)), end + 1);
    }
    return takeLeadingName(ids) || takeLeadingToken(ids) || takeLeadingWord(ids);
  }

  bool takeIds(Ids& ids, const Ids& found, std::size_t bytes) {
    if (found.empty()) return false;
    for (const std::string& id : found) add(ids, id);
    drop(bytes);
    return true;
  }

  /// "Arbeta öppet: publicerade planen"
  bool takeLeadingName(Ids& ids) {
    const std::size_t colon = text_.substr(0, kMaxNameBytes).find(':');
    if (colon == std::string_view::npos) return false;
    const std::string folded = foldText(text_.substr(0, colon));
    if (const auto id = catalogue_.idFromName(folded)) return takeIds(ids, {*id}, colon + 1);
    return false;
  }

  bool takeLeadingToken(Ids& ids) {
    const std::string_view token = splitWords(text_.substr(0, kMaxNameBytes)).front();
    const std::string folded = foldText(trimAny(token, ".:,;)-"));
    if (leadingNumber_) {
      if (const Ids list = idsOfList(folded); !list.empty()) return takeIds(ids, list, token.size());
    }
    return takeIds(ids, idsOfToken(folded), token.size());
  }

  /// "princip 6: ringde …", "princip 2 och 6 …"
  bool takeLeadingWord(Ids& ids) {
    const auto words = splitWords(text_.substr(0, kMaxNameBytes));
    if (words.size() < 2 || !isIn(foldText(words[0]), kWords)) return false;
    std::size_t last = 0;
    Ids found;
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::string folded = foldText(trimAny(words[i], ".:,;)"));
      if (isIn(folded, kJoiners) || folded == "nr") continue;
      const Ids list = idsOfList(folded);
      if (list.empty()) break;
      for (const std::string& id : list) add(found, id);
      last = i;
      if (words[i].ends_with(':') || words[i].ends_with('.')) break;
    }
    const auto end = static_cast<std::size_t>(words[last].data() + words[last].size() - text_.data());
    return takeIds(ids, found, end);
  }

  void cutFrom(std::size_t at) {
    text_ = trim(text_.substr(0, at));
    for (const std::string_view dash :
         {std::string_view(" -"), std::string_view(" –"), std::string_view(" —"), std::string_view(","),
          std::string_view(" ·")}) {
      if (text_.ends_with(dash)) text_ = trim(text_.substr(0, text_.size() - dash.size()));
    }
  }

  bool prepend(const Ids& found, std::size_t at) {
    if (found.empty()) return false;
    Ids all = found;
    for (const std::string& id : trailing_) add(all, id);
    trailing_ = std::move(all);
    cutFrom(at);
    return true;
  }

  bool takeTrailing() {
    text_ = trim(text_);
    const std::string_view bare = trimAny(text_, ".!,; ");
    if (bare.empty()) return false;
    if (bare.back() == ')' || bare.back() == ']') {
      const std::size_t open = bare.rfind(bare.back() == ')' ? '(' : '[');
      if (open == std::string_view::npos || bare.size() - open > kMaxNameBytes) return false;
      return prepend(idsOfBracket(bare.substr(open + 1, bare.size() - open - 2)), open);
    }
    const std::size_t space = bare.find_last_of(" \t\n");
    const std::size_t at = space == std::string_view::npos ? 0 : space + 1;
    const std::string_view token = bare.substr(at);
    if (token.size() > kMaxTagBytes + 1) return false;
    if (prepend(idsOfToken(foldText(token)), at)) return true;
    return takeTag(token, at) || takeTrailingWord(bare) || takeTrailingName(bare);
  }

  bool takeTag(std::string_view token, std::size_t at) {
    if (token.size() < 2 || token.front() != '#' || tags_.size() >= kMaxTagsPerRecord) return false;
    const std::string_view tag = token.substr(1);
    const auto isTagByte = [](char c) {
      return static_cast<unsigned char>(c) >= 0x80 || isDigit(c) || (c >= 'a' && c <= 'z') ||
             (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    };
    if (!std::all_of(tag.begin(), tag.end(), isTagByte) || std::all_of(tag.begin(), tag.end(), isDigit))
      return false;
    if (!isIn(tag, tags_)) tags_.insert(tags_.begin(), std::string(tag));
    cutFrom(at);
    return true;
  }

  /// "… princip 6", "… princip 2 och 6"
  bool takeTrailingWord(std::string_view bare) {
    const std::size_t from = bare.size() > kMaxNameBytes ? bare.size() - kMaxNameBytes : 0;
    const auto words = splitWords(bare.substr(from));
    for (std::size_t i = words.size(); i-- > 0;) {
      if (!isIn(foldText(trimAny(words[i], ":")), kWords)) continue;
      const auto at = static_cast<std::size_t>(words[i].data() - text_.data());
      return prepend(idsOfList(foldText(bare.substr(at + words[i].size()))), at);
    }
    return false;
  }

  /// "… – arbeta öppet"
  bool takeTrailingName(std::string_view bare) {
    for (const std::string_view dash :
         {std::string_view(" – "), std::string_view(" - "), std::string_view(" — ")}) {
      const std::size_t at = bare.rfind(dash);
      if (at == std::string_view::npos || bare.size() - at > kMaxNameBytes) continue;
      if (const auto id = catalogue_.idFromName(foldText(bare.substr(at + dash.size()))))
        return prepend({*id}, at);
    }
    return false;
  }

  /// "#6" and "princip 6" inside the sentence count and stay.
  void findWithin(Ids& ids) const {
    if (text_.find('#') == std::string_view::npos && foldText(text_).find("princip") == std::string::npos)
      return;
    const auto words = splitWords(text_);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string folded = foldText(trimAny(words[i], ".,:;!?)"));
      if (folded.starts_with('#')) {
        for (const std::string& id : idsOfToken(folded)) add(ids, id);
      } else if (i > 0 && isIn(foldText(trimAny(words[i - 1], "(")), kWords)) {
        add(ids, number(folded));
      }
    }
  }

  std::string_view text_;
  bool leadingNumber_;
  const Catalogue& catalogue_;
  Ids trailing_, tags_;
};

}  // namespace

PrincipleMarks takePrincipleMarks(std::string_view text, bool leadingNumber, const Catalogue& catalogue) {
  return Marks(text, leadingNumber, catalogue).run();
}

}  // namespace smasteg
