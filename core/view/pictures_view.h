// View "learnPictures" (query: text = a PicturesQuery as JSON): the numbers of the pictures in Lärdomar.
// Steps by principle, the year's days, how ideas spread between organisations, and which kinds of people the
// room has.
// Promises: what is painted, what stands in its table and what is saved are these numbers. No person is named
// or counted; a number of people is of five at least, and so is what is left beside it (room_words.h).
// Of the room's steps only those that it has, seen by this device itself.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/view/context.h"

namespace smasteg {

struct PicturesQuery {
  std::string period;  // of the steps by principle: year · month · days30
  int year = 0;        // whose days; 0, or one that is not there, is the one that is under way
  static constexpr auto fields =
      std::tuple(field("period", &PicturesQuery::period), field("year", &PicturesQuery::year));
};

struct PicturedDay {
  std::string day;
  int room = 0;      // steps in the room
  int mine = 0;      // of these my own, and those that only I see
  std::string rest;  // "" · weekend · a holiday (core/base/rest_days.h)
  static constexpr auto fields =
      std::tuple(field("day", &PicturedDay::day), field("room", &PicturedDay::room),
                 field("mine", &PicturedDay::mine), field("rest", &PicturedDay::rest));
};

struct PicturedNode {
  int after = 0;  // which node of the idea it came from; the first came from itself
  int depth = 0;
  std::string organisation;  // as its author has told it, else her server; "" of what is not here
  std::string day;           // "" of what is not here
  bool mine = false;
  static constexpr auto fields =
      std::tuple(field("after", &PicturedNode::after), field("depth", &PicturedNode::depth),
                 field("organisation", &PicturedNode::organisation), field("day", &PicturedNode::day),
                 field("mine", &PicturedNode::mine));
};
struct PicturedIdea {
  std::vector<PicturedNode> nodes;  // in reading order, at most sixty
  int more = 0;                     // nodes that are not among them
  int steps = 0;                    // nodes that are here
  int organisations = 0;            // of these
  int days = 0;                     // from the first of these to the last, both included
  static constexpr auto fields =
      std::tuple(field("nodes", &PicturedIdea::nodes), field("more", &PicturedIdea::more),
                 field("steps", &PicturedIdea::steps), field("organisations", &PicturedIdea::organisations),
                 field("days", &PicturedIdea::days));
};

struct PicturedShare {
  std::string word;
  int people = 0;
  static constexpr auto fields =
      std::tuple(field("word", &PicturedShare::word), field("people", &PicturedShare::people));
};
struct PicturedShares {
  std::string of;  // profession · organisation · sector
  int told = 0;    // people; 0 as long as they are fewer than five
  std::vector<PicturedShare> shown;
  int others = 0;                       // people with any of
  std::vector<std::string> otherWords;  // these
  static constexpr auto fields =
      std::tuple(field("of", &PicturedShares::of), field("told", &PicturedShares::told),
                 field("shown", &PicturedShares::shown), field("others", &PicturedShares::others),
                 field("otherWords", &PicturedShares::otherWords));
};

struct PicturesView {
  static constexpr std::string_view name = "learnPictures";
  std::string from, to;    // days of the period
  int steps = 0;           // in it
  std::vector<int> cells;  // of principle 1…7; a step may have several
  int others = 0;          // steps without any of these
  std::string today;
  int year = 0, firstYear = 0;      // whose days, and the first year that has any
  std::vector<PicturedDay> days;    // all of the year
  std::vector<PicturedIdea> ideas;  // over the most organisations first, at most twelve
  int moreIdeas = 0;
  std::vector<PicturedShares> balance;
  static constexpr auto fields =
      std::tuple(field("from", &PicturesView::from), field("to", &PicturesView::to),
                 field("steps", &PicturesView::steps), field("cells", &PicturesView::cells),
                 field("others", &PicturesView::others), field("today", &PicturesView::today),
                 field("year", &PicturesView::year), field("firstYear", &PicturesView::firstYear),
                 field("days", &PicturesView::days), field("ideas", &PicturesView::ideas),
                 field("moreIdeas", &PicturesView::moreIdeas), field("balance", &PicturesView::balance));
};

PicturesView picturesView(const ViewContext& context, const PicturesQuery& query);

}  // namespace smasteg
