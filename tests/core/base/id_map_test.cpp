// The table of ids against the standard's, through thousands of changes; and that entries stay where they
// are.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/id_map.h"

#include <gtest/gtest.h>

#include <map>
#include <vector>

#include "core/base/random.h"

namespace smasteg {
namespace {

std::string idOf(std::uint64_t n) { return std::string(n % 23, 'a') + std::to_string(n); }

TEST(IdMapTest, IsEmptyBeforeAnythingIsPutThere) {
  IdMap<int> map;
  EXPECT_TRUE(map.empty());
  EXPECT_FALSE(map.contains(""));
  EXPECT_EQ(map.find("a"), map.end());
  EXPECT_TRUE(map.begin() == map.end());
  map.erase("a");
  EXPECT_EQ(map.size(), 0U);
}

TEST(IdMapTest, KeepsTheFirstValueOfAnId) {
  IdMap<std::string> map;
  EXPECT_TRUE(map.add("a", "one").second);
  std::string two = "a long text, so that it would be gone if it were moved from";
  const std::string before = two;
  const auto [entry, added] = map.add("a", std::move(two));
  EXPECT_FALSE(added);
  EXPECT_EQ(entry->second, "one");
  EXPECT_EQ(two, before);  // NOLINT: not moved from
  map["a"] = "three";
  map[""] = "none";
  EXPECT_EQ(map.at("a"), "three");
  EXPECT_EQ(map.at(""), "none");
  EXPECT_EQ(map.size(), 2U);
}

TEST(IdMapTest, DoesWhatTheStandardsMapDoes) {
  RandomStream random("ids");
  for (const std::uint64_t range : {5, 40, 3000}) {
    IdMap<int> map;
    std::map<std::string, int> other;
    for (int i = 0; i < 20000; ++i) {
      const std::string id = idOf(random.below(range));
      if (random.below(2) == 0) {
        map[id] = i;
        other[id] = i;
      } else {
        map.erase(id);
        other.erase(id);
      }
      ASSERT_EQ(map.size(), other.size());
      const std::string asked = idOf(random.below(range));
      const auto* found = map.find(asked);
      ASSERT_EQ(found != nullptr, other.contains(asked)) << asked;
      if (found != nullptr) {
        ASSERT_EQ(found->second, other.at(asked));
      }
    }
    std::map<std::string, int> walked;
    for (const auto& entry : map) EXPECT_TRUE(walked.emplace(entry.first, entry.second).second);
    EXPECT_EQ(walked, other);
  }
}

TEST(IdMapTest, LeavesEntriesWhereTheyAre) {
  IdMap<int> map;
  std::vector<const int*> places;
  for (int i = 0; i < 1000; ++i) places.push_back(&(map[idOf(static_cast<std::uint64_t>(i))] = i));
  for (int i = 0; i < 1000; i += 2) map.erase(idOf(static_cast<std::uint64_t>(i)));
  for (int i = 1; i < 1000; i += 2)
    EXPECT_EQ(&map.at(idOf(static_cast<std::uint64_t>(i))), places[static_cast<std::size_t>(i)]);
}

TEST(IdMapTest, TellsIdsApartByEveryByte) {
  IdSet set;
  const std::string id = "$0123456789012345678901234567890123456789012:example.org";
  EXPECT_TRUE(set.insert(id));
  EXPECT_FALSE(set.insert(id));
  for (std::size_t at = 0; at < id.size(); ++at) {
    std::string other = id;
    other[at] = '~';
    EXPECT_FALSE(set.contains(other));
    EXPECT_FALSE(set.contains(id.substr(0, at)));
    EXPECT_TRUE(set.insert(other));
  }
  EXPECT_EQ(set.size(), id.size() + 1);
}

}  // namespace
}  // namespace smasteg
