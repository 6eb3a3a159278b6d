// Raw events in: for each kind what is taken, what is taken with unknown fields, what is refused. And what we
// send.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/event_codec.h"

#include <fstream>
#include <sstream>

#include "core/log/op_codec.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

std::string codeOf(const std::string& json) {
  const auto event = decodeEvent(json);
  return event ? "" : event.error().code;
}

Event decoded(const std::string& json) {
  auto event = decodeEvent(json);
  EXPECT_TRUE(event.ok()) << json << " " << (event ? "" : event.error().detail);
  return event ? event.take() : Event{};
}

struct KindRow {
  const char* name;
  EventKind kind;
  std::string type, accept, acceptUnknown, reject, code;
};

TEST(EventCodecTest, AcceptsAcceptsWithUnknownFieldsAndRejectsPerKind) {
  const std::string deep = "{\"body\":" + std::string(40, '[') + std::string(40, ']') + "}";
  const std::string big = textContent(std::string(33000, 'a'));
  std::string tooMany = "{\"n\":1,\"k\":\"step\"}";
  for (int i = 2; i <= 101; ++i) tooMany += ",{\"n\":" + std::to_string(i) + ",\"k\":\"step\"}";
  const std::vector<KindRow> rows = {
      {"message", EventKind::message, "m.room.message", textContent("hej"),
       textContent("hej", ",\"x\":{\"y\":[1]}"), "[]", "bad_content"},
      {"deep", EventKind::message, "m.room.message", textContent("hej"),
       textContent("hej", ",\"x\":[[[[]]]]"), deep, "too_deep"},
      {"big", EventKind::message, "m.room.message", textContent("hej"), textContent("hej", ",\"x\":null"),
       big, "too_big_content"},
      {"batch", EventKind::message, "m.room.message", batchContent(batchBody(), "[]"),
       batchContent(batchBody(), R"([{"z":1},7])"), batchContent(batchBody(), "[" + tooMany + "]"),
       "too_many_records"},
      {"reaction", EventKind::reaction, "m.reaction", reactionContent("$a", "👍"),
       R"({"shortcode":"x","m.relates_to":{"rel_type":"m.annotation","event_id":"$a","key":"👍","more":1}})",
       R"({"m.relates_to":{"rel_type":"m.annotation","event_id":7,"key":"👍"}})", "bad_relation"},
      {"redaction", EventKind::redaction, "m.room.redaction", R"({"redacts":"$a"})",
       R"({"redacts":"$a","reason":"x","y":[]})", "null", "bad_content"},
      {"op", EventKind::op, "se.smasteg.op",
       cardPointer(kCreate, kCard, "week", "2026-W48", "idididididididid"),
       R"({"v":1,"op":"ask","week":"2026-W48","x":{}})", "\"op\"", "bad_content"},
      {"locked", EventKind::locked, "m.room.encrypted", R"({"algorithm":"x","ciphertext":"y"})", R"({"x":1})",
       "1", "bad_content"},
      {"other", EventKind::other, "m.sticker", "{}", R"({"body":"x"})", "[1]", "bad_content"}};
  for (const KindRow& row : rows) {
    EXPECT_EQ(decoded(rawEvent("$e", kBo, 1, row.type, row.accept)).kind, row.kind) << row.name;
    EXPECT_EQ(
        decoded(rawEvent("$e", kBo, 1, row.type, row.acceptUnknown, ",\"age\":5,\"unsigned\":{\"x\":1}"))
            .kind,
        row.kind)
        << row.name;
    EXPECT_EQ(codeOf(rawEvent("$e", kBo, 1, row.type, row.reject)), row.code) << row.name;
  }
}

