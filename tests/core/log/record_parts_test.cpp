// Every kind of record: what is written reads back, from its structure and from the text alone.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/record_parts.h"

#include "core/base/random.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg {

void PrintTo(const RecordParts& p, std::ostream* out) {
  for (const std::string* each :
       {&p.title, &p.text, &p.believe, &p.test, &p.measure, &p.right, &p.day, &p.time, &p.place})
    *out << "[" << *each << "] ";
  *out << p.week;
}

namespace testing {

namespace {

const CivilDate kSaid{2026, 11, 23};
const std::string kPartId = "recordrecordrecord01";

RecordParts meetup(const std::string& day, const std::string& time, const std::string& place,
                   const std::string& title) {
  RecordParts parts;
  parts.day = day;
  parts.time = time;
  parts.place = place;
  parts.title = title;
  return parts;
}

RecordParts saying(const std::string& text, int week = 0) {
  RecordParts parts;
  parts.text = text;
  parts.week = week;
  return parts;
}

TEST(RecordPartsTest, WritesAMeetUpAsPeopleDo) {
  const RecordParts parts = meetup("2026-12-03", "17:00", "Göteborg", "Formulärverkstad");
  EXPECT_EQ(bodyOf(RecordKind::meetup, parts, Language::sv),
            "📅 Träff 3 december 2026 kl. 17.00, Göteborg: Formulärverkstad");
  EXPECT_EQ(bodyOf(RecordKind::meetup, parts, Language::en),
            "📅 Meet-up 3 December 2026 at 17:00, Göteborg: Formulärverkstad");
}

TEST(RecordPartsTest, ReadsAMeetUpAsPeopleWriteIt) {
  const struct {
    const char* text;
    RecordParts parts;
  } rows[] = {
      {"3 december 2026 kl. 17.00, Göteborg: Formulär: om och om igen",
       meetup("2026-12-03", "17:00", "Göteborg", "Formulär: om och om igen")},
      {"2026-12-03 17:00 Vi ses och skriver", meetup("2026-12-03", "17:00", "", "Vi ses och skriver")},
      {"2026-12-03 kl 9 Vi ses", meetup("2026-12-03", "09:00", "", "Vi ses")},
      {"2026-12-03, kl. 17.30, Umeå", meetup("2026-12-03", "17:30", "Umeå", "")},
      {"2026-12-03 Biblioteket: Vi ses", meetup("2026-12-03", "", "Biblioteket", "Vi ses")},
      {"3 dec kl 17: Vi ses", meetup("2026-12-03", "17:00", "", "Vi ses")},
      {"3 jan. 08.15: Vi ses", meetup("2027-01-03", "08:15", "", "Vi ses")},
      {"23/11 12:00 Nu", meetup("2026-11-23", "12:00", "", "Nu")},
      {"22/11 12:00 Om ett år", meetup("2027-11-22", "12:00", "", "Om ett år")},
      {"3 May 2027 at 10:00, Oslo: Hi", meetup("2027-05-03", "10:00", "Oslo", "Hi")},
      // no day, so a title and nothing else
      {"31 februari 2027: Nej", meetup("", "", "", "31 februari 2027: Nej")},
      {"snart: vi hörs", meetup("", "", "", "snart: vi hörs")},
      {"7 av oss 12:00", meetup("", "", "", "7 av oss 12:00")},
      {"2026-12-03 25:00 x", meetup("2026-12-03", "", "25", "00 x")},
      {"2026-12-03 17 personer", meetup("2026-12-03", "", "", "17 personer")},
      {"", meetup("", "", "", "")}};
  for (const auto& row : rows) EXPECT_EQ(partsOf(RecordKind::meetup, row.text, kSaid), row.parts) << row.text;
}

TEST(RecordPartsTest, ReadsAnExperimentsLinesInBothLanguages) {
  RecordParts parts;
  parts.title = "Kortare brev";
  parts.believe = "att fler svarar";
  parts.test = "hundra brev";
  parts.measure = "svar inom en vecka";
  parts.right = "tio fler svarar";
  EXPECT_EQ(
      bodyOf(RecordKind::experiment, parts, Language::sv),
      "🧪 Experiment: Kortare brev\nVi tror: att fler svarar\nVi testar: hundra brev\nVi mäter: svar inom en "
      "vecka\nVi har rätt om: tio fler svarar");
  EXPECT_EQ(partsOf(RecordKind::experiment,
                    "Kortare brev\nWE BELIEVE : att fler svarar\nvi testar: hundra brev\nvi mater: inget\nVi "
                    "mäter: svar inom en vecka\nWe are right if: tio fler svarar",
                    kSaid)
                .test,
            "hundra brev\nvi mater: inget");
  EXPECT_EQ(partsOf(RecordKind::experiment, "Bara en titel", kSaid).title, "Bara en titel");
}

TEST(RecordPartsTest, ASessionHasATitleAndMaybeMore) {
  const auto read = [](std::string_view text) { return partsOf(RecordKind::session, text, kSaid); };
  EXPECT_EQ(read("Öppna data – vad vinner vi?").title, "Öppna data");
  EXPECT_EQ(read("Öppna data – vad vinner vi?").text, "vad vinner vi?");
  EXPECT_EQ(read("Öppna data\nvad vinner vi – egentligen?").text, "vad vinner vi – egentligen?");
  EXPECT_EQ(read("E-legitimation - för alla").title, "E-legitimation - för alla");
}

TEST(RecordPartsTest, FindsWhomAThanksIsFor) {
  const struct {
    const char* text;
    std::vector<std::string> names;
  } rows[] = {{"@anna:hs för hjälpen", {"@anna:hs"}},
              {"till @anna:hs, @bo:hs och @anna:hs.", {"@anna:hs", "@bo:hs"}},
              {"[Anna](https://matrix.to/#/@anna:hs) för hjälpen", {"@anna:hs"}},
              {"Anna för hjälpen", {"Anna"}},
              {"så mycket till Åsa Öberg, Bo och Eva för allt", {"Åsa Öberg", "Bo", "Eva"}},
              {"Anna! Det var snällt", {"Anna"}},
              {"@anna för hjälpen", {"anna"}},
              {"anna för hjälpen", {"anna"}},
              {"för hjälpen", {}},
              {"alla snälla", {}},
              {"", {}}};
  for (const auto& row : rows) {
    Record record;
    record.text = row.text;
    EXPECT_EQ(thankedBy(record), row.names) << row.text;
  }
}

// --- written and read

std::string words(RandomStream& random, bool odd) {
  static const std::vector<std::string> kPlain = {"Ringde",  "en", "tolk", "på",   "Åland",
                                                  "2026",    "👣", "#6",   "kl.",  "17",
                                                  "(snart)", "&",  "<b>",  "e-id", "nio?"};
  static const std::vector<std::string> kOdd = {":",  "–",     "- x", "!", "👏", "tack", "Vi tror:", "Pass:",
                                                "📅", "\"x\"", "*y*", "·", ",",  "1.",   "@bo:hs",   "> z"};
  std::string text = odd ? "" : "Alla";
  for (std::size_t i = random.below(8) + 1; i > 0; --i) {
    const auto& list = odd && random.below(2) == 0 ? kOdd : kPlain;
    text += (text.empty() ? "" : " ") + list[random.below(list.size())];
  }
  return text;
}

RecordParts randomParts(RandomStream& random, RecordKind kind, bool odd) {
  RecordParts parts;
  const auto some = [&] { return words(random, odd); };
  const auto maybe = [&] { return random.below(3) == 0 ? std::string() : words(random, odd); };
  if (kind == RecordKind::experiment) {
    parts.title = some();
    parts.believe = maybe();
    parts.test = maybe();
    parts.measure = maybe();
    parts.right = maybe();
  } else if (kind == RecordKind::meetup) {
    parts.day = formatDay(civilFromDays(daysFromCivil(kSaid) + static_cast<std::int64_t>(random.below(900))));
    if (random.below(3) > 0) parts.time = random.below(2) == 0 ? "09:05" : "23:59";
    parts.place = maybe();
    parts.title = some();
  } else if (kind == RecordKind::session) {
    parts.title = some();
    parts.text = maybe();
  } else if (kind == RecordKind::round || kind == RecordKind::letter) {
    parts.week = static_cast<int>(random.below(53)) + 1;
    if (kind == RecordKind::letter) parts.text = some();
  } else {
    parts.text = some();
  }
  return parts;
}

bool isCard(RecordKind kind) {
  return kind == RecordKind::call || kind == RecordKind::experiment || kind == RecordKind::meetup ||
         kind == RecordKind::round;
}

class WrittenTest : public LogTest {
 protected:
  void SetUp() override {
    apply({weekCard(), message("$unconference", kAnna, 0,
                               cardMessage("unconference", unconferenceBody("Hösten", Language::sv),
                                           "cardcardcardcardcard02", ""))});
  }
  static std::string threadOf(RecordKind kind) {
    return kind == RecordKind::session ? "$unconference" : kCard;
  }
  /// As the app sends it.
  static std::string sent(const std::string& id, RecordKind kind, const std::string& body) {
    const std::string name(recordKindName(kind));
    if (isCard(kind)) return message(id, kBo, 3, cardMessage(name, body, kPartId + fnv1a64Hex(id), ""));
    if (kind == RecordKind::letter)
      return message(id, kBo, 3, cardMessage("week", body, kPartId + fnv1a64Hex(id), weekIn(body)));
    return message(id, kBo, 3,
                   recordMessage(name, step(kPartId + fnv1a64Hex(id), body),
                                 {threadOf(kind), threadOf(kind), false, {}}));
  }
  static std::string weekIn(const std::string& body) {
    const int number = weekCardNumber(body).value_or(0);
    return "2026-W" + std::string(number < 10 ? "0" : "") + std::to_string(number);
  }
  /// As somebody types it: in the thread, or as an edit by hand of what the app had sent.
  std::vector<std::string> typedAs(const std::string& id, RecordKind kind, const std::string& body,
                                   const std::string& before) {
    if (isCard(kind)) return {sent(id, kind, before), typedEdit(id + "e", kBo, 4, id, body)};
    return {typed(id, kBo, 3, body, threadOf(kind))};
  }
  const Record* only(const std::string& id) const {
    const auto all = log_.recordsOf(id);
    return all.size() == 1 ? all[0] : nullptr;
  }
};

constexpr RecordKind kWritten[] = {RecordKind::thanks,     RecordKind::lesson, RecordKind::call,
                                   RecordKind::experiment, RecordKind::meetup, RecordKind::session,
                                   RecordKind::round,      RecordKind::letter};

TEST_F(WrittenTest, EveryKindReadsBackAsItWasWritten) {
  RandomStream random("written");
  int n = 0;
  for (const RecordKind kind : kWritten) {
    for (int round = 0; round < 100; ++round) {
      const Language language = round % 2 == 0 ? Language::sv : Language::en;
      const RecordParts parts = randomParts(random, kind, false);
      const std::string id = "$w" + std::to_string(++n), body = bodyOf(kind, parts, language);
      apply({sent(id, kind, body)});
      const Record* record = only(id);
      ASSERT_NE(record, nullptr) << body;
      EXPECT_TRUE(record->byApp);
      EXPECT_EQ(record->recordId, kPartId + fnv1a64Hex(id));
      ASSERT_EQ(record->kind, kind) << body;
      RecordParts read = partsOf(record->kind, record->text, kSaid);
      if (kind == RecordKind::round) read.text.clear();  // what the reader is asked
      ASSERT_EQ(read, parts) << body << "\n" << record->text;
    }
  }
}

TEST_F(WrittenTest, TheTextAloneReadsAsTheSame) {
  RandomStream random("typed");
  int n = 0;
  for (const RecordKind kind : kWritten) {
    if (kind == RecordKind::letter) continue;  // typed, it is no card; see AWeeksCardBecomesTheLetter
    for (int round = 0; round < 100; ++round) {
      const Language language = round % 2 == 0 ? Language::sv : Language::en;
      const RecordParts parts = randomParts(random, kind, false);
      const std::string id = "$w" + std::to_string(++n), body = bodyOf(kind, parts, language);
      apply(typedAs(id, kind, body, bodyOf(kind, randomParts(random, kind, false), language)));
      const Record* record = only(id);
      ASSERT_NE(record, nullptr) << body;
      EXPECT_FALSE(record->byApp);
      ASSERT_EQ(record->kind, kind) << body;
      RecordParts read = partsOf(record->kind, record->text, kSaid);
      if (kind == RecordKind::round) read.text.clear();
      ASSERT_EQ(read, parts) << body << "\n" << record->text;
    }
  }
}

TEST_F(WrittenTest, WhateverIsWrittenTheSecondWritingIsTheSame) {
  RandomStream random("odd");
  int n = 0;
  for (const RecordKind kind : kWritten) {
    for (int round = 0; round < 200; ++round) {
      const std::string body = bodyOf(kind, randomParts(random, kind, true), Language::sv);
      const std::string id = "$w" + std::to_string(++n);
      apply({sent(id, kind, body)});
      const Record* record = only(id);
      if (record == nullptr) continue;  // nothing but signs was said
      ASSERT_EQ(record->kind, kind) << body;
      const std::string again = bodyOf(kind, partsOf(kind, record->text, kSaid), Language::sv);
      ASSERT_EQ(again, body) << record->text;
    }
  }
}

TEST_F(WrittenTest, AThanksConcernsWhoIsMentionedElseWhoIsNamed) {
  const std::string body = bodyOf(RecordKind::thanks, saying("Anna för hjälpen"), Language::sv);
  EXPECT_EQ(body, "👏 Tack Anna för hjälpen");
  apply({message("$m", kBo, 3, recordMessage("thanks", step(kPartId, body), {kCard, kCard, false, {kAnna}})),
         typed("$n", kBo, 4, body), typed("$i", kBo, 5, "!tack @anna:hs för hjälpen"),
         message("$t", kBo, 6,
                 textContent("Tack Anna för hjälpen!",
                             ",\"m.mentions\":{\"user_ids\":[\"@anna:hs\"]}" + inThread().substr(16)))});
  EXPECT_EQ(thankedBy(*only("$m")), std::vector<std::string>{kAnna});
  EXPECT_EQ(thankedBy(*only("$n")), std::vector<std::string>{"Anna"});
  EXPECT_EQ(thankedBy(*only("$i")), std::vector<std::string>{kAnna});
  ASSERT_NE(only("$t"), nullptr);
  EXPECT_EQ(thankedBy(*only("$t")), std::vector<std::string>{kAnna});
}

TEST_F(WrittenTest, ALessonKnowsWhatItIsAbout) {
  const std::string body = bodyOf(RecordKind::lesson, saying("fråga tidigare"), Language::sv);
  EXPECT_EQ(body, "💡 Lärdom: fråga tidigare");
  apply({typed("$s", kAnna, 1, "Ringde designern på Skatteverket"),
         message("$a", kBo, 3, recordMessage("lesson", step(kPartId, body), {kCard, "$s", true, {}})),
         message("$b", kBo, 4, textContent(body, inThread(kCard, "$s"))), typed("$c", kBo, 5, body),
         message("$x", kAnna, 0,
                 cardMessage("experiment", "🧪 Experiment: Kortare brev", "xxxxxxxxxxxxxxxx", "")),
         typed("$d", kBo, 6, body, "$x"), typed("$e", kBo, 7, "Så spännande, hur går det?", "$x")});
  using Ids = std::vector<std::string>;
  EXPECT_EQ(only("$a")->about, Ids{"$s"});
  EXPECT_EQ(only("$b")->about, Ids{"$s"});
  EXPECT_EQ(only("$c")->about, Ids{});
  EXPECT_EQ(only("$d")->about, Ids{"$x"});
  EXPECT_EQ(only("$e"), nullptr);
}

TEST_F(WrittenTest, AnyTextInAnUnconferencesThreadProposesASession) {
  const auto isSession = [&](const std::string& id, const std::string& body) {
    apply({typed(id, kBo, 3, body, "$unconference")});
    const Record* record = only(id);
    return record != nullptr && record->kind == RecordKind::session;
  };
  EXPECT_TRUE(isSession("$1", "AI i vården"));
  EXPECT_TRUE(isSession("$2", "Hur når vi unga?"));
  EXPECT_TRUE(isSession("$3", "!pass Öppna data"));
  EXPECT_EQ(only("$3")->text, "Öppna data");
  EXPECT_FALSE(isSession("$4", "Bra jobbat!"));
  EXPECT_FALSE(isSession("$5", "👏 Tack @anna:hs för idén"));
  apply({message("$6", kBo, 4, textContent("Det vill jag också prata om", inThread("$unconference", "$1"))),
         typed("$7", kBo, 5, "- Öppna data\n- Stängda dörrar", "$unconference"),
         typed("$8", kBo, 6, "Pass: gymmet i kväll blev inställt")});
  EXPECT_EQ(only("$6"), nullptr);
  EXPECT_EQ(log_.recordsOf("$7").size(), 2u);
  EXPECT_EQ(log_.record("$7/2")->text, "Stängda dörrar");
  EXPECT_EQ(only("$8")->kind, RecordKind::step);
}

TEST_F(WrittenTest, ACardOfEveryKindIsKnownByItself) {
  const struct {
    const char *kind, *body, *week;
    bool known;
  } rows[] = {{"round", "☕ Fikarunda v. 48. Vill du vara med?", "2026-W48", true},
              {"round", "☕ Fikarunda v. 47. Vill du vara med?", "2026-W48", false},
              {"round", "☕ Fikarunda v. 48.", "", true},
              {"meetup", "📅 Träff 3 december 2026: Vi ses", "", true},
              {"meetup", "Träff 3 december 2026: Vi ses", "", false},
              {"unconference", "🗳️ Unconference: Autumn", "", true},
              {"experiment", "🧪 Experiment: Kortare brev", "", true},
              {"experiment", "📣 Efterlysning: någon", "", false},
              {"call", "📣 Efterlysning: någon", "", true},
              {"call", "📣 Efterlysning: någon", "2026-W99", false},
              {"future", "🛸 Något nytt", "", false}};
  int n = 0;
  for (const auto& row : rows) {
    const std::string id = "$row" + std::to_string(++n);
    apply({message(id, kBo, 3, cardMessage(row.kind, row.body, kPartId + std::to_string(n), row.week))});
    EXPECT_EQ(log_.cards().contains(id), row.known) << row.kind << " " << row.body;
  }
}

TEST_F(WrittenTest, AWeeksCardBecomesTheLetter) {
  const std::string body = bodyOf(RecordKind::letter, saying("Nio steg", 48), Language::sv);
  EXPECT_EQ(body, "📰 Veckobrev v. 48 · Nio steg");
  EXPECT_EQ(only(kCard), nullptr);
  apply({typed("$s", kBo, 2, "Ringde designern på Skatteverket"), typedEdit("$e", kAnna, 3, kCard, body)});
  ASSERT_NE(only(kCard), nullptr);
  EXPECT_EQ(only(kCard)->kind, RecordKind::letter);
  EXPECT_EQ(only(kCard)->author, kAnna);
}

TEST_F(WrittenTest, WhatConcernsAPersonRingsAndTheRestIsQuiet) {
  const RecordPlace place{kCard, kCard, false, {}};
  EXPECT_NE(recordMessage("thanks", step(kPartId, "👏 Tack Bo"), place).find("m.text"), std::string::npos);
  EXPECT_NE(cardMessage("call", "📣 Efterlysning: x", kPartId, "").find("m.text"), std::string::npos);
  EXPECT_NE(recordMessage("lesson", step(kPartId, "💡 Lärdom: x"), place).find("m.notice"),
            std::string::npos);
  EXPECT_NE(cardMessage("experiment", "🧪 Experiment: x", kPartId, "").find("m.notice"), std::string::npos);
}

}  // namespace
}  // namespace testing
}  // namespace smasteg
