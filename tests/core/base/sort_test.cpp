// Against the standard library's stable sort, for every small number of items.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>

#include "core/base/random.h"

namespace smasteg {
namespace {

struct Item {
  std::uint64_t key = 0;
  std::size_t was = 0;  // its place before: equal keys must keep it
  bool operator==(const Item&) const = default;
};

bool hasLowerKey(const Item& a, const Item& b) { return a.key < b.key; }

TEST(SortTest, SortsAsTheLibrarySortsStably) {
  RandomStream random("sort");
  for (std::size_t count = 0; count < 200; ++count) {
    for (const std::uint64_t keys : {1, 2, 10, 1000000}) {
      std::vector<Item> items;
      for (std::size_t i = 0; i < count; ++i) items.push_back({random.below(keys), i});
      std::vector<Item> expected = items;
      std::stable_sort(expected.begin(), expected.end(), hasLowerKey);
      sortItems(items, hasLowerKey);
      EXPECT_EQ(items, expected) << count << " items, " << keys << " keys";
    }
  }
}

std::size_t comparisonsFor(std::vector<std::size_t> items) {
  std::size_t comparisons = 0;
  sortItems(items, [&](std::size_t a, std::size_t b) {
    ++comparisons;
    return a < b;
  });
  EXPECT_TRUE(std::is_sorted(items.begin(), items.end()));
  return comparisons;
}

TEST(SortTest, ComparesLittleAndLeastWhatIsInOrder) {
  for (const std::size_t count : {1000U, 1024U, 1025U}) {
    std::vector<std::size_t> mixed, ordered, backwards;
    for (std::size_t i = 0; i < count; ++i) {
      mixed.push_back(i * 7919 % count);
      ordered.push_back(i);
      backwards.push_back(count - i);
    }
    EXPECT_LT(comparisonsFor(mixed), count * 11);  // count · log₂ count, and one an item
    EXPECT_LT(comparisonsFor(ordered), count);
    EXPECT_LT(comparisonsFor(backwards), count * 7);
  }
}

TEST(SortTest, MovesItemsAndCopiesNone) {
  std::vector<std::unique_ptr<std::string>> items;
  for (const char* text : {"c", "a", "b"}) items.push_back(std::make_unique<std::string>(text));
  sortItems(items, [](const auto& a, const auto& b) { return *a < *b; });
  EXPECT_EQ(*items[0] + *items[1] + *items[2], "abc");
}

}  // namespace
}  // namespace smasteg
