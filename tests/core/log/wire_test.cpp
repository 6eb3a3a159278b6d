// The frozen room (tests/fixtures/events/v1): what its events give is what they have always given.
// SPDX-License-Identifier: EUPL-1.2
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "core/report/report.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

using Json = nlohmann::json;

std::string frozen(const std::string& name) {
  std::ifstream file(SMASTEG_FIXTURES "/events/v1/" + name, std::ios::binary);
  EXPECT_TRUE(file.good()) << name;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

class WireTest : public LogTest {
 protected:
  WireTest() {
    std::istringstream lines(frozen("events.jsonl"));
    for (std::string line; std::getline(lines, line);) events_.push_back(line);
  }
  std::vector<std::string> events_;
  const Json gives_ = Json::parse(frozen("gives.json"), nullptr, false);
};

TEST_F(WireTest, GivesWhatItHasAlwaysGiven) {
  apply(events_);
  const ReportSource source{log_.events(), {}};
  Json now = Json::parse(reportAsJson(makeReport(log_, "", ""), Language::sv, &source), nullptr, false);
  ASSERT_TRUE(now.is_object());
  now.erase("readme");
  for (const auto& [part, value] : gives_.items()) EXPECT_EQ(now[part], value) << part;
  EXPECT_EQ(now, gives_);
}

TEST_F(WireTest, GivesItInAnyOrderAndAgainFromWhatIsKept) {
  const std::string digest = gives_["digest"];
  EXPECT_EQ(logOf({events_.rbegin(), events_.rend()}).digest(), digest);
  std::vector<std::string> kept;
  for (const Json& event : gives_["messages"]) kept.push_back(event.dump());
  EXPECT_EQ(logOf(kept).digest(), digest);
}

}  // namespace
}  // namespace smasteg::testing
