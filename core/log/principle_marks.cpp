// Marks at the start, at the end, and within. See principle_marks.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/principle_marks.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/letters.h"
#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/catalogue/catalogue.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

using Ids = std::vector<std::string>;

constexpr std::string_view kKeycap = "\xE2\x83\xA3";
constexpr std::string_view kSelector = "\xEF\xB8\x8F";
constexpr std::size_t kMaxNameBytes = 80;  // the longest principle's name is 38 letters
constexpr std::array<std::string_view, 6> kWords = {"princip",   "principen",   "principle",
                                                    "principer", "principerna", "principles"};
constexpr std::array<std::string_view, 5> kJoiners = {"och", "and", "samt", "&", "+"};
constexpr std::array<std::string_view, 4> kNumberWords = {"nr", "nr.", "no", "nummer"};
constexpr std::string_view kMarkdown = "*_`\\";  // left over around a mark: "**#6**"

template <class List>
bool isIn(std::string_view word, const List& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

void add(Ids& ids, const std::optional<std::string>& id) {
  if (id && std::find(ids.begin(), ids.end(), *id) == ids.end() && ids.size() < kMaxPrinciplesPerRecord) {
    ids.push_back(*id);
  }
}

std::string_view trimAny(std::string_view text, std::string_view what) {
  while (!text.empty() && what.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return text;
}

/// Of ASCII, or what begins as – and — do.
bool hasDash(std::string_view text) {
  return text.find('-') != std::string_view::npos || text.find('\xE2') != std::string_view::npos;
}

bool isIn(char c, std::string_view list) { return list.find(c) != std::string_view::npos; }

/// One letter too many, too few, wrong, or two in the wrong order: "pricip", "prinicp".
bool isNearly(std::string_view typed, std::string_view meant) {
  while (!typed.empty() && !meant.empty() && typed.front() == meant.front()) {
    typed.remove_prefix(1);
    meant.remove_prefix(1);
  }
  while (!typed.empty() && !meant.empty() && typed.back() == meant.back()) {
    typed.remove_suffix(1);
    meant.remove_suffix(1);
  }
  const bool swapped = typed.size() == 2 && meant.size() == 2 && typed[0] == meant[1] && typed[1] == meant[0];
  return (typed.size() <= 1 && meant.size() <= 1) || swapped;
}

/// Folded: "princip", "#princip:", "_principerna".
bool isPrincipleWord(std::string_view word) {
  word = trimAny(word, ":*_`");
  while (!word.empty() && (word.front() == '#' || isIn(word.front(), kMarkdown))) word.remove_prefix(1);
  return isIn(word, kWords) || isNearly(word, kWords[0]);
}

class Marks {
 public:
  Marks(std::string_view text, bool leadingNumber, const Catalogue& catalogue)
      : text_(trim(text)), leadingNumber_(leadingNumber), catalogue_(catalogue) {}

  PrincipleMarks run() {
    Ids leading;
    if (leadingNumber_) takeLeadingNumbers(leading);
    while (takeLeading(leading)) {
    }
    const std::string_view whole = text_, emoji = setEmojiAside();
    while (takeTrailing()) {
    }
    if (trailing_.empty() && tags_.empty()) text_ = whole;
    PrincipleMarks marks;
    marks.text = std::string(trim(text_));
    if (!emoji.empty() && text_ != whole && !marks.text.empty()) marks.text.append(" ").append(emoji);
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
    std::replace_if(spaced.begin(), spaced.end(), [](char c) { return isIn(c, ",/;+"); }, ' ');
    for (const std::string_view word : splitWords(spaced)) {
      if (isIn(word, kJoiners) || isIn(word, kNumberWords) || isPrincipleWord(word)) continue;
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
    const std::string_view word = words.front();
    if (isPrincipleWord(word) || ((word == "p" || word == "p.") && words.size() > 1)) {
      return idsOfList(std::string_view(folded).substr(words.front().size()));
    }
    return std::all_of(folded.begin(), folded.end(),
                       [](char c) { return isDigit(c) || c == ',' || c == ' '; })
               ? Ids{}
               : idsOfList(folded);
  }

  void drop(std::size_t bytes) {
    text_.remove_prefix(bytes);
    while (!text_.empty() && isIn(text_.front(), kMarkdown)) text_.remove_prefix(1);
    while (!text_.empty() && std::string_view(" \t:,.)-").find(text_.front()) != std::string_view::npos) {
      if (text_.front() == '-' && text_.size() > 1 && text_[1] != ' ') break;
      text_.remove_prefix(1);
    }
    for (const std::string_view dash :
         {std::string_view("–"), std::string_view("—"), std::string_view("·")}) {
      if (text_.starts_with(dash)) text_ = trim(text_.substr(dash.size()));
    }
  }

  /// "!steg 6 …", "!steg 2 och 6: …", "!steg (6) …", "!steg nr 6 …". Not "!steg 12 personer".
  void takeLeadingNumbers(Ids& ids) {
    std::string_view rest = text_;
    const bool bracket = rest.starts_with('(');
    if (bracket) rest.remove_prefix(1);
    for (const std::string_view word : kNumberWords) {
      if (rest.size() > word.size() && foldText(rest.substr(0, word.size())) == word &&
          rest[word.size()] == ' ')
        rest = trim(rest.substr(word.size()));
    }
    Ids found;
    std::string_view after = rest;
    while (!rest.empty() && isDigit(rest.front())) {
      const auto id = number(rest.substr(0, 1));
      const bool ends = rest.size() == 1 || isIn(rest[1], " \t\n,.:;+&/)-");
      if (!id || !ends) break;
      add(found, id);
      after = rest.substr(1);
      rest = trim(after);
      const auto words = splitWords(rest.substr(0, kMaxNameBytes));
      if (!words.empty() && isIn(foldText(words.front()), kJoiners)) {
        rest = trim(rest.substr(words.front().size()));
      } else if (!rest.empty() && isIn(rest.front(), ",+&/;")) {
        rest = trim(rest.substr(1));
      } else {
        break;
      }
    }
    if (bracket && !after.starts_with(')')) return;
    takeIds(ids, found, text_.size() - after.size());
  }

  bool takeLeading(Ids& ids) {
    const std::string_view before = text_ = trim(text_);
    const auto words = splitWords(text_.substr(0, kMaxNameBytes));
    if (!ids.empty() && words.size() > 1 && isIn(foldText(words.front()), kJoiners)) {  // "#2 och #6: …"
      text_ = trim(text_.substr(words.front().size()));
    }
    while (!text_.empty() && isIn(text_.front(), kMarkdown)) text_.remove_prefix(1);
    const bool taken = takeLeadingMark(ids);
    if (!taken) text_ = before;
    return taken;
  }

  bool takeLeadingMark(Ids& ids) {
    if (text_.empty()) return false;
    if (isDigit(text_.front())) {  // "6️⃣Ringde …", "2️⃣6️⃣ …"
      const std::string_view digit = text_.substr(0, 1), rest = text_.substr(1);
      const std::size_t selector = rest.starts_with(kSelector) ? kSelector.size() : 0;
      if (rest.substr(selector).starts_with(kKeycap)) {
        if (const auto id = number(digit)) return takeIds(ids, {*id}, 1 + selector + kKeycap.size());
      }
    }
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
    const std::string_view near = text_.substr(0, kMaxNameBytes);
    if (near.find(':') == std::string_view::npos && !hasDash(near)) return false;
    for (const std::string_view mark :
         {std::string_view(":"), std::string_view(" – "), std::string_view(" - "), std::string_view(" — ")}) {
      const std::size_t at = near.find(mark);
      if (at == std::string_view::npos) continue;
      if (const auto id = catalogue_.idFromName(foldText(near.substr(0, at))))
        return takeIds(ids, {*id}, at + mark.size());
    }
    return false;
  }

  bool takeLeadingToken(Ids& ids) {
    const std::string_view token = splitWords(text_.substr(0, kMaxNameBytes)).front();
    const std::string folded = foldText(trimAny(token, ".:,;)-*_`"));
    return takeIds(ids, idsOfToken(folded), token.size());
  }

  /// "princip 6: ringde …", "princip 2 och 6 …"
  bool takeLeadingWord(Ids& ids) {
    const auto words = splitWords(text_.substr(0, kMaxNameBytes));
    if (words.size() < 2 || !isPrincipleWord(foldText(words[0]))) return false;
    std::size_t last = 0;
    Ids found;
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::string folded = foldText(trimAny(words[i], ".:,;)*_`"));
      if (isIn(folded, kJoiners) || isIn(folded, kNumberWords)) continue;
      const Ids list = idsOfList(folded);
      if (list.empty()) break;
      for (const std::string& id : list) add(found, id);
      last = i;
      if (words[i].ends_with(':') || words[i].ends_with('.')) break;
    }
    const auto end = static_cast<std::size_t>(words[last].data() + words[last].size() - text_.data());
    return takeIds(ids, found, end);
  }

  /// Emoji last, after the marks, are of the sentence: "… (princip 6) 👍".
  std::string_view setEmojiAside() {
    std::string_view kept = trim(text_);
    std::size_t emoji = kept.size();
    while (true) {
      const std::size_t space = kept.substr(0, emoji).find_last_not_of(' ');
      if (space == std::string_view::npos) break;
      const std::size_t start = kept.substr(0, space + 1).find_last_of(" \t\n") + 1;
      const std::string_view word = kept.substr(start, space + 1 - start);
      if (!isEmojiLike(decodeUtf8(word, 0).value) || word.find(kKeycap) != std::string_view::npos) break;
      emoji = start;
      if (start == 0) break;
    }
    text_ = trim(kept.substr(0, emoji));
    return kept.substr(emoji);
  }

  void cutFrom(std::size_t at) {
    while (at > 0 && isIn(text_[at - 1], kMarkdown)) --at;
    text_ = trim(text_.substr(0, at));
    for (const std::string_view dash :
         {std::string_view(" -"), std::string_view(" –"), std::string_view(" —"), std::string_view(","),
          std::string_view(" ·"), std::string_view(":")}) {
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

  /// "… #2 och #6": the joiner goes only if there is a mark before it.
  bool takeTrailing() {
    const std::string_view before = text_ = trim(text_);
    const auto words = splitWords(text_.substr(text_.size() - std::min<std::size_t>(text_.size(), 8)));
    const bool joined = !trailing_.empty() && words.size() > 1 && isIn(foldText(words.back()), kJoiners);
    if (!joined) return takeTrailingMark();
    const std::size_t found = trailing_.size();
    const Ids tags = tags_;
    text_ = trim(text_.substr(0, text_.size() - words.back().size()));
    if (takeTrailingMark() && trailing_.size() > found) return true;
    text_ = before;
    tags_ = tags;
    return false;
  }

  bool takeTrailingMark() {
    const std::string_view bare = trimAny(text_, ".!,; *_`");
    if (bare.empty()) return false;
    if (bare.ends_with(kKeycap)) {  // "… igen6️⃣", "2️⃣6️⃣"
      std::string_view rest = bare.substr(0, bare.size() - kKeycap.size());
      if (rest.ends_with(kSelector)) rest.remove_suffix(kSelector.size());
      const auto id = rest.empty() ? std::nullopt : number(rest.substr(rest.size() - 1));
      return id && prepend({*id}, rest.size() - 1);
    }
    if (bare.back() == ')' || bare.back() == ']') {
      const std::size_t open = bare.rfind(bare.back() == ')' ? '(' : '[');
      if (open == std::string_view::npos || bare.size() - open > kMaxNameBytes) return false;
      return prepend(idsOfBracket(bare.substr(open + 1, bare.size() - open - 2)), open);
    }
    const std::size_t space = bare.find_last_of(" \t\n");
    std::size_t at = space == std::string_view::npos ? 0 : space + 1;
    while (at < bare.size() && isIn(bare[at], kMarkdown)) ++at;
    const std::string_view token = bare.substr(at);
    if (token.size() > kMaxTagBytes + 1) return false;
    if (prepend(idsOfToken(foldText(token)), at)) return true;
    return takeTag(token, at) || takeTrailingWord(bare) || takeTrailingName(bare);
  }

  bool takeTag(std::string_view token, std::size_t at) {
    if (token.size() < 2 || token.front() != '#' || tags_.size() >= kMaxTagsPerRecord) return false;
    // Without its "#" a selector has nothing left to select.
    const std::string tag = cleanText(token.substr(1));
    if (tag.empty()) return false;
    const auto isTagByte = [](char c) {
      return static_cast<unsigned char>(c) >= 0x80 || isDigit(c) || (c >= 'a' && c <= 'z') ||
             (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    };
    if (!std::all_of(tag.begin(), tag.end(), isTagByte) || std::all_of(tag.begin(), tag.end(), isDigit))
      return false;
    if (!isIn(tag, tags_)) tags_.insert(tags_.begin(), tag);
    cutFrom(at);
    return true;
  }

  /// "… princip 6", "… princip 2 och 6"
  bool takeTrailingWord(std::string_view bare) {
    const std::size_t from = bare.size() > kMaxNameBytes ? bare.size() - kMaxNameBytes : 0;
    const auto words = splitWords(bare.substr(from));
    for (std::size_t i = words.size(); i-- > 0;) {
      if (!isPrincipleWord(foldText(words[i]))) continue;
      const auto at = static_cast<std::size_t>(words[i].data() - text_.data());
      return prepend(idsOfList(foldText(bare.substr(at + words[i].size()))), at);
    }
    return false;
  }

  /// "… – arbeta öppet"
  bool takeTrailingName(std::string_view bare) {
    if (!hasDash(bare)) return false;  // which spares three searches from the end
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
