// What a room's log says of who did what and when, without what was written: the only thing that counts over
// several rooms are made from.
// Promises: only steps that the room has, seen by this device itself: nothing private, nothing on its way,
// nothing that is only told on. No text, no name and no tag is kept of them.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/log/event_log.h"

namespace smasteg {

/// Which person is which, over all rooms: one who is in two of them is one person.
class People {
 public:
  std::uint32_t numberOf(const std::string& id) {
    return numbers_.emplace(id, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::map<std::string, std::uint32_t> numbers_;
};

struct TalliedStep {
  std::int64_t day = 0;  // days since 1970-01-01
  TimeMs ts = 0;         // when it came
  std::uint32_t person = 0;
  std::uint8_t principles = 0;  // bit 0 is principle 1, of the seven
};

using Tally = std::vector<TalliedStep>;

Tally tallyOf(const EventLog& log, const Catalogue& catalogue, People& people);

/// Days, both included.
struct DaySpan {
  std::int64_t from = 0, to = 0;
  bool has(std::int64_t day) const { return day >= from && day <= to; }
};
/// "month" and "year": the one that is under way, up to today; "days30": today and the 29 before it.
DaySpan daySpanOf(std::string_view period, TimeMs now);

}  // namespace smasteg
