// Base64, hex, record ids and the identities of Matrix, with what must be refused.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/ids.h"

#include <gtest/gtest.h>

#include <set>

namespace smasteg {
namespace {

TEST(IdsTest, WritesTheVectorsOfRfc4648) {
  const char* vectors[][2] = {{"", ""},
                              {"f", "Zg=="},
                              {"fo", "Zm8="},
                              {"foo", "Zm9v"},
                              {"foob", "Zm9vYg=="},
                              {"fooba", "Zm9vYmE="},
                              {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : vectors) {
    EXPECT_EQ(base64(bytes), text);
    EXPECT_EQ(base64url(bytes), std::string(text).substr(0, std::string(text).find('=')));
    EXPECT_EQ(fromBase64(text).value(), bytes);
    EXPECT_EQ(fromBase64(base64url(bytes)).value(), bytes);
  }
  EXPECT_EQ(base64("\xfb\xff\xfe"), "+//+");
  EXPECT_EQ(base64url("\xfb\xff\xfe"), "-__-");
  EXPECT_EQ(fromBase64("-__-").value(), "\xfb\xff\xfe");
  EXPECT_EQ(fromBase64("+//+").value(), "\xfb\xff\xfe");
}

TEST(IdsTest, ReadsBackAnyBytesInBothAlphabets) {
  RandomStream random("base64");
  for (std::size_t length = 0; length < 100; ++length) {
    const std::string bytes = random.bytes(length);
    EXPECT_EQ(fromBase64(base64(bytes)).value(), bytes);
    EXPECT_EQ(fromBase64(base64url(bytes)).value(), bytes);
  }
}

TEST(IdsTest, RefusesWhatIsNoBase64) {
  for (const char* text : {"A",     "AAAAA",  "=",    "==",   "====",     "A===",     "AA=",  "AAA==",
                           "AAAA=", "AAAA==", "A=AA", "=AAA", "AAAA=AAA", "AA==AA==", "AA=A", "AA AA",
                           "AAA\n", "AA.A",   "å==",  "AB",   "AB==",     "AAB",      "AAB="}) {
    const auto bytes = fromBase64(text);
    ASSERT_FALSE(bytes.ok()) << text;
    EXPECT_EQ(bytes.error().code, "bad_base64");
  }
  EXPECT_FALSE(fromBase64(std::string_view("AA\0A", 4)).ok());
}

TEST(IdsTest, ReadsHexInEitherCaseAndNothingElse) {
  EXPECT_EQ(fromHex("").value(), "");
  EXPECT_EQ(fromHex("00fFAb7e").value(), std::string("\x00\xff\xab\x7e", 4));
  for (const char* text : {"0", "000", "0g", "g0", "0x", " 0", "-1", "å"}) {
    ASSERT_FALSE(fromHex(text).ok()) << text;
    EXPECT_EQ(fromHex(text).error().code, "bad_hex");
  }
}

TEST(IdsTest, MakesRecordIdsOf128BitsThatItAccepts) {
  RandomStream random("smasteg");
  EXPECT_EQ(makeRecordId(random), "bweZGiiYsZc7fd8CoS-CBw");
  std::set<std::string> made;
  for (int i = 0; i < 1000; ++i) {
    const std::string id = makeRecordId(random);
    ASSERT_EQ(id.size(), 22u);
    ASSERT_TRUE(isRecordId(id)) << id;
    made.insert(id);
  }
  EXPECT_EQ(made.size(), 1000u);
}

TEST(IdsTest, AcceptsOthersRecordIdsOf16To64UrlDigits) {
  EXPECT_FALSE(isRecordId(""));
  EXPECT_FALSE(isRecordId(std::string(15, 'a')));
  EXPECT_TRUE(isRecordId(std::string(16, 'a')));
  EXPECT_TRUE(isRecordId(std::string(64, '_')));
  EXPECT_FALSE(isRecordId(std::string(65, 'a')));
  for (const char wrong : {'+', '/', '=', ' ', '.', '$', '\n', '\xe5'}) {
    EXPECT_FALSE(isRecordId(std::string(20, 'a') + wrong)) << wrong;
  }
}

TEST(IdsTest, TakesUserIdsApart) {
  EXPECT_EQ(localpart("@anna:example.org"), "anna");
  EXPECT_EQ(serverName("@anna:example.org"), "example.org");
  EXPECT_EQ(localpart("@a.b=c_d/e-f+g:hs.example.org:8448"), "a.b=c_d/e-f+g");
  EXPECT_EQ(serverName("@anna:[2001:db8::1]:8448"), "[2001:db8::1]:8448");
  EXPECT_EQ(serverName("@anna:hs"), "hs");
  EXPECT_EQ(localpart("@Åsa:example.org"), "Åsa");
}

TEST(IdsTest, GivesBackWhatIsNoUserIdAsItIs) {
  for (const char* text : {"", "@", "anna", "@anna", "@:example.org", "@anna:", "anna:example.org",
                           "@an na:example.org", "@anna:exa mple.org", "@anna:example.org/x", "@an\nna:hs",
                           "@anna:h\xc3\xb6", "@\xff:hs", "!room:hs", "$event"}) {
    EXPECT_FALSE(isUserId(text)) << text;
    EXPECT_EQ(localpart(text), text);
    EXPECT_EQ(serverName(text), "");
  }
  EXPECT_FALSE(isUserId(std::string_view("@a\0b:hs", 7)));
}

TEST(IdsTest, LimitsMatrixIdsTo255Bytes) {
  EXPECT_TRUE(isUserId("@" + std::string(251, 'a') + ":hs"));
  EXPECT_FALSE(isUserId("@" + std::string(252, 'a') + ":hs"));
  EXPECT_TRUE(isEventId("$" + std::string(254, 'a')));
  EXPECT_FALSE(isEventId("$" + std::string(255, 'a')));
}

TEST(IdsTest, LeadsToARoomWhateverItsIdIsMadeOf) {
  EXPECT_EQ(roomAddress("!abc:example.org", "@anna:hs"),
            "https://matrix.to/#/%21abc%3Aexample.org?via=example.org");
  EXPECT_EQ(roomAddress("!abc:example.org:8448", "@anna:hs"),
            "https://matrix.to/#/%21abc%3Aexample.org%3A8448?via=example.org%3A8448");
  // From room version 12 on no server stands in the id.
  EXPECT_EQ(roomAddress("!aB-c_d", "@anna:hs"), "https://matrix.to/#/%21aB-c_d?via=hs");
  EXPECT_EQ(roomAddress("!aB-c_d", ""), "https://matrix.to/#/%21aB-c_d");
  EXPECT_EQ(roomAddress("!a/../b?c=\"#d&e:<f>\xc3\xa5", ""),
            "https://matrix.to/#/%21a%2F..%2Fb%3Fc%3D%22%23d%26e%3A%3Cf%3E%C3%A5?via=%3Cf%3E%C3%A5");
  for (const char* none : {"", "!", "abc:hs", "#abc:hs", "javascript:alert(1)", "!a b:hs", "!\xff:hs"})
    EXPECT_EQ(roomAddress(none, "@anna:hs"), "") << none;
  EXPECT_EQ(roomAddress("!" + std::string(255, 'a'), "@anna:hs"), "");
}

TEST(IdsTest, KnowsEventIdsOfOldAndNewRooms) {
  EXPECT_TRUE(isEventId("$143273582443PhrSn:example.org"));
  EXPECT_TRUE(isEventId("$acR1l0raoZnm60CBwAVgqbZqoO/mYU81xysh1u7XcJk"));
  EXPECT_TRUE(isEventId("$Rqnc-F-dvnEYJTyHq_iKxU2bZ1CI92-kuZq3a5lr5Zg"));
  for (const char* text : {"", "$", "event", "@anna:hs", "$a b", "$a\tb", "$a\n", "$\x7f", "$\xff"}) {
    EXPECT_FALSE(isEventId(text)) << text;
  }
}

}  // namespace
}  // namespace smasteg
