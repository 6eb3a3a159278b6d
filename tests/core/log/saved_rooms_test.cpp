// Rooms that were saved out of the inspector (tests/fixtures/saved): the first line of each says what it
// comes to, the others are its events. In any order, and each twice, they come to that.
// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/random.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

using Json = nlohmann::json;

struct SavedRoom {
  std::string digest;
  std::size_t records = 0;
  std::vector<std::string> events;
};

SavedRoom readSaved(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  SavedRoom room;
  std::string line;
  std::getline(file, line);
  const Json head = Json::parse(line, nullptr, false);
  EXPECT_TRUE(head.is_object()) << path;
  room.digest = head.value("digest", "");
  room.records = head.value("records", std::size_t{0});
  while (std::getline(file, line)) room.events.push_back(line);
  return room;
}

TEST(SavedRoomsTest, EachComesToTheSameInAnyOrderAndTwice) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(SMASTEG_FIXTURES "/saved")) {
    SCOPED_TRACE(entry.path().filename().string());
    const SavedRoom room = readSaved(entry.path());
    EXPECT_EQ(logOf(room.events).digest(), room.digest);
    EXPECT_EQ(logOf(room.events).records().size(), room.records);
    std::vector<std::string> twice = room.events;
    twice.insert(twice.end(), room.events.begin(), room.events.end());
    RandomStream random(room.digest);
    random.shuffle(twice);
    EXPECT_EQ(logOf(twice).digest(), room.digest);
    ++files;
  }
  EXPECT_GT(files, 0U);
}

}  // namespace
}  // namespace smasteg::testing
