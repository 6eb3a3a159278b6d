// See find_view.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/view/find_view.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/sort.h"
#include "core/base/text.h"

namespace smasteg {
namespace {

bool holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// The filters as the steps are asked for them.
struct Sieve {
  const FindQuery& query;
  std::string tag, from, to;
  std::vector<std::string> words;

  Sieve(const ViewContext& context, const FindQuery& asked, bool byWords) : query(asked) {
    tag = foldText(asked.tag);
    from = asked.from;
    to = asked.to;
    CivilDate first = stockholmDate(context.now);
    if (asked.when == "week") first = mondayOf(isoWeekOf(first));
    if (asked.when == "month" || asked.when == "year") first.day = 1;
    if (asked.when == "year") first.month = 1;
    if (!asked.when.empty()) from = formatDay(first);
    if (byWords) words = foldedWords(asked.words);
  }
  bool lets(const StepTraits& step) const {
    if (!from.empty() && step.day < from) return false;
    if (!to.empty() && step.day > to) return false;
    if (!query.kind.empty() && step.kind != query.kind) return false;
    if (!query.person.empty() && step.person != query.person) return false;
    if (!query.principle.empty() && !holds(step.principles, query.principle)) return false;
    const auto isTag = [&](const std::string& each) { return foldText(each) == tag; };
    if (!tag.empty() && std::none_of(step.tags.begin(), step.tags.end(), isTag)) return false;
    return words.empty() || hasWords(searchedText(step), words);
  }
};

/// Most first; equally many by name, so that every device agrees.
template <class Each>
void sortByCount(std::vector<std::pair<int, Each>>& all) {
  sortItems(all, [](const auto& one, const auto& other) {
    return one.first != other.first ? one.first > other.first : one.second < other.second;
  });
}

template <class Map, class Give>
auto mostUsed(const Map& counts, std::size_t most, const Give& give) {
  std::vector<std::pair<int, std::string>> all;
  all.reserve(counts.size());
  for (const auto& [key, each] : counts) all.emplace_back(give(each), key);
  sortByCount(all);
  if (all.size() > most) all.resize(most);
  return all;
}

}  // namespace

std::string searchedText(const StepTraits& step) { return step.text + "\n" + step.name + "\n" + step.author; }

FoundView foundView(const ViewContext& context, const FindQuery& query, const Ranking* ranking, int limit,
                    const std::string& before) {
  FoundView view;
  view.today = formatDay(stockholmDate(context.now));
  view.completeness = completenessOf(context);
  const Sieve sieve(context, query, ranking == nullptr);
  std::vector<StepRef> fits, similar;
  const std::vector<StepRef> all = allSteps(context);
  view.empty = all.empty();
  for (const StepRef& step : all) {
    const Fit fit = ranking == nullptr ? Fit::yes : ranking->fitOf(rowIdOf(context, step));
    if (fit == Fit::no || !sieve.lets(traitsOf(context, step))) continue;
    (fit == Fit::yes ? fits : similar).push_back(step);
  }
  const auto above = [&](const StepRef& one, const StepRef& other) { return isAbove(context, one, other); };
  sortItems(fits, above);
  sortItems(similar, above);
  view.count = static_cast<int>(fits.size());
  view.similar = static_cast<int>(similar.size());
  if (!similar.empty()) view.similarFrom = rowIdOf(context, similar.front());
  fits.insert(fits.end(), similar.begin(), similar.end());
  auto at = fits.begin();
  if (!before.empty()) {
    at = std::find_if(fits.begin(), fits.end(),
                      [&](const StepRef& step) { return rowIdOf(context, step) == before; });
    if (at != fits.end()) ++at;
  }
  const std::size_t most = static_cast<std::size_t>(std::clamp(limit, 1, kMaxRows));
  for (; at != fits.end() && view.rows.size() < most; ++at) view.rows.push_back(rowOf(context, *at));
  view.more = at != fits.end();
  return view;
}

FiltersView filtersView(const ViewContext& context) {
  std::map<std::string, int, std::less<>> principles, kinds, people;
  std::map<std::string, std::pair<int, std::string>, std::less<>> tags;  // folded → how many, as written
  for (const StepRef& ref : allSteps(context)) {
    const StepTraits step = traitsOf(context, ref);
    for (const std::string& each : step.principles) ++principles[each];
    for (const std::string& each : step.tags) {
      auto& tag = tags[foldText(each)];
      ++tag.first;
      if (tag.second.empty() || each < tag.second) tag.second = each;
    }
    ++kinds[step.kind];
    ++people[step.person];
  }
  FiltersView view;
  for (const auto& [id, count] : principles) view.principles.push_back(id);
  for (const auto& [kind, count] : kinds) view.kinds.push_back(kind);
  const auto count = [](int each) { return each; };
  for (auto& [many, id] : mostUsed(people, kMaxFilterPeople, count)) {
    const bool isMe = id == kMe;
    FilterPerson person{id, isMe ? std::string() : context.sync->facts().nameOf(id)};
    view.people.insert(isMe ? view.people.begin() : view.people.end(), std::move(person));
  }
  for (const auto& [many, key] : mostUsed(tags, kMaxFilterTags, [](const auto& each) { return each.first; }))
    view.tags.push_back(tags[key].second);
  return view;
}

}  // namespace smasteg
