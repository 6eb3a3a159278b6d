// The tokens of each kind of text, where a refusal says it is, and that the scanner stays where it ended.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/json_scanner.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace smasteg {
namespace {

using Token = JsonScanner::Token;

/// The tokens in one line: `{ k:a 1 [ s:x ] }`, or the refusal, `! bad_json at byte 4`.
std::string told(std::string_view text, int maxDepth = 32) {
  std::string unescaped;
  JsonScanner scanner(text, maxDepth, unescaped);
  std::string line;
  const auto add = [&](const std::string& word) { line += (line.empty() ? "" : " ") + word; };
  for (;;) {
    const Token token = scanner.next();
    switch (token) {
      case Token::end:
        EXPECT_EQ(scanner.next(), Token::end) << text;
        return line;
      case Token::refused:
        EXPECT_EQ(scanner.next(), Token::refused) << text;
        return "! " + scanner.error().code + " " + scanner.error().detail;
      case Token::null:
        add("null");
        break;
      case Token::no:
        add("false");
        break;
      case Token::yes:
        add("true");
        break;
      case Token::natural:
        add(std::to_string(scanner.natural()));
        break;
      case Token::negative:
        add("-:" + std::to_string(scanner.integer()));
        break;
      case Token::whole:
        add("w:" + std::to_string(scanner.integer()));
        break;
      case Token::other:
        add("other");
        break;
      case Token::string:
        add("s:" + std::string(scanner.text()));
        break;
      case Token::key:
        add("k:" + std::string(scanner.text()));
        break;
      case Token::openObject:
        add("{");
        break;
      case Token::closeObject:
        add("}");
        break;
      case Token::openList:
        add("[");
        break;
      case Token::closeList:
        add("]");
        break;
    }
  }
}

struct ScannedRow {
  std::string text, told;
};

void expectRows(const std::vector<ScannedRow>& rows) {
  for (const ScannedRow& row : rows) EXPECT_EQ(told(row.text), row.told) << row.text;
}

TEST(JsonScannerTest, TellsTheTokensInTheOrderOfTheText) {
  expectRows({{"null", "null"},
              {" \t\r\n true \n", "true"},
              {"false", "false"},
              {"\"\"", "s:"},
              {"[]", "[ ]"},
              {"{}", "{ }"},
              {" [ 1 , [ ] , { } , \"x\" ] ", "[ 1 [ ] { } s:x ]"},
              {R"({"a":{"b":[null,{"c":false}]},"d":"e"})", "{ k:a { k:b [ null { k:c false } ] } k:d s:e }"},
              {R"({"a":1,"a":2})", "{ k:a 1 k:a 2 }"},
              {R"({"":""})", "{ k: s: }"},
              {R"({"ett \"namn\"" : "tv\u00e5"})", "{ k:ett \"namn\" s:två }"},
              {"\xEF\xBB\xBF[]", "[ ]"}});
}

TEST(JsonScannerTest, TellsNumbersByWhatTheyAre) {
  expectRows({{"0", "0"},
              {"-0", "-:0"},
              {"-7", "-:-7"},
              {"9999999999999999999", "9999999999999999999"},
              {"10000000000000000000", "10000000000000000000"},
              {"18446744073709551615", "18446744073709551615"},
              {"18446744073709551616", "other"},
              {"19999999999999999999", "other"},
              {"20000000000000000000", "other"},
              {"36893488147419103232", "other"},  // 2^65: 0 when it goes round
              {"100000000000000000000", "other"},
              {"-9223372036854775808", "-:-9223372036854775808"},
              {"-9223372036854775809", "other"},
              {"-18446744073709551616", "other"},
              {"1.0", "w:1"},
              {"-1.0", "w:-1"},
              {"0.1e1", "w:1"},
              {"1E+3", "w:1000"},
              {"0.5", "other"},
              {"-1e-2", "other"},
              {"[1,-2,3.0]", "[ 1 -:-2 w:3 ]"}});
}

TEST(JsonScannerTest, TellsTextWithoutItsEscapes) {
  expectRows({{R"("\"\\\/\b\f\n\r\t")", "s:\"\\/\b\f\n\r\t"},
              {R"("\u0041\u00e5\u20AC\uFFFF")", "s:Aå€\xEF\xBF\xBF"},
              {R"("\ud83d\uDC63\uDBFF\uDFFF")", "s:👣\xF4\x8F\xBF\xBF"},
              {R"("utan med\u0020utan igen\n och slut")", "s:utan med utan igen\n och slut"},
              {"\"\x7f \xE2\x80\xA8\"", "s:\x7f \xE2\x80\xA8"},
              {R"(["\u0031","2","\u0033"])", "[ s:1 s:2 s:3 ]"}});
  EXPECT_EQ(told(R"("\u0000")"), std::string("s:\0", 3));
}

