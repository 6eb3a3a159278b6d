// `smasteg check`: what a file is, what it holds, and what in it does not fit, with lines and mends.
// Promises: nothing that it reads can stop it; the first problems are told, never a half of them silently.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/base/result.h"

namespace smasteg::cli {

struct CheckProblem {
  std::int64_t line = 0;
  std::string place;  // a path in the file, or an event id; "" is the file
  std::string what;
  std::string mend;
  static constexpr auto fields =
      std::tuple(field("line", &CheckProblem::line), field("place", &CheckProblem::place),
                 field("what", &CheckProblem::what), field("mend", &CheckProblem::mend));
};

struct Checked {
  std::string file;
  std::string kind;  // "catalogue", "quiz", "microactions", "openings", "actions", "practice", "room"
  bool valid = false;
  /// A catalogue: catalogues, principles. A quiz: questions, principles. Microactions: microactions,
  /// principles. Openings: questions. Actions: actions, none, voices. Practice: answers, cards. A room:
  /// events, locked, newer, and in a file of the app own: steps that only a device has.
  Args counts;
  Args parts;        // principles by catalogue, questions or actions by principle, records by kind
  Args quarantined;  // of a room: by code
  std::vector<CheckProblem> errors;
  static constexpr auto fields = std::tuple(
      field("file", &Checked::file), field("kind", &Checked::kind), field("valid", &Checked::valid),
      field("counts", &Checked::counts), field("parts", &Checked::parts),
      field("quarantined", &Checked::quarantined), field("errors", &Checked::errors));
};

/// `text` is what the file holds. An error when it is none of these, or no JSON at all; its detail is the
/// line for the person at the terminal.
Result<Checked> checkFile(const std::string& name, std::string_view text);

/// "file:line: place what. mend"
std::string asLine(const Checked& checked, const CheckProblem& problem);

}  // namespace smasteg::cli
