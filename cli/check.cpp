// See check.h.
// SPDX-License-Identifier: EUPL-1.2
#include "cli/check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "core/base/json_lines.h"
#include "core/base/text.h"
#include "core/catalogue/catalogue_codec.h"
#include "core/catalogue/microactions.h"
#include "core/catalogue/opening_questions.h"
#include "core/log/event_codec.h"
#include "core/log/event_log.h"
#include "core/quiz/deck_codec.h"
#include "core/quiz/practice.h"
#include "core/suggest/actions_codec.h"

namespace smasteg::cli {
namespace {

constexpr std::string_view kAtByte = "at byte ";
constexpr std::size_t kMaxSchemaBytes = 60;
constexpr std::size_t kMaxErrors = 10;

std::int64_t lineFrom(std::size_t line) { return static_cast<std::int64_t>(line); }
std::int64_t countOf(std::size_t count) { return static_cast<std::int64_t>(count); }

/// What the file says it is: the first member "schema" that is not inside a string; "" when none says so.
std::string_view schemaOf(std::string_view text) {
  constexpr std::string_view key = "\"schema\"";
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    if (at > 0 && text[at - 1] == '\\') continue;
    std::string_view rest = trim(text.substr(at + key.size()));
    if (!startsWith(rest, ":")) continue;
    rest = trim(rest.substr(1));
    if (!startsWith(rest, "\"smasteg.")) continue;
    rest.remove_prefix(1);
    const std::size_t length = rest.find('"');
    return rest.substr(0, std::min(length, kMaxSchemaBytes));
  }
  return "";
}

/// What the gate refused, at its line.
Error notRead(const std::string& name, std::string_view text, const Error& error) {
  static const std::map<std::string, std::string> kSaid = {
      {"bad_json",
       "this is not JSON. Look here and just before: a comma, a quote or a bracket is missing or "
       "too many."},
      {"bad_utf8", "this is not UTF-8. Save the file as UTF-8."},
      {"too_deep", "this is nested too deeply. Compare with the files in content/."},
      {"too_big", "the file is too big, " + error.detail + ". Make two of it."}};
  std::size_t line = 1;
  if (startsWith(error.detail, kAtByte)) {
    std::size_t at = 0;
    std::from_chars(error.detail.data() + kAtByte.size(), error.detail.data() + error.detail.size(), at);
    line = lineOfByte(text, at);
  }
  const auto said = kSaid.find(error.code);
  return {error.code, name + ":" + std::to_string(line) + ": " +
                          (said == kSaid.end() ? error.detail + "." : said->second)};
}

/// What the catalogue codec says is short; this is what to do about it.
std::string_view catalogueMend(std::string_view why) {
  struct Mend {
    std::string_view why, mend;
  };
  static constexpr std::array<Mend, 9> kMends = {
      Mend{"missing or empty", "Fill it in."},
      Mend{"too many", "Take some out, or make two files of it."},
      Mend{"missing, or not of a-z, 0-9 and -", "Use 1 to 40 of a-z, 0-9 and -."},
      Mend{"twice in the file", "Give one of the two another id."},
      Mend{"no text, or too long", "Write it between quotes, and shorter."},
      Mend{"no object", "Write it between { and }."},
      Mend{"no list, or too many", "Write it between [ and ]."},
      Mend{"not the seven, in order", "Keep the seven with their ids and numbers, or take another id."},
      Mend{"missing, or neither a number nor a short text", R"(Write a number, as 6, or a text, as "G1".)"}};
  for (const Mend& each : kMends) {
    if (each.why == why) return each.mend;
  }
  return "Compare with content/catalogues.json.";
}

Result<Checked> checkCatalogues(Checked checked, std::string_view text) {
  checked.kind = "catalogue";
  const auto catalogues = decodeCatalogues(text);
  if (!catalogues) {
    const Error& error = catalogues.error();
    if (error.code != "bad_schema") return notRead(checked.file, text, error);
    const std::size_t colon = error.detail.find(": ");
    const std::string path = error.detail.substr(0, colon), why = error.detail.substr(colon + 2);
    checked.errors.push_back(
        {lineFrom(lineOfPath(text, path)), path, "is wrong: " + why, std::string(catalogueMend(why))});
    return checked;
  }
  std::size_t principles = 0;
  for (const CatalogueInfo& info : catalogues.value()) {
    principles += info.principles.size();
    checked.parts[info.id] = countOf(info.principles.size());
  }
  checked.counts["catalogues"] = countOf(catalogues.value().size());
  checked.counts["principles"] = countOf(principles);
  return checked;
}

/// A deck, microactions, opening questions: what a FileReader read or refused. `count` says what the file
/// holds.
template <class File, class Count>
Result<Checked> checkContent(Checked checked, std::string_view text, const FileReading<File>& reading,
                             Count count) {
  if (!reading.file && reading.problems.empty()) return notRead(checked.file, text, reading.error);
  for (const FileProblem& problem : reading.problems) {
    checked.errors.push_back(
        {lineFrom(lineOfPath(text, problem.path)), problem.path, problem.what, problem.mend});
  }
  if (reading.file) count(*reading.file, checked);
  return checked;
}

template <class Item>
void countPrinciples(const std::vector<Item>& items, Checked& checked) {
  std::map<std::string, std::size_t> byPrinciple;
  for (const Item& item : items) ++byPrinciple[item.principle];
  for (const auto& [principle, count] : byPrinciple) checked.parts[principle] = countOf(count);
  checked.counts["principles"] = countOf(byPrinciple.size());
}

Result<Checked> checkQuiz(Checked checked, std::string_view text) {
  checked.kind = "quiz";
  return checkContent(std::move(checked), text, readDeck(text), [](const Deck& deck, Checked& out) {
    countPrinciples(deck.questions, out);
    out.counts["questions"] = countOf(deck.questions.size());
  });
}

Result<Checked> checkMicroactions(Checked checked, std::string_view text) {
  checked.kind = "microactions";
  return checkContent(std::move(checked), text, readMicroactions(text),
                      [](const Microactions& file, Checked& out) {
                        countPrinciples(file.microactions, out);
                        out.counts["microactions"] = countOf(file.microactions.size());
                      });
}

Result<Checked> checkOpenings(Checked checked, std::string_view text) {
  checked.kind = "openings";
  return checkContent(std::move(checked), text, readOpeningQuestions(text),
                      [](const OpeningQuestions& file, Checked& out) {
                        out.counts["questions"] = countOf(file.questions.size());
                      });
}

Result<Checked> checkActions(Checked checked, std::string_view text) {
  checked.kind = "actions";
  return checkContent(std::move(checked), text, readActions(text),
                      [](const LabelledActions& actions, Checked& out) {
                        std::map<std::string, std::size_t> byPrinciple;
                        std::set<std::string> voices;
                        std::size_t none = 0;
                        for (const LabelledAction& action : actions) {
                          if (!action.voice.empty()) voices.insert(action.voice);
                          if (action.labels.empty()) {
                            ++none;
                          } else {
                            ++byPrinciple[action.labels.front()];
                          }
                        }
                        for (const auto& [principle, count] : byPrinciple)
                          out.parts[principle] = countOf(count);
                        out.counts["actions"] = countOf(actions.size() - none);
                        out.counts["none"] = countOf(none);
                        out.counts["voices"] = countOf(voices.size());
                      });
}

Result<Checked> checkPractice(Checked checked, std::string_view text) {
  checked.kind = "practice";
  Practice practice;
  const auto taken = practice.import(text);
  if (!taken) return notRead(checked.file, text, taken.error());
  checked.counts["answers"] = countOf(taken.value());
  checked.counts["cards"] = countOf(practice.takeWrites().size());
  return checked;
}

Result<Checked> checkRoom(Checked checked, std::string_view text) {
  checked.kind = "room";
  const auto events = splitEvents(text);
  if (!events) {
    return Error{events.error().code,
                 checked.file + ": neither a catalogue, a quiz nor a room: " + events.error().detail +
                     R"(. A catalogue or a quiz says its "schema", and so do labelled actions; of a room, )"
                     "give Element's JSON export."};
  }
  const Catalogue catalogue;
  EventLog log(catalogue);
  for (const RawEvent& event : events.value()) {
    if (log.apply(event.json).quarantined != "bad_json" || checked.errors.size() >= kMaxErrors) continue;
    checked.errors.push_back({lineFrom(event.line), findEventId(event.json), "is not JSON",
                              "Mend or remove this event, or export the room again."});
  }
  // Once more: what came before its card in the file finds it now.
  for (const RawEvent& event : events.value()) log.apply(event.json);
  std::map<std::string, std::size_t> byKind;
  for (const Record* record : log.records()) ++byKind[std::string(recordKindName(record->kind))];
  for (const auto& [kind, count] : byKind) checked.parts[kind] = countOf(count);
  for (const auto& [code, count] : log.quarantined()) checked.quarantined[code] = countOf(count);
  checked.counts["events"] = countOf(events.value().size());
  checked.counts["locked"] = countOf(log.lockedCount());
  checked.counts["newer"] = countOf(log.newerVersions());
  const std::size_t own = splitList(text, "own").size();
  if (own > 0) checked.counts["own"] = countOf(own);
  return checked;
}

struct FileKind {
  std::string_view schema;
  Result<Checked> (*check)(Checked, std::string_view);
};
/// What says its schema; all else is a room, or nothing that we know.
constexpr std::array<FileKind, 6> kKinds = {{{"smasteg.catalogues/", checkCatalogues},
                                             {"smasteg.quiz/", checkQuiz},
                                             {"smasteg.microactions/", checkMicroactions},
                                             {"smasteg.openings/", checkOpenings},
                                             {"smasteg.actions/", checkActions},
                                             {"smasteg.practice/", checkPractice}}};

}  // namespace

Result<Checked> checkFile(const std::string& name, std::string_view text) {
  Checked checked;
  checked.file = name;
  const std::string_view schema = schemaOf(text);
  auto check = checkRoom;
  for (const FileKind& kind : kKinds) {
    if (startsWith(schema, kind.schema)) check = kind.check;
  }
  Result<Checked> result = check(std::move(checked), text);
  if (!result) return result;
  checked = result.take();
  checked.valid = checked.errors.empty();
  return checked;
}

std::string asLine(const Checked& checked, const CheckProblem& problem) {
  return checked.file + ":" + std::to_string(problem.line) + ": " +
         (problem.place.empty() ? "the file" : problem.place) + " " + problem.what + ". " + problem.mend;
}

}  // namespace smasteg::cli
