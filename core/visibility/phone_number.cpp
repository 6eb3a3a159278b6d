// See phone_number.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/visibility/phone_number.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smasteg {
namespace {

// Area codes of three digits; 08 has two, and all others four.
constexpr std::string_view kShortAreas =
    "010 011 013 016 018 019 020 021 023 026 031 033 035 036 040 042 044 046 054 060 063 070 072 073 074 076 "
    "079 090";
// Neighbours, and who calls from further away.
constexpr std::array<std::uint16_t, 16> kCountries = {46,  47, 45, 358, 354, 298, 372, 371,
                                                      370, 48, 49, 44,  33,  31,  1,   7};
constexpr std::size_t kLongArea = 4;

/// Digits in groups, and where the last ends.
struct Groups {
  std::vector<char> digits;
  std::vector<std::size_t> sizes;
  std::vector<char32_t> between;  // what stands before each group but the first
  std::vector<std::size_t> ends;  // where each group ends
};

bool joins(char32_t c) { return c == ' ' || c == '-' || c == '/' || c == '.' || c == ')' || c == '('; }

/// Reads on from `i` while digits follow with at most three joining marks between; `most` digits at most.
Groups readGroups(const LetterRow& row, std::size_t i, std::size_t most) {
  Groups groups;
  while (row.isDigit(i) && groups.digits.size() + row.digitsFrom(i) <= most) {
    const std::size_t size = row.digitsFrom(i);
    for (std::size_t k = 0; k < size; ++k) groups.digits.push_back(static_cast<char>(row.at(i + k)));
    groups.sizes.push_back(size);
    i += size;
    groups.ends.push_back(i);
    std::size_t marks = 0;
    char32_t mark = 0;
    while (marks < 3 && joins(row.at(i))) {
      mark = mark == 0 || mark == ' ' ? row.at(i) : mark;
      ++i, ++marks;
    }
    if (marks == 0 || !row.isDigit(i)) break;
    groups.between.push_back(mark);
  }
  return groups;
}

/// How many groups, from the first, have between `fewest` and `most` digits together: as many as possible.
std::size_t endWithin(const Groups& groups, std::size_t fewest, std::size_t most) {
  std::size_t digits = 0, end = 0;
  for (std::size_t i = 0; i < groups.sizes.size(); ++i) {
    digits += groups.sizes[i];
    if (digits >= fewest && digits <= most) end = groups.ends[i];
  }
  return end;
}

bool isShortArea(std::string_view code) { return kShortAreas.find(code) != std::string_view::npos; }

/// 05-12-2026 and 08.30-16.30
bool looksLikeTime(const Groups& groups) {
  if (groups.sizes.size() < 3 || groups.sizes[0] != 2 || groups.sizes[1] != 2) return false;
  if (groups.between[0] == '.') return true;
  return groups.sizes[2] == 4 && groups.between[0] == groups.between[1];
}

std::size_t readNational(const LetterRow& row, std::size_t begin) {
  const Groups groups = readGroups(row, begin, 11);
  if (groups.sizes.empty() || groups.digits.size() < 2 || groups.digits[1] == '0') return begin;
  const std::string_view digits(groups.digits.data(), groups.digits.size());
  const std::size_t first = groups.sizes.front();
  std::size_t end = 0;
  if (first == 2) {
    if (digits.starts_with("08") && !looksLikeTime(groups)) end = endWithin(groups, 8, 10);
  } else if (first == 3) {
    const bool isMobile = digits.starts_with("07");
    if (isShortArea(digits.substr(0, 3))) end = endWithin(groups, isMobile ? 10 : 8, 10);
  } else if (first == kLongArea) {
    if (!digits.starts_with("08")) end = endWithin(groups, 9, 10);
  } else if (first > kLongArea) {
    end = endWithin(groups, 8, 10);  // all in one, or after five digits
    if (first == 8 && !digits.starts_with("08") && !isShortArea(digits.substr(0, 3))) end = 0;
  }
  return end == 0 ? begin : end;
}

std::size_t readInternational(const LetterRow& row, std::size_t begin, std::size_t digitsAt) {
  for (const std::uint16_t code : kCountries) {
    const std::string country = std::to_string(code);
    if (!row.hasWord(digitsAt, country)) continue;
    std::size_t i = digitsAt + country.size();
    std::size_t marks = 0;
    while (marks < 3 && joins(row.at(i))) ++i, ++marks;
    if (row.at(i) == '0' && row.at(i + 1) == ')') {  // +46 (0)70
      i += 2;
      if (row.at(i) == ' ' || row.at(i) == '-') ++i;
    }
    const std::size_t end = endWithin(readGroups(row, i, 12), code == 46 ? 7 : 6, 11);
    if (end > 0) return end;
  }
  return begin;
}

}  // namespace

std::size_t readPhoneNumber(const LetterRow& row, std::size_t begin) {
  const char32_t before = row.before(begin);
  if (begin > 0 && (row.isWord(begin - 1) || before == '.' || before == ',' || before == '/' ||
                    before == ':' || before == '-' || before == '+'))
    return begin;
  std::size_t end = begin;
  if (row.at(begin) == '+') {
    end = readInternational(row, begin, begin + 1);
  } else if (row.hasWord(begin, "00")) {
    end = readInternational(row, begin, begin + 2);
  } else if (row.at(begin) == '0') {
    end = readNational(row, begin);
  } else if (row.at(begin) == '(' && row.at(begin + 1) == '0' &&
             row.at(begin + 1 + row.digitsFrom(begin + 1)) == ')') {  // (08) 123 45 67
    end = readNational(row, begin + 1);
    if (end == begin + 1) end = begin;
  }
  return end > begin && !row.isLetter(end) ? end : begin;
}

}  // namespace smasteg
