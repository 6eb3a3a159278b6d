// Cleaning, folding, splitting. See text.h; what single code points are is in letters.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/text.h"

#include <algorithm>

#include "core/base/letters.h"
#include "core/base/utf8.h"

namespace smasteg {
namespace {

constexpr char32_t kZeroWidthNonJoiner = 0x200C;
constexpr char32_t kZeroWidthJoiner = 0x200D;
constexpr char32_t kEmojiSelector = 0xFE0F;
constexpr char32_t kSoftHyphen = 0x00AD;
constexpr char32_t kBlackFlag = 0x1F3F4;
constexpr char32_t kTagFirst = 0xE0020;
constexpr char32_t kTagEnd = 0xE007F;
constexpr std::size_t kUsualWord = 5;  // bytes; so many words are made room for
constexpr std::size_t kMaxMarks =
    4;  // on one letter; no language stacks more, and towers cover the lines around
constexpr std::size_t kMaxTags = 6;  // gbeng, gbsct, gbwls, and the longest region code there can be

bool isAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool isPlainAscii(char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\t'; }

/// Plain ASCII and the letters from À to ſ, which are as they should be: most of what people write.
bool isCleanAlready(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (isPlainAscii(text[at])) continue;
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0xC3 || lead > 0xC5 || ++at == text.size()) return false;
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) return false;
  }
  return true;
}

bool isTag(char32_t c) { return c >= kTagFirst && c <= kTagEnd; }

bool isTagLetterOrDigit(char32_t c) {
  return (c >= 0xE0030 && c <= 0xE0039) || (c >= 0xE0061 && c <= 0xE007A);
}

/// Works through the code points once; `out_` is clean at every moment.
class Cleaner {
 public:
  explicit Cleaner(std::u32string_view in) : in_(in) { out_.reserve(in.size()); }

  std::u32string run() {
    while (at_ < in_.size()) step();
    return std::move(out_);
  }

 private:
  char32_t last() const { return out_.empty() ? 0 : out_.back(); }
  char32_t following() const { return at_ + 1 < in_.size() ? in_[at_ + 1] : 0; }

  void step() {
    const char32_t c = in_[at_];
    if (isTag(c)) {
      takeTags();
      return;
    }
    if (c == U'\r') {
      if (following() != U'\n') out_ += U'\n';
    } else if (c == 0x0085 || c == 0x2028 || c == 0x2029) {
      out_ += U'\n';
    } else if (isUnicodeSpace(c)) {
      out_ += U' ';
    } else if (c == kZeroWidthJoiner || c == kZeroWidthNonJoiner) {
      if (keepsJoiner(c)) out_ += c;
    } else if (isVariationSelector(c)) {
      if (takesSelector(last(), c)) out_ += c;
    } else if (!isInvisible(c)) {
      append(c);
    }
    ++at_;
  }

  void append(char32_t c) {
    if (c == 0x212A) c = U'K';  // the signs for kelvin and ångström are these letters in NFC
    if (c == 0x212B) c = 0x00C5;
    const char32_t composed = composeLetter(last(), c);
    if (composed != 0)
      out_.back() = composed;
    else if (!isStackingMark(c) || !isFullOfMarks())
      out_ += c;
  }

  bool isFullOfMarks() const {
    return out_.size() >= kMaxMarks && std::all_of(out_.end() - kMaxMarks, out_.end(), isStackingMark);
  }

  bool keepsJoiner(char32_t joiner) const {
    if (needsJoiners(last())) return true;
    const bool afterEmoji = isEmojiLike(last()) || last() == kEmojiSelector || last() == kTagEnd;
    return joiner == kZeroWidthJoiner && afterEmoji && isEmojiLike(following());
  }

  /// A flag such as Scotland's is a black flag, a few tags and an end; all other tags hide text and go.
  void takeTags() {
    std::size_t end = at_;
    while (end < in_.size() && isTagLetterOrDigit(in_[end])) ++end;
    const std::size_t count = end - at_;
    const bool flag =
        last() == kBlackFlag && count > 0 && count <= kMaxTags && end < in_.size() && in_[end] == kTagEnd;
    if (flag) {
      out_ += in_.substr(at_, count + 1);
      at_ = end + 1;
      return;
    }
    while (at_ < in_.size() && isTag(in_[at_])) ++at_;
  }

  std::u32string_view in_;
  std::u32string out_;
  std::size_t at_ = 0;
};

}  // namespace

bool isValidUtf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = decodeUtf8(bytes, at);
    if (!c.valid) return false;
    at += c.length;
  }
  return true;
}

std::size_t countCodePoints(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += decodeUtf8(text, at).length;
  return count;
}

std::string truncateCodePoints(std::string_view text, std::size_t count) {
  std::string kept;
  for (std::size_t at = 0; at < text.size() && count > 0; --count) {
    const CodePoint c = decodeUtf8(text, at);
    appendUtf8(kept, c.value);
    at += c.length;
  }
  return kept;
}

std::string cleanText(std::string_view text) {
  if (isCleanAlready(text)) return std::string(text);
  return toUtf8(Cleaner(toCodePoints(text)).run());
}

std::string foldText(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const char c = text[at]; static_cast<signed char>(c) >= 0) {
      folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
      ++at;
      continue;
    }
    const CodePoint c = decodeUtf8(text, at);
    at += c.length;
    if (c.value == 0xFE0E || c.value == kEmojiSelector || c.value == kSoftHyphen || isSkinTone(c.value))
      continue;
    appendUtf8(folded, plainPunctuation(lowerLetter(c.value)));
  }
  return folded;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && isAsciiSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && isAsciiSpace(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> splitLines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<std::string_view> splitWords(std::string_view text) {
  std::vector<std::string_view> words;
  words.reserve(text.size() / kUsualWord + 1);
  while (!(text = trim(text)).empty()) {
    const auto end = std::find_if(text.begin(), text.end(), isAsciiSpace);
    const auto length = static_cast<std::size_t>(end - text.begin());
    words.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return words;
}

bool startsWith(std::string_view text, std::string_view prefix) { return text.starts_with(prefix); }

}  // namespace smasteg
