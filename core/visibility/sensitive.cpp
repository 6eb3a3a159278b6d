// See sensitive.h. Each reader answers where what begins at a place ends, or that place when nothing does.
// SPDX-License-Identifier: EUPL-1.2
#include "core/visibility/sensitive.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/visibility/case_number.h"
#include "core/visibility/letter_row.h"
#include "core/visibility/phone_number.h"

namespace smasteg {
namespace {

constexpr std::size_t kDateDigits = 6, kLastDigits = 4, kCentury = 2;

/// The check digit of ten: every other digit doubled, the digits of all that added up.
bool passesLuhn(const std::array<int, 10>& digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int value = digits[i] * (i % 2 == 0 ? 2 : 1);
    sum += value / 10 + value % 10;
  }
  return sum % 10 == 0;
}

/// A day that a number may have: 31 February is no reason to be silent; a coordination number has 60 more.
bool isPlausibleDate(const std::array<int, 10>& digits) {
  const int month = digits[2] * 10 + digits[3], day = digits[4] * 10 + digits[5];
  return month >= 1 && month <= 12 && ((day >= 1 && day <= 31) || (day >= 61 && day <= 91));
}

/// Past one '-', '+' or '/' with spaces around it, or one or two spaces.
std::size_t pastSeparator(const LetterRow& row, std::size_t i) {
  std::size_t spaces = 0;
  while (row.at(i) == ' ' && spaces < 2) ++i, ++spaces;
  if (row.at(i) == '-' || row.at(i) == '+') {
    ++i;
    for (spaces = 0; row.at(i) == ' ' && spaces < 2; ++spaces) ++i;
  }
  return i;
}

std::size_t readPersonalNumber(const LetterRow& row, std::size_t begin) {
  if (!row.isDigit(begin) || row.isDigit(begin - 1) || row.isLetter(begin - 1)) return begin;
  for (const bool hasCentury : {true, false}) {
    std::size_t i = begin;
    if (hasCentury) {
      const int century = row.isDigit(i + 1) ? row.digit(i) * 10 + row.digit(i + 1) : 0;
      if (century < 18 || century > 20) continue;
      i += kCentury;
      if (row.at(i) == ' ') ++i;
    }
    std::array<int, 10> digits{};
    std::size_t count = 0;
    for (; count < kDateDigits && row.isDigit(i); ++i) {
      digits[count++] = row.digit(i);
      // 1985-07-09-1234: a dash, a dot or a space after the year and the month
      const bool between = count == 2 || count == 4;
      if (between && (row.at(i + 1) == '-' || row.at(i + 1) == ' ' || row.at(i + 1) == '.')) ++i;
    }
    if (count < kDateDigits) continue;
    i = pastSeparator(row, i);
    if (row.digitsFrom(i) != kLastDigits) continue;
    for (std::size_t k = 0; k < kLastDigits; ++k) digits[kDateDigits + k] = row.digit(i + k);
    i += kLastDigits;
    if (!row.isLetter(i) && isPlausibleDate(digits) && passesLuhn(digits)) return i;
  }
  return begin;
}

bool isLocalPart(const LetterRow& row, std::size_t i) {
  const char32_t c = row.at(i);
  return row.isWord(i) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%' || c == '\'';
}

/// "anna.ek@kommun.se", from where its local part begins.
std::size_t readEmail(const LetterRow& row, std::size_t begin) {
  if (!row.isWord(begin) || (begin > 0 && isLocalPart(row, begin - 1))) return begin;
  std::size_t i = begin;
  while (isLocalPart(row, i)) ++i;
  if (row.at(i) != '@' || !row.isWord(i + 1)) return begin;
  std::size_t end = begin, label = ++i;
  bool hasDot = false;
  for (; row.isWord(i) || row.at(i) == '-' || (row.at(i) == '.' && row.isWord(i + 1)); ++i) {
    if (row.at(i) != '.') continue;
    hasDot = true;
    label = i + 1;
  }
  if (hasDot && i >= label + 2 && row.isLetter(label)) end = i;
  return end;
}

/// Where what begins there ends, of that kind; `begin` when nothing does.
std::size_t readKind(SensitiveKind kind, const LetterRow& row, std::size_t begin) {
  // No table of functions: what lies in one is in the first part of the Wasm (wasm/split.mjs).
  switch (kind) {
    case SensitiveKind::personalNumber:
      return readPersonalNumber(row, begin);
    case SensitiveKind::caseNumber:
      return readCaseNumber(row, begin);
    case SensitiveKind::email:
      return readEmail(row, begin);
    case SensitiveKind::phone:
      break;
  }
  return readPhoneNumber(row, begin);
}

}  // namespace

std::string_view sensitiveKindName(SensitiveKind kind) {
  switch (kind) {
    case SensitiveKind::personalNumber:
      return "personalNumber";
    case SensitiveKind::caseNumber:
      return "caseNumber";
    case SensitiveKind::email:
      return "email";
    case SensitiveKind::phone:
      return "phone";
  }
  return "";
}

std::vector<Sensitive> findSensitive(std::string_view text) {
  // In this order: "Dnr 0701234567" is a case number, and ten digits that fit both are a person's.
  constexpr std::array<SensitiveKind, 4> kKinds = {SensitiveKind::email, SensitiveKind::personalNumber,
                                                   SensitiveKind::caseNumber, SensitiveKind::phone};
  const LetterRow row(text);
  std::vector<Sensitive> found;
  for (std::size_t i = 0; i < row.size();) {
    std::size_t end = i;
    for (const SensitiveKind kind : kKinds) {
      end = readKind(kind, row, i);
      if (end == i) continue;
      found.push_back({kind, row.byteOf(i), row.byteOf(end)});
      break;
    }
    i = std::max(end, i + 1);
  }
  return found;
}

}  // namespace smasteg
