// See case_number.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/visibility/case_number.h"

#include <algorithm>
#include <string_view>

namespace smasteg {
namespace {

constexpr std::size_t kYearDigits = 4, kMaxLetters = 6, kMaxNumber = 8;

// Words with a bar between: data stays in the first part of the Wasm, and a text is smaller than a table.
// After one of these a number is a case number, whatever its shape.
constexpr std::string_view kWords =
    "diarienummer|diarienumret|diarienr|diariet nr|dnr|ärendenummer|ärendenumret|ärendenr|ärende nr|ärendeid|"
    "målnummer|målnumret|målnr|mål nr|aktnummer|aktnr|case no|case number";
// Letters before a year that make it no case: laws, reports, terms, standards.
constexpr std::string_view kOtherSeries =
    "sfs|sou|ds|prop|bet|rskr|skr|dir|eu|eg|iso|en|rfc|cve|vt|ht|nr|år|kl|den|jo|fs";
// What the courts put before their numbers: T 1234-25.
constexpr std::string_view kCourtLetters = "t|b|ö|f|ft|fö|k|m|p|ä|ä1|um|pmt|pmö|pmä|a|mål|e|h|umä";

/// Takes the first word of a list with bars away from it.
std::string_view takeWord(std::string_view& words) {
  const std::size_t bar = std::min(words.find('|'), words.size());
  const std::string_view word = words.substr(0, bar);
  words.remove_prefix(std::min(bar + 1, words.size()));
  return word;
}

bool isSeparator(char32_t c) { return c == '-' || c == '/' || c == ':' || c == '.'; }

bool isOneOf(const LetterRow& row, std::size_t begin, std::size_t end, std::string_view words) {
  while (!words.empty()) {
    const std::string_view word = takeWord(words);
    if (!row.hasWord(begin, word)) continue;
    std::size_t letters = 0;
    for (const char c : word) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1U : 0U;
    if (begin + letters == end) return true;
  }
  return false;
}

int numberAt(const LetterRow& row, std::size_t i, std::size_t digits) {
  int number = 0;
  for (std::size_t k = 0; k < digits; ++k) number = number * 10 + row.digit(i + k);
  return number;
}

bool isYear(const LetterRow& row, std::size_t i) {
  if (row.digitsFrom(i) != kYearDigits) return false;
  const int year = numberAt(row, i, kYearDigits);
  return year >= 1950 && year <= 2099;
}

/// 2025/26 and 2025/2026 are school years and sessions of parliament.
bool isNextYear(const LetterRow& row, std::size_t year, std::size_t next, std::size_t digits) {
  const int first = numberAt(row, year, kYearDigits);
  return (digits == 2 && numberAt(row, next, 2) == (first + 1) % 100) ||
         (digits == 4 && numberAt(row, next, 4) == first + 1);
}

bool endsHere(const LetterRow& row, std::size_t i) {
  return !row.isWord(i) && !((row.at(i) == '-' || row.at(i) == '/') && row.isDigit(i + 1));
}

/// "2024-00123" or "2026/14": a year, a number of at least `fewest` digits.
std::size_t readYearFirst(const LetterRow& row, std::size_t i, std::size_t fewest) {
  if (!isYear(row, i)) return i;
  const std::size_t number = i + kYearDigits + 1;
  const char32_t between = row.at(number - 1);
  const std::size_t digits = row.digitsFrom(number);
  if ((between != '-' && between != '/') || digits < fewest || digits > kMaxNumber) return i;
  if (isNextYear(row, i, number, digits) || !endsHere(row, number + digits)) return i;
  return number + digits;
}

/// "12345/2025", "12345-2025": a number of at least `fewest` digits, a year.
std::size_t readYearLast(const LetterRow& row, std::size_t i, std::size_t fewest) {
  const std::size_t digits = row.digitsFrom(i);
  if (digits < fewest || digits > kMaxNumber || isYear(row, i)) return i;  // 1999-2024
  const char32_t between = row.at(i + digits);
  const std::size_t year = i + digits + 1;
  if ((between != '-' && between != '/') || !isYear(row, year) || !endsHere(row, year + kYearDigits))
    return i;
  return year + kYearDigits;
}

/// "2.1.1-12345/2025", "3.4-2025/123", "1.2.3-2025-00123": a class of the archive's plan before it.
std::size_t readWithClass(const LetterRow& row, std::size_t begin) {
  std::size_t i = begin, dots = 0;
  while (row.digitsFrom(i) >= 1 && row.digitsFrom(i) <= 2 && row.at(i + row.digitsFrom(i)) == '.') {
    i += row.digitsFrom(i) + 1;
    ++dots;
  }
  i += row.digitsFrom(i);
  if (dots == 0 || (row.at(i) != '-' && row.at(i) != ' ' && row.at(i) != '/')) return begin;
  ++i;
  std::size_t end = readYearLast(row, i, 1);
  if (end == i) end = readYearFirst(row, i, 1);
  return end == i ? begin : end;
}

/// What stands after "Dnr": some letters perhaps, then digits with what may be between them.
std::size_t readAfterWord(const LetterRow& row, std::size_t i) {
  const std::size_t none = 0;
  std::size_t letters = 0;
  for (int part = 0; part < 2; ++part) {  // "KS 2024", "SN-2026", "BUN/2025"
    while (row.isLetter(i) && letters < kMaxLetters) ++i, ++letters;
    if (letters > 0 && (row.at(i) == ' ' || isSeparator(row.at(i)))) ++i;
  }
  if (!row.isDigit(i)) return none;
  std::size_t digits = 0, end = i;
  bool hasSeparator = false;
  for (; row.isWord(i) || (isSeparator(row.at(i)) && row.isWord(i + 1)); ++i) {
    digits += row.isDigit(i) ? 1U : 0U;
    hasSeparator = hasSeparator || isSeparator(row.at(i));
    end = i + 1;
  }
  return digits >= 3 || (hasSeparator && digits >= 2) ? end : none;
}

std::size_t readNamed(const LetterRow& row, std::size_t begin) {
  for (std::string_view words = kWords; !words.empty();) {
    const std::string_view word = takeWord(words);
    if (!row.hasWord(begin, word)) continue;
    std::size_t i = begin;
    for (const char c : word) i += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1U : 0U;
    if (row.isLetter(i)) continue;
    if (row.hasWord(i, " är ")) i += 3;
    for (int filling = 0; filling < 3; ++filling) {
      if (row.at(i) == ' ' || row.at(i) == '.' || row.at(i) == ':' || row.at(i) == '#') ++i;
    }
    if (const std::size_t end = readAfterWord(row, i); end > 0) return end;
  }
  return begin;
}

/// "KS 2024-00123", "BUN2025/12", "T 1234-25": capitals, then a number with its year.
std::size_t readWithLetters(const LetterRow& row, std::size_t begin) {
  std::size_t i = begin;
  while (row.isLetter(i) && row.isCapital(i) && i - begin <= kMaxLetters) ++i;
  const std::size_t letters = i - begin;
  if (letters == 0 || letters > kMaxLetters || row.isLetter(i)) return begin;
  const std::size_t afterLetters = i;
  if (row.at(i) == ' ' || row.at(i) == '-' || row.at(i) == '/' || row.at(i) == '.') ++i;
  if (!isOneOf(row, begin, afterLetters, kOtherSeries)) {
    if (const std::size_t end = readYearFirst(row, i, 2); end != i) return end;
    if (letters >= 2) {
      if (const std::size_t end = readYearLast(row, i, 1); end != i) return end;
    }
  }
  const std::size_t digits = row.digitsFrom(i);
  const bool hasCourt = isOneOf(row, begin, afterLetters, kCourtLetters);
  const std::size_t year = i + digits + 1;
  if (hasCourt && digits >= 3 && digits <= 6 && row.at(year - 1) == '-' && row.digitsFrom(year) == 2 &&
      endsHere(row, year + 2))
    return year + 2;
  return begin;
}

}  // namespace

std::size_t readCaseNumber(const LetterRow& row, std::size_t begin) {
  if (!row.isWord(begin) || !row.beginsWord(begin)) return begin;
  if (row.isDigit(begin)) {
    const char32_t before = row.before(begin);
    if (before == '.' || before == '/' || before == '-' || before == ':') return begin;
    for (const std::size_t end :
         {readWithClass(row, begin), readYearLast(row, begin, 4), readYearFirst(row, begin, 5)}) {
      if (end != begin) return end;
    }
    return begin;
  }
  const std::size_t end = readNamed(row, begin);
  return end != begin ? end : readWithLetters(row, begin);
}

}  // namespace smasteg
