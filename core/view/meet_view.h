// What "Träffas" shows of rounds of coffee. View "meet": the rounds, newest first, and what one can do. View
// "draw" (query: text = the round's id): how its groups came about. View "helpers" (query: text = a call's
// words, before = its id when it has been sent): who might help.
// Promises: nobody is listed as absent; what is said of a round's people in general is said from five on.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/view/line.h"
#include "core/view/profile_view.h"

namespace smasteg {

struct MeetPerson {
  std::string id, name;
  bool self = false;
  static constexpr auto fields = std::tuple(field("id", &MeetPerson::id), field("name", &MeetPerson::name),
                                            field("self", &MeetPerson::self));
};
/// A proposal; the two decide.
struct MeetTime {
  std::string day;      // "2026-12-02", in Stockholm
  std::string time;     // "10:00"
  std::int64_t at = 0;  // the same, ms UTC
  static constexpr auto fields =
      std::tuple(field("day", &MeetTime::day), field("time", &MeetTime::time), field("at", &MeetTime::at));
};
struct MeetGroup {
  std::vector<MeetPerson> people;
  std::vector<Line> why;               // reason-…: never empty
  std::string questionSv, questionEn;  // "" until the file of questions is loaded
  std::vector<MeetTime> times;         // two
  static constexpr auto fields =
      std::tuple(field("people", &MeetGroup::people), field("why", &MeetGroup::why),
                 field("questionSv", &MeetGroup::questionSv), field("questionEn", &MeetGroup::questionEn),
                 field("times", &MeetGroup::times));
};
struct MeetRound {
  std::string id;                     // the card's event id; before the room has it, an id of this device's
  std::string state;                  // opening (on its way) · open · closed · drawn
  int week = 0;                       // its number
  std::string by;                     // who opened it: a name
  std::int64_t ts = 0, deadline = 0;  // opened; until when one signs up
  std::int64_t anyoneFrom = 0;        // from then on anyone may close it
  int people = 0;                     // who is in
  std::string mine;  // "" not in · in · joining · leaving (both on their way) · paused · declined
  bool hasNumber = false, isOpened = false;  // one's number: this device has it; the room has it
  bool met = false;                          // one has said that one met
  // What one can do now: the command of that name with the round's id.
  bool canSignUp = false, canTakeBack = false, canClose = false, canDraw = false, canDecline = false;
  bool canSayMet = false;
  std::string doing;         // "" or on its way: closing · drawing (waits for numbers) · telling
  std::optional<Line> note;  // what went wrong, and that retry(id) tries again
  // Which there are in it; empty before five have told.
  std::vector<std::string> professions, sectors, places;
  // Closed or drawn.
  std::string verdict;            // "" before a result · checked · unconfirmed · wrong
  std::optional<Line> why;        // why-…: why not checked, or why there is no result
  int reveals = 0, of = 0;        // numbers opened, of how many
  std::int64_t outcomes = 0;      // who kept theirs could choose between so many; 0: too many to count
  std::vector<MeetGroup> groups;  // one's own first
  static constexpr auto fields = std::tuple(
      field("id", &MeetRound::id), field("state", &MeetRound::state), field("week", &MeetRound::week),
      field("by", &MeetRound::by), field("ts", &MeetRound::ts), field("deadline", &MeetRound::deadline),
      field("anyoneFrom", &MeetRound::anyoneFrom), field("people", &MeetRound::people),
      field("mine", &MeetRound::mine), field("hasNumber", &MeetRound::hasNumber),
      field("isOpened", &MeetRound::isOpened), field("met", &MeetRound::met),
      field("canSignUp", &MeetRound::canSignUp), field("canTakeBack", &MeetRound::canTakeBack),
      field("canClose", &MeetRound::canClose), field("canDraw", &MeetRound::canDraw),
      field("canDecline", &MeetRound::canDecline), field("canSayMet", &MeetRound::canSayMet),
      field("doing", &MeetRound::doing), field("note", &MeetRound::note),
      field("professions", &MeetRound::professions), field("sectors", &MeetRound::sectors),
      field("places", &MeetRound::places), field("verdict", &MeetRound::verdict),
      field("why", &MeetRound::why), field("reveals", &MeetRound::reveals), field("of", &MeetRound::of),
      field("outcomes", &MeetRound::outcomes), field("groups", &MeetRound::groups));
};
struct MeetView {
  static constexpr std::string_view name = "meet";
  bool canOpen = false;         // one may open a round
  std::optional<Line> blocked;  // why one cannot take part from here
  bool more = false;            // there are older rounds: ask with before = the last one's id
  std::vector<MeetRound> rounds;
  static constexpr auto fields =
      std::tuple(field("canOpen", &MeetView::canOpen), field("blocked", &MeetView::blocked),
                 field("more", &MeetView::more), field("rounds", &MeetView::rounds));
};

/// Of a person in a draw: what counted, as it stood when the round opened.
struct DrawPerson {
  MeetPerson person;
  MeetProfile profile;
  std::string entry;   // the event by which she signed up
  std::string number;  // opened · kept (promised, not opened) · "" none was promised
  static constexpr auto fields =
      std::tuple(field("person", &DrawPerson::person), field("profile", &DrawPerson::profile),
                 field("entry", &DrawPerson::entry), field("number", &DrawPerson::number));
};
struct DrawPair {
  std::string first, second;  // names
  std::string weight;         // decimal; "" = no language in common
  std::vector<Line> why;
  static constexpr auto fields =
      std::tuple(field("first", &DrawPair::first), field("second", &DrawPair::second),
                 field("weight", &DrawPair::weight), field("why", &DrawPair::why));
};
struct DrawView {
  static constexpr std::string_view name = "draw";
  std::vector<DrawPerson> people;
  std::vector<DrawPair> pairs;  // those who meet
  int history = 0;              // earlier rounds that counted
  std::string seed, digest, weight;
  std::string card, close, result;  // event ids
  std::string command;              // what checks it offline
  static constexpr auto fields =
      std::tuple(field("people", &DrawView::people), field("pairs", &DrawView::pairs),
                 field("history", &DrawView::history), field("seed", &DrawView::seed),
                 field("digest", &DrawView::digest), field("weight", &DrawView::weight),
                 field("card", &DrawView::card), field("close", &DrawView::close),
                 field("result", &DrawView::result), field("command", &DrawView::command));
};

struct HelperRow {
  std::string id, name;
  std::string offer;  // what she offers that fits best, or ""
  std::string step;   // the step of hers that fits best, or ""
  std::string day;    // when that was
  static constexpr auto fields = std::tuple(field("id", &HelperRow::id), field("name", &HelperRow::name),
                                            field("offer", &HelperRow::offer),
                                            field("step", &HelperRow::step), field("day", &HelperRow::day));
};
struct HelpersView {
  static constexpr std::string_view name = "helpers";
  std::vector<HelperRow> rows;  // at most five, the best first
  static constexpr auto fields = std::tuple(field("rows", &HelpersView::rows));
};

}  // namespace smasteg
