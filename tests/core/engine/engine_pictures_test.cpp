// The numbers of the pictures in Lärdomar, from what several people have done in a room.
// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

constexpr std::int64_t kMinutePainted = 60 * 1000;

class EnginePicturesTest : public EngineTest {
 protected:
  EnginePicturesTest() : anna(room, "@anna:hs"), bo(room, "@bo:skatt.se") { run(10 * 1000); }

  void run(std::int64_t ms) { runTogether(room, {&anna, &bo}, ms); }
  static Json pictures(const Person& person, const Json& query = Json::object()) {
    ViewQuery asked;
    asked.text = query.dump();
    return person.view("learnPictures", asked);
  }
  static Json dayOf(const Json& view, const std::string& day) {
    for (const Json& each : view["days"]) {
      if (each["day"] == day) return each;
    }
    return {};
  }
  static int sumOf(const Json& view, const char* of) {
    int sum = 0;
    for (const Json& each : view["days"]) sum += each[of].get<int>();
    return sum;
  }
  void log(Person& person, const std::string& text, const std::string& from = "") {
    CommandArgs args;
    args.text = text;
    args.visibility = "room";
    args.from = from;
    person.command("logStep", args);
    run(2 * kMinutePainted);
  }
  std::string idOf(Person& person, const std::string& text) { return person.row(text)["id"]; }
  void tell(Person& person, const Json& profile) {
    CommandArgs args;
    args.text = profile.dump();
    person.command("sendProfile", args);
    run(kMinutePainted);
  }

  Person anna, bo;
};

TEST_F(EnginePicturesTest, AnEmptyRoomHasAYearOfRestsAndNothingElse) {
  const Json view = pictures(anna);
  EXPECT_EQ(view["steps"], 0);
  EXPECT_EQ(view["cells"], Json({0, 0, 0, 0, 0, 0, 0}));
  EXPECT_EQ(view["today"], "2026-11-24");
  EXPECT_EQ(view["year"], 2026);
  EXPECT_EQ(view["firstYear"], 2026);
  ASSERT_EQ(view["days"].size(), 365u);
  EXPECT_EQ(view["days"][0]["rest"], "new-year");
  EXPECT_EQ(dayOf(view, "2026-11-28")["rest"], "weekend");
  EXPECT_EQ(dayOf(view, "2026-11-24")["rest"], "");
  EXPECT_TRUE(view["ideas"].empty());
  ASSERT_EQ(view["balance"].size(), 3u);
  for (const Json& shares : view["balance"]) EXPECT_EQ(shares["told"], 0);
}

TEST_F(EnginePicturesTest, StepsAreCountedByPrincipleAndByDayAndOnlyOnesOwnApart) {
  log(anna, "Ringde kommunen #6 #2");
  log(bo, "Läste ett beslut");
  anna.log("Bara jag vet #1", {}, "private");
  run(2 * kMinutePainted);
  const Json view = pictures(anna);
  EXPECT_EQ(view["steps"], 2);
  EXPECT_EQ(view["cells"], Json({0, 1, 0, 0, 0, 1, 0}));
  EXPECT_EQ(view["others"], 1);
  EXPECT_EQ(dayOf(view, "2026-11-24")["room"], 2);
  EXPECT_EQ(dayOf(view, "2026-11-24")["mine"], 2);
  EXPECT_EQ(sumOf(view, "room"), 2);
  EXPECT_EQ(dayOf(pictures(bo), "2026-11-24")["mine"], 1);
  EXPECT_EQ(pictures(anna, {{"period", "month"}})["from"], "2026-11-01");
  EXPECT_EQ(pictures(anna, {{"period", "days30"}})["from"], "2026-10-26");
}

TEST_F(EnginePicturesTest, AStepFallsOnItsDayInStockholmAlsoWhereTheClockTurns) {
  // 2028-03-26 begins in winter time and ends in summer time; 22.30 UTC is already the 27th.
  room.now = 1837639800000;  // 2028-03-25T23:30Z
  log(anna, "Efter midnatt, vintertid");
  room.now = 1837726200000;  // 2028-03-26T23:30Z
  log(anna, "Efter midnatt, sommartid");
  const Json view = pictures(anna);
  ASSERT_EQ(view["days"].size(), 366u);
  EXPECT_EQ(dayOf(view, "2028-02-29")["rest"], "");
  EXPECT_EQ(dayOf(view, "2028-03-26")["room"], 1);
  EXPECT_EQ(dayOf(view, "2028-03-27")["room"], 1);
}

TEST_F(EnginePicturesTest, TheYearThatIsAskedForIsOneThatHasSomething) {
  log(anna, "I fjol");
  room.now += 60LL * 24 * 60 * kMinutePainted;
  run(kMinutePainted);
  const Json now = pictures(anna);
  EXPECT_EQ(now["year"], 2027);
  EXPECT_EQ(now["firstYear"], 2026);
  EXPECT_EQ(sumOf(now, "room"), 0);
  EXPECT_EQ(sumOf(pictures(anna, {{"year", 2026}}), "room"), 1);
  for (const int strange : {-1, 0, 1970, 2025, 2028, 99999})
    EXPECT_EQ(pictures(anna, {{"year", strange}})["year"], 2027) << strange;
  ViewQuery broken;
  broken.text = "not a query";
  EXPECT_EQ(anna.view("learnPictures", broken)["year"], 2027);
}

