// The pass itself knows only that something is wrong; refuse() names it. See json_scanner.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/json_scanner.h"

#include <algorithm>
#include <cstring>

#include "core/base/json_number.h"
#include "core/base/letters.h"
#include "core/base/utf8.h"

namespace smasteg {
namespace {

using Token = JsonScanner::Token;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::uint64_t kTenToThe19 = 10'000'000'000'000'000'000U;
constexpr std::uint64_t kTwoToThe63 = std::uint64_t{1} << 63;

/// Stands as it is in a string: ASCII, and no control character, quote or backslash.
bool isPlain(char c) { return static_cast<signed char>(c) >= 0x20 && c != '"' && c != '\\'; }

/// The same of eight bytes. A subtraction in a byte leaves its top bit clear unless something in it, or a
/// borrow from a byte that is not plain either, sets it.
bool areEightPlain(const char* bytes) {
  constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101, kTops = kOnes << 7;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof(word));
  const std::uint64_t quotes = (word ^ kOnes * '"') - kOnes, slashes = (word ^ kOnes * '\\') - kOnes;
  return ((word | (word - kOnes * 0x20) | quotes | slashes) & kTops) == 0;
}

}  // namespace

JsonScanner::JsonScanner(std::string_view text, int maxDepth, std::string& unescaped)
    : bytes_(text), maxDepth_(std::min(maxDepth, kMaxDepth)), unescaped_(unescaped) {
  if (text.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
}

Token JsonScanner::next() {
  skipSpace();
  if (expect_ == Expect::commaOrClose) {
    if (peek() != ',') return close();
    ++at_;
    skipSpace();
    expect_ = inObject() ? Expect::key : Expect::value;
  }
  switch (expect_) {
    case Expect::keyOrClose:
      return peek() == '}' ? close() : readKey();
    case Expect::key:
      return readKey();
    case Expect::valueOrClose:
      return peek() == ']' ? close() : readValue();
    case Expect::value:
      return readValue();
    case Expect::refused:
      return Token::refused;
    case Expect::commaOrClose:
    case Expect::nothing:
      break;
  }
  return at_ == bytes_.size() ? Token::end : refuse(at_);
}

void JsonScanner::skipSpace() {
  for (char c = peek(); c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = peek()) ++at_;
}

void JsonScanner::skipPlainText() {
  while (bytes_.size() - at_ >= 8 && areEightPlain(bytes_.data() + at_)) at_ += 8;
  while (at_ < bytes_.size() && isPlain(bytes_[at_])) ++at_;
}

Token JsonScanner::done(Token value) {
  expect_ = depth_ == 0 ? Expect::nothing : Expect::commaOrClose;
  return value;
}

Token JsonScanner::open(Token value) {
  if (depth_ >= maxDepth_) return refuse(at_);
  const bool object = value == Token::openObject;
  objects_[static_cast<std::size_t>(depth_++)] = object;
  expect_ = object ? Expect::keyOrClose : Expect::valueOrClose;
  ++at_;
  return value;
}

Token JsonScanner::close() {
  const bool object = inObject();
  if (peek() != (object ? '}' : ']')) return refuse(at_);
  --depth_;
  ++at_;
  return done(object ? Token::closeObject : Token::closeList);
}

Token JsonScanner::word(std::string_view letters, Token value) {
  if (!bytes_.substr(at_).starts_with(letters)) return refuse(at_);
  at_ += letters.size();
  return done(value);
}

Token JsonScanner::readValue() {
  switch (peek()) {
    case '"':
      return readString() ? done(Token::string) : Token::refused;
    case '{':
      return open(Token::openObject);
    case '[':
      return open(Token::openList);
    case 't':
      return word("true", Token::yes);
    case 'f':
      return word("false", Token::no);
    case 'n':
      return word("null", Token::null);
    default:
      return readNumber();
  }
}

Token JsonScanner::readKey() {
  if (peek() != '"') return refuse(at_);
  if (!readString()) return Token::refused;
  skipSpace();
  if (peek() != ':') return refuse(at_);
  ++at_;
  expect_ = Expect::value;
  return Token::key;
}

Token JsonScanner::readNumber() {
  const bool minus = peek() == '-';
  if (minus) ++at_;
  const std::size_t from = at_;
  std::uint64_t value = 0;  // goes round beyond 64 bits
  if (peek() == '0') {
    ++at_;
  } else {
    for (; isDigit(peek()); ++at_) value = value * 10 + static_cast<std::uint64_t>(peek() - '0');
  }
  const std::size_t digits = at_ - from;
  if (digits == 0) return refuse(from);
  // 20 digits with a 1 in front are below 2 · 10^19: what went round is then below 10^19.
  const bool fits = digits < 20 || (digits == 20 && bytes_[from] == '1' && value >= kTenToThe19);
  if (peek() == '.' || peek() == 'e' || peek() == 'E' || !fits || (minus && value > kTwoToThe63))
    return readFraction(from, minus);
  number_ = minus ? 0 - value : value;
  return done(minus ? Token::negative : Token::natural);
}

Token JsonScanner::readFraction(std::size_t from, bool minus) {
  const auto digits = [this] {
    const std::size_t before = at_;
    while (isDigit(peek())) ++at_;
    return at_ > before;
  };
  if (peek() == '.') {
    ++at_;
    if (!digits()) return refuse(at_);
  }
  if (peek() == 'e' || peek() == 'E') {
    ++at_;
    if (peek() == '+' || peek() == '-') ++at_;
    if (!digits()) return refuse(at_);
  }
  const JsonReal real = readReal(bytes_.substr(from, at_ - from));
  if (real.kind == JsonReal::Kind::tooBig) return refuse(from);
  if (real.kind == JsonReal::Kind::other) return done(Token::other);
  number_ = static_cast<std::uint64_t>(minus ? -real.value : real.value);
  return done(Token::whole);
}

bool JsonScanner::readString() {
  std::size_t from = ++at_, first = 0;
  bool escaped = false;
  for (;;) {
    skipPlainText();
    const char c = peek();
    if (c == '"') break;
    if (c == '\\') {
      // No escape is shorter than what it stands for: all that is to come has room.
      if (!escaped) first = unescaped_.size(), unescaped_.reserve(first + bytes_.size() - from);
      escaped = true;
      unescaped_.append(bytes_, from, at_ - from);
      if (!readEscape()) return false;
      from = at_;
    } else if (static_cast<unsigned char>(c) < 0x80) {
      refuse(at_, true);  // a control character, or the end
      return false;
    } else {
      const CodePoint letter = decodeUtf8(bytes_, at_);
      if (!letter.valid) {
        refuse(at_, true);
        return false;
      }
      at_ += letter.length;
    }
  }
  string_ = bytes_.substr(from, at_ - from);
  if (escaped) string_ = std::string_view(unescaped_.append(string_)).substr(first);
  ++at_;
  return true;
}

bool JsonScanner::readEscape() {
  constexpr std::string_view kNames = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
  const char name = at_ + 1 < bytes_.size() ? bytes_[at_ + 1] : '\0';
  if (const std::size_t known = kNames.find(name); known != std::string_view::npos) {
    unescaped_ += kMeanings[known];
    at_ += 2;
    return true;
  }
  std::int32_t unit = name == 'u' ? hexAt(at_ + 2) : -1;
  std::size_t length = 6;
  if (unit >= 0xD800 && unit < 0xDC00) {  // the first half of a pair
    const bool more = bytes_.substr(at_ + length).starts_with("\\u");
    const std::int32_t low = more ? hexAt(at_ + length + 2) : -1;
    unit = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : -1;
    length += 6;
  } else if (unit >= 0xDC00 && unit < 0xE000) {
    unit = -1;
  }
  if (unit < 0) {
    refuse(at_, true);
    return false;
  }
  appendUtf8(unescaped_, static_cast<char32_t>(unit));
  at_ += length;
  return true;
}

/// Four hexadecimal digits, or −1.
std::int32_t JsonScanner::hexAt(std::size_t at) const {
  std::int32_t value = 0;
  for (const std::size_t end = at + 4; at < end; ++at) {
    const char c = at < bytes_.size() ? bytes_[at] : '\0';
    const char lower = static_cast<char>(c | 0x20);
    if (isDigit(c)) {
      value = value * 16 + (c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value * 16 + (lower - 'a' + 10);
    } else {
      return -1;
    }
  }
  return value;
}

/// Goes on from the fault over quotes and brackets as they stand, for one that is to be told before it.
Token JsonScanner::refuse(std::size_t at, bool inString) {
  const char* code = "bad_json";
  std::size_t fault = at;
  while (at < bytes_.size() && bytes_[at] != '\0') {
    const char c = bytes_[at];
    const CodePoint letter = decodeUtf8(bytes_, at);
    if (!letter.valid) {
      code = "bad_utf8", fault = at;
      break;
    }
    at += letter.length;
    if (c == '"') {
      inString = !inString;
    } else if (inString) {
      if (c == '\\' && at < bytes_.size() && (bytes_[at] == '"' || bytes_[at] == '\\')) ++at;
    } else if ((c == '[' || c == '{') && ++depth_ > maxDepth_) {
      code = "too_deep", fault = at - 1;
      break;
    } else if ((c == ']' || c == '}') && --depth_ < 0) {
      break;
    }
  }
  error_ = {code, "at byte " + std::to_string(fault)};
  expect_ = Expect::refused;
  return Token::refused;
}

}  // namespace smasteg
