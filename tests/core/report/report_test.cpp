// The report in its three formats, in all that it can hold.
// SPDX-License-Identifier: EUPL-1.2
#include "core/report/report.h"

#include "core/base/json.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

class ReportTest : public LogTest {
 protected:
  Report roomReport() {
    apply({weekCard(), typed("$a", kBo, 5, "Ringde designern på IT #6"),
           typed("$b", kAnna, 6, "!steg =SUM(A1), \"x\" <b>"), reaction("$k", kAnna, 7, "$a", "👏"),
           reaction("$k2", kBo, 7, "$a", "👏")});
    return makeReport(log_, "", "");
  }
  static Report publicReport(bool named) {
    Report report;
    report.scope = ReportScope::beyond;
    report.named = named;
    report.add({"", "", "2026-11-24", "Ringde designern", {"otg-6"}, 0, {}, {}});
    if (named) report.add({"", "Anna Lind", "2026-11-23", "Testade", {}, 0, {}, {}});
    return report;
  }
};

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_F(ReportTest, TellsStepsNewestFirstWithWhoCheered) {
  const Report report = roomReport();
  ASSERT_EQ(report.steps.size(), 2u);
  EXPECT_EQ(report.steps[1].id, "$a");
  EXPECT_EQ(report.steps[1].encouragement, 1);  // the author's own does not count
  EXPECT_EQ(report.byPrinciple.at("otg-6"), 1u);
  EXPECT_EQ(report.records.at("step"), 2u);
  EXPECT_EQ(report.digest, log_.digest());
}

TEST_F(ReportTest, WritesJsonWithTheFieldsOfTheCommandLine) {
  JsonDocument json;
  const std::string text = reportAsJson(roomReport(), Language::sv);
  ASSERT_TRUE(parseJson(text, text.size(), 32, json)) << text;
  JsonValue step;
  for (const JsonValue each : readArray(json.root(), "steps").items()) step = each;
  EXPECT_EQ(readString(step, "author", 99), kBo);  // the older one is last
  EXPECT_EQ(readInt(step, "encouragement", 0, 9), 1);
  EXPECT_TRUE(has(text, R"("from": null, "told_by": null)"));
  EXPECT_EQ(readString(json.root(), "digest", 99), log_.digest());
  EXPECT_FALSE(has(text, "schema"));
  EXPECT_FALSE(has(text, "messages"));
}

