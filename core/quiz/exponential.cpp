// See exponential.h. Both take the powers of two out of their argument exactly and sum the textbook series of
// what is left, which is small.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/exponential.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "core/base/assert.h"

namespace smasteg {
namespace {

constexpr double kLog2E = 0x1.71547652b82fep+0;
// ln 2 in two parts: the first has 21 bits at most, so a whole multiple of it is exact.
constexpr double kLn2High = 0x1.62e42p-1, kLn2Low = 0x1.fdf473de6af28p-22;
constexpr double kSqrt2 = 0x1.6a09e667f3bcdp+0;

constexpr int kFractionBits = 52, kExponentBias = 1023;

/// 2^exponent, for a normal result.
double powerOfTwo(int exponent) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + kExponentBias) << kFractionBits);
}

/// c[0] + c[1]·x + c[2]·x² + …, of an even number of terms. Two sums that do not wait for each other.
template <std::size_t count>
double polynomial(const std::array<double, count>& c, double x) {
  static_assert(count % 2 == 0);
  const double square = x * x;
  double even = c[count - 2], odd = c[count - 1];
  for (std::size_t i = count - 2; i > 0; i -= 2) {
    even = c[i - 2] + square * even;
    odd = c[i - 1] + square * odd;
  }
  return even + x * odd;
}

/// 1/2!, 1/3!, …, 1/13!: for |x| ≤ ln 2 / 2 the next term is below 2^-57.
constexpr auto kInverseFactorials = [] {
  std::array<double, 12> all{};
  double factorial = 1;
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = 1 / (factorial *= static_cast<double>(i + 2));
  return all;
}();

/// 1/3, 1/5, …, 1/21: for |x| ≤ 3 − 2·√2 the next term of atanh x / x is below 2^-60.
constexpr auto kInverseOddNumbers = [] {
  std::array<double, 10> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = 1 / static_cast<double>(2 * i + 3);
  return all;
}();

}  // namespace

double exponential(double x) {
  if (x > 709) return std::numeric_limits<double>::infinity();
  if (x < -708) return 0;
  const int twos = static_cast<int>(x * kLog2E + (x < 0 ? -0.5 : 0.5));  // e^x = 2^twos · e^rest
  const double rest = (x - twos * kLn2High) - twos * kLn2Low;
  return powerOfTwo(twos) * (1 + (rest + rest * rest * polynomial(kInverseFactorials, rest)));
}

double naturalLogarithm(double x) {
  SMASTEG_ASSERT(x >= DBL_MIN && x <= DBL_MAX);
  const auto bits = std::bit_cast<std::uint64_t>(x);
  int twos = static_cast<int>(bits >> kFractionBits) - kExponentBias;  // x = 2^twos · rest
  constexpr std::uint64_t one = std::bit_cast<std::uint64_t>(1.0), fraction = (1ULL << kFractionBits) - 1;
  double rest = std::bit_cast<double>((bits & fraction) | one);
  if (rest > kSqrt2) {
    rest /= 2;
    ++twos;
  }
  const double ratio = (rest - 1) / (rest + 1);  // ln rest = 2·atanh ratio
  const double square = ratio * ratio;
  const double tail = ratio * square * polynomial(kInverseOddNumbers, square);
  return twos * kLn2High + (2 * ratio + (2 * tail + twos * kLn2Low));
}

}  // namespace smasteg