TEST(EventCodecTest, RefusesEnvelopesOfWrongShapes) {
  const std::string good = typed("$a", kBo, 5, "Ringde designern");
  EXPECT_EQ(codeOf(good), "");
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string changed = good;
    changed.replace(changed.find(from), from.size(), to);
    return codeOf(changed);
  };
  EXPECT_EQ(with("\"$a\"", "7"), "no_event");
  EXPECT_EQ(with("\"$a\"", "\"a\""), "no_event");
  EXPECT_EQ(with("\"$a\"", "\"$" + std::string(300, 'a') + "\""), "no_event");
  EXPECT_EQ(with("\"@bo:hs\"", "[]"), "no_event");
  EXPECT_EQ(with("\"@bo:hs\"", "\"bo\""), "no_event");
  EXPECT_EQ(with("\"m.room.message\"", "null"), "no_event");
  EXPECT_EQ(with("\"origin_server_ts\":1795", "\"origin_server_ts\":-1795"), "no_event");
  EXPECT_EQ(with("\"origin_server_ts\":1795", "\"origin_server_ts\":99999991795"), "no_event");
  EXPECT_EQ(with("\"origin_server_ts\"", "\"ts\""), "no_event");
  EXPECT_EQ(with("designern", "design\xFFrn"), "bad_utf8");
  EXPECT_EQ(with("designern", "design\xC0\xAFrn"), "bad_utf8");
  EXPECT_EQ(with("designern", "\\ud800"), "bad_json");
  EXPECT_EQ(codeOf(good.substr(0, good.size() - 1)), "bad_json");
  EXPECT_EQ(codeOf(""), "bad_json");
  EXPECT_EQ(codeOf("7"), "no_event");
  EXPECT_EQ(codeOf("[" + good + "]"), "no_event");
  EXPECT_EQ(codeOf(std::string(100000, '[')), "too_big");
  EXPECT_EQ(codeOf(std::string(50000, '[')), "too_deep");
}

TEST(EventCodecTest, ReadsWrongTypesInsideAsNotSaid) {
  const Event event = decoded(
      message("$a", kBo, 1, R"({"msgtype":3,"body":["x"],"m.mentions":{"user_ids":[1,"@anna:hs","anna"]},
    "m.relates_to":{"rel_type":"m.thread","event_id":"card","is_falling_back":"yes","m.in_reply_to":"$x"},
    "se.smasteg":{"v":1,"id":"short","k":"step","h":5,"p":["otg-6",7,"OTG 6","otg-6"],
    "day":"2026-02-30","min":1e99,"vis":"all","tags":"x"}})"));
  EXPECT_EQ(event.message.body, "");
  EXPECT_EQ(event.message.msgtype, "");
  EXPECT_EQ(event.message.mentions, Texts{kAnna});
  EXPECT_EQ(event.relation, Relation{});
  ASSERT_TRUE(event.message.meta);
  const RecordMeta& meta = event.message.meta->record;
  EXPECT_EQ(meta.principles, Texts{"otg-6"});
  EXPECT_EQ(event.message.meta->id + event.message.meta->hash + meta.day + meta.visibility, "");
  EXPECT_FALSE(meta.minutes);
  EXPECT_TRUE(meta.tags.empty());
  EXPECT_FALSE(
      decoded(message("$a", kBo, 1, textContent("x", R"(,"se.smasteg":{"v":"1","k":"step"})"))).message.meta);
  EXPECT_FALSE(
      decoded(message("$a", kBo, 1, textContent("x", R"(,"se.smasteg":{"v":1,"k":7})"))).message.meta);
  EXPECT_FALSE(decoded(message("$a", kBo, 1, textContent("x", R"(,"se.smasteg":[])"))).message.meta);
}

TEST(EventCodecTest, ReadsMinutesOfADay) {
  for (const auto& [said, minutes] : std::vector<std::pair<const char*, std::optional<int>>>{
           {"-1", std::nullopt}, {"0", 0}, {"1440", 1440}, {"1441", std::nullopt}}) {
    const std::string meta = std::string(R"(,"se.smasteg":{"v":1,"k":"step","min":)") + said + "}";
    const auto event = decodeEvent(message("$m", kBo, 1, textContent("Ringde", meta)));
    ASSERT_TRUE(event.ok() && event.value().message.meta);
    EXPECT_EQ(event.value().message.meta->record.minutes, minutes) << said;
  }
}