TEST_F(ReportTest, WritesAnExportThatIsTheRoomAgain) {
  const Report report = roomReport();
  const ReportSource source{log_.events(), {}};
  const auto events = splitEvents(reportAsJson(report, Language::sv, &source));
  ASSERT_TRUE(events.ok());
  EventLog again(catalogue_);
  for (const RawEvent& event : events.value()) again.apply(event.json);
  EXPECT_EQ(again.digest(), log_.digest());
  EXPECT_EQ(reportAsCsv(makeReport(again, "", "")), reportAsCsv(report));
  const std::string text = reportAsJson(report, Language::sv, &source);
  EXPECT_TRUE(has(text, R"("schema": "smasteg.export/1")"));
  EXPECT_TRUE(has(text, R"("readme": "Här är stegen i ett chattrum)"));
}

TEST_F(ReportTest, LetsNoCellBeAFormulaAndNoTextMarkup) {
  const Report report = roomReport();
  EXPECT_TRUE(has(reportAsCsv(report), R"(,"'=SUM(A1), ""x"" <b>",)")) << reportAsCsv(report);
  EXPECT_TRUE(has(reportAsMarkdown(report, catalogue_, Language::sv), "\\<b\\>"));
  Report hostile = publicReport(true);
  hostile.steps[1].author = "=cmd";
  hostile.steps[1].text = "@x";
  EXPECT_TRUE(has(reportAsCsv(hostile), "'=cmd,2026-11-23,'@x,\r\n")) << reportAsCsv(hostile);
}

TEST_F(ReportTest, SaysNoNamesNoIdsAndNoReactionsBeyondTheRoom) {
  const Report report = publicReport(false);
  EXPECT_EQ(reportAsCsv(report), "day,text,principles\r\n2026-11-24,Ringde designern,otg-6\r\n");
  const std::string json = reportAsJson(report, Language::sv);
  for (const std::string_view word :
       {"author", "\"id\"", "encouragement", "digest", "told_by", "quarantined"})
    EXPECT_FALSE(has(json, word)) << word;
  const std::string markdown = reportAsMarkdown(report, catalogue_, Language::sv);
  EXPECT_TRUE(has(markdown, "- 2026-11-24 · Ringde designern (6 Arbeta gränsöverskridande)\n")) << markdown;
  EXPECT_FALSE(has(markdown, "Kontrollsumma"));
}

TEST_F(ReportTest, SaysTheMakersNameBeyondTheRoomWhenSheWantsIt) {
  const Report report = publicReport(true);
  EXPECT_TRUE(has(reportAsCsv(report),
                  "author,day,text,principles\r\n,2026-11-24,Ringde designern,otg-6\r\n"
                  "Anna Lind,2026-11-23,Testade,\r\n"));
  EXPECT_TRUE(has(reportAsJson(report, Language::sv), R"("author": "Anna Lind")"));
  EXPECT_TRUE(has(reportAsMarkdown(report, catalogue_, Language::en), "2026-11-23 · Anna Lind: Testade"));
}

TEST_F(ReportTest, LetsOnlyWhatItsAuthorMarkedGoBeyondTheRoom) {
  StepContent open = step("AAAAAAAAAAAAAAAAAAAAAA", "Delade vår mall #1", {"otg-1"});
  open.visibility = "public";
  StepContent older = step("BBBBBBBBBBBBBBBBBBBBBB", "Testade blanketten");
  older.visibility = "public";
  older.day = "2026-11-23";
  apply({weekCard(), sentStep("$a", kAnna, 5, open), sentStep("$b", kBo, 6, older),
         sentStep("$c", kAnna, 7, step("CCCCCCCCCCCCCCCCCCCCCC", "Ringde IT"))});
  const Report unnamed = makePublicReport(log_, {}, "", "");
  EXPECT_EQ(reportAsCsv(unnamed),
            "day,text,principles\r\n2026-11-24,Delade vår mall,otg-1\r\n"
            "2026-11-23,Testade blanketten,\r\n");
  const Report named = makePublicReport(log_, {kAnna, "Anna Lind"}, "2026-11-24", "2026-11-24");
  EXPECT_EQ(reportAsCsv(named),
            "author,day,text,principles\r\nAnna Lind,2026-11-24,Delade vår mall,otg-1\r\n");
  EXPECT_EQ(makePublicReport(log_, {kAnna, "Anna Lind"}, "", "2026-11-23").steps.at(0).author, "");
}

TEST_F(ReportTest, LetsNothingThatIsToldByAnotherGoBeyondTheRoom) {
  Record record;
  record.kind = RecordKind::step;
  record.visibility = "public";
  EXPECT_TRUE(reportStepBeyond(record, "public").has_value());
  EXPECT_FALSE(reportStepBeyond(record, "room").has_value());
  record.toldBy = kBo;
  EXPECT_FALSE(reportStepBeyond(record, "public").has_value());
  record.toldBy.clear();
  record.kind = RecordKind::lesson;
  EXPECT_FALSE(reportStepBeyond(record, "public").has_value());
}

TEST_F(ReportTest, TellsInTheFileWhatTheFileHolds) {
  Report report;
  std::set<std::string> told;
  for (const ReportScope scope :
       {ReportScope::room, ReportScope::all, ReportScope::own, ReportScope::beyond}) {
    report.scope = scope;
    for (const Language language : {Language::sv, Language::en}) {
      const std::string readme = reportReadme(report, language);
      told.insert(readme);
      EXPECT_TRUE(has(readme, language == Language::sv ? "allmän handling" : "official document"));
      EXPECT_TRUE(has(reportAsMarkdown(report, catalogue_, language), readme));
    }
  }
  report.named = false;
  told.insert(reportReadme(report, Language::sv));
  EXPECT_EQ(told.size(), 9u);
}

}  // namespace
}  // namespace smasteg::testing
