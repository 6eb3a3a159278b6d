// e^x, ln x and x^y: as exact as the header says, and the same bits natively and as Wasm.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/exponential.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include "core/base/random.h"
#include "core/base/sha256.h"

namespace smasteg {
namespace {

constexpr int kTries = 100000;

#ifndef __EMSCRIPTEN__
// Its long double functions are no better than its double ones; the golden bits below hold for both machines.

/// Uniform in [low, high).
double between(RandomStream& random, double low, double high) {
  return low + (high - low) * static_cast<double>(random.next() >> 11) * 0x1p-53;
}

/// 2^from … 2^to, every size as likely.
double positive(RandomStream& random, double from, double to) { return std::exp2(between(random, from, to)); }

/// How far from the truth, in units of 2^-52 of it. A long double has more digits.
double error(double found, long double truth) {
  return static_cast<double>(std::fabs((found - truth) / truth)) * 0x1p52;
}

TEST(ExponentialTest, IsWithinItsErrorOfTheExponential) {
  RandomStream random("exponential");
  double worst = 0;
  for (int i = 0; i < kTries; ++i) {
    const double x = between(random, i % 2 == 0 ? -708 : -2, i % 2 == 0 ? 709 : 2);
    worst = std::max(worst, error(exponential(x), std::exp(static_cast<long double>(x))));
  }
  EXPECT_LE(worst, 1);
  EXPECT_GT(worst, 0.4) << "no function of doubles is better: the measure is broken";
}

TEST(ExponentialTest, IsWithinItsErrorOfTheLogarithm) {
  RandomStream random("logarithm");
  double worst = 0;
  for (int i = 0; i < kTries; ++i) {
    const double x = i % 2 == 0 ? positive(random, -1021, 1023) : between(random, 0.5, 2);
    worst = std::max(worst, error(naturalLogarithm(x), std::log(static_cast<long double>(x))));
  }
  EXPECT_LE(worst, 1.5);
  EXPECT_GT(worst, 0.4) << "no function of doubles is better: the measure is broken";
}

TEST(ExponentialTest, IsWithinItsErrorOfThePower) {
  RandomStream random("power");
  for (int i = 0; i < kTries; ++i) {
    const double x = positive(random, -10, 333), y = between(random, -1, 1);
    const long double truth = std::pow(static_cast<long double>(x), static_cast<long double>(y));
    const double allowed = 2 + 2 * std::fabs(y * std::log(x));
    ASSERT_LE(error(power(x, y), truth), allowed) << x << " ^ " << y;
  }
}

#endif

TEST(ExponentialTest, IsExactWhereTheAnswerIs) {
  EXPECT_EQ(exponential(0), 1);
  EXPECT_EQ(exponential(-0.0), 1);
  EXPECT_EQ(naturalLogarithm(1), 0);
  EXPECT_EQ(power(1, 0.8), 1);
  EXPECT_EQ(power(123, 0), 1);
}

TEST(ExponentialTest, LeavesTheDoublesInOrder) {
  EXPECT_EQ(exponential(709.5), std::numeric_limits<double>::infinity());
  EXPECT_EQ(exponential(1e300), std::numeric_limits<double>::infinity());
  EXPECT_EQ(exponential(-708.5), 0);
  EXPECT_EQ(exponential(-1e300), 0);
  EXPECT_TRUE(std::isfinite(exponential(709)));
  EXPECT_TRUE(std::isnormal(exponential(-708)));
}

TEST(ExponentialTest, GivesTheGoldenBits) {
  RandomStream random("golden");
  std::string bytes;
  const auto add = [&](double value) {
    for (int shift = 0; shift < 64; shift += 8)
      bytes += static_cast<char>(std::bit_cast<std::uint64_t>(value) >> shift);
  };
  for (int i = 0; i < kTries; ++i) {
    // Quotients of whole numbers: nothing but a division has a say in the input.
    const double x = (static_cast<double>(random.below(1400000001)) - 7e8) / 1e6;
    const double above0 =
        static_cast<double>(1 + random.below(1ULL << 52)) / static_cast<double>(1 + random.below(1ULL << 50));
    add(exponential(x));
    add(naturalLogarithm(above0));
    add(power(above0, x / 700));
  }
  EXPECT_EQ(hex(sha256(bytes)), "9e52de0805c56c586940055f096afcf944fe657eefed41d756f3e7e90a6d99ec");
}

}  // namespace
}  // namespace smasteg
