// Text from strangers: what is valid, what people may see, what counts as the same word.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/text.h"

#include <gtest/gtest.h>

#include <string>

#include "core/base/random.h"
#include "core/base/utf8.h"

namespace smasteg {
namespace {

std::string utf8(std::u32string_view codePoints) { return toUtf8(codePoints); }

TEST(Utf8Test, AcceptsTheFirstAndLastOfEachLength) {
  for (const char* text :
       {"", "a", "\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
        "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "åäö €👣"}) {
    EXPECT_TRUE(isValidUtf8(text)) << text;
  }
  EXPECT_TRUE(isValidUtf8(std::string_view("a\0b", 3)));
}

TEST(Utf8Test, RefusesOverlongFormsSurrogatesAndWhatIsBeyondUnicode) {
  for (const char* text : {"\xc0\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf", "\xe0\x9f\xbf",
                           "\xf0\x80\x80\xaf", "\xf0\x8f\xbf\xbf",  // overlong
                           "\xed\xa0\x80", "\xed\xaf\xbf", "\xed\xb0\x80", "\xed\xbf\xbf",
                           "\xed\xa0\xbd\xed\xb1\xa3",  // surrogates
                           "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xf7\xbf\xbf\xbf", "\xf8\x88\x80\x80\x80",
                           "\xfc\x84\x80\x80\x80\x80", "\xfe", "\xff"}) {
    EXPECT_FALSE(isValidUtf8(text)) << text;
    EXPECT_FALSE(isValidUtf8("åäö" + std::string(text))) << text;
  }
}

TEST(Utf8Test, RefusesWhatIsCutOffOrHasNoBeginning) {
  for (const char* text :
       {"\x80", "\xbf", "\xc3", "\xe2", "\xe2\x82", "\xf0", "\xf0\x9f", "\xf0\x9f\x91", "\xc3(", "\xe2(\xa1",
        "\xe2\x82(", "\xf0(\x8c\xbc", "\xf0\x90(\xbc", "\xf0\x28\x8c\x28", "\xc3\xa5\xa5", "\xc3\xc3\xa5"}) {
    EXPECT_FALSE(isValidUtf8(text)) << text;
    EXPECT_FALSE(isValidUtf8(std::string(text) + "å")) << text;
  }
}

TEST(Utf8Test, NeverReadsPastTheEndOfAView) {
  const std::string whole = "👣";
  for (std::size_t length = 1; length < whole.size(); ++length) {
    const std::string_view exact = std::string_view(whole).substr(0, length);
    EXPECT_FALSE(isValidUtf8(exact));
    EXPECT_EQ(countCodePoints(exact), length);
    EXPECT_EQ(countCodePoints(cleanText(exact)), length);
  }
}

TEST(Utf8Test, WritesEveryCodePointSoThatItReadsItBack) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    std::string bytes;
    appendUtf8(bytes, c);
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    const CodePoint back = decodeUtf8(bytes, 0);
    ASSERT_TRUE(back.valid);
    ASSERT_EQ(back.length, bytes.size());
    ASSERT_EQ(back.value, surrogate ? kReplacement : c);
  }
  std::string beyond;
  appendUtf8(beyond, 0x110000);
  EXPECT_EQ(beyond, "\xef\xbf\xbd");
}

TEST(TextTest, CountsAndCutsByCodePoint) {
  EXPECT_EQ(countCodePoints(""), 0u);
  EXPECT_EQ(countCodePoints("åäö👣"), 4u);
  EXPECT_EQ(truncateCodePoints("åäö👣x", 0), "");
  EXPECT_EQ(truncateCodePoints("åäö👣x", 4), "åäö👣");
  EXPECT_EQ(truncateCodePoints("åäö👣x", 5), "åäö👣x");
  EXPECT_EQ(truncateCodePoints("åäö", 99), "åäö");
  EXPECT_EQ(truncateCodePoints("a\xff\xff", 2), "a\xef\xbf\xbd");
}

TEST(CleanTextTest, ComposesTheLettersThatMacsTakeApart) {
  EXPECT_EQ(cleanText(utf8(U"a\u030Aa\u0308o\u0308A\u030AA\u0308O\u0308e\u0301E\u0301u\u0308")), "åäöÅÄÖéÉü");
  EXPECT_EQ(cleanText(utf8(U"n\u0303c\u0327s\u030Cz\u030Ca\u0328o\u030Bd\u030Cs\u0326")), "ñçšžąőďș");
  EXPECT_EQ(cleanText(utf8(U"ga\u030Ar o\u0308ver gra\u0308nser")), "går över gränser");
  EXPECT_EQ(cleanText(utf8(U"a\u030A\u0301")), "ǻ");
  EXPECT_EQ(cleanText(utf8(U"\u212Bngstr\u00F6m \u212A")), "Ångström K");
}

TEST(CleanTextTest, LeavesMarksThatMakeNoLetterItKnows) {
  EXPECT_EQ(cleanText(utf8(U"q\u0308")), utf8(U"q\u0308"));
  EXPECT_EQ(cleanText(utf8(U"\u0308a")), utf8(U"\u0308a"));
  EXPECT_EQ(cleanText(utf8(U"a\n\u030A")), utf8(U"a\n\u030A"));
  EXPECT_EQ(cleanText(utf8(U"å\u0308")), utf8(U"å\u0308"));
}

TEST(CleanTextTest, StacksNoTowersOfMarks) {
  const std::u32string tower = U"Z" + std::u32string(40, U'\u0336') + U"algo";
  EXPECT_EQ(cleanText(utf8(tower)), utf8(U"Z\u0336\u0336\u0336\u0336algo"));
  EXPECT_EQ(cleanText(utf8(U"Z\u0489\u0336\u1AB0\u1DC0\uFE20\u20D0\u20E3")),
            utf8(U"Z\u0489\u0336\u1AB0\u1DC0\u20E3"));
  EXPECT_EQ(cleanText(utf8(U"q\u0308\u0308\u0308\u0308a\u030A")), utf8(U"q\u0308\u0308\u0308\u0308å"));
}

TEST(CleanTextTest, ComposesAcrossWhatItRemoves) { EXPECT_EQ(cleanText(utf8(U"a\u200B\u030A")), "å"); }

TEST(CleanTextTest, RemovesWhatTurnsTextAround) {
  for (const char32_t c : {U'\u061C', U'\u200E', U'\u200F', U'\u202A', U'\u202B', U'\u202C', U'\u202D',
                           U'\u202E', U'\u2066', U'\u2067', U'\u2068', U'\u2069'}) {
    EXPECT_EQ(cleanText("Anna" + utf8(std::u32string(1, c)) + "Bo"), "AnnaBo")
        << static_cast<std::uint32_t>(c);
  }
}

TEST(CleanTextTest, RemovesWhatCannotBeSeen) {
  for (const char32_t c :
       {U'\u200B',        U'\u200C',         U'\u200D',         U'\u2060',         U'\u2061',
        U'\u2064',        U'\uFEFF',         U'\u034F',         U'\u3164',         U'\uFFA0',
        U'\u115F',        U'\u180E',         U'\uFFFE',         U'\uFFFF',         U'\uFDD0',
        U'\uFFF9',        char32_t{0xE0001}, char32_t{0xE0041}, char32_t{0xE007F}, char32_t{0xE0100},
        char32_t{0xFE0F}, char32_t{0x1FFFE}, char32_t{0x1D173}}) {
    EXPECT_EQ(cleanText("an" + utf8(std::u32string(1, c)) + "na"), "anna") << static_cast<std::uint32_t>(c);
    EXPECT_EQ(cleanText(utf8(std::u32string(1, c))), "") << static_cast<std::uint32_t>(c);
  }
}

TEST(CleanTextTest, RemovesControlsButNewLineAndTab) {
  std::string all;
  for (char32_t c = 0; c < 0xA0; ++c) appendUtf8(all, c);
  std::string kept = "\t\n\n";  // \n and a lone \r
  for (char c = ' '; c <= '~'; ++c) kept += c;
  EXPECT_EQ(cleanText(all), kept + "\n");  // U+0085 ends a line
}

TEST(CleanTextTest, MakesEveryLineEndOne) {
  EXPECT_EQ(cleanText("a\r\nb\rc\nd\r\r\ne"), "a\nb\nc\nd\n\ne");
  EXPECT_EQ(cleanText(utf8(U"a\u2028b\u2029c\u0085d")), "a\nb\nc\nd");
}

TEST(CleanTextTest, MakesEverySpaceAPlainOne) {
  for (const char32_t c : {U'\u00A0', U'\u1680', U'\u2000', U'\u2003', U'\u2007', U'\u2009', U'\u200A',
                           U'\u202F', U'\u205F', U'\u3000'}) {
    EXPECT_EQ(cleanText("10" + utf8(std::u32string(1, c)) + "000"), "10 000")
        << static_cast<std::uint32_t>(c);
  }
}

TEST(CleanTextTest, KeepsJoinersInsideEmoji) {
  for (const char* emoji :
       {"👩‍💻", "👨‍👩‍👧‍👦", "❤️‍🔥", "🏳️‍🌈",
        "👩🏽‍🤝‍👨🏿", "🙆‍♀️", "🧑‍⚕️", "🐻‍❄️", "⛓️‍💥"}) {
    EXPECT_EQ(cleanText(emoji), emoji);
    EXPECT_EQ(cleanText("hej " + std::string(emoji) + " då"), "hej " + std::string(emoji) + " då");
  }
  EXPECT_EQ(cleanText(utf8(U"👩\u200D\u200D💻")), "👩‍💻");
  EXPECT_EQ(cleanText(utf8(U"👩\u200Dx")), "👩x");
  EXPECT_EQ(cleanText(utf8(U"x\u200D👩")), "x👩");
  EXPECT_EQ(cleanText(utf8(U"👩\u200D")), "👩");
  EXPECT_EQ(cleanText(utf8(U"👩\u200C💻")), "👩💻");
}

TEST(CleanTextTest, KeepsJoinersThatAreSpelling) {
  const std::string persian = utf8(U"\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645");
  const std::string sinhala = utf8(U"\u0DC1\u0DCA\u200D\u0DBB\u0DD3");
  EXPECT_EQ(cleanText(persian), persian);
  EXPECT_EQ(cleanText(sinhala), sinhala);
  EXPECT_EQ(cleanText(utf8(U"\u06CC\u200C\u200C\u062E")), utf8(U"\u06CC\u200C\u062E"));
}

TEST(CleanTextTest, KeepsSelectorsOnlyWhereTheyMeanSomething) {
  for (const char* text : {"6️⃣", "#️⃣", "☕️", "☕︎", "©️", "👁️"}) EXPECT_EQ(cleanText(text), text);
  EXPECT_EQ(cleanText(utf8(U"\u845B\U000E0100")), utf8(U"\u845B\U000E0100"));
  EXPECT_EQ(cleanText(utf8(U"a\uFE00\uFE01\U000E0110\U000E01EF")), "a");
  EXPECT_EQ(cleanText(utf8(U"☕\uFE0F\uFE0E\uFE0F")), utf8(U"☕\uFE0F"));
  EXPECT_EQ(cleanText(utf8(U"👣\U000E0110")), "👣");
}

TEST(CleanTextTest, KeepsTagsInFlagsAndDropsTextHiddenInThem) {
  const std::u32string scotland = U"\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F";
  EXPECT_EQ(cleanText(utf8(scotland)), utf8(scotland));
  EXPECT_EQ(cleanText(utf8(scotland.substr(0, 6))), "🏴");
  EXPECT_EQ(cleanText(utf8(U"\U0001F3F4\U000E007F")), "🏴");
  EXPECT_EQ(cleanText(utf8(scotland + scotland.substr(1))), utf8(scotland));
  EXPECT_EQ(cleanText(utf8(U"🇸🇪\U000E0067\U000E0062\U000E007F")), "🇸🇪");
  std::u32string hidden = U"\U0001F3F4";
  for (int i = 0; i < 50; ++i) hidden += static_cast<char32_t>(0xE0061 + i % 26);
  EXPECT_EQ(cleanText(utf8(hidden + U"\U000E007F!")), "🏴!");
}

TEST(CleanTextTest, LeavesOtherScriptsAndSoftHyphensAlone) {
  for (const char* text : {"Дом", "日本語のテキスト", "שלום", "مرحبا", "한국어", "ภาษาไทย",
                           "grän\u00ADs\u00ADöver", "→ × § € …", "–”’»"}) {
    EXPECT_EQ(cleanText(text), text);
  }
}

TEST(CleanTextTest, GivesAReplacementForEachByteThatIsNoText) {
  EXPECT_EQ(cleanText("a\xff\xc3z"), "a\xef\xbf\xbd\xef\xbf\xbdz");
  EXPECT_EQ(cleanText("\xed\xa0\x80"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(CleanTextTest, IsTheSameTwiceAsOnceForAnyInput) {
  // Drawn from what interacts: bases, marks, joiners, selectors, tags, flags, line ends, removed characters.
  const std::u32string alphabet =
      U"aAe1# "
      U"X\n\r\t\u00E5\u0301\u0308\u030A\u0327\u200B\u200C\u200D\u200E\uFE0E\uFE0F\u06CC\u00A0\u212B\u2028"
      U"\u2615\U0001F469\U0001F3FD\U0001F4BB\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E007F\U000E0100"
      U"\u845B"
      U"\u00AD\uFEFF";
  RandomStream random("idempotent");
  for (int round = 0; round < 20000; ++round) {
    std::u32string text;
    const std::uint64_t length = random.below(12);
    for (std::uint64_t i = 0; i < length; ++i)
      text += alphabet[static_cast<std::size_t>(random.below(alphabet.size()))];
    const std::string once = cleanText(utf8(text));
    ASSERT_EQ(cleanText(once), once) << utf8(text);
    ASSERT_TRUE(isValidUtf8(once));
  }
}

TEST(CleanTextTest, MakesValidTextOfAnyBytes) {
  RandomStream random("bytes");
  for (int round = 0; round < 20000; ++round) {
    const std::string bytes = random.bytes(static_cast<std::size_t>(random.below(24)));
    const std::string clean = cleanText(bytes);
    ASSERT_TRUE(isValidUtf8(clean));
    ASSERT_EQ(cleanText(clean), clean);
    ASSERT_TRUE(isValidUtf8(foldText(bytes)));
    ASSERT_EQ(foldText(foldText(clean)), foldText(clean));
    ASSERT_EQ(isValidUtf8(bytes), toUtf8(toCodePoints(bytes)) == bytes);
  }
}

TEST(FoldTextTest, MakesLowerCaseOfTheLatinAlphabets) {
  EXPECT_EQ(foldText("ABC xyz 09 ÅÄÖ ÉÜÆØ ÐÞ"), "abc xyz 09 åäö éüæø ðþ");
  EXPECT_EQ(foldText("ĀĐĦĲĹŁŃŇŊŒŠŢŦŲŴŶŸŹŻŽ"), "āđħĳĺłńňŋœšţŧųŵŷÿźżž");
  EXPECT_EQ(foldText("ǦǨǮǺǼǾȘȚẞſİ"), "ǧǩǯǻǽǿșțßsi");
  EXPECT_EQ(foldText("×÷ßÿıĸŉ"), "×÷ßÿıĸŉ");
  EXPECT_EQ(foldText("āđħĺłńšžåäö"), "āđħĺłńšžåäö");
}

TEST(FoldTextTest, KeepsTheSwedishLettersApart) {
  EXPECT_NE(foldText("får"), foldText("far"));
  EXPECT_NE(foldText("för"), foldText("for"));
  EXPECT_EQ(foldText(cleanText(utf8(U"O\u0308PPET"))), "öppet");
}

TEST(FoldTextTest, MakesQuotesAndDashesPlain) {
  EXPECT_EQ(foldText("”x” “x„ »x« ’x‘ ‚x′"), "\"x\" \"x\" \"x\" 'x' 'x'");
  EXPECT_EQ(foldText("25–30 — e‐leg − ‑"), "25-30 - e-leg - -");
}

TEST(FoldTextTest, TakesEmojiForTheSameInAnySkinAndStyle) {
  EXPECT_EQ(foldText("👏🏽"), "👏");
  EXPECT_EQ(foldText("☕️"), foldText("☕︎"));
  EXPECT_EQ(foldText("6️⃣"), utf8(U"6\u20E3"));
  EXPECT_EQ(foldText("gräns\u00ADöver"), "gränsöver");
}

TEST(SplitTest, TrimsAsciiWhiteSpaceAtBothEnds) {
  EXPECT_EQ(trim(" \t\r\n\v\f a b \n"), "a b");
  EXPECT_EQ(trim(" \n "), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("å "), "å");
}

TEST(SplitTest, SplitsLinesWithoutTheirEnds) {
  using Lines = std::vector<std::string_view>;
  EXPECT_EQ(splitLines(""), Lines{});
  EXPECT_EQ(splitLines("a"), Lines{"a"});
  EXPECT_EQ(splitLines("a\n"), Lines{"a"});
  EXPECT_EQ(splitLines("a\n\nb"), (Lines{"a", "", "b"}));
  EXPECT_EQ(splitLines("\n"), Lines{""});
  EXPECT_EQ(splitLines("\n\n"), (Lines{"", ""}));
  EXPECT_EQ(splitLines("a\r\nb\r"), (Lines{"a", "b"}));
}

TEST(SplitTest, SplitsWordsByAnyWhiteSpace) {
  using Words = std::vector<std::string_view>;
  EXPECT_EQ(splitWords(""), Words{});
  EXPECT_EQ(splitWords(" \n\t"), Words{});
  EXPECT_EQ(splitWords("  ett\ttvå\n tre"), (Words{"ett", "två", "tre"}));
  EXPECT_EQ(splitWords("ett"), Words{"ett"});
}

TEST(SplitTest, SeesBeginnings) {
  EXPECT_TRUE(startsWith("!steg", "!"));
  EXPECT_TRUE(startsWith("", ""));
  EXPECT_FALSE(startsWith("", "!"));
  EXPECT_FALSE(startsWith("!s", "!st"));
}

}  // namespace
}  // namespace smasteg
