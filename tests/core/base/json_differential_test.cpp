// The scanner and the document against the library that they replaced: some ten thousands of mended and
// broken texts, each with the same verdict and the same values. The library parses behind the gate that stood
// in front of it, which is kept here as the measure.
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/random.h"
#include "core/base/utf8.h"
#include "tests/core/base/json_compare.h"

namespace smasteg::testing {
namespace {

constexpr std::size_t kFuzzedSize = 1 << 20;
constexpr int kFuzzedDepth = 12;

/// Depth, UTF-8 and NUL, which the library itself does not look at: "" or a code.
std::string gate(std::string_view text, int maxDepth) {
  int depth = 0;
  bool inString = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<std::uint8_t>(text[at]);
    if (byte >= 0x80) {
      const CodePoint c = decodeUtf8(text, at);
      if (!c.valid) return "bad_utf8";
      at += c.length;
      continue;
    }
    if (byte == 0) return "bad_json";
    if (inString) {
      if (byte == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\'))
        ++at;
      else if (byte == '"')
        inString = false;
    } else if (byte == '"') {
      inString = true;
    } else if (byte == '[' || byte == '{') {
      if (++depth > maxDepth) return "too_deep";
    } else if (byte == ']' || byte == '}') {
      if (--depth < 0) return "bad_json";
    }
    ++at;
  }
  return "";
}

/// "" and the tree, or a code.
std::string byTheLibrary(std::string_view text, Tree& out) {
  std::string code = gate(text, kFuzzedDepth);
  if (!code.empty()) return code;
  out = Tree::parse(text.begin(), text.end(), nullptr, false);
  return out.is_discarded() ? "bad_json" : "";
}

/// Of the library's own compact text, with all floats of one length.
std::size_t sizeOf(Tree tree) {
  std::vector<Tree*> open = {&tree};
  std::size_t floats = 0;
  while (!open.empty()) {
    Tree& each = *open.back();
    open.pop_back();
    if (each.is_number_float()) each = nullptr, ++floats;  // "null": four bytes
    if (each.is_structured()) {
      for (Tree& inner : each) open.push_back(&inner);
    }
  }
  return tree.dump().size() + floats * (17 - 4);
}

std::string shown(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7f) {
      line += c;
    } else {
      line += "<" + std::to_string(byte) + ">";
    }
  }
  return line;
}

/// The verdict, on which both must agree.
std::string verdictOf(const std::string& text) {
  static JsonDocument ours;  // read again and again, as the core does it
  Tree theirs;
  const auto parsed = parseJson(text, kFuzzedSize, kFuzzedDepth, ours);
  const std::string code = parsed ? "" : parsed.error().code;
  EXPECT_EQ(code, byTheLibrary(text, theirs)) << shown(text);
  if (parsed) {
    EXPECT_TRUE(same(ours.root(), theirs)) << shown(text);
    // Its own text says the same again, in its shortest and canonical form.
    const std::string compact = compactText(ours.root());
    const ReadJson again(compact, kFuzzedDepth);
    EXPECT_EQ(compactText(again), compact) << shown(text);
    EXPECT_EQ(compactSize(ours.root()), sizeOf(theirs)) << shown(text);
  } else {
    EXPECT_FALSE(ours.root()) << shown(text);
    EXPECT_EQ(parsed.error().detail.rfind("at byte ", 0), 0U) << shown(text);
  }
  return code;
}

const std::vector<std::string>& seeds() {
  static const std::vector<std::string> texts = {
      R"({"type":"m.room.message","event_id":"$a:hs","sender":"@åsa:hs","origin_server_ts":1795503312000,)"
      R"("room_id":"!r:hs","content":{"msgtype":"m.text","body":"1) Ringde Karin på \"IT\"\nom lösenord 👣",)"
      R"("m.relates_to":{"rel_type":"m.thread","event_id":"$k","is_falling_back":true},)"
      R"("se.smasteg":{"v":1,"id":"idididididididid","k":"step","p":["p1","p7"],"min":25}},)"
      R"("unsigned":{"age":-3}})",
      R"({"type":"m.room.power_levels","state_key":"","content":{"users":{"@a:hs":100,"@b:hs":5e1},)"
      R"("events":{},"redact":50.0,"users_default":-0,"x":[0.5,1E300,-1.5e-7,18446744073709551615]}})",
      R"({"kind":"page","events":["{\"type\":\"m.reaction\",\"content\":{\"key\":\"\\u2764\\ufe0f\"}}",""],)"
      R"("next":null,"now":1795503312000,"room":"!r:hs"})",
      R"(["\ud83d\udc63","\u0000\u001f\u007f","\\\"","\/\b\f\n\r\t","","å€\u00e5","\uDBFF\uDFFF"])",
      R"([0,-0,7,-7,1.0,-1.0,1e3,0.1e1,9007199254740993,9007199254740993.0,9223372036854775808,)"
      R"(-9223372036854775809,18446744073709551616,1e308,1e-400,4503599627370496.5])",
      R"([[[[[[[[[[[[]]]]]]]]]]]])",
      R"({"a":[{"b":[{"c":[{"d":[{"e":[{"f":["[","{",[]]}]}]}]}]}]})",
      R"({"a":1,"a":{"a":[{"a":2,"\u0061":3}],"b":{}},"b":[],"a":[null,true,false,{"c":"d"}]})",
      "\xEF\xBB\xBF { \"a\" : [ 1 , 2 ] } \r\n\t "};
  return texts;
}

