// See verify.h.
// SPDX-License-Identifier: EUPL-1.2
#include "cli/verify.h"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

namespace smasteg::cli {
namespace {

struct Said {
  std::string_view why, sentence;
};

constexpr std::array kSaid = {
    Said{"no_close", "nobody who may has closed the sign-up. Wait until it is closed."},
    Said{"no_result", "there is no result yet. The groups are what the open numbers give now."},
    Said{"missing_entry", "a sign-up in the close is not in these files. Export the room with all its past."},
    Said{"missing_reveal",
         "a number in the result is not in these files. Export the room with all its past."},
    Said{"omitted_reveal", "the result leaves out a number that was opened before it. Draw again with it."},
    Said{"unknown_close",
         "the result names a close that is not here, or of somebody who may not close. Draw "
         "again from the first close."},
    Said{"earlier_close", "another close comes before the one in the result. Agree on one, and draw again."},
    Said{"other_inputs",
         "the result was made from other profiles or earlier rounds than these files have. Export the room "
         "with all its past; what somebody has removed is gone."},
    Said{"unseen_card", "the round's card itself is not in these files. Export the room with all its past."},
    Said{"too_few", "fewer than two are left who can meet. Open a new round."},
    Said{"false_reveal",
         "the result counts a number that its sender never promised. Do not use it: draw again."},
    Said{"other_digest",
         "the groups that were told do not follow from what the result names. Do not use "
         "them: draw again."}};

}  // namespace

std::string verifyAsJson(const RoundCheck& check) {
  const bool isValid = check.verdict == RoundVerdict::checked;
  const nlohmann::ordered_json whole = {{"valid", isValid},
                                        {"groups", check.draw.groups},
                                        {"reveals", check.reveals},
                                        {"of", check.of},
                                        {"why", isValid ? "checked" : check.why}};
  return whole.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string verifyInWords(const RoundCheck& check) {
  if (check.verdict == RoundVerdict::checked) {
    const std::string numbers =
        std::to_string(check.reveals) + " of " + std::to_string(check.of) + " numbers are open. ";
    if (check.reveals == 0) return numbers + "A less safe draw: it follows from the close alone.";
    const std::size_t kept = check.of - check.reveals;
    if (kept == 0) return numbers + "Nobody could choose.";
    const std::string outcomes =
        kept < 20 ? std::to_string(std::size_t{1} << kept) : "2^" + std::to_string(kept);
    return numbers + "Who did not open theirs could choose between at most " + outcomes + " outcomes.";
  }
  for (const Said& said : kSaid) {
    if (said.why != check.why) continue;
    return (check.verdict == RoundVerdict::wrong ? "wrong: " : "not confirmed: ") +
           (check.about.empty() ? "" : check.about + ": ") + std::string(said.sentence);
  }
  return check.why;
}

}  // namespace smasteg::cli
