// Files, or the standard input as "-", into memory; and a room from them: exports, answers of a server, JSON
// lines, what the app saved.
// Promises: the files are taken whole or not at all; what is wrong is said with its file, its line or event,
// and the mend. Refuses, before it is all in memory, what is too big or no text.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/log/event_codec.h"
#include "core/log/event_log.h"
#include "core/steps/notebook.h"

namespace smasteg::cli {

/// Of one file. An export of 500,000 messages; reading it takes some three times as much memory.
inline constexpr std::size_t kMaxFileBytes = std::size_t{512} << 20U;

std::string nameOf(const std::string& file);  // as errors name it

/// All of a file, or of the standard input for "-". Here and below, Error::detail is the whole line for the
/// person at the terminal.
Result<std::string> readBytes(const std::string& file);
/// The same of a file that need not be text.
Result<std::string> readAnyBytes(const std::string& file);

/// The events of such a file's bytes, as they stand there; `name` is for errors.
Result<std::vector<RawEvent>> readEvents(const std::string& name, std::string_view bytes);

/// What only devices had, from the files that the app saves there ("own" of smasteg.export/1).
struct OwnSteps {
  Notebook notebook;           // each once
  std::size_t inFiles = 0;     // all that stand there
  std::optional<Error> wrong;  // the first that cannot be read: it is left out
};

Result<void> readRoom(const std::vector<std::string>& files, EventLog& log, OwnSteps* own = nullptr);

}  // namespace smasteg::cli
