// smasteg, the command line: the same core as the widget, files in, reports, draws and schedules out.
// Exit: 0 done · 1 the answer is no · 2 wrong usage · 3 bad input, said in one line on stderr with nothing
// half written.
// SPDX-License-Identifier: EUPL-1.2
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "cli/check.h"
#include "cli/input.h"
#include "cli/match.h"
#include "cli/schedule.h"
#include "cli/suggest.h"
#include "cli/verify.h"
#include "core/base/time.h"
#include "core/report/report.h"

namespace smasteg::cli {
namespace {

constexpr int kDone = 0, kNo = 1, kWrongUsage = 2, kBadInput = 3;

struct ReportArguments {
  std::vector<std::string> files;
  std::string format = "json", language = "sv", from, to;
};

struct ScheduleArguments {
  std::string file, parameters;
  double retention = 0.9;
  bool hasNoSteps = false;
};

struct SuggestArguments {
  std::string text = "-", language = "sv", catalogue = "otg";
};

struct MatchArguments {
  std::string file;
  bool wantsWeights = false;
};

struct VerifyArguments {
  std::vector<std::string> files;
  std::string round;
};

int complain(std::string line, int code) {
  std::replace_if(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  std::cerr << "smasteg: " << line << "\n";
  return code;
}

int report(const ReportArguments& arguments) {
  for (const auto& [name, day] : {std::pair("--from", &arguments.from), std::pair("--to", &arguments.to)}) {
    if (!day->empty() && !parseDay(*day))
      return complain(std::string(name) + " " + *day + ": write a day as 2026-11-24", kWrongUsage);
  }
  if (!arguments.from.empty() && !arguments.to.empty() && arguments.from > arguments.to) {
    return complain("--from " + arguments.from + " is after --to " + arguments.to + ": swap them",
                    kWrongUsage);
  }
  const Catalogue catalogue;
  EventLog log(catalogue);
  if (const auto read = readRoom(arguments.files, log); !read)
    return complain(read.error().detail, kBadInput);
  const Report made = makeReport(log, arguments.from, arguments.to);
  const Language language = languageFrom(arguments.language);
  if (arguments.format == "markdown") {
    std::cout << reportAsMarkdown(made, catalogue, language);
  } else if (arguments.format == "csv") {
    std::cout << reportAsCsv(made);
  } else {
    std::cout << reportAsJson(made, language);
  }
  if (log.lockedCount() > 0) {
    complain("note: " + std::to_string(log.lockedCount()) +
                 " messages are still encrypted and not in the report. "
                 "Export from a client that can read them.",
             kDone);
  }
  if (log.newerVersions() > 0) {
    complain("note: " + std::to_string(log.newerVersions()) +
                 " messages were written by a newer version. "
                 "Use a newer smasteg to read them.",
             kDone);
  }
  if (!std::cout.flush()) return complain("the report could not be written. Is the disk full?", kBadInput);
  return kDone;
}

/// One line of JSON a file. What is in no file's shape ends it all before anything is written.
int check(const std::vector<std::string>& files) {
  std::vector<Checked> all;
  for (const std::string& file : files) {
    const auto bytes = readBytes(file);
    if (!bytes) return complain(bytes.error().detail, kBadInput);
    auto checked = checkFile(nameOf(file), bytes.value());
    if (!checked) return complain(checked.error().detail, kBadInput);
    all.push_back(checked.take());
  }
  int code = kDone;
  for (const Checked& checked : all) {
    std::cout << toJson(checked) << "\n";
    if (checked.valid) continue;
    complain(asLine(checked, checked.errors.front()), kNo);
    code = kNo;
  }
  if (!std::cout.flush()) return complain("the answer could not be written. Is the disk full?", kBadInput);
  return code;
}

int schedule(const ScheduleArguments& arguments) {
  SchedulerOptions options{.desiredRetention = arguments.retention, .hasSteps = !arguments.hasNoSteps};
  if (!arguments.parameters.empty()) {
    auto parameters = readParameters(arguments.parameters);
    if (!parameters) return complain(parameters.error().detail, kBadInput);
    options.parameters = parameters.value();
  }
  const auto scheduler = Scheduler::make(options);
  if (!scheduler) return complain("--retention: write a number from 0.01 to 0.99, as 0.9", kWrongUsage);
  const auto bytes = readBytes(arguments.file);
  if (!bytes) return complain(bytes.error().detail, kBadInput);
  const auto lines = scheduleReviews(scheduler.value(), nameOf(arguments.file), bytes.value());
  if (!lines) return complain(lines.error().detail, kBadInput);
  std::cout << lines.value();
  if (!std::cout.flush()) return complain("the schedule could not be written. Is the disk full?", kBadInput);
  return kDone;
}

int suggest(const SuggestArguments& arguments) {
  std::string text = arguments.text, name = "the text";
  if (text == "-") {
    const auto bytes = readBytes("-");
    if (!bytes) return complain(bytes.error().detail, kBadInput);
    text = bytes.value();
    name = nameOf("-");
  } else {
    std::replace(text.begin(), text.end(), '\n', ' ');  // one text, one line
    text += '\n';
  }
  const auto lines = suggestLines(arguments.catalogue, name, text);
  if (!lines) {
    return complain(lines.error().detail,
                    lines.error().code == "unknown_catalogue" ? kWrongUsage : kBadInput);
  }
  std::cout << lines.value();
  if (!std::cout.flush()) return complain("the answer could not be written. Is the disk full?", kBadInput);
  return kDone;
}

int match(const MatchArguments& arguments) {
  const auto bytes = readBytes(arguments.file);
  if (!bytes) return complain(bytes.error().detail, kBadInput);
  const std::string name = nameOf(arguments.file);
  const auto input = readMatch(name, bytes.value());
  if (!input) return complain(input.error().detail, kBadInput);
  const auto line = matchAsJson(name, input.value(), arguments.wantsWeights);
  if (!line) return complain(line.error().detail, line.error().code == "too_few" ? kNo : kBadInput);
  std::cout << line.value();
  if (!std::cout.flush()) return complain("the draw could not be written. Is the disk full?", kBadInput);
  return kDone;
}

int verify(const VerifyArguments& arguments) {
  const Catalogue catalogue;
  EventLog log(catalogue);
  if (const auto read = readRoom(arguments.files, log); !read)
    return complain(read.error().detail, kBadInput);
  const auto check = checkRound(log, arguments.round);
  if (!check) {
    return complain(arguments.round + ": no round card of that id in " + nameOf(arguments.files.front()) +
                        ". Give the event id of the message that opened the round.",
                    kBadInput);
  }
  std::cout << verifyAsJson(check.value());
  if (!std::cout.flush()) return complain("the answer could not be written. Is the disk full?", kBadInput);
  return complain(verifyInWords(check.value()), check.value().verdict == RoundVerdict::checked ? kDone : kNo);
}

void addReport(CLI::App& app, ReportArguments& arguments) {
  CLI::App* command = app.add_subcommand("report", "The steps of a room, from its export or its events");
  command
      ->add_option("files", arguments.files,
                   "Room exports, server answers or JSON lines; - is standard input")
      ->required();
  command->add_option("--format", arguments.format, "json, markdown or csv")
      ->check(CLI::IsMember({"json", "markdown", "csv"}));
  command->add_option("--lang", arguments.language, "sv or en")->check(CLI::IsMember({"sv", "en"}));
  command->add_option("--from", arguments.from, "First day, as 2026-11-24");
  command->add_option("--to", arguments.to, "Last day, as 2026-11-24");
}

CLI::App* addSchedule(CLI::App& app, ScheduleArguments& arguments) {
  CLI::App* command = app.add_subcommand("schedule", "When cards are due after their reviews, by FSRS-6");
  command->add_option("file", arguments.file, "Reviews as JSON lines, in time order; - is standard input")
      ->required();
  command->add_option("--params", arguments.parameters, "A JSON list of 21 parameters");
  command->add_option("--retention", arguments.retention, "The chance of recall at which a card is due");
  command->add_flag("--no-steps", arguments.hasNoSteps, "No steps of 1 and 10 minutes: whole days only");
  return command;
}

CLI::App* addSuggest(CLI::App& app, SuggestArguments& arguments) {
  CLI::App* command = app.add_subcommand("suggest", "Which principles a text is about, or none when unsure");
  command->add_option("text", arguments.text, "What was done; - or nothing: lines from standard input");
  command->add_option("--lang", arguments.language, "sv or en; both are understood, whichever is given")
      ->check(CLI::IsMember({"sv", "en"}));
  command->add_option("--catalogue", arguments.catalogue, "Whose principles; otg so far");
  return command;
}

CLI::App* addMatch(CLI::App& app, MatchArguments& arguments) {
  CLI::App* command = app.add_subcommand("match", "Who meets whom: the best pairs there are, and why");
  command->add_option("file", arguments.file, "People, history and seed as JSON; - is standard input")
      ->required();
  command->add_flag("--weights", arguments.wantsWeights, "Every pair's weight too, for another solver");
  return command;
}

CLI::App* addVerify(CLI::App& app, VerifyArguments& arguments) {
  CLI::App* command = app.add_subcommand("verify", "Whether the draw of a round follows from the room");
  command
      ->add_option("files", arguments.files,
                   "Room exports, server answers or JSON lines; - is standard input")
      ->required();
  command->add_option("--round", arguments.round, "The event id of the round's card")->required();
  return command;
}

CLI::App* addCheck(CLI::App& app, std::vector<std::string>& files) {
  CLI::App* command = app.add_subcommand("check", "What a file is and what in it does not fit");
  command
      ->add_option("files", files, "Catalogues, quizzes, labelled actions, room exports; - is standard input")
      ->required();
  return command;
}

int run(int argc, char** argv) {
  CLI::App app{"Småsteg on the command line", "smasteg"};
  app.set_version_flag("--version", SMASTEG_VERSION);
  app.require_subcommand(1);
  ReportArguments reportArguments;
  ScheduleArguments scheduleArguments;
  addReport(app, reportArguments);
  const CLI::App* scheduleCommand = addSchedule(app, scheduleArguments);
  MatchArguments matchArguments;
  const CLI::App* matchCommand = addMatch(app, matchArguments);
  VerifyArguments verifyArguments;
  const CLI::App* verifyCommand = addVerify(app, verifyArguments);
  std::vector<std::string> checked;
  const CLI::App* checkCommand = addCheck(app, checked);
  SuggestArguments suggestArguments;
  const CLI::App* suggestCommand = addSuggest(app, suggestArguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    const auto named = app.get_subcommands();
    const std::string command = named.empty() ? "" : " " + named.front()->get_name();
    return complain(std::string(error.what()) + ". Try: smasteg" + command + " --help", kWrongUsage);
  }
  if (checkCommand->parsed()) return check(checked);
  if (suggestCommand->parsed()) return suggest(suggestArguments);
  if (matchCommand->parsed()) return match(matchArguments);
  if (verifyCommand->parsed()) return verify(verifyArguments);
  return scheduleCommand->parsed() ? schedule(scheduleArguments) : report(reportArguments);
}

}  // namespace
}  // namespace smasteg::cli

int main(int argc, char** argv) { return smasteg::cli::run(argc, argv); }
