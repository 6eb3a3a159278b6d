// See letter_row.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/visibility/letter_row.h"

#include "core/base/letters.h"
#include "core/base/utf8.h"

namespace smasteg {
namespace {

constexpr char32_t kMinus = 0x2212;

bool isDash(char32_t c) { return (c >= 0x2010 && c <= 0x2015) || c == kMinus; }

}  // namespace

LetterRow::LetterRow(std::string_view text) : bytes_(text.size()) {
  cells_.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decodeUtf8(text, at);
    const char32_t lower = lowerLetter(c.value);
    const char32_t value = isDash(c.value) ? U'-' : isUnicodeSpace(c.value) ? U' ' : lower;
    cells_.push_back({value, lower != c.value, at});
    at += c.length;
  }
}

bool LetterRow::isLetter(std::size_t i) const {
  const char32_t c = at(i);
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && c < 0x2000;
}

std::size_t LetterRow::digitsFrom(std::size_t i) const {
  std::size_t count = 0;
  while (isDigit(i + count)) ++count;
  return count;
}

bool LetterRow::hasWord(std::size_t i, std::string_view lower) const {
  std::size_t at = 0;
  while (at < lower.size()) {
    const CodePoint c = decodeUtf8(lower, at);
    if (this->at(i++) != c.value) return false;
    at += c.length;
  }
  return true;
}

}  // namespace smasteg
