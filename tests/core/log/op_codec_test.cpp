// What ops say: each field within its limits, and what is written is what is read.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/op_codec.h"

#include <algorithm>

#include "core/base/random.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

const std::string kHash(64, 'a');
const std::string kNonce = "noncenoncenonce0", kOpId = "opopopopopopopop01";

std::string rawOp(const std::string& op, const std::string& fields) {
  return rawEvent("$op", kAnna, 0, "se.smasteg.op",
                  R"({"v":1,"id":"opopopopopopopop01","op":")" + op +
                      R"(","m.relates_to":{"rel_type":"m.reference","event_id":"$card"})" +
                      (fields.empty() ? "" : "," + fields) + "}");
}

OpFields read(const std::string& op, const std::string& fields) {
  auto event = decodeEvent(rawOp(op, fields));
  EXPECT_TRUE(event.ok());
  return event.ok() ? readOpFields(op, event.value().op.fields) : OpFields();
}

/// What was understood, as it would be written: without what was not.
std::string understood(const std::string& op, const std::string& fields) {
  auto event =
      decodeEvent(rawEvent("$op", kAnna, 0, "se.smasteg.op", opMessage(op, kCard, kOpId, read(op, fields))));
  EXPECT_TRUE(event.ok());
  return event.ok() ? event.value().op.fields : "";
}

struct OpRow {
  const char* op;
  std::string in, out;
};

TEST(OpCodecTest, TakesWhatTheOpHasAndNothingElse) {
  const std::string ids = R"(["$a","$b"])";
  const std::vector<OpRow> rows = {
      {"profile", R"("profession":" Handläggare ","days":5,"more":{"a":1})",
       R"({"days":5,"profession":"Handläggare"})"},
      {"profile", R"("languages":["sv","fi","sv"],"offers":[],"seeks":["kod"],"pause_until":"2026-12-24")",
       R"({"languages":["sv","fi"],"pause_until":"2026-12-24","seeks":["kod"]})"},
      {"signup", "\"commit\":\"" + kHash + "\",\"nonce\":\"" + kNonce + "\"",
       R"({"commit":")" + kHash + "\"}"},
      {"close", "\"entries\":" + ids, "{\"entries\":" + ids + "}"},
      {"reveal", "\"nonce\":\"" + kNonce + "\"", "{\"nonce\":\"" + kNonce + "\"}"},
      {"result", R"("close":"$c","digest":")" + kHash + "\",\"reveals\":" + ids,
       R"({"close":"$c","digest":")" + kHash + "\",\"reveals\":" + ids + "}"},
      {"answers", R"("answers":{"otg-1":0,"otg-2":4})", R"({"answers":{"otg-1":0,"otg-2":4}})"},
      {"settings", R"("language":"en","mode":"authority","catalogues":["otg@2018"])",
       R"({"catalogues":["otg@2018"],"language":"en","mode":"authority"})"},
      {"met", R"("language":"en")", "{}"},
      {"decline", "", "{}"},
      {"future", R"("language":"en")", ""}};
  for (const OpRow& row : rows) EXPECT_EQ(understood(row.op, row.in), row.out) << row.op << " " << row.in;
}

TEST(OpCodecTest, ReadsWhatIsWrongOrTooMuchAsMissing) {
  const std::string tooLong(81, 'a');
  const std::vector<OpRow> rows = {
      {"profile", "\"place\":\"" + tooLong + "\"", "{}"},
      {"profile", R"("place":7,"days":128,"languages":"sv","offers":[1,null])", "{}"},
      {"profile", R"("days":-1,"pause_until":"2026-02-30")", "{}"},
      {"profile", R"("days":1.5,"seeks":["","  "])", "{}"},
      {"signup", R"("commit":"abc")", "{}"},
      {"signup", "\"commit\":\"" + std::string(64, 'A') + "\"", "{}"},
      {"close", R"("entries":["a","$b","$b",""])", R"({"entries":["$b"]})"},
      {"reveal", R"("nonce":"short")", "{}"},
      {"answers", R"("answers":{"otg-1":5,"OTG":1,"otg-2":"3","__proto__":2})", "{}"},
      {"settings", R"("mode":"both")", "{}"},
      {"settings", "\"language\":\"e\\nn\"", R"({"language":"e n"})"}};
  for (const OpRow& row : rows) EXPECT_EQ(understood(row.op, row.in), row.out) << row.op << " " << row.in;
}

TEST(OpCodecTest, KeepsOnlySoManyOfEach) {
  std::string many, ids, answers;
  for (int i = 0; i < 600; ++i) {
    const std::string comma = i == 0 ? "" : ",", number = std::to_string(i);
    many += comma + "\"w" + number + "\"";
    ids += comma + "\"$" + number + "\"";
    answers += comma + "\"p-" + number + "\":1";
  }
  EXPECT_EQ(read("profile", "\"seeks\":[" + many + "]").seeks.size(), 10u);
  EXPECT_EQ(read("close", "\"entries\":[" + ids + "]").entries.size(), 500u);
  EXPECT_EQ(read("answers", "\"answers\":{" + answers + "}").answers.size(), 10u);
}

