// Ordinary talk in a room, outside threads, makes no record: 10,000 different lines, some hundred of them
// written whole, the rest from hand-written templates by a seeded generator. A record there is a plain reply
// to a card or a line that begins with "!" and a known word, nothing else.
// SPDX-License-Identifier: EUPL-1.2
#include <map>
#include <set>

#include "core/base/random.h"
#include "tests/core/log/grammar_fixtures.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

constexpr std::size_t kLines = 10'000, kMinWholeLines = 400, kMinTemplates = 150, kMaxTries = 200'000;
constexpr std::string_view kSeed = "ordinary talk, 1";

std::string withLineBreaks(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool breaks = text.substr(i, 2) == "\\n";
    out += breaks ? '\n' : text[i];
    i += breaks ? 1 : 0;
  }
  return out;
}

/// "%slot = one|two" and, on each other line, a template with "{slot}" in it. What a slot brings is not read
/// again.
class TalkMaker {
 public:
  TalkMaker() : random_(kSeed) {
    const auto lines = fixtureLines("flow_templates.txt");
    for (const std::string& line : lines) {
      if (line.starts_with('%'))
        readSlot(line);
      else
        templates_.push_back(line);
    }
  }

  std::size_t templates() const { return templates_.size(); }

  std::string next() {
    const std::string& form = templates_[static_cast<std::size_t>(random_.below(templates_.size()))];
    std::string line;
    for (std::size_t at = 0; at < form.size();) {
      const std::size_t open = std::min(form.find('{', at), form.size());
      line += form.substr(at, open - at);
      if (open == form.size()) break;
      const std::size_t close = form.find('}', open);
      const auto slot = slots_.find(form.substr(open + 1, close - open - 1));
      if (slot == slots_.end()) {
        ADD_FAILURE() << "no such slot: " << form;
        return line;
      }
      line += slot->second[static_cast<std::size_t>(random_.below(slot->second.size()))];
      at = close + 1;
    }
    return withLineBreaks(line);
  }

 private:
  void readSlot(const std::string& line) {
    const std::size_t equals = line.find(" = ");
    ASSERT_NE(equals, std::string::npos) << line;
    std::vector<std::string>& words = slots_[line.substr(1, equals - 1)];
    std::string_view rest = std::string_view(line).substr(equals + 3);
    const bool holdsBars = rest.find("||") != std::string_view::npos;
    ASSERT_FALSE(holdsBars) << line;
    while (!rest.empty()) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      words.emplace_back(rest.substr(0, bar));
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
  }

  RandomStream random_;
  std::map<std::string, std::vector<std::string>> slots_;
  std::vector<std::string> templates_;
};

/// All different: the whole lines, then generated ones.
std::vector<std::string> ordinaryTalk() {
  std::vector<std::string> talk;
  std::set<std::string> seen;
  for (const std::string& line : fixtureLines("flow_lines.txt")) {
    if (seen.insert(withLineBreaks(line)).second) talk.push_back(withLineBreaks(line));
  }
  EXPECT_GE(talk.size(), kMinWholeLines);
  TalkMaker maker;
  EXPECT_GE(maker.templates(), kMinTemplates);
  for (std::size_t tries = 0; talk.size() < kLines && tries < kMaxTries; ++tries) {
    std::string line = maker.next();
    if (seen.insert(line).second) talk.push_back(std::move(line));
  }
  EXPECT_EQ(talk.size(), kLines);
  return talk;
}

TEST(GrammarFlowTest, FindsNoRecordInTenThousandOrdinaryLines) {
  const auto talk = ordinaryTalk();
  std::size_t wrong = 0;
  for (const std::string& line : talk) {
    const auto records = parsed(line, TextPlace{});
    wrong += records.empty() ? 0U : 1U;
    EXPECT_TRUE(records.empty()) << "«" << line << "» gave «" << (records.empty() ? "" : records[0].text)
                                 << "»";
  }
  std::cout << "[  GRAMMAR ] ordinary lines outside threads: " << talk.size() << ", false records: " << wrong
            << "\n";
}

TEST(GrammarFlowTest, FindsTheStepInEachOfThemBehindTheWordThatMakesItOne) {
  for (const std::string& line : ordinaryTalk()) {
    const auto records = parsed("!steg Ringde om " + line, TextPlace{});
    ASSERT_EQ(records.size(), 1u) << line;
    EXPECT_TRUE(records[0].text.starts_with("Ringde om")) << records[0].text;
  }
}

TEST_F(LogTest, OrdinaryTalkLeavesNoTraceBesideTheWeeksCard) {
  apply({weekCard(), pointer("$p", kAnna, 0), typed("$step", kBo, 1, "Ringde designern på IT #6")});
  int minute = 2;
  for (const std::string& line : ordinaryTalk()) {
    log_.apply(message("$talk" + std::to_string(minute), kBo, minute, textContent(line)));
    ++minute;
  }
  EXPECT_EQ(texts(), Texts{"Ringde designern på IT"});
  EXPECT_EQ(log_.cards().size(), 1u);
  EXPECT_EQ(log_.records()[0]->eventId, "$step");
}

}  // namespace
}  // namespace smasteg::testing
