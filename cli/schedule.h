// `smasteg schedule`: reviews in, one a line, and what FSRS-6 makes of each.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/quiz/scheduler.h"

namespace smasteg::cli {

/// The 21 numbers of a file: `[…]`, or `{"parameters":[…]}` as py-fsrs writes them (the rest of it is not
/// read). In errors, here and below, `detail` is the whole line for the person at the terminal.
Result<FsrsParameters> readParameters(const std::string& file);

/// `text` is lines of {"card": a text or a whole number, "rating": 1–4, "at": UTC ms}; each card's in the
/// order of time, empty lines count for nothing. `name` is said in errors. Gives a line for each:
/// {"card","stability" (days),"difficulty" (1–10),"state" ("learning", "review" or "relearning"),"due" (UTC
/// ms),"interval_days" (0 within the day)}.
Result<std::string> scheduleReviews(const Scheduler& scheduler, const std::string& name,
                                    std::string_view text);

}  // namespace smasteg::cli
