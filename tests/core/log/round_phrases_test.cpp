// What is written in a round's thread: it reads well, mentions everybody and is no step of anybody's.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/round_phrases.h"

#include <gtest/gtest.h>

#include "core/log/op_codec.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

ToldGroup annaAndBo() {
  ToldGroup group;
  group.names = {"Anna", "Bo"};
  group.reasons = {
      {"never_met", "", "", ""}, {"other_sector", "", "", ""}, {"offers", "Anna", "Bo", "enkäter"}};
  group.question = "Vad är du nöjd med?";
  group.times = {{"2026-12-02", "10:00"}, {"2026-12-03", "14:00"}};
  return group;
}

TEST(RoundPhrasesTest, APairIsToldWithWhyAQuestionAndTwoTimesInBothLanguages) {
  EXPECT_EQ(drawBody(48, {annaAndBo()}, Language::sv),
            "Fikarundan för vecka 48 är lottad.\n\n"
            "Anna och Bo: Bo söker det som Anna kan (enkäter), olika sektor, ni har inte träffats förut.\n"
            "Att börja med: Vad är du nöjd med?\n"
            "Förslag på tid: onsdag 2 december kl. 10.00 eller torsdag 3 december kl. 14.00.\n\n"
            "Passar inte tiden? Kom överens om en annan.");
  EXPECT_EQ(drawBody(48, {annaAndBo()}, Language::en),
            "The coffee round of week 48 is drawn.\n\n"
            "Anna and Bo: Bo seeks what Anna can do (enkäter), different sectors, you have not met before.\n"
            "To start with: Vad är du nöjd med?\n"
            "Proposed time: Wednesday 2 December at 10:00 or Thursday 3 December at 14:00.\n\n"
            "Does the time not suit? Agree on another.");
}

TEST(RoundPhrasesTest, ManyGroupsAreToldInShortAndStillFitInAMessage) {
  const std::vector<ToldGroup> groups(250, annaAndBo());
  const std::string body = drawBody(48, groups, Language::sv);
  EXPECT_EQ(body.find("Förslag"), std::string::npos);
  EXPECT_FALSE(drawMessage(body, "pairs-pairs-pairs-01", "$round", {kAnna, kBo}).empty());
}

TEST(RoundPhrasesTest, InTheRoundsThreadItIsNoRecordAndNothingNewer) {
  const Catalogue catalogue;
  EventLog log(catalogue);
  log.apply(message(
      "$round", kAnna, 0,
      cardMessage("round", "☕ Fikarunda v. 48. Vill du vara med?", "roundroundround-1", "2026-W48")));
  const std::size_t before = log.records().size();
  log.apply(message("$pairs", kAnna, 5,
                    drawMessage(drawBody(48, {annaAndBo()}, Language::sv), "pairs-pairs-pairs-01", "$round",
                                {kAnna, kBo})));
  EXPECT_EQ(log.records().size(), before);
  EXPECT_EQ(log.newerVersions(), 0u);
  EXPECT_EQ(log.eventOf(kAnna, "pairs-pairs-pairs-01"), "$pairs");
}

TEST(RoundPhrasesTest, GroupsOfAResultAreAllOrNothing) {
  const auto groupsOf = [](const std::string& json) {
    return readOpFields("result", "{\"groups\":" + json + "}").groups;
  };
  EXPECT_EQ(groupsOf(R"([["@a:hs","@b:hs"],["@c:hs","@d:hs","@e:hs"]])").size(), 2u);
  for (const auto* bad : {R"([["@a:hs"]])", R"([["@a:hs","@b:hs"],["@a:hs","@c:hs"]])", R"([["@a:hs",2]])",
                          R"([["a","b"]])", R"([["@a:hs","@b:hs"],7])", R"({"@a:hs":"@b:hs"})",
                          R"([["@a:hs","@b:hs","@c:hs","@d:hs","@e:hs","@f:hs"]])"}) {
    EXPECT_TRUE(groupsOf(bad).empty()) << bad;
  }
  OpFields fields;
  fields.groups = {{"@a:hs", "@b:hs"}};
  fields.inputs = std::string(64, 'a');
  const std::string written = opMessage("result", "$round", "resultresult-001", fields);
  EXPECT_EQ(readOpFields("result", written), fields);
}

}  // namespace
}  // namespace smasteg::testing
