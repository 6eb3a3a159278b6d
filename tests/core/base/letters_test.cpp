// The neighbours of each table's ends: what stands just outside is left alone.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/letters.h"

#include <gtest/gtest.h>

#include "core/base/ids.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/base/utf8.h"

namespace smasteg {
namespace {

std::string inUtf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) appendUtf8(out, c);
  return out;
}

TEST(LettersTest, OnlyLettersHaveLowerCase) {
  for (const char32_t c : std::u32string_view(U"@[`{09 ÷×ß")) EXPECT_EQ(lowerLetter(c), c);
  EXPECT_EQ(lowerLetter(U'A'), U'a');
  EXPECT_EQ(lowerLetter(U'Z'), U'z');
}

TEST(LettersTest, MakesEveryKindOfQuoteAndPrimePlain) {
  for (const char32_t c : {0x2018, 0x201B, 0x2032, 0x00B4})
    EXPECT_EQ(plainPunctuation(c), U'\'') << static_cast<int>(c);
  for (const char32_t c : {0x201C, 0x201F, 0x2033, 0x00AB, 0x00BB})
    EXPECT_EQ(plainPunctuation(c), U'"') << static_cast<int>(c);
  for (const char32_t c : {0x2010, 0x2015, 0x2212})
    EXPECT_EQ(plainPunctuation(c), U'-') << static_cast<int>(c);
  for (const char32_t c : {0x2017, 0x2020, 0x2031, 0x2034, 0x200F, 0x2016, 0x2211, 0x2213})
    EXPECT_EQ(plainPunctuation(c), c) << static_cast<int>(c);
}

TEST(LettersTest, JoinersAreSpellingInTheScriptsThatUseThemAndNoOther) {
  for (const char32_t c : {0x0600, 0x109F, 0x1780, 0x18AF})
    EXPECT_TRUE(needsJoiners(c)) << static_cast<int>(c);
  for (const char32_t c : {0x05FF, 0x10A0, 0x177F, 0x18B0})
    EXPECT_FALSE(needsJoiners(c)) << static_cast<int>(c);
}

TEST(LettersTest, SelectorsMeanSomethingAfterKeycapsSignsPicturesAndIdeographs) {
  constexpr char32_t kPicture = 0xFE0F, kIdeographic = 0xE0100;
  for (const char32_t c : {U'#', U'*', U'0', U'9', char32_t{0xA9}, char32_t{0xAE}, char32_t{0x1000}})
    EXPECT_TRUE(takesSelector(c, kPicture)) << static_cast<int>(c);
  for (const char32_t c : {U'/', U':', U'a', char32_t{0xAA}, char32_t{0xFFF}, char32_t{0x200C},
                           char32_t{0x200D}, char32_t{0xFE0F}, char32_t{0xE0000}, char32_t{0xE0100}})
    EXPECT_FALSE(takesSelector(c, kPicture)) << static_cast<int>(c);
  for (const char32_t c : {0x3400, 0x9FFF, 0xF900, 0xFAFF, 0x20000, 0x3FFFF})
    EXPECT_TRUE(takesSelector(c, kIdeographic)) << static_cast<int>(c);
  for (const char32_t c : {0x33FF, 0xA000, 0xF8FF, 0xFB00, 0x1FFFF, 0x40000, 0x23})
    EXPECT_FALSE(takesSelector(c, kIdeographic)) << static_cast<int>(c);
}

TEST(LettersTest, AFlagMadeOfTagsKeepsItsLettersAndDigits) {
  const std::string flag = inUtf8(U"\U0001F3F4\U000E0067\U000E0062\U000E0031\U000E007F");
  EXPECT_EQ(cleanText(flag), flag);
  const std::string joined = flag + inUtf8(U"\u200D\U0001F308");
  EXPECT_EQ(cleanText(joined), joined) << "a picture may be joined to a flag";
}

TEST(LettersTest, ReadsNoDigitOfBase64JustOutsideItsAlphabets) {
  for (const char* text : {"AA@A", "AA[A", "AA`A", "AA{A", "AA:A", "AA.A", "AA,A"})
    EXPECT_FALSE(fromBase64(text).ok()) << text;
  for (const char* text : {"AAzZ", "AAaA", "AA09", "AA+/", "AA-_"})
    EXPECT_TRUE(fromBase64(text).ok()) << text;
}

TEST(LettersTest, AServersNameHasTheCharactersOfOne) {
  for (const char* user : {"@a:hs-1.Example.se:8448", "@a:[::1]", "@a:Az09", "@a:aZ.x"})
    EXPECT_TRUE(isUserId(user)) << user;
  for (const char* user : {"@a:hs{1}", "@a:hs~", "@a:hs@x", "@a:hs/x", "@a:hs`", "@a:hs;", "@a:hs,x"})
    EXPECT_FALSE(isUserId(user)) << user;
}

TEST(LettersTest, YearsHaveTheirEnds) {
  EXPECT_TRUE(parseDay("2026-11-30").ok());
  for (const char* day : {"2026-00-10", "2026-13-10", "2026-11-31", "2026-11-00", "0000-01-01"})
    EXPECT_FALSE(parseDay(day).ok()) << day;
}

}  // namespace
}  // namespace smasteg
