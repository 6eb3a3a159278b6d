// `smasteg suggest`: texts in, one a line, and which principles each is about.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace smasteg::cli {

/// Gives for each line of `text`, empty ones too, a line {"text","suggestions":[{"principle","score"}],
/// "abstain"}: three suggestions, best first, or none when it abstains; a score is 0–1000. What was learnt is
/// compiled in. `name` is said in errors; `detail` is the whole line for the person at the terminal. Error
/// codes: unknown_catalogue; bad_utf8 (with its line).
Result<std::string> suggestLines(const std::string& catalogue, const std::string& name,
                                 std::string_view text);

}  // namespace smasteg::cli
