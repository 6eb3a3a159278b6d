// What became of every event, in the order of arrival: what the codec made of it, what the log did with it,
// and what was refused, with its code and bytes.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/log/event_log.h"

namespace smasteg::debug {

struct EventRow {
  std::string id, sender, type, fate, says;  // fate: new, again, changed, or the quarantine's code
  std::int64_t ts = 0;
  bool isQuarantined = false;
};

struct EventRows {
  std::vector<EventRow> rows;
  std::vector<EventLog::Quarantined> quarantine;
  std::size_t records = 0, newer = 0;
};

EventRows readRows(const std::vector<std::string>& events);

/// The decoded event, a line each thing that the codec read.
std::string decodedText(std::string_view raw);
/// "2026-11-23 09:14:05" in Stockholm; "" of no time.
std::string whenText(std::int64_t ms);

}  // namespace smasteg::debug
