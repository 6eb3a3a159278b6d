// Opens anything that tells of a room or of what its core does: a room's export, event lines, what the app
// saved, a snapshot of the log, a seed of the simulator, people to be matched. By path, or as bytes that were
// dropped or pasted.
// Promises: what is no such thing is refused in one line that says what is wrong and how to mend it
// (Error::detail), whatever the bytes are. Refuses what `smasteg` refuses, by the same readers.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/match.h"
#include "core/base/result.h"

namespace smasteg::debug {

enum class OpenedKind { room, seed, people };

struct Opened {
  OpenedKind kind = OpenedKind::room;
  std::string name;
  std::vector<std::string> events;  // of a room, as they came
  std::uint64_t seed = 0;
  cli::MatchInput people;
};

Result<Opened> openFile(const std::string& path);
Result<Opened> openBytes(const std::string& name, std::string_view bytes);

/// A seed as a file: it says of which version it is, since another tells another story from the same number.
std::string seedAsText(std::uint64_t seed);

/// Of what was opened, in one line.
std::string describe(const Opened& opened);

}  // namespace smasteg::debug
