// The gate in front of foreign JSON: what must be refused before, in and after the parser.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/json.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace smasteg {
namespace {

constexpr std::size_t kAnySize = 1 << 26;
constexpr int kDepth = 32;
constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();

/// "" when accepted, else the code.
std::string refusal(std::string_view text, std::size_t maxBytes = kAnySize, int maxDepth = kDepth) {
  Json out = "before";
  const auto result = parseJson(text, maxBytes, maxDepth, out);
  EXPECT_TRUE(result.ok() || out.is_null());
  return result ? "" : result.error().code;
}

Json parsed(std::string_view text) {
  Json out;
  EXPECT_TRUE(parseJson(text, kAnySize, kDepth, out).ok()) << text;
  return out;
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
  EXPECT_EQ(parsed("[\"\\u0000\"]")[0].get_ref<const std::string&>(), std::string(1, '\0'));
}

TEST(JsonTest, RefusesEscapedHalvesOfASurrogatePairButTakesWholeOnes) {
  for (const char* text : {R"(["\ud800"])", R"(["\udc00"])", R"(["\ud800\ud800"])", R"(["\udc00\ud800"])",
                           R"(["\ud83dx"])", R"(["\ud83d\n"])", R"({"\udfff":1})"}) {
    EXPECT_EQ(refusal(text), "bad_json") << text;
  }
  EXPECT_EQ(parsed(R"(["\ud83d\udc63"])")[0], "👣");
}

TEST(JsonTest, RefusesNumbersBeyondADouble) {
  EXPECT_EQ(refusal("[1e400]"), "bad_json");
  EXPECT_EQ(refusal("[-1e400]"), "bad_json");
  EXPECT_EQ(refusal("[" + std::string(5000, '9') + "]"), "bad_json");
  EXPECT_EQ(refusal("[1e-400]"), "");
  EXPECT_EQ(refusal("[1e308]"), "");
}

TEST(JsonTest, LetsTheLastOfTwoEqualKeysWin) {
  const Json value = parsed(R"({"a":1,"b":{"c":1},"a":2,"b":3})");
  EXPECT_EQ(readInt(value, "a", 0, 9), 2);
  EXPECT_EQ(readInt(value, "b", 0, 9), 3);
  EXPECT_EQ(readInt(parsed(R"({"a":1,"\u0061":2})"), "a", 0, 9), 2);
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
    const Json object = parsed("{\"n\":" + std::string(c.text) + "}");
    EXPECT_EQ(readInt(object, "n", kLowest, kHighest), c.value) << c.text;
  }
}

TEST(JsonTest, KeepsOfANumberThatIsNotWholeThatItIsOne) {
  const Json list = parsed("[0.1,-2.5,1e300,18446744073709551616,1.0]");
  for (const Json& item : list) {
    EXPECT_TRUE(item.is_number_float());
    EXPECT_EQ(compactSize(item), 17U);
  }
  EXPECT_EQ(list[0], list[2]);
  EXPECT_NE(list[0], list[4]);
}

TEST(JsonTest, RefusesIntegersOutsideTheAskedRangeInsteadOfNarrowing) {
  const Json object = parsed(R"({"low":-1,"zero":0,"top":255,"over":256,"wraps":4294967301,"real":256.0})");
  EXPECT_EQ(readInt(object, "low", 0, 255), std::nullopt);
  EXPECT_EQ(readInt(object, "zero", 0, 255), 0);
  EXPECT_EQ(readInt(object, "top", 0, 255), 255);
  EXPECT_EQ(readInt(object, "over", 0, 255), std::nullopt);
  EXPECT_EQ(readInt(object, "wraps", 0, 255), std::nullopt);
  EXPECT_EQ(readInt(object, "real", 0, 255), std::nullopt);
  EXPECT_EQ(readInt(object, "zero", 1, 0), std::nullopt);
}

