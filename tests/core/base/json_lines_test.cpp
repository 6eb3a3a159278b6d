// Lines of bytes and of paths, in good texts, in cut ones and in nonsense.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/json_lines.h"

#include <gtest/gtest.h>

#include <string>

#include "core/base/random.h"

namespace smasteg {
namespace {

constexpr std::string_view kFile =
    "{\n"
    "  \"a\": [1, \"x]\\\"}\", {\"b\": null}],\n"  // 2
    "  \"c\": {\n"                                 // 3
    "    \"d\": [\n"                               // 4
    "      {\"e\": true},\n"                       // 5
    "      {\n"                                    // 6
    "        \"e\": \"å\",\n"                      // 7
    "        \"f\": -1.5e3\n"                      // 8
    "      }\n"
    "    ]\n"
    "  },\n"
    "  \"g\": 1,\n"  // 12
    "  \"g\": 2\n"   // 13
    "}\n";

TEST(JsonLinesTest, FindsTheLineOfAPath) {
  EXPECT_EQ(lineOfPath(kFile, ""), 1U);
  EXPECT_EQ(lineOfPath(kFile, "a"), 2U);
  EXPECT_EQ(lineOfPath(kFile, "a[2].b"), 2U);
  EXPECT_EQ(lineOfPath(kFile, "c"), 3U);
  EXPECT_EQ(lineOfPath(kFile, "c.d[0].e"), 5U);
  EXPECT_EQ(lineOfPath(kFile, "c.d[1]"), 6U);
  EXPECT_EQ(lineOfPath(kFile, "c.d[1].e"), 7U);
  EXPECT_EQ(lineOfPath(kFile, "c.d[1].f"), 8U);
}

TEST(JsonLinesTest, GivesTheInnermostPlaceThatIsThere) {
  EXPECT_EQ(lineOfPath(kFile, "c.d[1].missing"), 6U);
  EXPECT_EQ(lineOfPath(kFile, "c.d[7].e"), 4U);
  EXPECT_EQ(lineOfPath(kFile, "c.x.y[3]"), 3U);
  EXPECT_EQ(lineOfPath(kFile, "a[0].b"), 2U);
  EXPECT_EQ(lineOfPath(kFile, "missing"), 1U);
}

TEST(JsonLinesTest, TakesTheLastOfEqualKeys) { EXPECT_EQ(lineOfPath(kFile, "g"), 13U); }

TEST(JsonLinesTest, PassesOverAByteOrderMark) { EXPECT_EQ(lineOfPath("\xEF\xBB\xBF\n{\n\"a\":1}", "a"), 3U); }

TEST(JsonLinesTest, CountsLinesOfBytes) {
  EXPECT_EQ(lineOfByte("", 0), 1U);
  EXPECT_EQ(lineOfByte("a\nb", 1), 1U);
  EXPECT_EQ(lineOfByte("a\nb", 2), 2U);
  EXPECT_EQ(lineOfByte("a\nb", 99), 2U);
}

TEST(JsonLinesTest, EndsWithinTheFileWhateverIsInIt) {
  for (const std::string_view text :
       {"", "]", "[", "[]]", "{\"a\"", "{\"a\":", "{\"a\":[", "[\"\\", "[,,:", "}{", "[}", "{\"a\":]"}) {
    EXPECT_EQ(lineOfPath(text, "a[3].b"), 1U) << text;
    EXPECT_EQ(lineOfPath(text, "[9]"), 1U) << text;
  }
  RandomStream random("lines");
  constexpr std::string_view letters = "{}[]\",:\\a1\n \xC3";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::uint64_t i = random.below(40); i > 0; --i) {
      text += letters[static_cast<std::size_t>(random.below(letters.size()))];
    }
    const std::size_t lines = lineOfByte(text, text.size());
    EXPECT_LE(lineOfPath(text, "a[1].a"), lines) << text;
    EXPECT_LE(lineOfPath(text, "[1][0]"), lines) << text;
  }
}

}  // namespace
}  // namespace smasteg
