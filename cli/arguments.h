// What is typed after `smasteg`, and the help for who asks.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "cli/report.h"
#include "core/base/result.h"

namespace smasteg::cli {

struct MatchArguments {
  std::string file;
  bool wantsWeights = false;
};

struct VerifyArguments {
  std::vector<std::string> files;
  std::string round;
};

struct SuggestArguments {
  std::string text = "-", catalogue = "otg";
};

struct ScheduleArguments {
  std::string file, parameters;
  double retention = 0.9;
  bool hasNoSteps = false;
};

struct CheckArguments {
  std::vector<std::string> files;
};

/// Help or the version was asked for.
struct Told {
  std::string text;
};

using Command = std::variant<Told, ReportArguments, MatchArguments, VerifyArguments, SuggestArguments,
                             ScheduleArguments, CheckArguments>;

/// Error::detail is the whole line for the person at the terminal: wrong usage, and where the help is.
Result<Command> readArguments(int argc, char** argv);

}  // namespace smasteg::cli
