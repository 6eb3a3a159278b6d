// See features.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/suggest/features.h"

#include <algorithm>
#include <array>

#include "core/base/letters.h"
#include "core/base/text.h"
#include "core/base/utf8.h"

namespace smasteg {
namespace {

constexpr std::size_t kShortestPattern = 2;  // bytes; they are looked up by two
constexpr char kEdge = '_';
constexpr std::size_t kShortestRun = 3, kLongestRun = 5;  // letters, the edges of a word among them
constexpr std::array<std::size_t, 2> kStems = {4, 6};     // letters of a word's beginning

bool isLetter(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && c < 0x2000;  // letters; symbols and emoji begin at U+2000
}

/// FNV-1a with a start of its own for each kind of feature, mixed so that the low bits are as good as the
/// high.
std::uint32_t hashOf(std::uint32_t kind, std::string_view text) {
  std::uint32_t hash = 2166136261U ^ (kind * 0x9E3779B9U);
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  hash ^= hash >> 15;
  hash *= 0x2C1B3C6DU;
  return hash ^ (hash >> 13);
}

enum Kind : std::uint32_t { word, stem, pair, run, length };

void sortOnce(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// Where the letters of a text begin, and its end.
std::vector<std::size_t> lettersOf(std::string_view text) {
  std::vector<std::size_t> begins;
  for (std::size_t at = 0; at < text.size(); at += decodeUtf8(text, at).length) begins.push_back(at);
  begins.push_back(text.size());
  return begins;
}

/// One word of plainWords with its edges: "_testade_".
class WordReader {
 public:
  WordReader(SuggestFeatures& out, int bucketBits) : out_(out), mask_((1U << bucketBits) - 1U) {}

  void read(std::string_view edged) {
    const std::string_view bare = edged.substr(1, edged.size() - 2);
    const std::vector<std::size_t> letters = lettersOf(edged);
    const std::size_t count = letters.size() - 1;
    add(out_.words, Kind::word, bare);
    for (const std::size_t length : kStems) {
      if (count > length + 2) add(out_.words, Kind::stem, edged.substr(1, letters[length + 1] - 1));
    }
    for (std::size_t length = kShortestRun; length <= kLongestRun; ++length) {
      for (std::size_t i = 0; i + length <= count; ++i)
        add(out_.letters, Kind::run, edged.substr(letters[i], letters[i + length] - letters[i]));
    }
  }
  /// Small talk is short: each threshold that a text does not reach is a feature.
  void readLength(std::size_t wordCount) {
    for (const char* most : {"1", "2", "3", "4", "6", "8"}) {
      if (wordCount <= static_cast<std::size_t>(most[0] - '0')) add(out_.words, Kind::length, most);
    }
  }
  void readPair(std::string_view two) { add(out_.words, Kind::pair, two); }

 private:
  void add(std::vector<std::uint32_t>& group, Kind kind, std::string_view text) const {
    group.push_back(hashOf(kind, text) & mask_);
  }

  SuggestFeatures& out_;
  std::uint32_t mask_;
};

}  // namespace

std::string plainWords(std::string_view text) {
  const std::string folded = foldText(cleanText(text.substr(0, kMaxSuggestBytes)));
  std::string plain(1, kEdge);
  bool hasLetter = false, inNumber = false;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = decodeUtf8(folded, at);
    const bool digit = c.length == 1 && isDigit(folded[at]);
    if (digit) {
      if (!inNumber) plain += '0';
    } else if (isLetter(c.value)) {
      plain.append(folded, at, c.length);
      hasLetter = true;
    } else {
      if (plain.back() != kEdge) plain += kEdge;
      if (c.value == '?' && !plain.ends_with("?_")) plain += "?_";
    }
    inNumber = digit;
    at += c.length;
  }
  if (!hasLetter) return "";
  if (plain.back() != kEdge) plain += kEdge;
  return plain;
}

CueTable::CueTable(const std::vector<std::vector<std::string>>& patterns) {
  for (std::uint32_t cue = 0; cue < patterns.size(); ++cue) {
    for (const std::string& text : patterns[cue]) {
      if (text.size() >= kShortestPattern) patterns_.push_back({text, cue});
    }
  }
  std::sort(patterns_.begin(), patterns_.end(),
            [](const Pattern& one, const Pattern& other) { return one.text < other.text; });
  const auto firstByte = [&](std::size_t i) {
    return static_cast<std::size_t>(static_cast<unsigned char>(patterns_[i].text.front()));
  };
  byBegin_.assign(257, patterns_.size());
  for (std::size_t i = patterns_.size(); i-- > 0;) byBegin_[firstByte(i)] = i;
  for (std::size_t byte = 256; byte-- > 0;) byBegin_[byte] = std::min(byBegin_[byte], byBegin_[byte + 1]);
}

std::vector<std::uint32_t> CueTable::find(std::string_view plain) const {
  std::vector<std::uint32_t> found;
  if (patterns_.empty()) return found;
  for (std::size_t at = 0; at < plain.size(); ++at) {
    const std::string_view rest = plain.substr(at);
    const auto byte = static_cast<std::size_t>(static_cast<unsigned char>(plain[at]));
    // Those that begin with the same two bytes are neighbours.
    const auto begin = patterns_.begin() + static_cast<std::ptrdiff_t>(byBegin_[byte]);
    const auto end = patterns_.begin() + static_cast<std::ptrdiff_t>(byBegin_[byte + 1]);
    auto each = std::lower_bound(begin, end, rest.substr(0, 2),
                                 [](const Pattern& one, std::string_view two) { return one.text < two; });
    for (; each != end && rest.substr(0, 2) == std::string_view(each->text).substr(0, 2); ++each) {
      if (rest.starts_with(each->text)) found.push_back(each->cue);
    }
  }
  sortOnce(found);
  return found;
}

SuggestFeatures readFeatures(std::string_view plain, const CueTable& table, int bucketBits) {
  SuggestFeatures out;
  WordReader reader(out, bucketBits);
  std::size_t before = std::string_view::npos, count = 0;
  for (std::size_t begin = 0; begin + 1 < plain.size();) {
    const std::size_t end = plain.find(kEdge, begin + 1);
    if (end == std::string_view::npos) break;
    reader.read(plain.substr(begin, end + 1 - begin));
    if (before != std::string_view::npos) reader.readPair(plain.substr(before, end + 1 - before));
    before = begin;
    begin = end;
    ++count;
  }
  reader.readLength(count);
  sortOnce(out.words);
  sortOnce(out.letters);
  out.cues = table.find(plain);
  return out;
}

}  // namespace smasteg
