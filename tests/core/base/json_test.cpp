// The gate in front of foreign JSON: what must be refused before, in and after the parser.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/json.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/core/base/json_compare.h"

namespace smasteg::testing {
namespace {

constexpr std::size_t kAnySize = 1 << 26;
constexpr int kDepth = 32;

/// "" when accepted, else the code.
std::string refusal(std::string_view text, std::size_t maxBytes = kAnySize, int maxDepth = kDepth) {
  JsonDocument out;
  EXPECT_TRUE(parseJson("[1]", kAnySize, kDepth, out).ok());
  const auto result = parseJson(text, maxBytes, maxDepth, out);
  EXPECT_EQ(result.ok(), bool(out.root()));
  return result ? "" : result.error().code;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

TEST(JsonTest, AcceptsDepthAtTheLimitAndNotOneMore) {
  EXPECT_EQ(refusal(nested(32)), "");
  EXPECT_EQ(refusal(nested(33)), "too_deep");
  EXPECT_EQ(refusal("[]", kAnySize, 1), "");
  EXPECT_EQ(refusal("[]", kAnySize, 0), "too_deep");
  EXPECT_EQ(refusal("7", kAnySize, 0), "");
  EXPECT_EQ(refusal(R"({"a":[{"b":[]}]})", kAnySize, 4), "");
  EXPECT_EQ(refusal(R"({"a":[{"b":[]}]})", kAnySize, 3), "too_deep");
}

TEST(JsonTest, CountsDepthNotBrackets) {
  std::string wide = "[";
  for (int i = 0; i < 1000; ++i) wide += "[],";
  EXPECT_EQ(refusal(wide + "[]]", kAnySize, 2), "");
}

TEST(JsonTest, TakesNoBracketInsideAStringForDepth) {
  EXPECT_EQ(refusal(R"(["[[[[[[","{{{{\"[[[","\\","]]]]","\\\\\"{{"])", kAnySize, 1), "");
  EXPECT_EQ(refusal(R"(["\\",[]])", kAnySize, 1), "too_deep");
  EXPECT_EQ(refusal(R"(["\u0022",[]])", kAnySize, 1), "too_deep");
  EXPECT_EQ(refusal(R"({"[[[":1})", kAnySize, 1), "");
}

TEST(JsonTest, SurvivesAMillionBrackets) {
  EXPECT_EQ(refusal(std::string(1000000, '[')), "too_deep");
  EXPECT_EQ(refusal(std::string(1000000, '['), kAnySize, std::numeric_limits<int>::max()), "too_deep");
  EXPECT_EQ(refusal(nested(1000000), kAnySize, std::numeric_limits<int>::max()), "too_deep");
  EXPECT_EQ(refusal(nested(256), kAnySize, std::numeric_limits<int>::max()), "");
  EXPECT_EQ(refusal(nested(257), kAnySize, std::numeric_limits<int>::max()), "too_deep");
  EXPECT_EQ(refusal(std::string(1000000, ']')), "bad_json");
  EXPECT_EQ(refusal("[" + std::string(1000000, '"')), "bad_json");
  std::string objects;
  for (int i = 0; i < 100000; ++i) objects += R"({"a":)";
  EXPECT_EQ(refusal(objects), "too_deep");
}

TEST(JsonTest, RefusesWhatIsLongerThanTheLimit) {
  EXPECT_EQ(refusal("[1]", 3), "");
  EXPECT_EQ(refusal("[12]", 3), "too_big");
  EXPECT_EQ(refusal("", 0), "bad_json");
  EXPECT_EQ(refusal("\xff\xff", 1), "too_big");
}

TEST(JsonTest, RefusesWhatIsNoUtf8) {
  for (const char* text : {"[\"\xff\"]", "[\"\xc0\xaf\"]", "[\"\xed\xa0\x80\"]", "[\"\xf4\x90\x80\x80\"]",
                           "[\"\xe5\"]", "[\"a\xcc", "[\"\\\xff\"]", "\xef\xbb", "{\"\x80\":1}"}) {
    EXPECT_EQ(refusal(text), "bad_utf8") << text;
  }
  EXPECT_EQ(refusal("[\"å👩🏽\xf4\x8f\xbf\xbf\"]"), "");
}

TEST(JsonTest, RefusesWhatIsNoJson) {
  for (const char* text : {"",
                           " ",
                           "{",
                           "[",
                           "[1,]",
                           "{\"a\":}",
                           "{\"a\" 1}",
                           "{a:1}",
                           "{'a':1}",
                           "[1]]",
                           "[1}",
                           "]",
                           "}{",
                           "1 2",
                           "[01]",
                           "[+1]",
                           "[.5]",
                           "[1.]",
                           "[1e]",
                           "[0x10]",
                           "[NaN]",
                           "[nan]",
                           "[Infinity]",
                           "[-Infinity]",
                           "[tru]",
                           "[TRUE]",
                           "undefined",
                           "[\"\t\"]",
                           "[\"\\x41\"]",
                           "[\"\\u12\"]",
                           "[\"\\u12g4\"]",
                           "\"",
                           "[\"a",
                           "// x\n1",
                           "[1] x",
                           "å"}) {
    EXPECT_EQ(refusal(text), "bad_json") << text;
  }
}

TEST(JsonTest, RefusesNulWhichTheParserWouldTakeForTheEnd) {
  EXPECT_EQ(refusal(std::string_view("{}\0garbage", 10)), "bad_json");
  EXPECT_EQ(refusal(std::string_view("{}\0", 3)), "bad_json");
  EXPECT_EQ(refusal(std::string_view("[\"\0\"]", 5)), "bad_json");
  EXPECT_TRUE(same(ReadJson("[\"\\u0000\"]"), Tree{std::string(1, '\0')}));
}

TEST(JsonTest, RefusesEscapedHalvesOfASurrogatePairButTakesWholeOnes) {
  for (const char* text : {R"(["\ud800"])", R"(["\udc00"])", R"(["\ud800\ud800"])", R"(["\udc00\ud800"])",
                           R"(["\ud83dx"])", R"(["\ud83d\n"])", R"({"\udfff":1})"}) {
    EXPECT_EQ(refusal(text), "bad_json") << text;
  }
  EXPECT_TRUE(same(ReadJson(R"(["\ud83d\udc63"])"), Tree{"👣"}));
}

TEST(JsonTest, RefusesNumbersBeyondADouble) {
  EXPECT_EQ(refusal("[1e400]"), "bad_json");
  EXPECT_EQ(refusal("[-1e400]"), "bad_json");
  EXPECT_EQ(refusal("[" + std::string(5000, '9') + "]"), "bad_json");
  EXPECT_EQ(refusal("[1e-400]"), "");
  EXPECT_EQ(refusal("[1e308]"), "");
}

TEST(JsonTest, LetsTheLastOfTwoEqualKeysWin) {
  const ReadJson value(R"({"a":1,"b":{"c":1},"a":2,"b":3})");
  EXPECT_EQ(readInt(value, "a", 0, 9), 2);
  EXPECT_EQ(readInt(value, "b", 0, 9), 3);
  EXPECT_EQ(readInt(ReadJson(R"({"a":1,"\u0061":2})"), "a", 0, 9), 2);
}

TEST(JsonTest, ReadsIntegersToTheEdgesOfTheirRange) {
  struct Case {
    const char* text;
    std::optional<std::int64_t> value;
  };
  const Case cases[] = {
      {"0", 0},
      {"-0", 0},
      {"7", 7},
      {"-7", -7},
      {"9007199254740991", 9007199254740991},
      {"9007199254740992", 9007199254740992},
      {"9007199254740993", 9007199254740993},
      {"9223372036854775807", kHighest},
      {"9223372036854775808", std::nullopt},
      {"-9223372036854775808", kLowest},
      {"-9223372036854775809", std::nullopt},
      {"18446744073709551615", std::nullopt},
      {"18446744073709551616", std::nullopt},
      {"1.0", 1},
      {"-0.0", 0},
      {"1e3", 1000},
      {"1E+3", 1000},
      {"12.5e1", 125},
      {"1.5", std::nullopt},
      {"0.1", std::nullopt},
      {"1e-400", 0},
      {"5e-324", std::nullopt},
      {"9007199254740991.0", 9007199254740991},
      {"9007199254740992.0", 9007199254740992},
      {"-9007199254740992.0", -9007199254740992},
      {"9007199254740994.0", std::nullopt},
      {"9.3e18", std::nullopt},
      {"1e19", std::nullopt},
      {"-1e19", std::nullopt},
      {"1e308", std::nullopt},
      {"\"7\"", std::nullopt},
      {"\"NaN\"", std::nullopt},
      {"true", std::nullopt},
      {"null", std::nullopt},
      {"[7]", std::nullopt},
      {"{}", std::nullopt},
  };
  for (const Case& c : cases) {
    const ReadJson object("{\"n\":" + std::string(c.text) + "}");
    EXPECT_EQ(readInt(object, "n", kLowest, kHighest), c.value) << c.text;
  }
}

TEST(JsonTest, KeepsOfANumberThatIsNotWholeThatItIsOne) {
  const ReadJson list("[0.1,-2.5,1e300,18446744073709551616,1.0]");
  for (const JsonValue item : list.value().items()) EXPECT_EQ(compactSize(item), 17U);
  EXPECT_EQ(compactText(list), "[0.5,0.5,0.5,0.5,1]");
}

TEST(JsonTest, RefusesIntegersOutsideTheAskedRangeInsteadOfNarrowing) {
  const ReadJson object(R"({"low":-1,"zero":0,"top":255,"over":256,"wraps":4294967301,"real":256.0})");
  EXPECT_EQ(readInt(object, "low", 0, 255), std::nullopt);
  EXPECT_EQ(readInt(object, "zero", 0, 255), 0);
  EXPECT_EQ(readInt(object, "top", 0, 255), 255);
  EXPECT_EQ(readInt(object, "over", 0, 255), std::nullopt);
  EXPECT_EQ(readInt(object, "wraps", 0, 255), std::nullopt);
  EXPECT_EQ(readInt(object, "real", 0, 255), std::nullopt);
  EXPECT_EQ(readInt(object, "zero", 1, 0), std::nullopt);
}

TEST(JsonTest, ReadsMembersOfTheRightTypeOnly) {
  const ReadJson object(R"({"s":"åäö","e":"","b":true,"o":{"x":1},"a":[1],"n":null})");
  EXPECT_EQ(readString(object, "s", 6), "åäö");
  EXPECT_EQ(readString(object, "s", 5), std::nullopt);
  EXPECT_EQ(readString(object, "e", 0), "");
  EXPECT_EQ(readBool(object, "b"), true);
  EXPECT_TRUE(readObject(object, "o"));
  EXPECT_TRUE(readArray(object, "a"));
  for (const char* key : {"b", "o", "a", "n", "missing", ""})
    EXPECT_EQ(readString(object, key, 99), std::nullopt) << key;
  for (const char* key : {"s", "o", "a", "n", "missing"})
    EXPECT_EQ(readBool(object, key), std::nullopt) << key;
  for (const char* key : {"s", "b", "a", "n", "missing"}) EXPECT_FALSE(readObject(object, key)) << key;
  for (const char* key : {"s", "b", "o", "n", "missing"}) EXPECT_FALSE(readArray(object, key)) << key;
}

TEST(JsonTest, FindsNothingInWhatIsNoObject) {
  for (const char* text : {"null", "true", "7", "1.5", "\"a\"", "[]", "[{\"a\":1}]"}) {
    const ReadJson value(text);
    EXPECT_EQ(readInt(value, "a", kLowest, kHighest), std::nullopt);
    EXPECT_EQ(readString(value, "a", 99), std::nullopt);
    EXPECT_EQ(readBool(value, "a"), std::nullopt);
    EXPECT_TRUE(readStrings(value, "a", 9, 9).empty());
    EXPECT_FALSE(readObject(value, "a"));
    EXPECT_FALSE(readArray(value, "a"));
  }
}

TEST(JsonTest, ReadsListsOfTextsWithoutTheirStrangers) {
  const ReadJson object(R"({"t":["a",7,"bb",null,["c"],"ccc","d"],"s":"a"})");
  EXPECT_EQ(readStrings(object, "t", 9, 2), (std::vector<std::string_view>{"a", "bb", "d"}));
  EXPECT_EQ(readStrings(object, "t", 2, 9), (std::vector<std::string_view>{"a", "bb"}));
  EXPECT_TRUE(readStrings(object, "t", 0, 9).empty());
  EXPECT_TRUE(readStrings(object, "s", 9, 9).empty());
}

TEST(JsonTest, CompactSizeIsTheLengthOfTheCompactText) {
  for (const char* text :
       {R"({"a":null,"b":[1,-25,"å\n\u0001\"\\"],"c":{},"d":[],"e":{"f":true,"g":false}})", "[]", "{}",
        "\"\"", "[[[[{\"x\":[]}]]]]", "[0,-1,9223372036854775807,18446744073709551615]"}) {
    const ReadJson value(text);
    EXPECT_EQ(compactSize(value), Tree::parse(text).dump().size()) << text;
  }
}

TEST(JsonTest, HoldsNothingBeforeItHasRead) {
  const JsonDocument document;
  const JsonValue nothing = document.root();
  EXPECT_FALSE(nothing);
  EXPECT_FALSE(nothing.isObject() || nothing.isList() || nothing.text() || nothing.truth());
  EXPECT_TRUE(nothing.empty() && nothing.members().empty());
  EXPECT_EQ(nothing.size(), 0U);
  EXPECT_EQ(nothing.integer(kLowest, kHighest), std::nullopt);
  EXPECT_FALSE(nothing.member("a"));
}

TEST(JsonTest, TellsMembersByNameAndTheLastOfEqualOnes) {
  const ReadJson object(R"({"b":1,"a":{"x":[1,{"y":2}]},"":3,"b":[4,5],"ab":6,"a":null})");
  std::string told;
  for (const auto& [name, value] : object.value().members())
    told += std::string(name) + "=" + compactText(value) + ";";
  EXPECT_EQ(told, "=3;a=null;ab=6;b=[4,5];");
  EXPECT_EQ(compactText(object), R"({"":3,"a":null,"ab":6,"b":[4,5]})");
  EXPECT_EQ(compactText(object.value().member("a")), "null");
}

TEST(JsonTest, KeepsTextsWithEscapesWhereTheyAre) {
  std::string text = "[";  // many, so that what holds them would have to grow
  for (int i = 0; i < 2000; ++i) text += R"("å\n\u00e5)" + std::to_string(i) + R"(\ud83d\udc63","plain",)";
  const ReadJson list(text + "0]");
  EXPECT_TRUE(same(list, Tree::parse(text + "0]")));
}

TEST(JsonTest, ReadsAnotherTextWithTheSameMemory) {
  JsonDocument document;
  const std::string big = "[" + std::string(300000, ' ') + R"("\t)" + std::string(1500000, 'x') + R"(\n"])";
  const std::string many = "[0" + [] {
    std::string items;
    for (int i = 0; i < 100000; ++i) items += ",1";
    return items;
  }() + "]";
  for (const std::string& text : {std::string(R"({"a":"\u00e5"})"), big, std::string("[\"\\n\"]"), many,
                                  std::string("[1,2"), std::string("7")}) {
    const bool good = Tree::accept(text);
    EXPECT_EQ(parseJson(text, kAnySize, kDepth, document).ok(), good);
    if (good) {
      EXPECT_TRUE(same(document.root(), Tree::parse(text)));
    }
  }
}

TEST(JsonTest, SaysTheSameAsTheLibrarysTree) {
  for (const char* text :
       {R"({"deep":[[[[{"x":[]}]]]],"n":[0,-1,1.0,1e3,18446744073709551615],)"
        R"("t":"\u2028\"\\","a":1,"a":{"b":[{},[],null]}})",
        R"([[1,[2,[3,{"k":[4,5],"l":6}]],7],{"m":{"n":{}}},true,false])", "null", "3", "\"x\""}) {
    EXPECT_TRUE(same(ReadJson(text), Tree::parse(text))) << text;
  }
}

}  // namespace
}  // namespace smasteg::testing
