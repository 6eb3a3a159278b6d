// Views "texts", "found" and "filters": the trail, searched and sifted. Which texts a word is meant by is an
// index's business, outside the core (web/src/find); which steps there are, which of them a filter lets
// through, and in which order they stand, is said here.
// "texts": what has changed for an index since it last asked (core/engine/find_desk.h).
// "found": rows as in "steps", and how many. Query text: a FindQuery as JSON; limit, before as in "steps".
// "filters": what there is to choose among; nothing that no step has.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/base/id_map.h"
#include "core/view/steps_view.h"

namespace smasteg {

struct StepWords {
  std::int64_t n = 0;  // what the index calls the step
  std::string text;    // all that it can be found by
  static constexpr auto fields = std::tuple(field("n", &StepWords::n), field("text", &StepWords::text));
};

/// At most `limit` of them and some 500 KB. `whole`: what the asker had is of another life, to be thrown
/// away.
struct TextsView {
  static constexpr std::string_view name = "texts";
  std::string token;  // hand it back as `before`
  bool whole = false, more = false;
  std::vector<StepWords> texts;    // new, or other than before
  std::vector<std::int64_t> gone;  // never to be found again
  static constexpr auto fields = std::tuple(
      field("token", &TextsView::token), field("whole", &TextsView::whole), field("more", &TextsView::more),
      field("texts", &TextsView::texts), field("gone", &TextsView::gone));
};

/// What is looked for; each that is "" lets everything through.
struct FindQuery {
  std::string words;  // that must occur, as in "steps"; not looked at when an index has ranked
  std::string token;  // of the index that ranked; "" = none did
  std::string principle, kind, person, tag;  // as FiltersView has them
  std::string when;                          // this week · month · year
  std::string from, to;                      // days, both included
  static constexpr auto fields = std::tuple(
      field("words", &FindQuery::words), field("token", &FindQuery::token),
      field("principle", &FindQuery::principle), field("kind", &FindQuery::kind),
      field("person", &FindQuery::person), field("tag", &FindQuery::tag), field("when", &FindQuery::when),
      field("from", &FindQuery::from), field("to", &FindQuery::to));
};

struct FoundView {
  static constexpr std::string_view name = "found";
  std::vector<StepRow> rows;
  bool more = false;
  bool empty = false;  // no step at all, whatever is looked for
  std::string today;
  Completeness completeness;
  int count = 0;            // how many fit, shown or not
  int similar = 0;          // and how many more are like it; they come last
  std::string similarFrom;  // the first of those, by its id; "" = there is none
  bool stale = false;       // the index is of another life: nothing was looked for
  static constexpr auto fields = std::tuple(
      field("rows", &FoundView::rows), field("more", &FoundView::more), field("empty", &FoundView::empty),
      field("today", &FoundView::today), field("completeness", &FoundView::completeness),
      field("count", &FoundView::count), field("similar", &FoundView::similar),
      field("similarFrom", &FoundView::similarFrom), field("stale", &FoundView::stale));
};

struct FilterPerson {
  std::string id;  // user id, or "me"
  std::string name;
  static constexpr auto fields =
      std::tuple(field("id", &FilterPerson::id), field("name", &FilterPerson::name));
};

struct FiltersView {
  static constexpr std::string_view name = "filters";
  std::vector<std::string> principles;
  std::vector<std::string> kinds;    // private · room · public
  std::vector<FilterPerson> people;  // me first, then who has most steps
  std::vector<std::string> tags;     // as first written, the most used first
  static constexpr auto fields =
      std::tuple(field("principles", &FiltersView::principles), field("kinds", &FiltersView::kinds),
                 field("people", &FiltersView::people), field("tags", &FiltersView::tags));
};

inline constexpr std::size_t kMaxFilterPeople = 300;  // a longer list is no list to choose from
inline constexpr std::size_t kMaxFilterTags = 100;

/// A step that an index has been told of.
struct IndexedStep {
  std::int64_t n = 0;
  std::uint64_t hash = 0;    // of what it was told
  std::uint64_t seenIn = 0;  // the last look through the trail that came across it
};
/// How well an index says that a step fits.
enum class Fit : std::uint8_t { no, similar, yes };
struct Ranking {
  const IdMap<IndexedStep>& steps;  // by row
  std::vector<Fit> fits;            // by n

  Fit fitOf(std::string_view row) const {
    const auto* step = steps.find(row);
    return step == nullptr ? Fit::no : fits[static_cast<std::size_t>(step->second.n)];
  }
};

/// All that a step can be found by, a line each: its text, whose it is.
std::string searchedText(const StepTraits& step);
/// `ranking` null: the words decide.
FoundView foundView(const ViewContext& context, const FindQuery& query, const Ranking* ranking, int limit,
                    const std::string& before);
FiltersView filtersView(const ViewContext& context);

}  // namespace smasteg
