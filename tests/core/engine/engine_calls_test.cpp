// A call, its answers, who could help, and the thanks that end it, with several people in a room.
// SPDX-License-Identifier: EUPL-1.2
#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

constexpr std::int64_t kCallMinute = 60 * 1000, kCallDay = 24 * 60 * kCallMinute;

class EngineCallsTest : public EngineTest {
 protected:
  EngineCallsTest() : anna(room, "@anna:hs"), bo(room, "@bo:hs"), cia(room, "@cia:hs") { look(); }

  void run(std::int64_t ms) { runTogether(room, {&anna, &bo, &cia}, ms); }
  void look() {
    for (Person* each : {&anna, &bo, &cia}) (void)each->view("learnCalls");
    run(10 * 1000);
  }
  static CommandArgs args(const Json& id, const std::string& text = "", const std::string& from = "") {
    CommandArgs out;
    if (id.is_string()) out.id = id;
    out.text = text;
    out.from = from;
    return out;
  }
  static Json calls(const Person& person) { return person.view("learnCalls")["calls"]; }
  /// Anna asks, and Bo sees it.
  Json ask(const std::string& text = "Vem har testat e-legitimation med äldre?") {
    anna.command("learnCall", args("", text));
    run(2 * kCallMinute);
    const Json all = calls(bo);
    return all.empty() ? Json() : all[0];
  }
  static std::string said(const Person& person) {
    return person.notices.empty() ? "" : person.notices.back().key;
  }
  /// The newest message with that text, as it was sent.
  Json sentWith(const std::string& text) const {
    for (auto event = room.events.rbegin(); event != room.events.rend(); ++event) {
      const Json& content = (*event)["content"];
      if (content.contains("body") && content["body"].get<std::string>().find(text) == 0) return content;
    }
    return {};
  }
  static Json helpers(const Person& person, const std::string& text, const std::string& call = "") {
    ViewQuery query;
    query.text = text;
    query.before = call;
    return person.view("helpers", query)["rows"];
  }
  static void tellOfferings(Person& person, const std::string& offer, const std::string& pauseUntil = "") {
    CommandArgs profile;
    profile.text = Json{{"offers", {offer}}, {"pauseUntil", pauseUntil}}.dump();
    person.command("sendProfile", profile);
  }

  Person anna, bo, cia;
};

TEST_F(EngineCallsTest, ACallIsAnsweredInItsThreadAndEndsWithAThanks) {
  const Json call = ask();
  ASSERT_FALSE(call.is_null());
  EXPECT_EQ(call["state"], "open");
  EXPECT_EQ(call["text"], "Vem har testat e-legitimation med äldre?");
  EXPECT_EQ(call["name"], "anna");
  EXPECT_TRUE(call["canAnswer"]);
  EXPECT_EQ(countOf(room.bodies("m.text"), "📣 Efterlysning: Vem har testat"), 1u) << "phones ring";

  bo.command("learnAnswer", args(call["id"], "Vi gjorde det i våras."));
  run(2 * kCallMinute);
  const Json answer = sentWith("Vi gjorde det");
  EXPECT_EQ(answer["msgtype"], "m.text");
  EXPECT_EQ(answer["m.mentions"]["user_ids"], Json({"@anna:hs"}));
  EXPECT_EQ(answer["m.relates_to"]["event_id"], call["id"]);
  const Json open = calls(anna)[0];
  ASSERT_EQ(open["answers"].size(), 1u);
  EXPECT_EQ(open["answers"][0]["text"], "Vi gjorde det i våras.");
  EXPECT_EQ(open["state"], "open");
  EXPECT_EQ(countOf(bo.texts(), "Vi gjorde"), 0u) << "no step";

  anna.command("learnThank", args(open["answers"][0]["id"]));
  anna.command("learnThank", args(open["answers"][0]["id"]));
  run(2 * kCallMinute);
  EXPECT_EQ(countOf(room.bodies("m.text"), "👏 Tack bo för hjälpen"), 1u);
  for (const Person* each : {&anna, &bo}) EXPECT_EQ(calls(*each)[0]["state"], "over");
  EXPECT_EQ(calls(bo)[0]["answers"][0]["thankedBy"], Json({"anna"}));
  EXPECT_TRUE(room.jams.empty()) << room.jams.front();
}

