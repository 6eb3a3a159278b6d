// Lines, markers and the rule that tells steps from comments. See text_record.h; principles are in
// principle_marks.cpp.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/text_record.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/base/letters.h"
#include "core/base/text.h"
#include "core/base/utf8.h"
#include "core/catalogue/catalogue.h"
#include "core/log/chatter.h"
#include "core/log/limits.h"
#include "core/log/principle_marks.h"

namespace smasteg {
namespace {

constexpr std::size_t kMinStepWords = 3;  // an unmarked line of fewer is an answer: "Snyggt", "jag också"

constexpr std::size_t kMaxPraiseWords = 5;  // "Tack för ett bra förslag!" proposes nothing

/// How a line opens.
struct Head {
  std::optional<RecordKind> kind;  // of a marker
  bool bang = false;               // "!steg"
  bool list = false;               // "- "
  std::string_view rest;           // after the marker
};

struct Word {
  std::string_view text;
  RecordKind kind;
};

constexpr std::array kEmoji = {
    Word{"💡", RecordKind::lesson}, Word{"👏", RecordKind::thanks},     Word{"📣", RecordKind::call},
    Word{"📢", RecordKind::call},   Word{"🧪", RecordKind::experiment}, Word{"📅", RecordKind::meetup},
    Word{"📆", RecordKind::meetup}, Word{"🗓", RecordKind::meetup},     Word{"☕", RecordKind::round},
    Word{"📰", RecordKind::letter}, Word{"👣", RecordKind::step},       Word{"📊", RecordKind::count}};

// After "!", and (in `names`) after an emoji, where they only repeat what it says.
constexpr std::array kBangWords = {Word{"steg", RecordKind::step},
                                   Word{"step", RecordKind::step},
                                   Word{"tack", RecordKind::thanks},
                                   Word{"thanks", RecordKind::thanks},
                                   Word{"thank you", RecordKind::thanks},
                                   Word{"lärdom", RecordKind::lesson},
                                   Word{"lardom", RecordKind::lesson},
                                   Word{"lesson", RecordKind::lesson},
                                   Word{"efterlysning", RecordKind::call},
                                   Word{"efterlys", RecordKind::call},
                                   Word{"upprop", RecordKind::call},
                                   Word{"call", RecordKind::call},
                                   Word{"experiment", RecordKind::experiment},
                                   Word{"träff", RecordKind::meetup},
                                   Word{"traff", RecordKind::meetup},
                                   Word{"meetup", RecordKind::meetup},
                                   Word{"meet-up", RecordKind::meetup},
                                   Word{"fikarunda", RecordKind::round},
                                   Word{"fika", RecordKind::round},
                                   Word{"coffee", RecordKind::round},
                                   Word{"coffee round", RecordKind::round},
                                   Word{"veckobrev", RecordKind::letter},
                                   Word{"week letter", RecordKind::letter},
                                   Word{"pass", RecordKind::session},
                                   Word{"session", RecordKind::session}};

// In a thread these words count with a colon and no "!".
constexpr std::array kColonKinds = {RecordKind::step, RecordKind::lesson, RecordKind::call,
                                    RecordKind::thanks};

/// Bytes of `text` that `folded` (a prefix of foldText(text)) stands for, or 0. Folding never joins code
/// points, and what it drops (selectors, skin tones) belongs to the point before.
std::size_t matchPrefix(std::string_view text, std::string_view folded) {
  // Most texts open otherwise, which their first letter tells.
  const char first = text.empty() ? '\0' : text[0];
  const bool ascii = static_cast<signed char>(first) >= 0;
  if (ascii && (first >= 'A' && first <= 'Z' ? first | 0x20 : first) != folded[0]) return 0;
  std::size_t at = 0;
  std::string seen;
  while (at < text.size() && seen.size() < folded.size()) {
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    seen += foldText(text.substr(at, next - at));
    if (!folded.starts_with(seen)) return 0;
    at = next;
  }
  if (seen != folded) return 0;
  while (at < text.size()) {  // selectors and skin tones after it
    std::size_t next = at + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    if (!foldText(text.substr(at, next - at)).empty()) break;
    at = next;
  }
  return at;
}

bool wordEndsAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const char c = text[at];
  const bool letter =
      (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0x80);
  return !letter && c != '_' && c != '-';
}

bool opensWithNumberAndColon(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return digits > 0 && digits < 3 && trim(text.substr(digits)).starts_with(':');
}

bool isMarkdown(char c) { return c == '*' || c == '_' || c == '`'; }

/// Past what people put between a marker and its text: ": ", " – ", ". ", "! ", "**". "-3 grader" keeps its
/// sign.
std::string_view skipSeparators(std::string_view text, bool& colon) {
  while (!text.empty() && isMarkdown(text.front())) text.remove_prefix(1);
  while (true) {
    text = trim(text);
    if (text.empty()) return text;
    if (std::string_view(":,.;!").find(text.front()) != std::string_view::npos) {
      colon = colon || text.front() == ':';
      text.remove_prefix(1);
      while (colon && !text.empty() && isMarkdown(text.front())) text.remove_prefix(1);
    } else if (text.starts_with("- ")) {
      text.remove_prefix(1);
    } else if (text.starts_with("–") || text.starts_with("—")) {
      text.remove_prefix(std::string_view("–").size());
    } else {
      return text;
    }
  }
}

/// The longest known word that `text` opens with; `after` is what follows it, past a colon and spaces.
std::optional<Word> wordAt(std::string_view text, std::string_view& after, bool& colon) {
  std::optional<Word> best;
  std::size_t length = 0;
  for (const Word& word : kBangWords) {
    const std::size_t bytes = matchPrefix(text, word.text);
    if (bytes > length && wordEndsAt(text, bytes)) best = word, length = bytes;
  }
  if (!best) return best;
  colon = false;
  after = skipSeparators(text.substr(length), colon);
  if (best->kind == RecordKind::step && opensWithNumberAndColon(after)) colon = true;  // "Steg 6: ringde …"
  return best;
}

std::string_view skipListMark(std::string_view line, bool& list) {
  for (const std::string_view mark : {"•", "◦", "▪", "·", "–", "—", "⁃", "●", "○", "‣", "→", "-- "}) {
    if (line.starts_with(mark)) return list = true, trim(line.substr(mark.size()));
  }
  const bool spaced = line.size() > 1 && std::string_view("-*+").find(line[0]) != std::string_view::npos &&
                      (line[1] == ' ' || line[1] == '\t');
  const bool tight = line.size() > 1 && line[0] == '-' && line[1] != '-' && !isDigit(line[1]);
  if (!spaced && !tight) return line;
  list = true;
  line = trim(line.substr(1));
  for (const std::string_view box : {"[ ]", "[x]", "[X]"}) {
    if (line.starts_with(box)) return trim(line.substr(box.size()));
  }
  return line;
}

/// Bytes of "1. " or "1) " with just that number, or 0.
std::size_t numberMark(std::string_view line, std::size_t number) {
  const std::string digits = std::to_string(number);
  if (!line.starts_with(digits) || line.size() < digits.size() + 2) return 0;
  const char mark = line[digits.size()];
  return (mark == '.' || mark == ')') && line[digits.size() + 1] == ' ' ? digits.size() + 2 : 0;
}

/// Emoji and what is left of markdown, before a word: "✨ Lärdom:", "**Tack** @anna". Not the markers.
std::string_view skipOrnaments(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = decodeUtf8(text, 0);
    const bool selector = c.value == 0xFE0F || c.value == 0x200D;
    if (!isMarkdown(text[0]) && text[0] != ' ' && !selector && !isEmojiLike(c.value)) return text;
    text.remove_prefix(c.length);
  }
  return text;
}

