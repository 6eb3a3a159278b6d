// Ideas out of a log: whole trees, broken ones, circles and long chains.
// SPDX-License-Identifier: EUPL-1.2
#include "core/experiments/spread.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/catalogue/catalogue.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

/// A step of the app's, `minute` minutes in, that came from the record that is called so.
std::string came(const std::string& name, int minute, const std::string& from) {
  StepContent content = step("record-id-of-step-" + name, "Steg " + name);
  content.from = from;
  return message("$" + name, kAnna, minute, recordMessage("step", content, {kCard, kCard, false, {}}));
}

class SpreadTest : public ::testing::Test {
 protected:
  std::string ideas(std::vector<std::string> events) {
    events.push_back(weekCard());
    EventLog log(catalogue);
    for (const std::string& event : events) log.apply(event);
    std::string text;
    for (const Idea& idea : ideasOf(log, Learnt(log))) {
      text += "[";
      for (const IdeaNode& node : idea) {
        text += " " + (node.record == nullptr ? "?" : node.record->id.substr(1));
        text += "<" + std::to_string(node.after) + ":" + std::to_string(node.depth);
      }
      text += " ]";
    }
    return text;
  }
  Catalogue catalogue;
};

TEST_F(SpreadTest, IsTheSameInWhateverOrderItComes) {
  std::vector<std::string> events = {came("a", 1, ""), came("b", 2, "$a"), came("c", 3, "$b"),
                                     came("d", 4, "record-id-of-step-a"), came("e", 5, "")};
  std::sort(events.begin(), events.end());
  do {
    ASSERT_EQ(ideas(events), "[ a<0:0 b<0:1 c<1:2 d<0:1 ]");
  } while (std::next_permutation(events.begin(), events.end()));
}

TEST_F(SpreadTest, WhatIsNotHereHoldsTogetherWhatNamesIt) {
  EXPECT_EQ(ideas({came("b", 2, "$gone"), came("c", 3, "$gone"), came("d", 4, "$c"), came("e", 5, "$other")}),
            "[ ?<0:0 b<0:1 c<0:1 d<2:2 ][ ?<0:0 e<0:1 ]");
}

TEST_F(SpreadTest, ACircleCameFromNowhere) {
  EXPECT_EQ(ideas({came("a", 1, "$c"), came("b", 2, "$a"), came("c", 3, "$b"), came("d", 4, "$d")}),
            "[ ?<0:0 d<0:1 ]");
}

TEST_F(SpreadTest, AChainMayBeAsLongAsTheLog) {
  std::vector<std::string> events = {came("0", 0, "")};
  for (int i = 1; i < 3000; ++i) events.push_back(came(std::to_string(i), i, "$" + std::to_string(i - 1)));
  const std::string all = ideas(events);
  EXPECT_TRUE(all.ends_with(" 2999<2998:2999 ]")) << all.substr(all.size() - 60);
}

}  // namespace
}  // namespace smasteg::testing
