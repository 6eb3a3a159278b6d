// Finding: what an index outside the core is told of, and what is shown of what it found.
// SPDX-License-Identifier: EUPL-1.2
#include "core/engine/contract.h"
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

class FindEngineTest : public EngineTest {
 protected:
  Person anna{room, "@anna:hs"}, bo{room, "@bo:hs"};
  std::map<std::int64_t, std::string> index;  // as one outside would have it
  std::string token;
  int wholes = 0;

  void SetUp() override {
    anna.log("Ringde designern #samtal", {"otg-6"});
    bo.log("Delade vår mall", {"otg-1"}, "public");
    bo.log("Testade blanketten #Samtal", {"otg-5"});
    anna.log("Grubblade på något", {}, "private");
    runTogether(room, {&anna, &bo}, 180000);
  }

  /// How many pages it took.
  int keepUp(int limit = 1000) {
    for (int pages = 1;; ++pages) {
      ViewQuery query;
      query.before = token;
      query.limit = limit;
      const Json view = anna.view("texts", query);
      EXPECT_LE(view["texts"].size(), static_cast<std::size_t>(limit));
      if (view["whole"]) index.clear(), ++wholes;
      for (const std::int64_t n : view["gone"]) index.erase(n);
      for (const Json& each : view["texts"]) index[each["n"]] = each["text"];
      token = view["token"];
      if (!view["more"]) return pages;
    }
  }
  std::int64_t numberOf(const std::string& text) const {
    for (const auto& [n, each] : index)
      if (each.find(text) == 0) return n;
    return -1;
  }
  Json find(Json what, int limit = 50, const std::string& before = "") const {
    ViewQuery query;
    query.text = what.dump();
    query.limit = limit;
    query.before = before;
    return anna.view("found", query);
  }
  static Strings textsOf(const Json& view) {
    Strings out;
    for (const Json& row : view["rows"]) out.push_back(row["text"]);
    return out;
  }
};

using Numbers = std::vector<std::int64_t>;

TEST_F(FindEngineTest, AnIndexIsToldOfEachStepOnceAndByPages) {
  EXPECT_EQ(keepUp(3), 2);
  EXPECT_EQ(index.size(), 4U);
  EXPECT_EQ(index[numberOf("Delade")], "Delade vår mall\nbo\n@bo:hs");
  EXPECT_EQ(index[numberOf("Grubblade")], "Grubblade på något\n\n");
  const auto before = index;
  EXPECT_EQ(keepUp(), 1);
  EXPECT_EQ(index, before);
  EXPECT_EQ(wholes, 1);
}

TEST_F(FindEngineTest, WhatIsNewOrChangedOrGoneIsToldTheNextTime) {
  keepUp();
  const auto kept = numberOf("Delade");
  const auto gone = numberOf("Ringde");
  anna.command("removeStep", argsOf(anna.row("Ringde designern #samtal")));
  CommandArgs args = argsOf(anna.row("Grubblade på något"));
  args.text = "Grubblade färdigt";
  anna.command("editStep", args);
  anna.log("Skrev en rad");
  keepUp();  // the removal can still be undone: the row is there
  EXPECT_EQ(index.count(gone), 1U);
  EXPECT_EQ(numberOf("Grubblade på"), -1);
  EXPECT_NE(numberOf("Grubblade färdigt"), -1);
  EXPECT_NE(numberOf("Skrev"), -1);
  runTogether(room, {&anna, &bo}, 120000);
  keepUp();
  EXPECT_EQ(index.count(gone), 0U);
  EXPECT_EQ(numberOf("Delade"), kept);
  EXPECT_EQ(wholes, 1);
}

TEST_F(FindEngineTest, ATextThatTheRoomLostIsGone) {
  keepUp();
  for (const auto& event : room.events)
    if (event["content"].value("body", "").find("Testade blanketten") != std::string::npos)
      room.redact(event["event_id"], "@bo:hs");
  anna.tell(Pushed{room.events.back().dump()});
  anna.run(70000);
  keepUp();
  EXPECT_EQ(numberOf("Testade"), -1);
  EXPECT_EQ(index.size(), 3U);
}

TEST_F(FindEngineTest, ATokenOfAnotherLifeBeginsAnew) {
  keepUp();
  const std::string old = token;
  room.now += 1000;
  anna.open();
  EXPECT_EQ(find({{"token", old}, {"fits", Numbers{0}}})["stale"], true);
  keepUp();
  EXPECT_EQ(wholes, 2);
  EXPECT_EQ(index.size(), 4U);
  EXPECT_EQ(find({{"token", old}, {"fits", Numbers{0}}})["stale"], true);
  EXPECT_EQ(find({{"token", token}, {"fits", Numbers{0}}})["count"], 1);
}

TEST_F(FindEngineTest, WhatFitsComesNewestFirstAndThenWhatIsLikeIt) {
  keepUp();
  const Json view = find({{"token", token},
                          {"fits", Numbers{numberOf("Ringde"), numberOf("Testade")}},
                          {"similar", Numbers{numberOf("Delade"), numberOf("Testade"), 4711, -1}}});
  EXPECT_EQ(view["count"], 2);
  EXPECT_EQ(view["similar"], 1);
  EXPECT_EQ(textsOf(view)[2], "Delade vår mall");
  EXPECT_EQ(view["similarFrom"], view["rows"][2]["id"]);
  EXPECT_EQ(view["rows"][2], anna.row("Delade vår mall"));
  EXPECT_FALSE(view["stale"]);
}