TEST(EventCodecTest, TellsRemovedLockedAndEditedContentApart) {
  EXPECT_TRUE(decoded(message("$a", kBo, 1, "{}")).redacted);
  EXPECT_TRUE(
      decoded(rawEvent("$a", kBo, 1, "m.room.message", "{}", R"(,"unsigned":{"redacted_because":{}})"))
          .redacted);
  EXPECT_EQ(
      decoded(message("$a", kBo, 1, R"({"msgtype":"m.bad.encrypted","body":"** Unable to decrypt **"})"))
          .kind,
      EventKind::locked);
  // The host could not open the edit: its content is empty, but nothing was removed.
  const std::string stub =
      R"(,"unsigned":{"m.relations":{"m.replace":{"event_id":"$e","sender":"@bo:hs","origin_server_ts":5}}})";
  const Event unopened = decoded(rawEvent("$a", kBo, 1, "m.room.message", "{}", stub));
  EXPECT_FALSE(unopened.redacted);
  EXPECT_EQ(unopened.kind, EventKind::locked);

  const Event replaced = decoded(rawEvent("$a", kBo, 1, "m.room.message", textContent("nytt"), stub));
  EXPECT_TRUE(replaced.contentFromEdit);
  ASSERT_EQ(replaced.bundledEdit.size(), 1u);
  EXPECT_EQ(replaced.bundledEdit[0].newContent->body, "nytt");

  const std::string whole =
      ",\"unsigned\":{\"m.relations\":{\"m.replace\":" + typedEdit("$e", kBo, 2, "$a", "nytt") + "}}";
  EXPECT_FALSE(
      decoded(rawEvent("$a", kBo, 1, "m.room.message", textContent("gammalt"), whole)).contentFromEdit);
  EXPECT_TRUE(decoded(rawEvent("$a", kBo, 1, "m.room.message", textContent("nytt"), whole)).contentFromEdit);
  const std::string foreign =
      ",\"unsigned\":{\"m.relations\":{\"m.replace\":" + typedEdit("$e", kAnna, 2, "$a", "nytt") + "}}";
  EXPECT_TRUE(
      decoded(rawEvent("$a", kBo, 1, "m.room.message", textContent("gammalt"), foreign)).bundledEdit.empty());
}

TEST(EventCodecTest, ReadsStateFacts) {
  const auto state = [](const std::string& type, const std::string& content) {
    return decoded(rawEvent("$s", kBo, 1, type, content, ",\"state_key\":\"\""));
  };
  EXPECT_EQ(state("m.room.member", R"({"membership":"join","displayname":"Bo \u202eE"})").state.displayName,
            "Bo E");
  EXPECT_EQ(state("m.room.encryption", R"({"algorithm":"m.megolm.v1.aes-sha2"})").state.algorithm,
            "m.megolm.v1.aes-sha2");
  EXPECT_EQ(state("m.room.history_visibility", R"({"history_visibility":"shared"})").state.historyVisibility,
            "shared");
  const auto create =
      state("m.room.create", R"({"room_version":"12","predecessor":{"room_id":"!old:hs"}})").state;
  EXPECT_EQ(create.roomVersion + create.predecessorRoom, "12!old:hs");
  const auto power = state("m.room.power_levels",
                           R"({"users":{"@a:hs":100,"@b:hs":"x"},"events":{"m.reaction":0},"redact":40})")
                         .state.power;
  ASSERT_TRUE(power);
  EXPECT_EQ(power->users.at("@a:hs"), 100);
  EXPECT_EQ(power->users.count("@b:hs"), 0u);
  EXPECT_EQ(power->redact, 40);
  EXPECT_EQ(power->stateDefault, 50);
  EXPECT_EQ(state("m.room.member", "{}").kind, EventKind::state);
}

TEST(EventCodecTest, NormalisesReactionKeys) {
  EXPECT_EQ(decoded(reaction("$x", kBo, 1, "$a", "6️⃣")).relation.key, "6⃣");
  EXPECT_EQ(decoded(reaction("$x", kBo, 1, "$a", "👍🏿")).relation.key, "👍");
  EXPECT_EQ(keycapNumber(normalReactionKey("7️⃣")), 7);
  EXPECT_EQ(keycapNumber("8⃣"), 0);
  EXPECT_EQ(keycapNumber("6"), 0);
}

