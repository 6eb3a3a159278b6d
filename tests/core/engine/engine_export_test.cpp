// The view "export": what may be in which file, and that a room's file is the room again.
// SPDX-License-Identifier: EUPL-1.2
#include "core/engine/contract.h"
#include "core/log/event_codec.h"
#include "core/log/text_record.h"
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

class ExportEngineTest : public EngineTest {
 protected:
  Person anna{room, "@anna:hs"}, bo{room, "@bo:hs"};

  void SetUp() override {
    anna.log("Ringde designern", {"otg-6"});
    bo.log("Delade vår mall", {"otg-1"}, "public");
    anna.log("Testade blanketten", {"otg-5"}, "public");
    anna.log("Grubblade på något", {}, "private");
    runTogether(room, {&anna, &bo}, 180000);
  }
  Json take(const std::string& format, const std::string& scope, bool named = false) const {
    ViewQuery query;
    query.format = format;
    query.scope = scope;
    query.language = "sv";
    query.named = named;
    return anna.view("export", query);
  }
  std::string text(const std::string& format, const std::string& scope, bool named = false) const {
    return take(format, scope, named)["text"];
  }
};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_F(ExportEngineTest, ARoomsFileHasNothingThatOnlyTheDeviceHas) {
  for (const std::string format : {"json", "csv", "markdown"}) {
    const std::string file = text(format, "room");
    EXPECT_TRUE(holds(file, "Ringde designern") && holds(file, "Delade vår mall")) << file;
    EXPECT_FALSE(holds(file, "Grubblade")) << format;
    EXPECT_TRUE(holds(text(format, "all"), "Grubblade")) << format;
    EXPECT_TRUE(holds(text(format, "own"), "Grubblade")) << format;
    EXPECT_FALSE(holds(text(format, "own"), "Ringde")) << format;
  }
  EXPECT_EQ(take("csv", "room")["steps"], 3);
  EXPECT_EQ(take("csv", "all")["steps"], 4);
}

TEST_F(ExportEngineTest, ARoomsJsonReadsBackToAnEqualDigest) {
  const std::string file = text("json", "room");
  const auto events = splitEvents(file);
  ASSERT_TRUE(events.ok());
  const Catalogue catalogue;
  EventLog again(catalogue);
  for (const RawEvent& event : events.value()) again.apply(event.json);
  EXPECT_EQ(again.records().size(), 3u);
  EXPECT_EQ(Json::parse(file)["digest"], again.digest());
}

TEST_F(ExportEngineTest, APublicFileHasOnlyPublicStepsAndNobodysName) {
  for (const std::string format : {"json", "csv", "markdown"}) {
    const std::string file = text(format, "public");
    EXPECT_TRUE(holds(file, "Delade vår mall") && holds(file, "Testade blanketten")) << file;
    for (const std::string_view other : {"Ringde", "Grubblade", "anna", "Anna", "@bo", "bo:", "$"})
      EXPECT_FALSE(holds(file, other)) << format << " " << other << "\n" << file;
  }
  const std::string named = text("csv", "public", true);
  EXPECT_TRUE(holds(named, "anna,2026-11-24,Testade") || holds(named, "Anna,2026-11-24,Testade")) << named;
  EXPECT_TRUE(holds(named, "\n,2026-11-24,Delade")) << named;
}

TEST_F(ExportEngineTest, WhatIsTakenBackIsNotInThePublicFileThoughTheRoomStillHasIt) {
  anna.silent = true;
  CommandArgs args = argsOf(anna.row("Testade blanketten"));
  args.text = "Testade blanketten igen";
  args.visibility = "room";
  anna.command("editStep", args);
  EXPECT_FALSE(holds(text("csv", "public"), "Testade"));
  args.visibility = "public";
  anna.command("editStep", args);
  EXPECT_TRUE(holds(text("csv", "public"), "Testade blanketten igen"));
  anna.command("removeStep", argsOf(anna.row("Testade blanketten igen")));
  EXPECT_FALSE(holds(text("csv", "public"), "Testade"));
}

TEST_F(ExportEngineTest, NamesTheFileByDayAndFormat) {
  EXPECT_EQ(take("csv", "room")["fileName"], "smasteg-2026-11-24.csv");
  EXPECT_EQ(take("markdown", "public")["fileName"], "smasteg-utanfor-rummet-2026-11-24.md");
  EXPECT_EQ(take("json", "own")["mediaType"], "application/json");
}

TEST_F(ExportEngineTest, AStepOnlyHereIsWrittenAsAnyoneWritesItByHandAndReadsBackAsThatStep) {
  anna.log("Satte mig i receptionen\nen förmiddag", {"otg-5", "otg-2"}, "private");
  ViewQuery query;
  query.format = "record";
  query.text = anna.row("Satte mig i receptionen\nen förmiddag")["id"];
  const std::string record = anna.view("export", query)["text"];
  EXPECT_EQ(record, "!steg Satte mig i receptionen en förmiddag #5 #2");
  const Catalogue catalogue;
  const auto read = parseText(record, {}, catalogue);
  ASSERT_EQ(read.size(), 1u);
  EXPECT_EQ(read[0].text, "Satte mig i receptionen en förmiddag");
  EXPECT_EQ(read[0].principles, (std::vector<std::string>{"otg-5", "otg-2"}));
  query.text = anna.row("Ringde designern")["id"];
  EXPECT_EQ(anna.view("export", query)["steps"], 0) << "it is in the room already";
}

TEST_F(ExportEngineTest, StepsOnlyHereMoveToAnotherNotebookOnceWithTheirDay) {
  Person other{room, "@anna:hs"};
  const Json own = Json::parse(text("json", "own"))["own"];
  ASSERT_EQ(own.size(), 1u);
  CommandArgs args;
  args.text = own[0].dump();
  for (int times = 0; times < 2; times += 1) other.command("adoptStep", args);
  ViewQuery query;
  query.format = "json";
  query.scope = "own";
  query.language = "sv";
  EXPECT_EQ(Json::parse(other.view("export", query)["text"].get<std::string>())["own"], own);
}

TEST_F(ExportEngineTest, WaitsForTheDeferredPart) {
  const auto& needs = kNeedsDeferred;
  EXPECT_NE(std::find(needs.begin(), needs.end(), "view export"), needs.end());
}

}  // namespace
}  // namespace smasteg::test
