// View "rollup": the rooms that this device has, side by side and together, and what of them may be posted in
// the room that is open. Query text: a RollupQuery as JSON.
// Promises: `draft` has the very text that `postCount` with its id sends.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/view/line.h"

namespace smasteg {

struct RollupQuery {
  std::string period;  // month · year · days30
  std::string of;      // what is to be posted: a room's id, or "all" but the one that is open
  std::string group;   // what that is called
  static constexpr auto fields =
      std::tuple(field("period", &RollupQuery::period), field("of", &RollupQuery::of),
                 field("group", &RollupQuery::group));
};

struct RollupRoom {
  std::string id;
  int steps = 0;           // in the period
  std::vector<int> cells;  // of principle 1…7
  int others = 0;          // steps without any of these
  std::string newest;      // the day of its newest step, whenever that was; "" without one
  static constexpr auto fields = std::tuple(
      field("id", &RollupRoom::id), field("steps", &RollupRoom::steps), field("cells", &RollupRoom::cells),
      field("others", &RollupRoom::others), field("newest", &RollupRoom::newest));
};

struct RollupDraft {
  std::string id;  // "" when nothing can be posted; else names the text
  std::string text;
  std::string why;                   // "" · room (none is open) · name (it has none) · few · since
  std::string since;                 // the day of the earlier count
  std::vector<int> hidden;           // principles that somebody has a step for, and that are not told
  std::vector<std::string> leftOut;  // rooms that are not in it: too few people
  static constexpr auto fields =
      std::tuple(field("id", &RollupDraft::id), field("text", &RollupDraft::text),
                 field("why", &RollupDraft::why), field("since", &RollupDraft::since),
                 field("hidden", &RollupDraft::hidden), field("leftOut", &RollupDraft::leftOut));
};

/// A count in the room that is open, or on its way there.
struct RollupPost {
  std::string id;
  std::string group, from, to;
  int steps = 0;
  std::vector<int> cells;  // of principle 1…7; 0 = not told
  std::string day;         // when it was posted
  std::string by;          // who posted it: a name
  bool mine = false;
  std::string state;           // sent · waiting · sending · failed · removing · kept (removing it failed)
  std::int64_t undoUntil = 0;  // ms UTC: just posted from here
  std::optional<Line> note;    // why it failed; retry(id) tries again
  static constexpr auto fields = std::tuple(
      field("id", &RollupPost::id), field("group", &RollupPost::group), field("from", &RollupPost::from),
      field("to", &RollupPost::to), field("steps", &RollupPost::steps), field("cells", &RollupPost::cells),
      field("day", &RollupPost::day), field("by", &RollupPost::by), field("mine", &RollupPost::mine),
      field("state", &RollupPost::state), field("undoUntil", &RollupPost::undoUntil),
      field("note", &RollupPost::note));
};

struct RollupView {
  static constexpr std::string_view name = "rollup";
  std::string from, to;           // days of the period
  std::vector<RollupRoom> rooms;  // of which this device has something
  RollupRoom together;            // id ""
  RollupDraft draft;
  std::vector<RollupPost> posts;  // the newest first: one's own, and of each group and period the latest
  static constexpr auto fields =
      std::tuple(field("from", &RollupView::from), field("to", &RollupView::to),
                 field("rooms", &RollupView::rooms), field("together", &RollupView::together),
                 field("draft", &RollupView::draft), field("posts", &RollupView::posts));
};

}  // namespace smasteg
