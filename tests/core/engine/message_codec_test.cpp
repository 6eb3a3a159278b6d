// SPDX-License-Identifier: EUPL-1.2
#include "core/engine/message_codec.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace smasteg {
namespace {

std::string codeOf(const std::string& json) {
  const auto read = readMessage(json);
  return read ? "" : read.error().code;
}

TEST(MessageCodecTest, ReadsEveryKindWithItsFields) {
  const auto read = readMessage(
      R"({"kind":"command","now":1795514400000,"room":"!rum:hs","name":"logStep","entropy":"ab",)"
      R"("args":{"text":"Ringde","principles":["otg-6",7,"otg-1"],"visibility":"room","unknown":1}})");
  ASSERT_TRUE(read);
  EXPECT_EQ(read.value().now, 1795514400000);
  EXPECT_EQ(read.value().room, "!rum:hs");
  const auto& command = std::get<Command>(read.value().payload);
  EXPECT_EQ(command.name, "logStep");
  EXPECT_EQ(command.args.text, "Ringde");
  EXPECT_EQ(command.args.principles, (std::vector<std::string>{"otg-6", "otg-1"}));
  for (const char* kind : {"start", "load", "loaded", "granted", "online", "visible", "woke", "page",
                           "pushed", "sent", "unknown", "failed", "stored"}) {
    EXPECT_EQ(codeOf(R"({"now":1,"room":"","kind":")" + std::string(kind) + "\"}"), "") << kind;
  }
}

TEST(MessageCodecTest, RefusesWhatIsNoMessageInWords) {
  EXPECT_EQ(codeOf(""), "bad_json");
  EXPECT_EQ(codeOf("[]"), "bad_message");
  EXPECT_EQ(codeOf(R"({"kind":"woke"})"), "bad_message");
  EXPECT_EQ(codeOf(R"({"kind":"woke","now":"1"})"), "bad_message");
  EXPECT_EQ(codeOf(R"({"kind":"woke","now":1e300})"), "bad_message");
  EXPECT_EQ(codeOf(R"({"kind":"explode","now":1})"), "unknown_kind");
  EXPECT_EQ(codeOf(std::string(1000000, '[')), "too_deep");
  EXPECT_EQ(codeOf("{\"kind\":\"woke\",\"now\":1,\"room\":\"\xff\"}"), "bad_utf8");
}

TEST(MessageCodecTest, WritesActionsThatParseWhateverTheyHold) {
  Actions actions;
  actions.emplace_back(Put{"r1", "own", "draft/!rum:hs", "\"\\\n\t\x01 åäö"});
  actions.emplace_back(Changed{{"steps"}});
  actions.emplace_back(
      Notice{"said-too-long", {{"length", std::int64_t{4001}}, {"most", std::int64_t{4000}}}});
  actions.emplace_back(WakeAt{5});
  const auto json = nlohmann::json::parse(writeActions(actions));
  EXPECT_EQ(json["actions"][0]["kind"], "put");
  EXPECT_EQ(json["actions"][0]["bytes"], "\"\\\n\t\x01 åäö");
  EXPECT_EQ(json["actions"][1]["views"][0], "steps");
  EXPECT_EQ(json["actions"][2]["args"]["length"], 4001);
  EXPECT_EQ(json["actions"][3]["ms"], 5);
  EXPECT_EQ(nlohmann::json::parse(writeError({"c", "d\""}))["error"]["detail"], "d\"");
}

TEST(EngineRobustnessTest, AnyOrderOfStrangeMessagesIsSurvived) {
  Engine engine;
  const std::vector<MessagePayload> strange = {Woke{},
                                               Stored{"nobody"},
                                               Sent{"nobody", "$x"},
                                               Unknown{"nobody"},
                                               Failed{"nobody", "x", "", -5},
                                               Page{"x", {"{", "", "null", "[]"}, "x"},
                                               Pushed{"{\"event_id\":5}"},
                                               Granted{{""}},
                                               Load{"catalogues", "{"},
                                               Load{"other", ""},
                                               Loaded{true,
                                                      {{"own", "private/@anna:hs/", "{}"},
                                                       {"cache", "snapshot/@anna:hs/!rum:hs/", "AAAA"},
                                                       {"own", "outbox/@anna:hs/!rum:hs/", "x"}}},
                                               Command{"explode", {}, ""},
                                               Command{"undo", {}, ""},
                                               Command{"editStep", {}, ""},
                                               Command{"removeStep", {}, "x"},
                                               Command{"retry", {}, ""},
                                               Command{"keepPrivate", {}, ""},
                                               Command{"fetchOlder", {}, ""},
                                               Online{false},
                                               Visible{false}};
  for (int round = 0; round < 2; ++round) {
    for (const std::string room : {"", "!rum:hs"}) {
      for (const auto& payload : strange) {
        engine.process({1795514400000, room, payload});
        for (const char* view : {"steps", "composer", "status", "week", "principles"}) {
          ViewQuery query;
          query.room = room;
          EXPECT_TRUE(nlohmann::json::accept(engine.view(view, query))) << view;
        }
      }
    }
    engine.process({1795514400000, "!rum:hs", Start{"@anna:hs", "sv"}});
  }
  EXPECT_EQ(engine.view("nothing", {}), "");
}

}  // namespace
}  // namespace smasteg