TEST(JsonTest, NeverTakesANotANumberMadeInside) {
  Json object = Json::object();
  object["n"] = std::numeric_limits<double>::quiet_NaN();
  object["i"] = std::numeric_limits<double>::infinity();
  EXPECT_EQ(readInt(object, "n", kLowest, kHighest), std::nullopt);
  EXPECT_EQ(readInt(object, "i", kLowest, kHighest), std::nullopt);
}

TEST(JsonTest, ReadsMembersOfTheRightTypeOnly) {
  const Json object = parsed(R"({"s":"åäö","e":"","b":true,"o":{"x":1},"a":[1],"n":null})");
  EXPECT_EQ(readString(object, "s", 6), "åäö");
  EXPECT_EQ(readString(object, "s", 5), std::nullopt);
  EXPECT_EQ(readString(object, "e", 0), "");
  EXPECT_EQ(readBool(object, "b"), true);
  EXPECT_NE(readObject(object, "o"), nullptr);
  EXPECT_NE(readArray(object, "a"), nullptr);
  for (const char* key : {"b", "o", "a", "n", "missing", ""})
    EXPECT_EQ(readString(object, key, 99), std::nullopt) << key;
  for (const char* key : {"s", "o", "a", "n", "missing"})
    EXPECT_EQ(readBool(object, key), std::nullopt) << key;
  for (const char* key : {"s", "b", "a", "n", "missing"}) EXPECT_EQ(readObject(object, key), nullptr) << key;
  for (const char* key : {"s", "b", "o", "n", "missing"}) EXPECT_EQ(readArray(object, key), nullptr) << key;
}

TEST(JsonTest, FindsNothingInWhatIsNoObject) {
  for (const char* text : {"null", "true", "7", "1.5", "\"a\"", "[]", "[{\"a\":1}]"}) {
    const Json value = parsed(text);
    EXPECT_EQ(readInt(value, "a", kLowest, kHighest), std::nullopt);
    EXPECT_EQ(readString(value, "a", 99), std::nullopt);
    EXPECT_EQ(readBool(value, "a"), std::nullopt);
    EXPECT_TRUE(readStrings(value, "a", 9, 9).empty());
    EXPECT_EQ(readObject(value, "a"), nullptr);
    EXPECT_EQ(readArray(value, "a"), nullptr);
  }
}

TEST(JsonTest, ReadsListsOfTextsWithoutTheirStrangers) {
  const Json object = parsed(R"({"t":["a",7,"bb",null,["c"],"ccc","d"],"s":"a"})");
  EXPECT_EQ(readStrings(object, "t", 9, 2), (std::vector<std::string>{"a", "bb", "d"}));
  EXPECT_EQ(readStrings(object, "t", 2, 9), (std::vector<std::string>{"a", "bb"}));
  EXPECT_TRUE(readStrings(object, "t", 0, 9).empty());
  EXPECT_TRUE(readStrings(object, "s", 9, 9).empty());
}

TEST(JsonTest, CompactSizeIsTheLengthOfTheCompactText) {
  for (const char* text :
       {R"({"a":null,"b":[1,-25,"å\n\u0001\"\\"],"c":{},"d":[],"e":{"f":true,"g":false}})", "[]", "{}",
        "\"\"", "[[[[{\"x\":[]}]]]]", "[0,-1,9223372036854775807,18446744073709551615]"}) {
    const Json value = parsed(text);
    EXPECT_EQ(compactSize(value), value.dump().size()) << text;
  }
}

TEST(JsonTest, BuildsTheSameValueAsTheLibrarysOwnBuilder) {
  for (const char* text :
       {R"({"deep":[[[[{"x":[]}]]]],"n":[0,-1,1.0,1e3,18446744073709551615],)"
        R"("t":"\u2028\"\\","a":1,"a":{"b":[{},[],null]}})",
        R"([[1,[2,[3,{"k":[4,5],"l":6}]],7],{"m":{"n":{}}},true,false])", "null", "3", "\"x\""}) {
    EXPECT_EQ(parsed(text), Json::parse(text)) << text;
  }
}

}  // namespace
}  // namespace smasteg