/// What is put in at some place: pieces that are right there at times, and mostly not.
const std::vector<std::string>& pieces() {
  static const std::vector<std::string> texts = {"{",
                                                 "}",
                                                 "[",
                                                 "]",
                                                 "\"",
                                                 ",",
                                                 ":",
                                                 "\\",
                                                 "\\\"",
                                                 "\\u",
                                                 "\\ud800",
                                                 "\\udc00",
                                                 "\\u00",
                                                 "\\x",
                                                 "\n",
                                                 "\x01",
                                                 "\x1f",
                                                 "\x7f",
                                                 "\xff",
                                                 "\xc0\xaf",
                                                 "\xed\xa0\x80",
                                                 "\xe5",
                                                 "\xc3\xa5",
                                                 "\xf4\x90\x80\x80",
                                                 "\xf0\x9f\x91\xa3",
                                                 "\xEF\xBB\xBF",
                                                 " ",
                                                 "-",
                                                 "+",
                                                 "0",
                                                 "00",
                                                 ".",
                                                 ".0",
                                                 "e",
                                                 "E+1",
                                                 "e400",
                                                 "1e-5",
                                                 "-0",
                                                 "0.1e1",
                                                 "1e400",
                                                 "-1e400",
                                                 "99999999999999999999",
                                                 "true",
                                                 "null",
                                                 "nul",
                                                 "NaN",
                                                 "Infinity",
                                                 "//",
                                                 "/**/",
                                                 "[[[[[[[",
                                                 "]]]]",
                                                 "{\"a\":",
                                                 "\"a\":1,",
                                                 "\"a\":",
                                                 "\"\"",
                                                 "'",
                                                 ",,",
                                                 "\t",
                                                 "\r",
                                                 "\v",
                                                 "1 2",
                                                 ".5"};
  return texts;
}

std::string broken(std::string text, RandomStream& random) {
  const auto place = [&] { return static_cast<std::size_t>(random.below(text.size() + 1)); };
  for (auto times = 1 + random.below(3); times > 0 && !text.empty(); --times) {
    const std::size_t at = place(), length = static_cast<std::size_t>(random.below(6));
    switch (random.below(8)) {
      case 0:
        text.resize(at);
        break;
      case 1:
        if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << random.below(8)));
        break;
      case 2:
        text.erase(at, length);
        break;
      case 3:
        text.insert(place(), text.substr(at, length * 8));
        break;
      case 4:
        text.insert(at, 1, static_cast<char>(random.below(256)));
        break;
      case 5:
        text.insert(at, 1, '\0');
        break;
      default:
        text.insert(at, pieces()[random.below(pieces().size())]);
        break;
    }
  }
  return text;
}

TEST(JsonDifferentialTest, AgreesWithTheLibraryOnTextsAsTheyAre) {
  for (const std::string& text : seeds()) verdictOf(text);
  for (const std::string& text : pieces()) {
    verdictOf(text);
    for (const char* around : {"[]", "{}", "\"\"", "11", "  "}) {
      verdictOf(around[0] + text + around[1]);
      verdictOf("[0," + (around[0] + text) + around[1] + "]");
    }
    for (const std::string& next : pieces()) verdictOf("[" + text + next + "]");
  }
}

TEST(JsonDifferentialTest, AgreesWithTheLibraryOnTextsCutOffAnywhere) {
  for (const std::string& text : seeds()) {
    for (std::size_t length = 0; length < text.size(); ++length) verdictOf(text.substr(0, length));
  }
}

TEST(JsonDifferentialTest, AgreesWithTheLibraryOnBrokenTexts) {
  RandomStream random("json");
  std::map<std::string, int> verdicts;
  for (int i = 0; i < 40000; ++i) {
    const std::string& seed = seeds()[random.below(seeds().size())];
    ++verdicts[verdictOf(broken(seed, random))];
  }
  // Every verdict is put to the test, and not by a handful.
  for (const char* verdict : {"", "bad_json", "bad_utf8", "too_deep"})
    EXPECT_GT(verdicts[verdict], 500) << verdict;
  EXPECT_EQ(verdicts.size(), 4U);
}

}  // namespace
}  // namespace smasteg::testing
