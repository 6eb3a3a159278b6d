// smasteg, the command line: the same core as the widget, files in, reports, draws and schedules out.
// Exit: 0 done · 1 the answer is no · 2 wrong usage · 3 bad input, said in one line on stderr with nothing
// half written.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/check.h"
#include "cli/input.h"
#include "cli/match.h"
#include "cli/report.h"
#include "cli/schedule.h"
#include "cli/suggest.h"
#include "cli/verify.h"

namespace smasteg::cli {
namespace {

constexpr int kDone = 0, kNo = 1, kWrongUsage = 2, kBadInput = 3;

int complain(std::string line, int code) {
  std::replace_if(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  std::cerr << "smasteg: " << line << "\n";
  return code;
}

/// All of an answer, or a word about why it is not whole.
int tell(const std::string& text, int code = kDone) {
  std::cout << text;
  if (std::cout.flush()) return code;
  return complain("the answer could not be written. Is the disk full?", kBadInput);
}

int run(const Told& told) { return tell(told.text); }

int run(const ReportArguments& arguments) {
  const auto report = makeReportAnswer(arguments);
  if (!report) return complain(report.error().detail, kBadInput);
  for (const std::string& note : report.value().notes) complain("note: " + note, kDone);
  return tell(report.value().text);
}

/// One line of JSON a file. What is in no file's shape ends it all before anything is written.
int run(const CheckArguments& arguments) {
  std::vector<Checked> all;
  for (const std::string& file : arguments.files) {
    const auto bytes = readBytes(file);
    if (!bytes) return complain(bytes.error().detail, kBadInput);
    auto checked = checkFile(nameOf(file), bytes.value());
    if (!checked) return complain(checked.error().detail, kBadInput);
    all.push_back(checked.take());
  }
  int code = kDone;
  std::string lines;
  for (const Checked& checked : all) {
    lines += toJson(checked) + "\n";
    if (!checked.valid) code = complain(asLine(checked, checked.errors.front()), kNo);
  }
  return tell(lines, code);
}

int run(const ScheduleArguments& arguments) {
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
  return tell(lines.value());
}

int run(const SuggestArguments& arguments) {
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
  if (lines) return tell(lines.value());
  return complain(lines.error().detail, lines.error().code == "unknown_catalogue" ? kWrongUsage : kBadInput);
}

int run(const MatchArguments& arguments) {
  const auto bytes = readBytes(arguments.file);
  if (!bytes) return complain(bytes.error().detail, kBadInput);
  const std::string name = nameOf(arguments.file);
  const auto input = readMatch(name, bytes.value());
  if (!input) return complain(input.error().detail, kBadInput);
  const auto line = matchAsJson(name, input.value(), arguments.wantsWeights);
  if (!line) return complain(line.error().detail, line.error().code == "too_few" ? kNo : kBadInput);
  return tell(line.value());
}

int run(const VerifyArguments& arguments) {
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
  const int code = check.value().verdict == RoundVerdict::checked ? kDone : kNo;
  const int written = tell(verifyAsJson(check.value()), code);
  return written == code ? complain(verifyInWords(check.value()), code) : written;
}

int runTyped(int argc, char** argv) {
  const auto command = readArguments(argc, argv);
  if (!command) return complain(command.error().detail, kWrongUsage);
  return std::visit([](const auto& arguments) { return run(arguments); }, command.value());
}

}  // namespace
}  // namespace smasteg::cli

int main(int argc, char** argv) { return smasteg::cli::runTyped(argc, argv); }
