// The tolerant grammar against what people mean: 500 ways of typing a record, and the lines of a week's
// thread. What is meant was written down by a person first; the figures are those the issue asks for.
// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <set>

#include "tests/core/log/grammar_fixtures.h"

namespace smasteg::testing {
namespace {

constexpr std::size_t kMinVariants = 300, kMinThreadLines = 500;
constexpr int kPerMille = 1000, kVariantsPerMille = 995, kThreadPerMille = 950, kHeldOutPerMille = 930;

// Names as in the fixtures; in the order of RecordKind's use here, not of its numbers.
const std::map<std::string, RecordKind> kKinds = {
    {"step", RecordKind::step},   {"thanks", RecordKind::thanks},         {"lesson", RecordKind::lesson},
    {"call", RecordKind::call},   {"experiment", RecordKind::experiment}, {"meetup", RecordKind::meetup},
    {"round", RecordKind::round}, {"letter", RecordKind::letter}};

const std::map<std::string, TextPlace> kPlaces = {{"", {.inThread = true}},
                                                  {"flow", {}},
                                                  {"reply", {.inThread = true, .repliesToRecord = true}},
                                                  {"mentions", {.inThread = true, .mentions = true}},
                                                  {"other", {.inThread = true, .markedOnly = true}}};

std::string kindName(RecordKind kind) {
  for (const auto& [name, value] : kKinds) {
    if (value == kind) return name;
  }
  return "?";
}

void appendAll(std::string& out, const char* mark, const std::vector<std::string>& items) {
  for (const std::string& item : items) out += mark + item;
}

/// One record in one line, so that a difference reads well: "step|Ringde en tolk|otg-6#tolk".
std::string shown(const std::vector<TextRecord>& records) {
  std::string out;
  for (const TextRecord& record : records) {
    out += "{" + kindName(record.kind) + "|" + record.text + "|";
    appendAll(out, " ", record.principles);
    appendAll(out, "#", record.tags);
    out += "}" + (record.n == 0 ? "" : std::to_string(record.n));
  }
  return out;
}

std::string meant(const Json& variant) {
  std::vector<TextRecord> records;
  const Json list = variant.value("records", Json());
  EXPECT_TRUE(list.is_array()) << fieldOf(variant, "body");
  if (!list.is_array()) return "?";
  for (const Json& item : list) {
    TextRecord record;
    const std::string kind = fieldOf(item, "kind");
    record.kind = kind.empty() ? RecordKind::step : kKinds.at(kind);
    record.n = list.size() > 1 ? static_cast<int>(records.size()) + 1 : 0;
    record.text = fieldOf(item, "text");
    record.tags = item.value("tags", std::vector<std::string>());
    for (const Json& number : item.value("principles", Json::array()))
      record.principles.push_back("otg-" + number.dump());
    records.push_back(std::move(record));
  }
  return shown(records);
}

struct Tally {
  std::size_t right = 0, all = 0;
  void count(bool ok) { right += ok ? 1 : 0, ++all; }
  bool reaches(int perMille) const { return right * kPerMille >= all * static_cast<std::size_t>(perMille); }
  std::string text() const {
    const std::size_t perMille = all == 0 ? 0 : right * kPerMille / all;
    return std::to_string(right) + " of " + std::to_string(all) + " (" + std::to_string(perMille / 10) + "." +
           std::to_string(perMille % 10) + " %)";
  }
};

void say(const std::string& text) { std::cout << "[  GRAMMAR ] " << text << "\n"; }

TEST(GrammarCorpusTest, ReadsVariantsAsTheyAreMeant) {
  const auto variants = fixtureObjects("variants.jsonl");
  EXPECT_GE(variants.size(), kMinVariants);
  std::set<std::string> seen;
  Tally tally;
  std::string misread;
  for (const Json& variant : variants) {
    const std::string body = fieldOf(variant, "body"), place = fieldOf(variant, "place");
    ASSERT_EQ(kPlaces.count(place), 1u) << place;
    EXPECT_TRUE(seen.insert(place + "\n" + body).second) << "twice: " << body;
    const std::string want = meant(variant), got = shown(parsed(body, kPlaces.at(place)));
    tally.count(want == got);
    if (want != got) misread += "\n  «" + body + "» " + place + "\n    meant " + want + "\n    read  " + got;
  }
  say("variants read as meant: " + tally.text());
  EXPECT_TRUE(tally.reaches(kVariantsPerMille)) << tally.text() << misread;
  if (!misread.empty()) say("misread:" + misread);
}

/// What a line of a thread is told as: a kind of record, or "talk".
std::string toldAs(const Json& line) {
  TextPlace place{.inThread = true};
  place.repliesToRecord = line.value("reply", false);
  place.mentions = line.value("mentions", false);
  const auto records = parsed(fieldOf(line, "text"), place);
  if (records.empty()) return "talk";
  return records.size() == 1 ? kindName(records[0].kind) : "several";
}

Tally tellThread(const std::string& name, bool showWrong) {
  std::map<std::string, Tally> perLabel;
  Tally all;
  std::set<std::string> seen;
  for (const Json& line : fixtureObjects(name)) {
    const std::string label = fieldOf(line, "is"), told = toldAs(line);
    const bool talk = label == "comment" || label == "question" || label == "praise";
    EXPECT_TRUE(talk || kKinds.count(label) == 1) << label;
    EXPECT_TRUE(seen.insert(line.dump()).second) << "twice: " << line.dump();
    const bool right = told == (talk ? "talk" : label);
    perLabel[label].count(right);
    all.count(right);
    if (!right && showWrong) say(label + " told as " + told + ": " + fieldOf(line, "text"));
  }
  std::string text = name + ": " + all.text();
  for (const auto& [label, tally] : perLabel) text += "; " + label + " " + tally.text();
  say(text);
  return all;
}

TEST(GrammarCorpusTest, TellsStepsFromTalkInAThread) {
  const Tally dev = tellThread("threads_dev.jsonl", true);
  // Whoever mends the grammar must not look at these one by one: they tell how it does on what it has not
  // seen.
  const Tally heldOut = tellThread("threads_held_out.jsonl", false);
  const Tally both{dev.right + heldOut.right, dev.all + heldOut.all};
  say("lines of threads told right: " + both.text());
  EXPECT_GE(both.all, kMinThreadLines);
  EXPECT_GE(heldOut.all * 10, both.all * 3);
  EXPECT_TRUE(both.reaches(kThreadPerMille)) << both.text();
  EXPECT_TRUE(heldOut.reaches(kHeldOutPerMille)) << heldOut.text();
}

}  // namespace
}  // namespace smasteg::testing
