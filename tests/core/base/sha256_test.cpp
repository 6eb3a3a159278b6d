// SHA-256 and FNV-1a against published vectors and values computed by another implementation.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/sha256.h"

#include <gtest/gtest.h>

#include <string>

namespace smasteg {
namespace {

std::string hashOf(std::string_view bytes) { return hex(sha256(bytes)); }

TEST(Sha256Test, GivesTheVectorsOfNist) {
  EXPECT_EQ(hashOf(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hashOf("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hashOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(
      hashOf(
          "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
          "mnopqrstnopqrstu"),
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  EXPECT_EQ(hashOf(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256Test, PadsRightOnBothSidesOfEveryBlockBorder) {
  struct Case {
    std::size_t length;
    const char* digest;
  };
  // Byte i of an input of n bytes is (7i + n) mod 256; digests by Python's hashlib.
  const Case cases[] = {
      {1, "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a"},
      {54, "1ad616be707a2b269ecfe28bdea4a4284a4f78a221287d45b98004231f501c77"},
      {55, "81afe5b788dc2ce138ff83d9b20164db75a94d75d2b2432eea4a0ef605088c72"},
      {56, "2aba54f0ac632420a2b502431408866e40e1d5e430df4cd822642c78ab2eb9c1"},
      {57, "903284efbf9100e8ba1614ec65eacacad125e03f857cae7acbf8b73b23e0fdfe"},
      {63, "733d3d4ee79ee67145bf73da13588f6f235d37414fc64b14a2f00f1762792f5e"},
      {64, "79322907b3e9d013d7dc2c2f256674dbf733045cde01df3539271c6f5605feb8"},
      {65, "d85c007c6eb440f085afa2b84f6f2bce4658b240e9f62cb1364bf0485a57e720"},
      {111, "b41ae5233b9ec35d8576a032034d2857b667a618c7038714d727d4dae3aa2525"},
      {112, "0949563bc78e5ccd85603fa20368a33ed3d2da0141c8284a3b1515fe4683cdd7"},
      {119, "6c87eedf096b345de205b702e5223b73b447a3207791ded3ea007ba15ed6736e"},
      {120, "42500cf6a1e3936d6b9e0bcfe296d654b63255e525487d3634d0b15fde591c4d"},
      {127, "68f6ff710276900c0ffbbc57426f67e00c2e01f0750c7edc25ac06b8ce7a8095"},
      {128, "489d55fea9a73af36b6dd0be7b4117d8e5683386d39544e8a44c99a87f368707"},
      {129, "4e1556b2e9a50a3cc9478f3254727b01065f9ac5d2c3a8b4cd538ae7240bb87d"},
  };
  for (const Case& c : cases) {
    std::string bytes;
    for (std::size_t i = 0; i < c.length; ++i) bytes += static_cast<char>((7 * i + c.length) % 256);
    EXPECT_EQ(hashOf(bytes), c.digest) << c.length;
  }
}

TEST(Sha256Test, DoesNotCareHowTheBytesAreCutUp) {
  std::string bytes;
  for (int i = 0; i < 300; ++i) bytes += static_cast<char>(i % 251);
  const std::string whole = hashOf(bytes);
  for (std::size_t size = 1; size <= bytes.size(); ++size) {
    Sha256 hash;
    for (std::size_t at = 0; at < bytes.size(); at += size) {
      hash.update(std::string_view(bytes).substr(at, size));
      hash.update("");
    }
    ASSERT_EQ(hex(hash.finish()), whole) << size;
  }
}

TEST(Sha256Test, HasFnvAsACheapChecksum) {
  EXPECT_EQ(fnv1a64Hex(""), "cbf29ce484222325");
  EXPECT_EQ(fnv1a64Hex("a"), "af63dc4c8601ec8c");
  EXPECT_EQ(fnv1a64Hex("foobar"), "85944171f73967e8");
  EXPECT_EQ(fnv1a64Hex("Ringde designern på Skatteverket #6"), "553abcb432cbef11");
  EXPECT_EQ(fnv1a64Hex(std::string_view("\0\xff", 2)), "0831c907b4ea2b60");
  EXPECT_EQ(fnv1a64("foobar"), 0x85944171f73967e8u);
}

}  // namespace
}  // namespace smasteg