std::string randomText(RandomStream& random, std::size_t most) {
  static const std::vector<std::string> kParts = {"å", "Ä",   "ö", "a", "b",  " ", "👣", "\"", "\\",
                                                  "#", "<b>", "é", ".", "\t", "1", ":",  "–"};
  std::string text = "x";
  for (std::size_t i = random.below(most); i > 0; --i) text += kParts[random.below(kParts.size())];
  return text + "x";
}

std::vector<std::string> randomTexts(RandomStream& random, bool ids) {
  std::vector<std::string> texts;
  for (std::size_t i = random.below(6); i > 0; --i)
    texts.push_back((ids ? "$e" : randomText(random, 20)) + std::to_string(i));
  return texts;
}

OpFields randomFields(RandomStream& random, std::string_view op) {
  const auto maybe = [&](std::string text) { return random.below(4) == 0 ? std::string() : std::move(text); };
  OpFields all;
  if (op == "profile") {
    all.profession = maybe(randomText(random, 40));
    all.organisation = maybe(randomText(random, 40));
    all.department = maybe(randomText(random, 40));
    all.sector = maybe(randomText(random, 40));
    all.place = maybe(randomText(random, 40));
    all.languages = randomTexts(random, false);
    all.offers = randomTexts(random, false);
    all.seeks = randomTexts(random, false);
    all.days = static_cast<int>(random.below(128));
    all.pauseUntil = maybe("2026-12-2" + std::to_string(random.below(10)));
  }
  if (op == "signup") all.commit = hex(sha256(randomText(random, 9)));
  if (op == "close") all.entries = randomTexts(random, true);
  if (op == "reveal") all.nonce = "nonce" + fnv1a64Hex(randomText(random, 9));
  if (op == "result") {
    all.close = "$close";
    all.digest = hex(sha256(randomText(random, 9)));
    all.reveals = randomTexts(random, true);
  }
  if (op == "answers") {
    for (int i = 1; i <= 7; ++i)
      all.answers["otg-" + std::to_string(i)] = static_cast<std::int64_t>(random.below(5));
  }
  if (op == "settings") {
    all.catalogues = randomTexts(random, false);
    all.language = random.below(2) == 0 ? "sv" : "en";
    all.mode = random.below(2) == 0 ? "personal" : "authority";
  }
  return all;
}

/// As the format holds it: spaces are U+0020.
OpFields tidied(OpFields all) {
  const auto tidy = [](std::string& text) { std::replace(text.begin(), text.end(), '\t', ' '); };
  for (auto* text : {&all.profession, &all.organisation, &all.department, &all.sector, &all.place})
    tidy(*text);
  for (auto* list : {&all.languages, &all.offers, &all.seeks, &all.catalogues}) {
    for (std::string& text : *list) tidy(text);
  }
  return all;
}

TEST(OpCodecTest, EveryOpReadsBackAsItWasWritten) {
  RandomStream random("ops");
  for (const char* op :
       {"profile", "signup", "close", "reveal", "result", "met", "decline", "answers", "settings"}) {
    for (int round = 0; round < 300; ++round) {
      const OpFields said = tidied(randomFields(random, op));
      const std::string content = opMessage(op, kCard, kOpId, said);
      const auto event = decodeEvent(rawEvent("$op", kAnna, 0, "se.smasteg.op", content));
      ASSERT_TRUE(event.ok());
      EXPECT_EQ(event.value().op.op, op);
      EXPECT_EQ(event.value().op.id, kOpId);
      EXPECT_EQ(event.value().relation.eventId, kCard);
      const OpFields back = readOpFields(op, event.value().op.fields);
      ASSERT_EQ(toJson(back), toJson(said)) << content;
    }
  }
}

TEST(OpCodecTest, WritesNothingThatItWouldNotRead) {
  OpFields said;
  said.profession = std::string(200, 'a');
  said.commit = "not a hash";
  said.mode = "both";
  for (const char* op : {"profile", "signup", "settings"}) {
    EXPECT_EQ(opMessage(op, kCard, kOpId, said), opMessage(op, kCard, kOpId, {}));
  }
}

TEST(OpCodecTest, KeepsWhatALaterVersionOfTheOpSays) {
  auto event = decodeEvent(rawOp("met", R"("new":{"a":[1,1.0,2.5,-3,null,true,false,"å\"\n"]})"));
  ASSERT_TRUE(event.ok());
  EXPECT_EQ(event.value().op.fields, R"({"new":{"a":[1,1,0.5,-3,null,true,false,"å\"\n"]}})");
}

Record told(const std::string& id, const std::string& text) {
  Record record;
  record.eventId = record.id = id;
  record.author = kBo;
  record.ts = kMonday;
  record.day = "2026-11-23";
  record.text = text;
  record.visibility = "room";
  record.toldBy = kAnna;
  return record;
}

std::vector<Record> retold(const std::vector<Record>& records, std::size_t& count) {
  std::vector<const Record*> list;
  for (const Record& record : records) list.push_back(&record);
  const std::string content = retellMessage(kCreate, kOpId, list, count);
  EXPECT_LT(content.size(), kMaxContentBytes);
  const auto event = decodeEvent(rawEvent("$op", kAnna, 0, "se.smasteg.op", content));
  EXPECT_TRUE(event.ok());
  return event.ok() ? readRetold(event.value().op.fields, kAnna) : std::vector<Record>();
}

