// The number is 0.d₁d₂d₃… · 10^point with d₁ ≠ 0. Its digits are walked through and compared with the digits
// of the few edges at which the nearest double becomes another kind. See json_number.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/json_number.h"

#include <algorithm>
#include <array>
#include <bit>

namespace smasteg {
namespace {

using Kind = JsonReal::Kind;

constexpr std::uint64_t kMaxExact = std::uint64_t{1} << 53;
constexpr int kMaxExactPoint = 16;  // 10^16 is beyond 2^53
// No text is so long that its digits could make up for such an exponent.
constexpr std::int64_t kMaxExponent = std::int64_t{1} << 40;

/// The digits of a number, one after the other and without the point; after the last there are zeros.
class Digits {
 public:
  explicit Digits(std::string_view number) {
    const std::size_t end = std::min(number.find_first_of("eE"), number.size());
    rest_ = number.substr(0, end);
    const std::size_t dot = std::min(rest_.find('.'), end);
    const std::size_t first = std::min(rest_.find_first_not_of("0."), end);
    point_ = static_cast<std::int64_t>(dot) - static_cast<std::int64_t>(first) + (first > dot ? 1 : 0);
    rest_.remove_prefix(first);
    if (end < number.size()) point_ += exponent(number.substr(end + 1));
  }

  std::int64_t point() const { return point_; }
  bool onlyZerosLeft() const { return rest_.find_first_not_of("0.") == std::string_view::npos; }
  std::uint64_t next() {
    if (rest_.starts_with('.')) rest_.remove_prefix(1);
    if (rest_.empty()) return 0;
    const char digit = rest_[0];
    rest_.remove_prefix(1);
    return static_cast<std::uint64_t>(digit - '0');
  }
  std::uint64_t take(std::int64_t count) {
    std::uint64_t value = 0;
    for (; count > 0; --count) value = value * 10 + next();
    return value;
  }

 private:
  static std::int64_t exponent(std::string_view text) {
    std::int64_t value = 0;
    for (const char c : text) {
      if (c >= '0') value = std::min(value * 10 + (c - '0'), kMaxExponent);  // signs come before the digits
    }
    return text.starts_with('-') ? -value : value;
  }

  std::string_view rest_;
  std::int64_t point_ = 0;
};

/// A natural number of up to 755 decimal digits.
struct Natural {
  std::array<std::uint32_t, 79> limbs{};  // the least first
  std::size_t used = 0;

  void timesPlus(std::uint32_t factor, std::uint64_t plus) {
    for (std::size_t i = 0; i < used; ++i) {
      plus += std::uint64_t{limbs[i]} * factor;
      limbs[i] = static_cast<std::uint32_t>(plus);
      plus >>= 32;
    }
    for (; plus > 0; plus >>= 32) limbs[used++] = static_cast<std::uint32_t>(plus);
  }
};

/// An edge far out: start · factor^times, with so many groups of eight digits, and its first 17 digits, which
/// settle all numbers but those that somebody made for it.
struct Edge {
  std::uint64_t head;
  int groups;
  std::uint64_t start;
  std::uint32_t factor;
  int times;
};
// Half way from the largest double to what would be the next: (2^54 − 1) · 2^970, here with three zeros more.
constexpr Edge kNoDouble = {17976931348623158, 39, ((std::uint64_t{1} << 54) - 1) * 1000, 1 << 10, 97};
// Half way from 0 to the smallest double: 2^−1075, with the digits of 5^1075 = 5^9 · (5^13)^82.
constexpr Edge kNothing = {24703282292062327, 94, 1'953'125, 1'220'703'125, 82};

/// Below 0, 0 or above 0, as the number is below, at or above the edge; both have their point at one place.
int compare(Digits number, const Edge& edge) {
  const std::uint64_t head = Digits(number).take(17);
  if (head != edge.head) return head < edge.head ? -1 : 1;
  Natural ours, theirs;
  for (int i = 0; i < edge.groups; ++i) ours.timesPlus(100'000'000, number.take(8));
  theirs.timesPlus(0, edge.start);
  for (int i = 0; i < edge.times; ++i) theirs.timesPlus(edge.factor, 0);
  for (std::size_t i = ours.limbs.size(); i-- > 0;) {
    if (ours.limbs[i] != theirs.limbs[i]) return ours.limbs[i] < theirs.limbs[i] ? -1 : 1;
  }
  return number.onlyZerosLeft() ? 0 : 1;
}

/// The same for what is left of the digits, as the fraction 0.d…, and numerator / 2^bits: no more than `bits`
/// digits.
int compareFraction(Digits rest, std::uint64_t numerator, int bits) {
  while (numerator != 0) {
    numerator *= 10;
    const std::uint64_t theirs = numerator >> bits;
    const std::uint64_t ours = rest.next();
    if (ours != theirs) return ours < theirs ? -1 : 1;
    numerator &= (std::uint64_t{1} << bits) - 1;
  }
  return rest.onlyZerosLeft() ? 0 : 1;
}

JsonReal whole(std::uint64_t value) { return {Kind::whole, static_cast<std::int64_t>(value)}; }

/// From 0.1 up to 10^16: whole when the nearest double is.
JsonReal nearest(Digits digits) {
  const std::uint64_t floor = digits.take(digits.point());
  if (floor >= kMaxExact) {  // here doubles are two apart
    const bool rounds = floor == kMaxExact || (floor == kMaxExact + 1 && digits.onlyZerosLeft());
    return rounds ? whole(kMaxExact) : JsonReal{};
  }
  // Doubles between floor and floor + 1 are 2^(1 − bits) apart, so 2^−bits is half way to the next. Of two
  // equally near ones an integer is the even one, unless there are only integers.
  const int bits = 54 - static_cast<int>(std::bit_width(floor));
  const bool even = bits > 1 || floor % 2 == 0;
  if (compareFraction(digits, 1, bits) < (even ? 1 : 0)) return whole(floor);
  if (compareFraction(digits, (std::uint64_t{1} << bits) - 1, bits) >= 0) return whole(floor + 1);
  return {};
}

}  // namespace

JsonReal readReal(std::string_view number) {
  const Digits digits(number);
  const std::int64_t point = digits.point();
  if (digits.onlyZerosLeft()) return whole(0);
  if (point > 309 || (point == 309 && compare(digits, kNoDouble) >= 0)) return {Kind::tooBig};
  if (point > kMaxExactPoint) return {};
  if (point < -323 || (point == -323 && compare(digits, kNothing) <= 0)) return whole(0);
  return point < 0 ? JsonReal{} : nearest(digits);
}

}  // namespace smasteg
