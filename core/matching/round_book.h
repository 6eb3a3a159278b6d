// All rounds of a room, each with what is known of it. What has been drawn once is not drawn again as long as
// nothing that it depends on has changed: a room with a year of rounds is read at every change.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/matching/round.h"

namespace smasteg {

struct BookedRound {
  RoundCard card;
  RoundCheck check;
  std::string close;  // the first that counts, "" while it is open
  TimeMs closeTs = 0;
};

class RoundBook {
 public:
  /// The earliest first. Good until the next call.
  const std::vector<BookedRound>& read(const EventLog& log);
  /// What would be drawn now in one of them. Of the log that was read last.
  RoundCheck preview(const EventLog& log, const BookedRound& round) const;

 private:
  struct Known {
    std::string fingerprint;
    BookedRound round;
  };
  std::vector<BookedRound> rounds_;
  std::map<std::string, Known, std::less<>> known_;
};

}  // namespace smasteg