// Eight bytes are looked at together: the odd one must be found at every place.
TEST(JsonScannerTest, FindsTheOddByteWhereverItStands) {
  for (std::size_t length = 0; length < 20; ++length) {
    for (std::size_t at = 0; at <= length; ++at) {
      const std::string before = std::string("\"").append(at, '~'), after(length - at, ' ');
      EXPECT_EQ(told(before + "\"" + after), "s:" + std::string(at, '~'));
      EXPECT_EQ(told(before + "\\n" + after + "\""), "s:" + std::string(at, '~') + "\n" + after);
      EXPECT_EQ(told(before + "å" + after + "\""), "s:" + std::string(at, '~') + "å" + after);
      const std::string here = " at byte " + std::to_string(at + 1);
      EXPECT_EQ(told(before + "\x1f" + after + "\""), "! bad_json" + here);
      EXPECT_EQ(told(before + '\0' + after + "\""), "! bad_json" + here);
      EXPECT_EQ(told(before + "\x80" + after + "\""), "! bad_utf8" + here);
      EXPECT_EQ(told(before), "! bad_json" + here);
    }
  }
}

TEST(JsonScannerTest, SaysAtWhichByteItRefuses) {
  expectRows({{"", "! bad_json at byte 0"},
              {"  ", "! bad_json at byte 2"},
              {"[1,]", "! bad_json at byte 3"},
              {"[,1]", "! bad_json at byte 1"},
              {"[1 2]", "! bad_json at byte 3"},
              {"[1}", "! bad_json at byte 2"},
              {"{]", "! bad_json at byte 1"},
              {"{1:2}", "! bad_json at byte 1"},
              {"{\"a\"}", "! bad_json at byte 4"},
              {"{\"a\":1,}", "! bad_json at byte 7"},
              {"{\"a\":1 \"b\":2}", "! bad_json at byte 7"},
              {"[] x", "! bad_json at byte 3"},
              {"[]]", "! bad_json at byte 2"},
              {"nul", "! bad_json at byte 0"},
              {"truee", "! bad_json at byte 4"},
              {"-", "! bad_json at byte 1"},
              {"-x", "! bad_json at byte 1"},
              {"01", "! bad_json at byte 1"},
              {"1.", "! bad_json at byte 2"},
              {"1.e1", "! bad_json at byte 2"},
              {"1e+", "! bad_json at byte 3"},
              {"[1e400]", "! bad_json at byte 1"},
              {"\"\\", "! bad_json at byte 1"},
              {"\"\\u12", "! bad_json at byte 1"},
              {"\"a\\ud800\\u0041\"", "! bad_json at byte 2"},
              {"\"\\ud83d\\ude0", "! bad_json at byte 1"},
              {R"("\ud800\udbff")", "! bad_json at byte 1"},
              {R"("\ud800\ue000")", "! bad_json at byte 1"},
              {R"("\udc00\udc00")", "! bad_json at byte 1"},
              {R"("\ud83d/udc63")", "! bad_json at byte 1"},
              {"\"\xed\xa0\x80\"", "! bad_utf8 at byte 1"},
              {"\xEF\xBB\xBF\xEF\xBB\xBF{}", "! bad_json at byte 3"},
              {"{} \xc0\xaf", "! bad_utf8 at byte 3"}});
  EXPECT_EQ(told("[[[]]]", 2), "! too_deep at byte 2");
  EXPECT_EQ(told("[{\"a\":{}}]", 2), "! too_deep at byte 6");
  EXPECT_EQ(told("[]", -1), "! too_deep at byte 0");
}

TEST(JsonScannerTest, TellsDepthAndUtf8BeforeGrammarWhereverTheyStand) {
  expectRows({{"[1,,\xff]", "! bad_utf8 at byte 4"},
              {"\"\\x [[ \\\" [[ \xff\"", "! bad_utf8 at byte 13"},
              {"tru \"]]]]\" \xff", "! bad_utf8 at byte 11"}});
  EXPECT_EQ(told("[1,,[[", 2), "! too_deep at byte 5");
  EXPECT_EQ(told("\"\t\" [\"[[\\\\\"[\"[[[", 2), "! bad_json at byte 1");
  EXPECT_EQ(told("\"\t\" [\"[[\\\\\"[[\"[", 2), "! too_deep at byte 12");
  // What stands after a NUL or after one bracket too many is not looked at.
  EXPECT_EQ(told("[1,,]]\xff"), "! bad_json at byte 3");
  EXPECT_EQ(told(std::string("[1,,\0\xff", 6)), "! bad_json at byte 3");
}

TEST(JsonScannerTest, HonoursNoDepthBeyondItsOwn) {
  const std::string deep(JsonScanner::kMaxDepth, '[');
  const int any = std::numeric_limits<int>::max();
  EXPECT_EQ(told(deep + "7" + std::string(JsonScanner::kMaxDepth, ']'), any).size(),
            4 * static_cast<std::size_t>(JsonScanner::kMaxDepth) + 1);
  EXPECT_EQ(told(deep + "[", any), "! too_deep at byte " + std::to_string(deep.size()));
}

}  // namespace
}  // namespace smasteg
