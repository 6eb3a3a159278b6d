// See fixture.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/model/fixture.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "core/base/json_text.h"
#include "core/catalogue/catalogue.h"
#include "core/log/event_log.h"

namespace smasteg::debug {
namespace {

constexpr std::size_t kMaxName = 60;

bool isName(const std::string& name) {
  return !name.empty() && name.size() <= kMaxName && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::string pascal(const std::string& name) {
  std::string out;
  bool isFirst = true;
  for (const char c : name) {
    if (c == '_') {
      isFirst = true;
    } else {
      out += isFirst && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      isFirst = false;
    }
  }
  return out;
}

}  // namespace

Result<SavedTest> saveAsTest(const std::string& root, const std::string& name,
                             const std::vector<std::string>& events, std::size_t count) {
  if (!isName(name))
    return Error{"bad_name", "write a name of small letters, digits and _, as two_cards_one_week"};
  const Catalogue catalogue;
  EventLog log(catalogue);
  std::string lines;
  for (std::size_t i = 0; i < std::min(count, events.size()); ++i) {
    std::string line = events[i];
    if (line.find('\n') != std::string::npos) {
      // Between tokens a line break is a space, and nowhere else can it be.
      std::replace(line.begin(), line.end(), '\n', ' ');
      std::replace(line.begin(), line.end(), '\r', ' ');
    }
    log.apply(line);
    lines += line + "\n";
  }
  const std::string file = "tests/fixtures/saved/" + name + ".jsonl";
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(root) / "tests/fixtures/saved", ignored);
  std::ofstream out(std::filesystem::path(root) / file, std::ios::binary);
  out << JsonText()
             .text("digest", log.digest())
             .number("records", static_cast<std::int64_t>(log.records().size()))
             .str()
      << "\n"
      << lines;
  if (!out.flush()) return Error{"no_file", file + ": it cannot be written. Start from the house's folder."};
  const std::string records = std::to_string(log.records().size());
  return SavedTest{file,
                   "// Beside the law that tests/core/log/saved_rooms_test.cpp holds it to already:\n"
                   "TEST(SavedRoomsTest, " +
                       pascal(name) + ") {\n  const SavedRoom room = readSaved(SMASTEG_FIXTURES \"/saved/" +
                       name + ".jsonl\");\n  EXPECT_EQ(logOf(room.events).records().size(), " + records +
                       "U);\n}\n"};
}

}  // namespace smasteg::debug
