// Files, or the standard input as "-", into memory; and room events from them into a log: exports, answers of
// a server, JSON lines.
// Promises: the files are taken whole or not at all; what is wrong is said with its file, its line or event,
// and the mend.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/log/event_log.h"

namespace smasteg::cli {

std::string nameOf(const std::string& file);  // as errors name it

/// All of a file, or of the standard input for "-". Here and below, Error::detail is the whole line for the
/// person at the terminal.
Result<std::string> readBytes(const std::string& file);
Result<void> readRoom(const std::vector<std::string>& files, EventLog& log);

}  // namespace smasteg::cli