/// "@anna", and what Element puts in the body for a name that was picked from its list.
bool opensWithMention(std::string_view text) {
  if (text.starts_with('[')) {
    const std::size_t link = text.find("](");
    if (link != std::string_view::npos) text = text.substr(link + 2);
  }
  return text.starts_with('@') || text.starts_with("https://matrix.to/#/@");
}

constexpr std::size_t kWordsBeforeName = 2;  // "tack så mycket @anna", "tack till @anna"

/// What a person is thanked for: "tack @anna …", "Stort tack till @anna …". Empty when nobody is; "tack vare
/// @anna …" tells what she made possible. `named`: m.mentions says that a name stands there.
std::string_view thanked(std::string_view line, bool named) {
  std::string_view text = skipOrnaments(line), after;
  for (const std::string_view word : {"stort ", "tusen ", "många ", "varmt "}) {
    if (const std::size_t bytes = matchPrefix(text, word); bytes > 0) text = text.substr(bytes);
  }
  bool colon = false;
  const auto word = wordAt(text, after, colon);
  if (!word || word->kind != RecordKind::thanks) return {};
  const auto words = splitWords(after);
  if (words.empty() || foldText(words[0]) == "vare") return {};
  if (named) return after;
  for (std::size_t i = 0; i < std::min(words.size(), kWordsBeforeName + 1); ++i) {
    if (opensWithMention(after.substr(static_cast<std::size_t>(words[i].data() - after.data()))))
      return after;
  }
  return {};
}

