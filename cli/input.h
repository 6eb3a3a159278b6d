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

/// The bytes of a file, or of the standard input as "-". Error::detail is the whole line for the person at
/// the terminal.
Result<std::string> readBytes(const std::string& file);
std::string nameOf(const std::string& file);  // as it is told to people

/// Error::detail is the whole line for the person at the terminal.
Result<void> readRoom(const std::vector<std::string>& files, EventLog& log);

}  // namespace smasteg::cli