TEST(OpCodecTest, ARetellHoldsAsManyAsFit) {
  std::vector<Record> records;
  for (int i = 0; i < 400; ++i)
    records.push_back(told("$" + std::string(43, 'e') + std::to_string(i), "Ringde"));
  std::size_t count = 0;
  EXPECT_EQ(retold(records, count).size(), count);
  EXPECT_GT(count, 200u);
  for (Record& record : records) record.text = std::string(4000, 'a');
  EXPECT_EQ(retold(records, count).size(), 7u);
  EXPECT_EQ(count, 7u);
}

TEST(OpCodecTest, WhatIsToldReadsBackAsItWasTold) {
  RandomStream random("told");
  for (int round = 0; round < 300; ++round) {
    Record record = told("$e" + std::to_string(round), randomText(random, 100));
    std::replace(record.text.begin(), record.text.end(), '\t', ' ');
    record.line = static_cast<int>(random.below(3));
    if (record.line > 0) record.id += "/" + std::to_string(record.line);
    record.ts += static_cast<std::int64_t>(random.below(1000000));
    record.kind = static_cast<RecordKind>(random.below(9));
    if (random.below(2) == 0) record.day = "2026-11-20";
    if (random.below(2) == 0) record.principles = {"otg-2", "digg-4"};
    if (random.below(2) == 0) record.tags = {"e-leg"};
    if (random.below(2) == 0) record.about = {kAnna};
    if (random.below(2) == 0) record.card = "$card";
    std::size_t count = 0;
    const auto back = retold({record}, count);
    ASSERT_EQ(back.size(), 1u) << record.text;
    EXPECT_EQ(back[0], record) << record.text;
  }
}

TEST(OpCodecTest, SaysWhichLineOnlyOfALine) {
  for (const int line : {0, 1}) {
    Record record = told("$e", "Ringde");
    record.line = line;
    std::size_t count = 0;
    const std::string content = retellMessage(kCreate, kOpId, {&record}, count);
    EXPECT_EQ(content.find("\"n\":") != std::string::npos, line == 1) << content;
  }
}

TEST(OpCodecTest, ReadsJustSoManyThatAreTold) {
  for (const std::size_t told : {kMaxRetold - 1, kMaxRetold, kMaxRetold + 1}) {
    std::string records;
    for (std::size_t i = 0; i < told; ++i) {
      records += (i == 0 ? "" : ",") + std::string(R"({"id":"$)") + std::to_string(i) +
                 R"(","by":"@bo:hs","ts":1,"body":"Ringde"},7)";
    }
    const auto event = decodeEvent(rawOp("retell", "\"records\":[" + records + "]"));
    ASSERT_TRUE(event.ok());
    EXPECT_EQ(readRetold(event.value().op.fields, kAnna).size(), std::min(told, kMaxRetold));
  }
}

TEST(OpCodecTest, CountsLettersOfAWordNotBytes) {
  std::string longest;
  for (std::size_t i = 0; i < kMaxOpTextCodePoints; ++i) longest += "🙂";
  EXPECT_EQ(read("profile", "\"place\":\"" + longest + "\"").place, longest);
  EXPECT_EQ(read("profile", "\"place\":\"" + longest + "a\"").place, "");
}

TEST(OpCodecTest, LeavesOutWhatNamesNoRecord) {
  const auto readAll = [](const std::string& record) {
    auto event = decodeEvent(rawOp("retell", "\"records\":[7," + record + "]"));
    EXPECT_TRUE(event.ok());
    return event.ok() ? readRetold(event.value().op.fields, kAnna) : std::vector<Record>();
  };
  const std::string good = R"("id":"$a","by":"@bo:hs","ts":1,"body":"Ringde")";
  for (const std::string& bad :
       {std::string(R"("id":"a","by":"@bo:hs","ts":1,"body":"Ringde")"),
        std::string(R"("id":"$a","by":"bo","ts":1,"body":"Ringde")"),
        std::string(R"("id":"$a","by":"@bo:hs","ts":0,"body":"Ringde")"),
        std::string(R"("id":"$a","by":"@bo:hs","ts":1,"body":"  ")"), good + R"(,"k":"card")",
        std::string(R"("id":"$a","by":"@bo:hs","ts":1,"body":")") + std::string(4001, 'a') + "\""}) {
    EXPECT_TRUE(readAll("{" + bad + "}").empty()) << bad;
  }
  const auto one = readAll("{" + good + R"(,"p":["otg-1","A b"],"n":-1,"day":"x","card":"kort","more":1})");
  ASSERT_EQ(one.size(), 1u);
  EXPECT_EQ(one[0].card, "");
  EXPECT_EQ(one[0].principles, std::vector<std::string>{"otg-1"});
  EXPECT_EQ(one[0].line, 0);
  EXPECT_EQ(one[0].day, "1970-01-01");
}

}  // namespace
}  // namespace smasteg::testing