TEST_F(EnginePicturesTest, AnIdeaIsATreeOfOrganisationsAndASourceThatIsRemovedHoldsItTogether) {
  tell(anna, {{"organisation", "Sundsvalls kommun"}});
  log(anna, "Läste högt");
  const std::string first = idOf(anna, "Läste högt");
  log(bo, "Visade ett brev", first);
  log(anna, "Läste en gång till", idOf(bo, "Visade ett brev"));
  const Json ideas = pictures(bo)["ideas"];
  ASSERT_EQ(ideas.size(), 1u);
  EXPECT_EQ(ideas[0]["steps"], 3);
  EXPECT_EQ(ideas[0]["organisations"], 2);
  const Json nodes = ideas[0]["nodes"];
  ASSERT_EQ(nodes.size(), 3u);
  EXPECT_EQ(nodes[0]["organisation"], "Sundsvalls kommun");
  EXPECT_EQ(nodes[1]["organisation"], "skatt.se");  // without a profile it is the server
  EXPECT_TRUE(nodes[1]["mine"]);
  EXPECT_EQ(nodes[2]["after"], 1);
  EXPECT_EQ(nodes[2]["depth"], 2);

  CommandArgs gone;
  gone.id = first;
  anna.command("removeStep", gone);
  run(3 * kMinutePainted);
  const Json left = pictures(bo)["ideas"];
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0]["steps"], 2);
  EXPECT_EQ(left[0]["nodes"][0]["organisation"], "");
  EXPECT_EQ(left[0]["nodes"][1]["organisation"], "skatt.se");
}

TEST_F(EnginePicturesTest, AnOrganisationOfFourThousandLettersIsNoneAndTheServerStands) {
  room.put("@bo:skatt.se", "se.smasteg.op",
           {{"v", 1},
            {"id", "p1"},
            {"op", "profile"},
            {"organisation", std::string(4000, 'x')},
            {"m.relates_to", {{"rel_type", "m.reference"}, {"event_id", room.create()}}}});
  log(anna, "Läste högt");
  log(bo, "Läste högt jag med", idOf(anna, "Läste högt"));
  EXPECT_EQ(pictures(anna)["ideas"][0]["nodes"][1]["organisation"], "skatt.se");
}

TEST_F(EnginePicturesTest, TheBalanceHasNumbersFromFiveAndWordsWhereTheyAreFewer) {
  std::vector<std::unique_ptr<Person>> others;
  std::vector<Person*> all = {&anna, &bo};
  for (int i = 0; i < 5; ++i)
    all.push_back(
        others.emplace_back(std::make_unique<Person>(room, "@p" + std::to_string(i) + ":hs")).get());
  const auto tellAll = [&](std::size_t from, std::size_t to, const Json& profile) {
    for (std::size_t i = from; i < to; ++i) {
      CommandArgs args;
      args.text = profile.dump();
      all[i]->command("sendProfile", args);
    }
    runTogether(room, all, 2 * kMinutePainted);
  };
  tellAll(0, 4, {{"profession", "Jurist"}});
  EXPECT_EQ(pictures(anna)["balance"][0]["told"], 0);
  tellAll(4, 5, {{"profession", "jurist"}, {"sector", "stat"}});
  const Json five = pictures(anna)["balance"];
  EXPECT_EQ(five[0]["of"], "profession");
  EXPECT_EQ(five[0]["told"], 5);
  EXPECT_EQ(five[0]["shown"], Json({{{"word", "Jurist"}, {"people", 5}}}));
  EXPECT_EQ(five[2]["told"], 0);
  tellAll(5, 6, {{"profession", "Lärare"}});
  const Json six = pictures(anna)["balance"][0];
  EXPECT_TRUE(six["shown"].empty());
  EXPECT_EQ(six["others"], 6);
  EXPECT_EQ(six["otherWords"], Json({"Jurist", "Lärare"}));
}

TEST(EnginePicturesAloneTest, WithoutARoomTheYearIsOnesOwnNotebook) {
  Engine engine;
  (void)engine.process({kTuesday, "", Start{"@anna:hs", "sv", false}});
  Command command;
  command.name = "logStep";
  command.args.text = "Bara för mig";
  command.entropy = std::string(64, 'a');
  (void)engine.process({kTuesday, "", command});
  ViewQuery query;
  query.now = kTuesday;
  const Json view = Json::parse(engine.view("learnPictures", query));
  EXPECT_EQ(view["days"].size(), 365u);
  int mine = 0;
  for (const Json& day : view["days"]) mine += day["mine"].get<int>();
  EXPECT_EQ(mine, 1);
  EXPECT_TRUE(view["balance"].empty());
}

}  // namespace
}  // namespace smasteg::test
