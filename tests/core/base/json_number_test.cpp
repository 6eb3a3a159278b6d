// Numbers at and around every edge of a double, against what the C library says the double is.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/json_number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>
#include <vector>

#include "core/base/random.h"

namespace smasteg {
namespace {

/// What strtod makes of the text, in words.
std::string byTheLibrary(const std::string& text) {
  const double value = std::strtod(text.c_str(), nullptr);
  if (!std::isfinite(value)) return "tooBig";
  if (value > 9007199254740992.0 || value != std::floor(value)) return "other";
  return std::to_string(static_cast<std::int64_t>(value));
}

std::string byUs(const std::string& text) {
  const JsonReal real = readReal(text);
  if (real.kind == JsonReal::Kind::tooBig) return "tooBig";
  return real.kind == JsonReal::Kind::other ? "other" : std::to_string(real.value);
}

void expectAgreement(const std::string& text) { EXPECT_EQ(byUs(text), byTheLibrary(text)) << text; }

/// All decimal digits of start · factor^times.
std::string digitsOf(std::uint64_t start, unsigned factor, int times) {
  std::string digits = std::to_string(start);
  for (int i = 0; i < times; ++i) {
    unsigned carry = 0;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
      carry += static_cast<unsigned>(*digit - '0') * factor;
      *digit = static_cast<char>('0' + carry % 10);
      carry /= 10;
    }
    if (carry > 0) digits.insert(0, std::to_string(carry));
  }
  return digits;
}

TEST(JsonNumberTest, KnowsTheWholeNumbersHoweverTheyAreWritten) {
  for (const char* text : {"1.0", "1e3", "12.5e1", "0.001e3", "100e-2", "9007199254740992.0", "0e999999999",
                           "0.0", "0e-5", "123456789.0e0", "0.000000000000000000001e21"}) {
    EXPECT_EQ(readReal(text).kind, JsonReal::Kind::whole) << text;
    expectAgreement(text);
  }
}

TEST(JsonNumberTest, RoundsAsADoubleDoesBesideEveryPowerOfTwo) {
  // Half way between neighbours, a little less and a little more: 54 binary places are 54 decimal ones.
  for (int power = 0; power <= 54; ++power) {
    for (const std::int64_t off : {-1, 0, 1}) {
      const std::int64_t floor = (std::int64_t{1} << power) + off;
      for (int places = 1; places <= 55; ++places) {
        std::string half = digitsOf(1, 5, places);
        half.insert(0, static_cast<std::size_t>(places) - half.size(), '0');
        std::string most;  // 1 − the half
        for (const char digit : half) most += static_cast<char>('0' + '9' - digit);
        ++most.back();
        for (std::string fraction : {half, most}) {
          const std::string exact = std::to_string(floor) + "." + fraction;
          expectAgreement(exact);
          expectAgreement(exact + "000");
          expectAgreement(exact + "0001");
          --fraction.back();
          expectAgreement(std::to_string(floor) + "." + fraction + "999999");
        }
      }
    }
  }
}

TEST(JsonNumberTest, EndsWhereTheLargestDoubleEnds) {
  // Half way from the largest double to what would be the next.
  const std::string digits = digitsOf((std::uint64_t{1} << 54) - 1, 2, 970);
  ASSERT_EQ(digits.size(), 309U);
  std::string less = digits;
  --less.back();
  EXPECT_EQ(byUs(digits), "tooBig");
  EXPECT_EQ(byUs(less), "other");
  for (const std::string& text : {digits,
                                  less,
                                  digits + ".0",
                                  less + ".999999",
                                  digits + "e0",
                                  "0." + digits + "e309",
                                  "0." + less + "e309",
                                  digits.substr(0, 17) + "e292",
                                  digits.substr(0, 18) + "e291",
                                  digits.substr(0, 30) + "e279",
                                  digits.substr(0, 29) + "9e279",
                                  std::string("17976931348623158e292"),
                                  std::string("17976931348623159e292"),
                                  std::string("1e308"),
                                  std::string("1e309"),
                                  std::string("0.9e309"),
                                  std::string("9e308"),
                                  std::string("1e400"),
                                  std::string("1e99999999999999999999"),
                                  std::string("0.0001e312"),
                                  std::string(309, '1'),
                                  std::string(309, '2'),
                                  std::string(310, '1'),
                                  std::string(5000, '9')}) {
    expectAgreement(text);
  }
}

TEST(JsonNumberTest, IsNothingWhereTheSmallestDoubleEnds) {
  // Half way from 0 to the smallest double, 2^−1075, by 10^1075.
  const std::string digits = digitsOf(1, 5, 1075);
  ASSERT_EQ(digits.size(), 752U);
  std::string less = digits, more = digits;
  --less.back();
  ++more.back();
  EXPECT_EQ(byUs("0." + digits + "e-323"), "0");
  EXPECT_EQ(byUs("0." + more + "e-323"), "other");
  for (const std::string& text :
       {digits + "e-1075", less + "e-1075", more + "e-1075", digits + "0e-1076", digits + "1e-1076",
        digits.substr(0, 17) + "e-340", digits.substr(0, 16) + "8e-340", digits.substr(0, 40) + "e-363",
        std::string("2e-324"), std::string("3e-324"), std::string("5e-324"), std::string("1e-323"),
        std::string("1e-400"), std::string("1e-99999999999999999999"), "0." + std::string(400, '0') + "1",
        "0." + std::string(400, '0') + "1e401"}) {
    expectAgreement(text);
  }
}

TEST(JsonNumberTest, AgreesWithTheLibraryOnNumbersAtRandom) {
  RandomStream random("numbers");
  const auto digits = [&random](std::size_t count) {
    // Long runs of 0 and 9 are what rounding is made of.
    const std::string_view choice = random.below(2) == 0 ? "0123456789" : "0099990000";
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += choice[random.below(choice.size())];
    return text;
  };
  int whole = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text = std::to_string(random.below(std::uint64_t{1} << random.below(60)));
    if (random.below(4) != 0) text += "." + digits(1 + random.below(random.below(3) == 0 ? 60 : 8));
    if (random.below(3) == 0) text += "e" + std::to_string(random.below(40));
    if (random.below(6) == 0 && text.find('e') == std::string::npos)
      text += "e-" + std::to_string(random.below(340));
    expectAgreement(text);
    whole += readReal(text).kind == JsonReal::Kind::whole ? 1 : 0;
  }
  EXPECT_GT(whole, 4000);
}

}  // namespace
}  // namespace smasteg
