// The stream of bytes: golden values, made by another implementation of the same few rules, are the promise
// itself: a draw that was made once must be checkable for ever.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>

#include "core/base/ids.h"

namespace smasteg {
namespace {

TEST(RandomStreamTest, GivesTheGoldenBytesOfItsSeed) {
  RandomStream random("smasteg");
  EXPECT_EQ(
      random.bytes(70),
      fromHex(
          "6f07991a2898b1973b7ddf02a12f8207cc86e5b8dc7d40a7b838610efc6e4a7aa5d0e2476a448fadd8ea4198ce87d9c4"
          "da35e53c4d6ea9796803083d8e88444ca5506c89dfdb")
          .value());
}

TEST(RandomStreamTest, ReadsNumbersFromTheSameBytesBigEndian) {
  RandomStream random("smasteg");
  for (const std::uint64_t golden : {0x6f07991a2898b197u, 0x3b7ddf02a12f8207u, 0xcc86e5b8dc7d40a7u,
                                     0xb838610efc6e4a7au, 0xa5d0e2476a448fadu}) {
    EXPECT_EQ(random.next(), golden);
  }
}

TEST(RandomStreamTest, DoesNotCareHowTheBytesAreAskedFor) {
  RandomStream whole("a seed");
  const std::string golden = whole.bytes(200);
  RandomStream pieces("a seed");
  std::string joined;
  for (std::size_t size = 0; joined.size() < golden.size(); ++size) {
    joined += pieces.bytes(std::min(size, golden.size() - joined.size()));
  }
  EXPECT_EQ(joined, golden);
}

TEST(RandomStreamTest, DiffersWithEverySeedAlsoTheEmptyOneAndOneWithNul) {
  const std::string empty = RandomStream("").bytes(16);
  const std::string nul = RandomStream(std::string_view("\0", 1)).bytes(16);
  const std::string eightNuls = RandomStream(std::string(8, '\0')).bytes(16);
  EXPECT_NE(empty, nul);
  EXPECT_NE(empty, eightNuls);
  EXPECT_NE(nul, eightNuls);
}

TEST(RandomStreamTest, DrawsTheGoldenNumbersBelowABound) {
  RandomStream random("smasteg");
  const std::uint64_t bounds[] = {
      1, 2, 6, 7, 100, 1ull << 32, (1ull << 63) + 1, std::numeric_limits<std::uint64_t>::max()};
  const std::uint64_t golden[] = {0, 1, 1, 0, 5, 3465009604u, 6500353684339075448u, 7494843265351959628u};
  for (std::size_t i = 0; i < std::size(bounds); ++i) EXPECT_EQ(random.below(bounds[i]), golden[i]) << i;
}

TEST(RandomStreamTest, RejectsAsOftenAsTheGoldenStreamWhenHalfOfAllValuesAreSurplus) {
  RandomStream random("reject");
  std::string joined;
  for (int i = 0; i < 100; ++i) {
    const std::uint64_t value = random.below((1ull << 63) + 1);
    EXPECT_LE(value, 1ull << 63);
    joined += (i > 0 ? " " : "") + std::to_string(value);
  }
  EXPECT_EQ(hex(sha256(joined)), "f6fe28d4d2e772e46f5a59817dbaf04ddb76ac6c47b5e1a860985f6cf5f578a4");
}

TEST(RandomStreamTest, IsEvenEnoughOverSmallBounds) {
  RandomStream random("even");
  constexpr int kDraws = 70000;
  int counts[7] = {};
  for (int i = 0; i < kDraws; ++i) ++counts[random.below(7)];
  for (const int count : counts) EXPECT_NEAR(count, kDraws / 7, 500);  // more than five standard deviations
}

TEST(RandomStreamTest, ShufflesToTheGoldenOrder) {
  std::vector<int> items(20);
  std::iota(items.begin(), items.end(), 0);
  RandomStream("smasteg").shuffle(items);
  EXPECT_EQ(items, (std::vector<int>{14, 10, 2, 6, 4, 12, 5, 0, 15, 3, 9, 18, 19, 17, 11, 13, 8, 1, 16, 7}));
}

TEST(RandomStreamTest, ShufflesAThousandToTheGoldenOrderWithoutLosingOne) {
  std::vector<int> items(1000);
  std::iota(items.begin(), items.end(), 0);
  RandomStream("").shuffle(items);
  std::string joined;
  for (const int item : items) joined += (joined.empty() ? "" : " ") + std::to_string(item);
  EXPECT_EQ(hex(sha256(joined)), "298ecd6b0025ff6dc86813702064de9263f4158eab48cd0dfc65465e21542bb9");
  std::sort(items.begin(), items.end());
  for (int i = 0; i < 1000; ++i) ASSERT_EQ(items[static_cast<std::size_t>(i)], i);
}

TEST(RandomStreamTest, LeavesShortListsAlone) {
  std::vector<std::string> none;
  std::vector<std::string> one{"ensam"};
  RandomStream random("short");
  random.shuffle(none);
  random.shuffle(one);
  EXPECT_TRUE(none.empty());
  EXPECT_EQ(one, std::vector<std::string>{"ensam"});
}

}  // namespace
}  // namespace smasteg
