// Room events from files into a log: exports, answers of a server, JSON lines, or the standard input as "-".
// Promises: the files are taken whole or not at all; what is wrong is said with its file, its line or event,
// and the mend.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/log/event_log.h"

namespace smasteg::cli {

/// Error::detail is the whole line for the person at the terminal.
Result<void> readRoom(const std::vector<std::string>& files, EventLog& log);

}  // namespace smasteg::cli