TEST(EventCodecTest, SplitsEveryShapeOfFile) {
  const std::string a = typed("$a", kBo, 1, "ett } ] \\\" två"), b = typed("$b", kBo, 2, "två");
  const auto ids = [](const std::string& file) {
    std::string all;
    const auto events = splitEvents(file);
    if (!events) return events.error().code + "|" + events.error().detail;
    for (const RawEvent& event : events.value())
      all += decoded(event.json).id + ":" + std::to_string(event.line) + " ";
    return all;
  };
  EXPECT_EQ(ids("{\"room_name\":\"x\",\n\"messages\":[" + a + ",\n" + b + "]}\n"), "$a:2 $b:3 ");
  EXPECT_EQ(ids("\xEF\xBB\xBF{\"chunk\" : [ " + a + " ] , \"next_batch\":\"t\"}"), "$a:1 ");
  EXPECT_EQ(ids("[" + a + "," + b + "]"), "$a:1 $b:1 ");
  EXPECT_EQ(ids(a), "$a:1 ");
  EXPECT_EQ(ids(a + "\n\n" + b + "\r\n"), "$a:1 $b:3 ");
  EXPECT_EQ(ids("{\"chunk\":[]}"), "");
  EXPECT_EQ(ids(" \n"), "empty|the file is empty");
  EXPECT_EQ(ids("hej"), "no_json|line 1: neither an object nor a list");
  EXPECT_EQ(ids(a + "\nhej"), "no_json|line 2: no event begins here");
  EXPECT_EQ(ids(a + "\n" + b.substr(0, 80)), "cut_off|line 2: what begins here never ends");
  EXPECT_EQ(ids("{\"messages\":[" + a + ",\n" + b), "cut_off|line 1: what begins here never ends");
  EXPECT_EQ(ids("{\"messages\":[" + a + " " + b + "]}"), "no_json|line 1: a comma is missing");
  EXPECT_EQ(ids("{\"messages\":[" + a + "]} x"), "no_json|line 1: something follows after the list");
  EXPECT_EQ(ids("{\"foo\":1}"), "no_events|line 1: no messages, no chunk and no event");
  EXPECT_EQ(findEventId("{\"content\":{\"event_id\":\"$no\"},\"event_id\":\"$yes\"}"), "$yes");
  EXPECT_EQ(findEventId("{\"content\":{\"event_id\":\"$no\"}}"), "");
}

// ---- what we send ----

struct Golden {
  const char* file;
  std::string type, content;
};

OpFields settings() {
  OpFields fields;
  fields.catalogues = {"otg@2018"};
  fields.language = "sv";
  fields.mode = "authority";
  return fields;
}

std::string goldenRetell(const std::string& card) {
  Record record;
  record.eventId = "$step";
  record.author = kBo;
  record.ts = kMonday;
  record.day = "2026-11-20";
  record.text = "Ringde designern på Skatteverket";
  record.line = 2;
  record.principles = {"otg-6"};
  record.card = card;
  std::size_t count = 0;
  return retellMessage(kCreate, "h5Yt3Vb7KxQ2LmN5RwZ8Pg", {&record}, count);
}

