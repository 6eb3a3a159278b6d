// See find_desk.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/engine/find_desk.h"

#include <algorithm>
#include <utility>

#include "core/base/fields_apart.h"
#include "core/base/sha256.h"
#include "core/view/find_view.h"

namespace smasteg {

/// What the index has been told, and what it is still to be told.
struct FindDesk::Told {
  std::string room, token;
  IdMap<IndexedStep> steps;
  std::int64_t numbers = 0;            // given so far; none is given twice
  std::uint64_t pages = 0, looks = 0;  // given; made
  std::pair<std::uint64_t, std::uint64_t> revisions;
  std::vector<std::string> changed;  // rows, the next one last
  std::vector<std::int64_t> gone;
};

namespace {

using Told = FindDesk::Told;

std::pair<std::uint64_t, std::uint64_t> revisionsOf(const ViewContext& context) {
  return {context.notebook.revision(), context.sync == nullptr ? 0 : context.sync->revision()};
}

/// Goes through the trail for what is other than was told.
void look(const ViewContext& context, Told& told) {
  told.revisions = revisionsOf(context);
  told.changed.clear();
  const std::uint64_t now = ++told.looks;
  for (const StepRef& ref : allSteps(context)) {
    const std::string row = rowIdOf(context, ref);
    const std::uint64_t hash = fnv1a64(searchedText(traitsOf(context, ref)));
    auto* known = told.steps.find(row);
    if (known != nullptr) known->second.seenIn = now;
    if (known == nullptr || known->second.hash != hash) told.changed.push_back(row);
  }
  std::vector<std::string> lost;
  for (const auto& step : told.steps)
    if (step.second.seenIn != now) lost.push_back(step.first);
  for (const std::string& row : lost) {
    told.gone.push_back(told.steps.at(row).n);
    told.steps.erase(row);
  }
}

TextsView textsView(const ViewContext& context, const ViewQuery& query, Told& told) {
  TextsView view;
  view.whole = told.pages == 0;
  if (view.whole || told.revisions != revisionsOf(context)) look(context, told);
  view.gone = std::exchange(told.gone, {});
  const auto most = static_cast<std::size_t>(std::clamp(query.limit, 1, kMaxTextsAtOnce));
  std::size_t bytes = 0;
  while (!told.changed.empty() && view.texts.size() < most && bytes < kMaxTextsBytes) {
    const std::string row = std::move(told.changed.back());
    told.changed.pop_back();
    const auto ref = stepOfRow(context, row);
    if (!ref) continue;
    std::string text = searchedText(traitsOf(context, *ref));
    auto [step, isNew] = told.steps.add(row, {});
    if (isNew) step->second.n = told.numbers++;
    step->second.hash = fnv1a64(text);
    step->second.seenIn = told.looks;
    bytes += text.size();
    view.texts.push_back({step->second.n, std::move(text)});
  }
  view.more = !told.changed.empty();
  // The time tells one core's answers from another's.
  if (view.whole) told.token = std::to_string(query.now) + "-";
  told.token.resize(told.token.find('-') + 1);
  told.token += std::to_string(++told.pages);
  view.token = told.token;
  return view;
}

void mark(JsonValue numbers, Fit fit, std::vector<Fit>& fits) {
  const auto most = static_cast<std::int64_t>(fits.size()) - 1;
  for (const JsonValue each : numbers.items())
    if (const auto n = each.integer(0, most)) fits[static_cast<std::size_t>(*n)] = fit;
}

/// Steps keep their numbers, whatever else has been told since.
bool isOfLife(const std::string& token, const Told* told, const ViewContext& context) {
  if (told == nullptr || told->room != context.room) return false;
  const std::size_t life = told->token.find('-') + 1;
  return life > 0 && token.compare(0, life, told->token, 0, life) == 0;
}

FoundView found(const ViewContext& context, const ViewQuery& query, const Told* told) {
  FindQuery wanted;
  JsonDocument json;
  if (parseJson(query.text, kMaxFindBytes, kMaxStoredDepth, json)) readFieldsApart(json.root(), wanted);
  if (wanted.token.empty()) return foundView(context, wanted, nullptr, query.limit, query.before);
  if (!isOfLife(wanted.token, told, context)) {
    FoundView view;
    view.stale = true;
    return view;
  }
  Ranking ranking{told->steps, std::vector<Fit>(static_cast<std::size_t>(told->numbers), Fit::no)};
  mark(readArray(json.root(), SMASTEG_DEFERRED_TEXT("similar")), Fit::similar, ranking.fits);
  mark(readArray(json.root(), SMASTEG_DEFERRED_TEXT("fits")), Fit::yes, ranking.fits);
  return foundView(context, wanted, &ranking, query.limit, query.before);
}

}  // namespace

void FindDesk::Close::operator()(Told* told) const { delete told; }

std::string FindDesk::view(std::string_view name, const ViewContext& context, const ViewQuery& query,
                           std::vector<std::string>& shown) {
  if (name == TextsView::name) {
    if (!told_ || told_->room != context.room || told_->token != query.before) {
      told_.reset(new Told);
      told_->room = context.room;
    }
    return toJsonApart(textsView(context, query, *told_));
  }
  if (name == FiltersView::name) return toJsonApart(filtersView(context));
  const FoundView view = found(context, query, told_.get());
  for (const StepRow& row : view.rows) shown.push_back(row.id);
  return toJsonApart(view);
}

}  // namespace smasteg