TEST_F(EngineCallsTest, OnlyItsAuthorEndsItAndItOpensAgainWithoutThatThanks) {
  const Json call = ask();
  bo.command("learnAnswer", args(call["id"], "Fråga Cia, hon vet."));
  run(2 * kCallMinute);
  cia.command("learnThank", args(calls(cia)[0]["answers"][0]["id"]));
  run(2 * kCallMinute);
  EXPECT_EQ(calls(anna)[0]["state"], "open") << "somebody else's thanks";
  anna.command("learnThank", args(calls(anna)[0]["answers"][0]["id"]));
  run(2 * kCallMinute);
  EXPECT_EQ(calls(bo)[0]["state"], "over");
  for (const Json& event : std::vector<Json>(room.events)) {
    const bool isHers = event["sender"] == "@anna:hs" && event["content"].value("body", "").find("👏") == 0;
    if (isHers) room.redact(event["event_id"], "@anna:hs");
  }
  run(12 * kCallMinute);
  EXPECT_EQ(calls(anna)[0]["state"], "open");
}

TEST_F(EngineCallsTest, WhatIsTypedOnAPhoneCountsAsMuch) {
  const Json call = ask();
  const Json relation = {{"rel_type", "m.thread"}, {"event_id", call["id"]}};
  const auto type = [&](const std::string& who, const std::string& text) {
    room.put(who, "m.room.message", {{"msgtype", "m.text"}, {"body", text}, {"m.relates_to", relation}});
  };
  type("@cia:hs", "Ja! Ring mig?");
  type("@cia:hs", "- först så\n- sen så");
  run(2 * kCallMinute);
  const Json answers = calls(anna)[0]["answers"];
  ASSERT_EQ(answers.size(), 2u);
  EXPECT_EQ(answers[0]["text"], "Ja! Ring mig?") << "a question, too, is an answer here";
  EXPECT_EQ(answers[1]["text"], "- först så\n- sen så") << "one answer";
  type("@anna:hs", "Tack @cia:hs för det");
  run(2 * kCallMinute);
  EXPECT_EQ(calls(bo)[0]["state"], "over");
}

TEST_F(EngineCallsTest, WhoAnswersWhatWasTypedInTheChatPointsItOutAndItIsACallLikeOthers) {
  room.put("@bo:hs", "m.room.message", {{"msgtype", "m.text"}, {"body", "!efterlys någon som kan SQL"}});
  const std::string event = room.events.back().dump();
  run(2 * kCallMinute);
  for (Person* each : {&anna, &bo, &cia}) each->tell(Pushed{event});
  const Json typed = calls(anna)[0];
  EXPECT_EQ(typed["text"], "någon som kan SQL");
  EXPECT_TRUE(typed["canAnswer"]);
  // Two at once: each points it out before her own answer, so no answer is older than what it hangs on.
  anna.command("learnAnswer", args(typed["id"], "Jag kan."));
  cia.command("learnAnswer", args(typed["id"], "Jag med!"));
  anna.command("learnAnswer", args(typed["id"], "Ring mig."));
  run(5 * kCallMinute);
  for (const Person* each : {&anna, &bo, &cia}) {
    ASSERT_EQ(calls(*each).size(), 1u);
    EXPECT_EQ(calls(*each)[0]["answers"].size(), 3u);
    EXPECT_EQ(each->view("learnCalls")["unseen"], 0) << "it is here";
  }
  bo.command("learnThank", args(calls(bo)[0]["answers"][0]["id"]));
  run(2 * kCallMinute);
  EXPECT_EQ(calls(anna)[0]["state"], "over");
  EXPECT_TRUE(room.jams.empty()) << room.jams.front();
  // What stands in a thread already, or is one line of several, can hold none of its own.
  room.put("@bo:hs", "m.room.message",
           {{"msgtype", "m.text"}, {"body", "!efterlys en tolk\n!efterlys en jurist"}});
  const std::string lines = room.events.back().dump();
  anna.tell(Pushed{lines});
  ASSERT_EQ(calls(anna).size(), 3u);
  EXPECT_FALSE(calls(anna)[0]["canAnswer"]);
  anna.command("learnAnswer", args(calls(anna)[0]["id"], "Jag"));
  EXPECT_EQ(said(anna), "said-learn-gone");
}

TEST_F(EngineCallsTest, WhoCanHelpIsSaidWithWhyAndNothingOfAScore) {
  tellOfferings(bo, "klarspråk");
  tellOfferings(cia, "klarspråk för myndigheter", "2026-12-24");
  cia.log("Skrev ett beslut på klarspråk");
  anna.log("Lärde mig klarspråk");
  run(3 * kCallMinute);
  const Json call = ask("Vem kan klarspråk?");
  const Json forAnna = helpers(anna, call["text"], call["id"]);
  ASSERT_EQ(forAnna.size(), 1u) << "not she who rests, and not oneself";
  EXPECT_EQ(forAnna[0],
            Json({{"id", "@bo:hs"}, {"name", "bo"}, {"offer", "klarspråk"}, {"step", ""}, {"day", ""}}));
  tellOfferings(cia, "intervjuer");
  run(2 * kCallMinute);
  const Json forBo = helpers(bo, call["text"], call["id"]);
  ASSERT_EQ(forBo.size(), 1u) << "not she who asks";
  EXPECT_EQ(forBo[0]["id"], "@cia:hs");
  EXPECT_EQ(forBo[0]["step"], "Skrev ett beslut på klarspråk");
  EXPECT_EQ(forBo[0]["day"], "2026-11-24");
}

