// View "steps": the room's trail, newest first, the device's own unsent and private steps among them.
// Query: limit, before (id of the last row one has), text: words that must occur. Gives at most limit rows
// and `more`. What is looked for in other ways is in find_view.h.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/view/context.h"
#include "core/view/line.h"

namespace smasteg {

struct StepRow {
  std::string id;  // stable while it goes from waiting to sent
  // private · waiting · sending · checking · sent · failed · removing · removed (for ten seconds, with undo)
  std::string state;
  std::string author;  // user id, "" = this device's owner without an account
  std::string name;    // display name; "" when mine
  bool mine = false;
  std::int64_t ts = 0;  // ms UTC
  std::string day;      // "2026-11-24", the day it was done
  std::string text;
  std::vector<std::string> principles;  // ids, in order
  std::vector<std::string> tags;
  std::string visibility;  // room · public: may go beyond the room; "" = only on this device
  std::string toldBy;      // display name of who retold it, or ""
  bool edited = false;
  bool canEdit = false;
  bool canRemove = false;
  bool canUndo = false;  // still within ten seconds
  bool canRetry = false;
  bool canKeep = false;  // "save only for me"
  // Of a step in the room: how many people have reacted to its message, -1 = not read yet.
  int encouragements = -1;
  std::vector<std::string> encouragedBy;  // the first two by id, as they are called; the others are "more"
  std::string encouraged;                 // whether I did: "" · sending · yes · removing
  std::optional<Line> encourageBlocked;   // why I cannot (or, when I did, cannot take it back)
  std::optional<Line> note;               // what its state means: "Inte skickat än. …"
  int line = 0;                           // of several in one message: for their order
  static constexpr auto fields = std::tuple(
      field("id", &StepRow::id), field("state", &StepRow::state), field("author", &StepRow::author),
      field("name", &StepRow::name), field("mine", &StepRow::mine), field("ts", &StepRow::ts),
      field("day", &StepRow::day), field("text", &StepRow::text), field("principles", &StepRow::principles),
      field("tags", &StepRow::tags), field("visibility", &StepRow::visibility),
      field("toldBy", &StepRow::toldBy), field("edited", &StepRow::edited),
      field("canEdit", &StepRow::canEdit), field("canRemove", &StepRow::canRemove),
      field("canUndo", &StepRow::canUndo), field("canRetry", &StepRow::canRetry),
      field("canKeep", &StepRow::canKeep), field("encouragements", &StepRow::encouragements),
      field("encouragedBy", &StepRow::encouragedBy), field("encouraged", &StepRow::encouraged),
      field("encourageBlocked", &StepRow::encourageBlocked), field("note", &StepRow::note));
};

/// How much of the room's past is here.
struct Completeness {
  std::string state;        // notebook · waiting (no permission) · loading · partial · complete · failed
  std::vector<Line> lines;  // "Visar allt från och med 3 maj 2026." …
  bool canFetchOlder = false;
  std::string olderRoom;  // address of the room that this one goes on from; "" = there is none
  static constexpr auto fields = std::tuple(
      field("state", &Completeness::state), field("lines", &Completeness::lines),
      field("canFetchOlder", &Completeness::canFetchOlder), field("olderRoom", &Completeness::olderRoom));
};

struct StepsView {
  static constexpr std::string_view name = "steps";
  std::vector<StepRow> rows;
  bool more = false;
  bool empty = false;  // no step at all, whatever the filter
  std::string today;   // "2026-11-24", in Stockholm
  Completeness completeness;
  static constexpr auto fields = std::tuple(
      field("rows", &StepsView::rows), field("more", &StepsView::more), field("empty", &StepsView::empty),
      field("today", &StepsView::today), field("completeness", &StepsView::completeness));
};

struct StepsQuery {
  int limit = 50;
  std::string before, text;
};
inline constexpr int kMaxRows = 200;  // a view is no dump of the room

/// The row of that id; nullopt when there is none (any more).
std::optional<StepRow> stepRow(const ViewContext& context, const std::string& id);
/// Where a row comes from, one of three, and what it is sorted by. A row is a hundred times as dear, so only
/// those that are shown are made. Valid as long as what it points to.
struct StepRef {
  std::string_view day;
  TimeMs ts = 0;
  int line = 0;
  const Record* record = nullptr;
  const Job* job = nullptr;
  const PrivateStep* kept = nullptr;
};
/// All there are, in no order: what the device has not sent, the room's log and the private notebook in one.
std::vector<StepRef> allSteps(const ViewContext& context);
std::string rowIdOf(const ViewContext& context, const StepRef& step);
StepRow rowOf(const ViewContext& context, const StepRef& step);
/// What a step is found by, as its row says it, at a small part of a row's price.
struct StepTraits {
  std::string text;
  std::string name, author;  // as the row's
  std::string person;        // whose it is: kMe, else the user's id
  std::string kind;          // private · room · public: how far it goes
  std::string day;
  std::vector<std::string> principles, tags;
};
inline constexpr std::string_view kMe = "me";  // no user id: those begin with @
StepTraits traitsOf(const ViewContext& context, const StepRef& step);
/// The step of that row; nullopt when there is none (any more).
std::optional<StepRef> stepOfRow(const ViewContext& context, const std::string& id);
/// `text` as people wrote it; `words` from foldedWords.
bool hasWords(const std::string& text, const std::vector<std::string>& words);
std::vector<std::string> foldedWords(const std::string& text);
/// Stands above the other: newest day first.
bool isAbove(const ViewContext& context, const StepRef& one, const StepRef& other);
StepsView stepsView(const ViewContext& context, const StepsQuery& query);
Completeness completenessOf(const ViewContext& context);

}  // namespace smasteg