Head emojiHead(Head head) {
  for (const Word& emoji : kEmoji) {
    const std::size_t bytes = matchPrefix(head.rest, emoji.text);
    if (bytes == 0) continue;
    std::string_view rest = trim(head.rest.substr(bytes)), after;
    while (const std::size_t again = matchPrefix(rest, emoji.text))
      rest = trim(rest.substr(again));  // "👏👏 Tack …"
    bool colon = false;
    if (emoji.kind != RecordKind::round) rest = skipSeparators(rest, colon);
    const auto word = wordAt(rest, after, colon);
    const bool named = word && word->kind == emoji.kind;
    if (emoji.kind == RecordKind::round && !named) continue;  // "☕ Fikade med IT" is a step, not a round
    if (emoji.kind == RecordKind::thanks && !named && opensLikeChatter(foldText(rest))) return head;
    head.kind = emoji.kind;
    head.rest = named ? after : rest;
    return head;
  }
  return head;
}

/// `proposals`: "Pass:" opens one; elsewhere it is a word like others.
Head readHead(std::string_view line, bool proposals) {
  Head head;
  head.rest = skipListMark(line, head.list);
  std::string_view after;
  bool colon = false;
  if (head.rest.starts_with('!')) {
    const auto word = wordAt(trim(head.rest.substr(1)), after, colon);
    if (word && (word->kind != RecordKind::session || proposals)) {
      head.kind = word->kind;
      head.bang = true;
      head.rest = after;
    }
    return head;
  }
  if (const Head marked = emojiHead(head); marked.kind) return marked;
  if (const auto word = wordAt(skipOrnaments(head.rest), after, colon)) {
    const bool listed = word->kind == RecordKind::session ? proposals
                                                          : std::find(kColonKinds.begin(), kColonKinds.end(),
                                                                      word->kind) != kColonKinds.end();
    if (colon && listed) {
      head.kind = word->kind;
      head.rest = after;
      return head;
    }
  }
  if (const std::string_view thanks = thanked(head.rest, false); !thanks.empty() && !endsInQuestion(thanks)) {
    head.kind = RecordKind::thanks;
    head.rest = thanks;
  }
  return head;
}

/// Lines of the body; of what a person typed, without what he or she quotes: what older clients put before a
/// reply ("> <@anna:hs> …"), and lines with "> " before an answer.
std::vector<std::string_view> ownLines(std::string_view clean, bool typed) {
  std::vector<std::string_view> lines;
  for (const std::string_view line : splitLines(clean)) lines.push_back(trim(line));
  if (typed && !lines.empty() && lines[0].starts_with("> ")) {
    const bool reply = lines[0].starts_with("> <@") || lines[0].starts_with("> * <@");
    const auto end = std::find_if(lines.begin(), lines.end(),
                                  [](std::string_view line) { return !line.starts_with('>'); });
    if (reply || end != lines.end())
      lines.erase(lines.begin(), end);  // "> 40 samtal i dag" alone is no quote
  }
  std::erase_if(lines, [](std::string_view line) { return line.empty(); });
  return lines;
}

/// Runs of spaces are one space; line breaks stay.
std::string tidied(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t';
    if (space && (out.empty() || out.back() == ' ' || out.back() == '\n')) continue;
    out += space ? ' ' : c;
  }
  return out;
}

class Parser {
 public:
  Parser(const TextPlace& place, const Catalogue& catalogue) : place_(place), catalogue_(catalogue) {}

  std::vector<TextRecord> run(std::string_view body) {
    const std::string clean = cleanText(body);
    const auto lines = ownLines(clean, !place_.writtenByApp);
    if (lines.empty()) return {};
    if (place_.plain) {
      takeAnswer(lines);
      return std::move(records_);
    }
    if (place_.writtenByApp && !place_.batch) {
      take(readHead(lines[0], place_.proposals), joined(lines, 1));
      return std::move(records_);
    }
    splitMarked(lines);
    if (records_.empty() && place_.inThread && !place_.markedOnly && !place_.repliesToRecord && !sawMarked_) {
      takeUnmarked(lines);
    }
    if (records_.empty() && place_.answers && !sawMarked_) takeAnswer(lines);
    if (records_.size() > 1 || place_.batch) {
      for (std::size_t i = 0; i < records_.size(); ++i) records_[i].n = static_cast<int>(i) + 1;
    }
    return std::move(records_);
  }

 private:
  static std::string joined(const std::vector<std::string_view>& lines, std::size_t from) {
    std::string text;
    for (std::size_t i = from; i < lines.size(); ++i) text.append("\n").append(lines[i]);
    return text;
  }

  bool starts(const Head& head) const {
    if (place_.batch) return true;
    if (!place_.inThread) return head.bang;
    if (place_.repliesToRecord || place_.markedOnly) return head.kind.has_value();
    return head.kind.has_value() || head.list;
  }

