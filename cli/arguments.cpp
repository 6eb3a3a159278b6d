// The commands, their options and their help. See arguments.h.
// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "core/base/ids.h"
#include "core/base/time.h"

namespace smasteg::cli {
namespace {

constexpr const char* kRoomFiles =
    "Element's JSON export of a room, a /messages or /relations answer,\n"
    "one event a line, or what the app saved as data. Several are merged;\n"
    "- is standard input";

constexpr const char* kExitCodes =
    "Exit code: 0 yes or done, 1 the answer is no, 2 wrong usage, 3 bad input.\n"
    "What is wrong is one line on stderr, with the file, the line or the event, and the mend.";

// Each is run by tests/cli/help.test.ts.
constexpr const char* kExamples =
    "Examples:\n"
    "  smasteg report export.json --format markdown\n"
    "  smasteg suggest 'Ringde designern på Skatteverket'\n"
    "  smasteg COMMAND --help\n\n";

constexpr const char* kReportExamples =
    "Examples:\n"
    "  smasteg report export.json --format markdown --lang en\n"
    "  smasteg report export.json relations.json --from 2026-11-23 --to 2026-11-29\n"
    "  smasteg report - --format csv < export.json > steps.csv\n"
    "  smasteg report export.json relations.json --format export > whole.json\n"
    "  smasteg report export.json --scope public --named @anna:example.org 'Anna Lind'\n\n"
    "JSON: {\"steps\":[{\"id\",\"author\",\"day\",\"text\",\"principles\",\"encouragement\",\"from\","
    "\"told_by\"}],\n"
    "\"records\":{KIND:N},\"by_principle\":{ID:N},\"quarantined\":{CODE:N},\"digest\"}. The digest is the\n"
    "same for any order and repetition of what goes in.\n\n";

constexpr const char* kMatchExamples =
    "Examples:\n"
    "  smasteg match people.json\n"
    "  smasteg match --weights - < people.json\n\n"
    "In: {\"seed\":\"0f3a\",\"participants\":[{\"id\":\"anna\",\"organisation\":\"Umeå kommun\"},"
    "{\"id\":\"bo\"}],\n"
    "\"history\":[[[\"anna\",\"bo\"]]]}; of a person also profession, department, sector, place, languages,\n"
    "offers, seeks, days. Out: {\"groups\",\"weight\",\"reasons\",\"digest\"}. docs/matching.md has it "
    "all.\n\n";

constexpr const char* kVerifyExamples =
    "Examples:\n"
    "  smasteg verify room.json --round '$round'\n\n"
    "Out: {\"valid\",\"groups\",\"reveals\",\"of\",\"why\"}. The app shows this line with the round's "
    "id.\n\n";

constexpr const char* kSuggestExamples =
    "Examples:\n"
    "  smasteg suggest 'Ringde designern på Skatteverket'\n"
    "  smasteg suggest < lines.txt\n"
    "  smasteg suggest -- '-5 grader, och vi tog en promenad med växeln'\n\n"
    "Out, one a line: {\"text\",\"suggestions\":[{\"principle\",\"score\"}],\"abstain\"}, best first, three "
    "at\n"
    "most; a score is 0 to 1000.\n\n";

constexpr const char* kScheduleExamples =
    "Examples:\n"
    "  smasteg schedule reviews.jsonl\n"
    "  smasteg schedule reviews.jsonl --params parameters.json --retention 0.85 --no-steps\n\n"
    "In, one a line: {\"card\":\"q1\",\"rating\":3,\"at\":1795503312000}; rating 1 again, 2 hard, 3 good,\n"
    "4 easy; at is UTC in milliseconds. Out, one a line: {\"card\",\"stability\",\"difficulty\",\"state\","
    "\"due\",\n"
    "\"interval_days\"}.\n\n";

constexpr const char* kCheckExamples =
    "Examples:\n"
    "  smasteg check export.json\n"
    "  smasteg check deck.json catalogues.json - < export.json\n\n"
    "Out, one a file: "
    "{\"file\",\"kind\",\"valid\",\"counts\",\"parts\",\"quarantined\",\"errors\":[{\"line\","
    "\"place\",\n"
    "\"what\",\"mend\"}]}. Exit 1 when something does not fit.\n\n";

struct ReportWords {
  std::string format = "json", scope = "room", language = "sv";
  std::vector<std::string> named;
};

struct Typed {
  ReportArguments report;
  ReportWords words;
  MatchArguments match;
  VerifyArguments verify;
  SuggestArguments suggest;
  ScheduleArguments schedule;
  CheckArguments check;
  std::string suggestLanguage;  // both are understood, whichever is given
};

CLI::App* addCommand(CLI::App& app, const char* name, const char* what, const char* examples) {
  CLI::App* command = app.add_subcommand(name, what);
  command->footer(std::string(examples) + kExitCodes);
  return command;
}

CLI::Option* addFiles(CLI::App* command, std::vector<std::string>& files, const char* what) {
  return command->add_option("FILE", files, what)->required()->option_text("...");
}

void addReport(CLI::App& app, Typed& typed) {
  CLI::App* command = addCommand(
      app, "report", "The steps of a room, from its export or its events, newest first", kReportExamples);
  addFiles(command, typed.report.files, kRoomFiles);
  command
      ->add_option("--format", typed.words.format,
                   "json (default), markdown, csv, or export: JSON with the events,\n"
                   "which is the room again")
      ->check(CLI::IsMember({"json", "markdown", "csv", "export"}))
      ->option_text("FORMAT");
  command
      ->add_option("--scope", typed.words.scope,
                   "room (default); all: also the steps that only a device has, from a\n"
                   "file that the app saved; own: those alone; public: only steps that\n"
                   "may leave the room, without names")
      ->check(CLI::IsMember({"room", "all", "own", "public"}))
      ->option_text("SCOPE");
  command->add_option("--lang", typed.words.language, "sv (default) or en")
      ->check(CLI::IsMember({"sv", "en"}))
      ->option_text("LANGUAGE");
  command->add_option("--from", typed.report.from, "The first day, as 2026-11-24")->option_text("DAY");
  command->add_option("--to", typed.report.to, "The last day, as 2026-11-24")->option_text("DAY");
  command
      ->add_option("--named", typed.words.named,
                   "With --scope public: your user id, and the name that is to stand at\n"
                   "your own steps. Nobody consents for another")
      ->expected(2)
      ->option_text("USER NAME");
}

void addMatch(CLI::App& app, Typed& typed) {
  CLI::App* command =
      addCommand(app, "match", "Who meets whom: the best pairs there are, and why", kMatchExamples);
  command->add_option("FILE", typed.match.file, "People, history and seed as JSON; - is standard input")
      ->required()
      ->option_text(" ");
  command->add_flag("--weights", typed.match.wantsWeights,
                    "Every pair's weight too, so that another solver can check the draw");
}

void addVerify(CLI::App& app, Typed& typed) {
  CLI::App* command = addCommand(
      app, "verify", "Whether the draw of a round follows from what stands in the room", kVerifyExamples);
  addFiles(command, typed.verify.files, kRoomFiles);
  command->add_option("--round", typed.verify.round, "The event id of the round's card")
      ->required()
      ->option_text("EVENT");
}

void addSuggest(CLI::App& app, Typed& typed) {
  CLI::App* command =
      addCommand(app, "suggest", "Which principles a text is about, or none when unsure", kSuggestExamples);
  command->add_option("TEXT", typed.suggest.text, "What was done; - or nothing: lines from standard input")
      ->option_text(" ");
  command->add_option("--lang", typed.suggestLanguage, "sv or en; both are understood, whichever is given")
      ->check(CLI::IsMember({"sv", "en"}))
      ->option_text("LANGUAGE");
  command->add_option("--catalogue", typed.suggest.catalogue, "Whose principles; otg (default) so far")
      ->option_text("ID");
}

void addSchedule(CLI::App& app, Typed& typed) {
  CLI::App* command =
      addCommand(app, "schedule", "When cards are due after their reviews, by FSRS-6", kScheduleExamples);
  command
      ->add_option("FILE", typed.schedule.file, "Reviews as JSON lines, in time order; - is standard input")
      ->required()
      ->option_text(" ");
  command
      ->add_option("--params", typed.schedule.parameters,
                   "A JSON list of the 21 parameters, or py-fsrs's own file")
      ->option_text("FILE");
  command
      ->add_option("--retention", typed.schedule.retention,
                   "The chance of recall at which a card is due, 0.01 to 0.99\n(default 0.9)")
      ->option_text("CHANCE");
  command->add_flag("--no-steps", typed.schedule.hasNoSteps,
                    "No learning steps of 1 and 10 minutes: whole days only");
}

void addCheck(CLI::App& app, Typed& typed) {
  CLI::App* command =
      addCommand(app, "check", "What a file is, what it holds, and what in it does not fit", kCheckExamples);
  addFiles(command, typed.check.files,
           "Catalogues, decks of questions, microactions, opening questions,\n"
           "labelled actions, what was practised, room exports;\n"
           "- is standard input");
}

Error wrongUsage(const std::string& command, std::string what) {
  while (!what.empty() && (what.back() == '.' || what.back() == '\n')) what.pop_back();
  return {"wrong_usage", what + ". Try: smasteg" + (command.empty() ? "" : " " + command) + " --help"};
}

/// What is wrong with the report that is asked for; "" when nothing is.
std::string reportMisuse(const ReportArguments& report, const ReportWords& words) {
  for (const auto& [name, day] : {std::pair("--from", &report.from), std::pair("--to", &report.to)}) {
    if (!day->empty() && !parseDay(*day))
      return std::string(name) + " " + *day + ": write a day as 2026-11-24";
  }
  if (!report.from.empty() && !report.to.empty() && report.from > report.to)
    return "--from " + report.from + " is after --to " + report.to + ": swap them";
  if (words.format == "export" && words.scope != "public" && !(report.from.empty() && report.to.empty()))
    return "--format export is the whole room: leave out --from and --to";
  if (words.named.empty()) return "";
  if (words.scope != "public") return "--named goes with --scope public: elsewhere all are named";
  if (!isUserId(words.named[0]))
    return "--named " + words.named[0] + ": write your user id as @anna:example.org";
  return words.named[1].empty() ? "--named: write a name after the user id" : "";
}

Result<Command> readReport(ReportArguments report, const ReportWords& words) {
  if (const std::string wrong = reportMisuse(report, words); !wrong.empty())
    return wrongUsage("report", wrong);
  report.format = words.format == "markdown" ? ReportFormat::markdown
                  : words.format == "csv"    ? ReportFormat::csv
                  : words.format == "export" ? ReportFormat::whole
                                             : ReportFormat::json;
  report.scope = words.scope == "all"      ? ReportScope::all
                 : words.scope == "own"    ? ReportScope::own
                 : words.scope == "public" ? ReportScope::beyond
                                           : ReportScope::room;
  report.language = languageFrom(words.language);
  if (!words.named.empty()) report.maker = {words.named[0], words.named[1]};
  return Command(std::move(report));
}

Result<Command> chosen(const std::string& name, const Typed& typed) {
  const auto isRepeated = [](const std::vector<std::string>& files) {
    return std::count(files.begin(), files.end(), "-") > 1;
  };
  if (isRepeated(typed.report.files) || isRepeated(typed.verify.files) || isRepeated(typed.check.files))
    return wrongUsage(name, "- stands twice: there is one standard input");
  if (name == "report") return readReport(typed.report, typed.words);
  if (name == "match") return Command(typed.match);
  if (name == "verify") return Command(typed.verify);
  if (name == "suggest") return Command(typed.suggest);
  if (name == "schedule") return Command(typed.schedule);
  return Command(typed.check);
}

}  // namespace

Result<Command> readArguments(int argc, char** argv) {
  CLI::App app{"Småsteg on the command line: the same core as the app and the widget", "smasteg"};
  app.set_version_flag("--version", SMASTEG_VERSION, "Print the version and exit");
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.require_subcommand(1);
  app.footer(std::string(kExamples) + kExitCodes);
  Typed typed;
  addReport(app, typed);
  addMatch(app, typed);
  addVerify(app, typed);
  addSuggest(app, typed);
  addSchedule(app, typed);
  addCheck(app, typed);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return Command(Told{app.help()});
  } catch (const CLI::CallForVersion& version) {
    return Command(Told{std::string(version.what()) + "\n"});
  } catch (const CLI::ParseError& error) {
    const auto named = app.get_subcommands();
    return wrongUsage(named.empty() ? "" : named.front()->get_name(), error.what());
  }
  return chosen(app.get_subcommands().front()->get_name(), typed);
}

}  // namespace smasteg::cli