std::vector<Golden> goldens() {
  StepContent full =
      step("Zk3vT1x8QmC2bLr9sYw0aA", "Testade blanketten med tre pensionärer #5 #2", {"otg-5", "otg-2"});
  full.tags = {"e-leg"};
  full.from = "$inspiration/2";
  full.visibility = "public";
  const StepContent plain = step("q0W8n5ZrT2uXc4VbE6yLmA", "Ringde designern på Skatteverket");
  const std::string body = weekCardBody({2026, 48}, Language::sv);
  std::vector<StepContent> lines = {plain, full};
  lines[0].n = 1;
  lines[1].n = 4;  // 2 and 3 were removed
  return {
      {"step.json", "m.room.message", stepMessage(plain, kCard, "$newest")},
      {"step_full.json", "m.room.message", stepMessage(full, kCard, kCard)},
      {"step_edit.json", "m.room.message", stepEdit(full, "$original")},
      {"batch.json", "m.room.message", batchMessage("Wq9Rk2TzX5vC8bN1mL4pSg", lines, kCard, "$newest")},
      {"batch_edit.json", "m.room.message", batchEdit("Wq9Rk2TzX5vC8bN1mL4pSg", lines, "$original")},
      {"week_card.json", "m.room.message", cardMessage("week", body, "H7f2kQpN5sVd1RzXc8TgwQ", "2026-W48")},
      {"card_pointer.json", "se.smasteg.op",
       cardPointer(kCreate, kCard, "week", "2026-W48", "b4Nf0XyK3mGt7PwQe2RaUA")},
      {"card_question.json", "se.smasteg.op", cardQuestion(kCreate, "2026-W48", "m4Kf0XyK3mGt7PwQe2RaUA")},
      {"reaction.json", "m.reaction", reactionContent("$step", "6️⃣")},
      {"thanks.json", "m.room.message",
       recordMessage("thanks", step("c9Yt3Vb7KxQ2LmN5RwZ8Pg", "👏 Tack @anna:hs för hjälpen"),
                     {kCard, "$newest", false, {kAnna}})},
      {"lesson.json", "m.room.message",
       recordMessage("lesson", step("d1Yt3Vb7KxQ2LmN5RwZ8Pg", "💡 Lärdom: fråga tidigare"),
                     {kCard, "$step", true, {}})},
      {"experiment_card.json", "m.room.message",
       cardMessage("experiment", "🧪 Experiment: Kortare brev\nVi tror: att fler svarar",
                   "e2Yt3Vb7KxQ2LmN5RwZ8Pg", "")},
      {"round_card.json", "m.room.message",
       cardMessage("round", "☕ Fikarunda v. 48. Vill du vara med?", "f3Yt3Vb7KxQ2LmN5RwZ8Pg", "2026-W48")},
      {"settings.json", "se.smasteg.op",
       opMessage("settings", kCreate, "g4Yt3Vb7KxQ2LmN5RwZ8Pg", settings())},
      {"retell.json", "se.smasteg.op", goldenRetell("")},
      {"retell_card.json", "se.smasteg.op", goldenRetell("$card")}};
}

TEST(EventCodecTest, WritesTheContentsOfTheGoldenFiles) {
  for (const Golden& golden : goldens()) {
    std::ifstream file(std::string(SMASTEG_FIXTURES) + "/protocol/" + golden.file, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    EXPECT_EQ(bytes.str(), golden.content + "\n") << golden.file;
  }
}

TEST(EventCodecTest, WhatWeSendMeansWhatWeMeant) {
  for (const Golden& golden : goldens()) {
    const Event event = decoded(rawEvent("$g", kBo, 1, golden.type, golden.content));
    if (event.kind != EventKind::message) continue;
    EXPECT_TRUE(metaFits(event.newContent ? *event.newContent : event.message)) << golden.file;
  }
  const Event full = decoded(message("$g", kBo, 1, goldens()[1].content));
  const RecordMeta& meta = full.message.meta->record;
  EXPECT_EQ(meta.principles, (Texts{"otg-5", "otg-2"}));
  EXPECT_EQ(meta.catalogue, "otg@2018");
  EXPECT_EQ(meta.visibility + meta.from + meta.day, "public$inspiration/22026-11-24");
  EXPECT_EQ(full.relation.relType + full.relation.eventId + full.relation.inReplyTo, "m.thread$card$card");
  EXPECT_TRUE(full.relation.fallingBack);
  const Event edit = decoded(message("$g", kBo, 1, goldens()[2].content));
  EXPECT_EQ(edit.relation.relType + edit.relation.eventId, "m.replace$original");
  EXPECT_EQ(edit.newContent->meta, full.message.meta);
  const Event batch = decoded(message("$g", kBo, 1, goldens()[3].content));
  ASSERT_EQ(batch.message.meta->lines.size(), 2u);
  EXPECT_EQ(batch.message.meta->lines[0].n * 10 + batch.message.meta->lines[1].n, 14);
  EXPECT_EQ(batch.message.meta->lines[1].visibility, "public");
  const Event batchChange = decoded(message("$g", kBo, 1, goldens()[4].content));
  EXPECT_EQ(batchChange.newContent->meta, batch.message.meta);
  const Event card = decoded(message("$g", kBo, 1, goldens()[5].content));
  EXPECT_EQ(card.message.meta->cardKind + card.message.meta->week, "week2026-W48");
  const Event op = decoded(rawEvent("$g", kBo, 1, "se.smasteg.op", goldens()[6].content));
  EXPECT_EQ(op.op.op + op.op.card + op.op.cardKind + op.op.week, "card$cardweek2026-W48");
  EXPECT_EQ(op.relation.relType + op.relation.eventId, "m.reference$create");
}

}  // namespace
}  // namespace smasteg::testing