  /// Each marked line begins a record; unmarked lines after it belong to it, those before the first are a
  /// heading.
  void splitMarked(const std::vector<std::string_view>& lines) {
    std::optional<Head> open;
    std::string more;
    const bool counted = isCounted(lines);
    std::size_t number = 1;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::string_view line = lines[i];
      const std::size_t mark = counted ? numberMark(line, number) : 0;
      number += mark > 0 ? 1U : 0U;
      Head head = readHead(line.substr(mark), place_.proposals);
      head.list = head.list || mark > 0;
      if (!starts(head)) {
        if (open) more.append("\n").append(line);
        continue;
      }
      if (open) take(*open, more);
      if (!open && i > 0) takeBefore(lines, i, head);
      open = head;
      more.clear();
    }
    if (open) take(*open, more);
    sawMarked_ = open.has_value();
  }

  /// "1. Ringde …", "2. Mejlade …": two or more lines that count from 1.
  bool isCounted(const std::vector<std::string_view>& lines) const {
    if (!place_.inThread || place_.writtenByApp) return false;
    std::size_t number = 1;
    for (const std::string_view line : lines) number += numberMark(line, number) > 0 ? 1U : 0U;
    return number > 2;
  }

  /// Before a list stands its heading; before "💡 Lärdom" may stand the step that taught it.
  void takeBefore(const std::vector<std::string_view>& lines, std::size_t end, const Head& first) {
    const std::vector<std::string_view> before(lines.begin(),
                                               lines.begin() + static_cast<std::ptrdiff_t>(end));
    if (place_.answers && !place_.writtenByApp) return takeAnswer(before);
    const bool free =
        place_.inThread && !place_.markedOnly && !place_.repliesToRecord && !place_.writtenByApp;
    if (free && !first.list && first.kind && *first.kind != RecordKind::step) takeUnmarked(before);
  }

  void take(const Head& head, std::string_view more) {
    if (records_.size() > kMaxRecordsPerMessage) return;  // one above tells the log that there were too many
    TextRecord record;
    record.kind = head.kind.value_or(place_.proposals ? RecordKind::session : RecordKind::step);
    record.marked = head.kind.has_value() || head.list;
    std::string text(head.rest);
    text.append(more);
    if (record.kind == RecordKind::step) {
      PrincipleMarks marks = takePrincipleMarks(tidied(text), head.kind == RecordKind::step, catalogue_);
      record.text = std::move(marks.text);
      record.principles = std::move(marks.principles);
      record.tags = std::move(marks.tags);
    } else {
      record.text = std::string(trim(tidied(text)));
    }
    const bool complete = head.bang && record.kind == RecordKind::round;  // "!fika" needs no more words
    if (!record.text.empty() || place_.batch || complete) records_.push_back(std::move(record));
  }

  /// All of it, unless it thanks somebody.
  void takeAnswer(const std::vector<std::string_view>& lines) {
    const std::string whole = std::string(lines[0]) + joined(lines, 1);
    Head head;
    head.kind = RecordKind::answer;
    head.rest = whole;
    const std::string_view thanks = place_.plain ? "" : thanked(whole, place_.mentions);
    if (!thanks.empty() && !endsInQuestion(whole)) {
      head.kind = RecordKind::thanks;
      head.rest = thanks;
    }
    take(head, "");
  }

  void takeUnmarked(const std::vector<std::string_view>& lines) {
    const std::string whole = std::string(lines[0]) + joined(lines, 1);
    Head head;
    head.rest = whole;
    const std::string folded = foldText(whole);
    if (const std::string_view thanks = thanked(whole, place_.mentions);
        !thanks.empty() && !endsInQuestion(whole)) {
      head.kind = RecordKind::thanks;
      head.rest = thanks;
      take(head, "");
      return;
    }
    if (place_.proposals) {  // a title may be two words, and a question
      const bool praise = opensLikeChatter(folded) && countRealWords(whole) <= kMaxPraiseWords;
      if (!praise) take(head, "");
      return;
    }
    take(head, "");
    if (records_.empty() || !records_[0].principles.empty()) return;
    const bool comment =
        countRealWords(whole) < kMinStepWords || endsInQuestion(whole) || soundsLikeTalk(folded);
    if (comment) records_.clear();
  }

  const TextPlace& place_;
  const Catalogue& catalogue_;
  std::vector<TextRecord> records_;
  bool sawMarked_ = false;
};

}  // namespace

std::vector<TextRecord> parseText(std::string_view body, const TextPlace& place, const Catalogue& catalogue) {
  return Parser(place, catalogue).run(body);
}

}  // namespace smasteg