TEST_F(FindEngineTest, PagesOfAnySizeTogetherAreAllThatIsFound) {
  keepUp();
  Numbers all;
  for (const auto& [n, text] : index) all.push_back(n);
  const Json ranked = {{"token", token}, {"fits", Numbers{all[0], all[2]}}, {"similar", all}};
  for (const Json& what : {ranked, Json::object(), Json({{"words", "d"}})}) {
    const Json whole = find(what);
    for (const int size : {1, 2, 3}) {
      Json paged = Json::array();
      for (bool more = true; more && paged.size() < 100;) {
        const Json page =
            find(what, size, paged.empty() ? std::string() : paged.back()["id"].get<std::string>());
        for (const Json& row : page["rows"]) paged.push_back(row);
        more = page["more"];
      }
      EXPECT_EQ(paged, whole["rows"]) << what << size;
    }
  }
  EXPECT_TRUE(find(ranked, 50, "no row")["rows"].empty());
}

TEST_F(FindEngineTest, EachFilterLetsThroughItsOwn) {
  const auto found = [&](Json what) {
    Strings out = textsOf(find(std::move(what)));
    std::sort(out.begin(), out.end());
    return out;
  };
  EXPECT_EQ(found({{"principle", "otg-6"}}), Strings{"Ringde designern #samtal"});
  EXPECT_EQ(found({{"kind", "private"}}), Strings{"Grubblade på något"});
  EXPECT_EQ(found({{"kind", "public"}}), Strings{"Delade vår mall"});
  EXPECT_EQ(found({{"kind", "room"}}).size(), 2U);
  EXPECT_EQ(found({{"person", "me"}}), (Strings{"Grubblade på något", "Ringde designern #samtal"}));
  EXPECT_EQ(found({{"person", "@bo:hs"}}).size(), 2U);
  EXPECT_EQ(found({{"tag", "samtal"}}).size(), 2U);
  EXPECT_EQ(found({{"tag", "samtal"}, {"person", "me"}}), Strings{"Ringde designern #samtal"});
  EXPECT_EQ(found({{"words", "BO MALL"}}), Strings{"Delade vår mall"});
  EXPECT_EQ(found({{"words", "mall"}, {"principle", "otg-5"}}), Strings{});
  const Json all = find(Json::object());
  EXPECT_EQ(all["count"], 4);
  EXPECT_EQ(all["rows"], anna.view("steps")["rows"]);
}

TEST_F(FindEngineTest, TimeIsOfStockholmsDays) {
  const auto count = [&](Json what) { return find(std::move(what))["count"].get<int>(); };
  EXPECT_EQ(count({{"from", "2026-11-24"}, {"to", "2026-11-24"}}), 4);
  EXPECT_EQ(count({{"from", "2026-11-25"}}), 0);
  EXPECT_EQ(count({{"to", "2026-11-23"}}), 0);
  room.now = 1795993200000;  // Monday 30 November 2026 begins in Stockholm
  EXPECT_EQ(count({{"when", "week"}}), 0);
  EXPECT_EQ(count({{"when", "month"}}), 4);
  room.now += 86'400'000;  // 1 December
  EXPECT_EQ(count({{"when", "month"}}), 0);
  EXPECT_EQ(count({{"when", "year"}}), 4);
}

TEST_F(FindEngineTest, OnlyWhatStepsHaveIsThereToChoose) {
  const Json view = anna.view("filters");
  EXPECT_EQ(view["principles"], (Strings{"otg-1", "otg-5", "otg-6"}));
  EXPECT_EQ(view["kinds"], (Strings{"private", "public", "room"}));
  EXPECT_EQ(view["tags"], Strings{"Samtal"});
  EXPECT_EQ(view["people"], Json::parse(R"([{"id":"me","name":""},{"id":"@bo:hs","name":"bo"}])"));
}

TEST_F(FindEngineTest, AnEditOnItsWayIsFoundAsItReads) {
  anna.silent = true;
  CommandArgs args = argsOf(anna.row("Ringde designern #samtal"));
  args.text = "Mejlade designern #brev";
  args.visibility = "public";
  anna.command("editStep", args);
  keepUp();
  EXPECT_NE(numberOf("Mejlade"), -1);
  EXPECT_EQ(numberOf("Ringde"), -1);
  EXPECT_EQ(find({{"tag", "brev"}, {"kind", "public"}})["count"], 1);
  EXPECT_EQ(find({{"tag", "samtal"}})["count"], 1);  // Bo's
}

TEST_F(FindEngineTest, WhatIsNoQueryLooksForNothing) {
  for (const std::string text : {"", "[]", "{", R"({"fits":7,"token":3})"}) {
    ViewQuery query;
    query.text = text;
    EXPECT_EQ(anna.view("found", query)["count"], 4) << text;
  }
}

}  // namespace
}  // namespace smasteg::test