TEST_F(EngineCallsTest, WhoIsAskedIsToldAsLongAsTheTextNamesHer) {
  const Json call = ask();
  anna.command("learnAnswer", args(call["id"], "bo, kan du hjälpa till?", "@bo:hs @cia:hs @ingen:hs"));
  run(2 * kCallMinute);
  EXPECT_EQ(sentWith("bo, kan du")["m.mentions"]["user_ids"], Json({"@bo:hs"}));
  cia.command("learnAnswer", args(call["id"], "Jag kan!", "@bo:hs"));
  run(2 * kCallMinute);
  EXPECT_EQ(sentWith("Jag kan!")["m.mentions"]["user_ids"], Json({"@anna:hs"})) << "he is not named";
}

TEST_F(EngineCallsTest, AnyTextIsAnAnswerAndWhatIsRefusedIsSaid) {
  const Json call = ask("🎉");
  EXPECT_EQ(call["text"], "🎉");
  const Strings texts = {"👏👏", "שלום עולם", "💡 Prova ett möte", std::string(2000, 'a')};
  for (const std::string& text : texts) {
    bo.command("learnAnswer", args(call["id"], text));
    run(2 * kCallMinute);
  }
  const Json answers = calls(anna)[0]["answers"];
  ASSERT_EQ(answers.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(answers[i]["text"], texts[i]);
  bo.command("learnAnswer", args(call["id"], std::string(4000, 'a')));
  EXPECT_EQ(said(bo), "said-learn-too-long");
  bo.command("learnAnswer", args(call["id"], " \n "));
  EXPECT_EQ(said(bo), "said-learn-missing");
  anna.command("learnCall", args("", std::string(4000, 'a')));
  EXPECT_EQ(said(anna), "said-learn-too-long");
}

TEST_F(EngineCallsTest, ARemovedCallIsNotShownAndTakesNoAnswer) {
  const Json call = ask();
  anna.command("learnRemove", args(call["id"]));
  run(2 * kCallMinute);
  bo.tell(Pushed{room.events.back().dump()});
  EXPECT_TRUE(calls(bo).empty());
  bo.command("learnAnswer", args(call["id"], "Jag!"));
  EXPECT_EQ(said(bo), "said-learn-gone");
}

TEST_F(EngineCallsTest, AnOldOneIsNoLongerAskedAndALetterHasThoseThatAreOpen) {
  anna.log("Ringde runt");
  run(2 * kCallMinute);
  const Json call = ask("Vem kan SQL?");
  ask("Vem kan klarspråk?");
  bo.command("learnAnswer", args(call["id"], "Jag kan."));
  run(2 * kCallMinute);
  anna.command("learnThank", args(calls(anna)[1]["answers"][0]["id"]));
  run(2 * kCallMinute);
  ViewQuery query;
  query.text = "2026-W48";
  (void)anna.view("learn");
  const std::string letter = anna.view("learnLetter", query)["draft"];
  EXPECT_NE(letter.find("Vi efterlyser:\n– Vem kan klarspråk? (anna)"), std::string::npos) << letter;
  EXPECT_EQ(letter.find("SQL"), std::string::npos) << letter;
  EXPECT_NE(letter.find("Vi tackar:\n– bo för hjälpen (anna)"), std::string::npos) << letter;
  room.now += 40 * kCallDay;
  run(kCallMinute);
  EXPECT_EQ(calls(anna)[0]["state"], "old");
}

TEST_F(EngineCallsTest, WhatWasRefusedStaysAndGoesWhenOneTriesAgain) {
  room.fates = {Fate::refused};
  anna.command("learnCall", args("", "Vem kan SQL?"));
  run(kCallMinute);
  const Json waits = calls(anna)[0];
  EXPECT_EQ(waits["state"], "sending");
  EXPECT_EQ(waits["text"], "Vem kan SQL?");
  EXPECT_FALSE(waits["note"].is_null());
  anna.command("learnRetry", args(waits["id"]));
  run(2 * kCallMinute);
  ASSERT_EQ(calls(anna).size(), 1u);
  EXPECT_EQ(calls(anna)[0]["state"], "open");
}

}  // namespace
}  // namespace smasteg::test
