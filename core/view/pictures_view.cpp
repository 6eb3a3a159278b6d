// See pictures_view.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/view/pictures_view.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/base/deferred_text.h"
#include "core/base/rest_days.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/experiments/spread.h"
#include "core/log/op_codec.h"
#include "core/matching/room_words.h"
#include "core/matching/round.h"
#include "core/rollup/count.h"

namespace smasteg {
namespace {

constexpr std::size_t kMostIdeas = 12, kMostNodes = 60;
constexpr int kSaturday = 6;

class Painter {
 public:
  explicit Painter(const ViewContext& context) : context_(context), sync_(context.sync) {
    if (sync_ == nullptr) return;
    for (const SeenOp& op : log().ops("profile")) {  // the last of each stands
      profiles_[op.sender] = participantOf(op.sender, readOpFields("profile", op.fields));
    }
  }

  PicturesView make(const PicturesQuery& query) {
    People people;
    if (sync_ != nullptr) {
      self_ = people.numberOf(sync_->self());
      tally_ = tallyOf(log(), context_.catalogue, people);
    }
    addPrinciples(query.period);
    addDays(query.year);
    if (sync_ == nullptr) return std::move(view_);
    addIdeas();
    addBalance();
    return std::move(view_);
  }

 private:
  const EventLog& log() const { return sync_->eventLog(); }

  void addPrinciples(const std::string& period) {
    const DaySpan span = daySpanOf(period.empty() ? SMASTEG_DEFERRED_TEXT("year") : period, context_.now);
    const Crowd crowd = crowdOf(tally_, span);
    view_.from = formatDay(civilFromDays(span.from));
    view_.to = view_.today = formatDay(civilFromDays(span.to));
    view_.steps = static_cast<int>(crowd.steps());
    for (int i = 0; i < kDefaultPrincipleCount; ++i)
      view_.cells.push_back(static_cast<int>(crowd.stepsOf(i)));
    view_.others = static_cast<int>(crowd.cells[0].steps);
  }

  void addDays(int wanted) {
    struct Steps {
      int room = 0, mine = 0;
    };
    std::map<std::int64_t, Steps> byDay;
    for (const TalliedStep& step : tally_) {
      Steps& day = byDay[step.day];
      ++day.room;
      if (step.person == self_) ++day.mine;
    }
    for (const auto& [id, step] : context_.notebook.steps()) {
      const auto day = parseDay(step.day);
      if (day && step.removedAt == 0) ++byDay[daysFromCivil(day.value())].mine;
    }
    const int thisYear = stockholmDate(context_.now).year;
    const int oldest = byDay.empty() ? thisYear : civilFromDays(byDay.begin()->first).year;
    view_.firstYear = std::min(oldest, thisYear);
    view_.year = wanted >= view_.firstYear && wanted <= thisYear && wanted > 0 ? wanted : thisYear;
    const std::int64_t end = daysFromCivil({view_.year + 1, 1, 1});
    for (std::int64_t day = daysFromCivil({view_.year, 1, 1}); day < end; ++day) {
      const CivilDate date = civilFromDays(day);
      const auto found = byDay.find(day);
      const Steps steps = found == byDay.end() ? Steps{} : found->second;
      std::string rest = holidayOf(date);
      if (rest.empty() && isoWeekday(date) >= kSaturday) rest = SMASTEG_DEFERRED_TEXT("weekend");
      view_.days.push_back({formatDay(date), steps.room, steps.mine, std::move(rest)});
    }
  }

  std::string organisationOf(const std::string& person) const {
    const auto found = profiles_.find(person);
    if (found != profiles_.end() && !found->second.organisation.empty()) return found->second.organisation;
    const std::size_t colon = person.find(':');
    return colon == std::string::npos ? std::string() : person.substr(colon + 1);
  }

  PicturedNode nodeOf(const IdeaNode& from) const {
    PicturedNode node;
    node.after = static_cast<int>(from.after);
    node.depth = static_cast<int>(from.depth);
    if (from.record == nullptr) return node;
    node.organisation = organisationOf(from.record->author);
    node.day = from.record->day;
    node.mine = from.record->author == sync_->self();
    return node;
  }

  PicturedIdea ideaOf(const Idea& from) const {
    PicturedIdea idea;
    std::set<std::string> organisations;
    std::set<std::int64_t> days;
    for (const IdeaNode& each : from) {
      PicturedNode node = nodeOf(each);
      if (each.record != nullptr) {
        ++idea.steps;
        organisations.insert(foldText(node.organisation));
        if (const auto day = parseDay(node.day)) days.insert(daysFromCivil(day.value()));
      }
      if (idea.nodes.size() < kMostNodes) {
        idea.nodes.push_back(std::move(node));
      } else {
        ++idea.more;
      }
    }
    idea.organisations = static_cast<int>(organisations.size());
    if (!days.empty()) idea.days = static_cast<int>(*days.rbegin() - *days.begin() + 1);
    return idea;
  }

  /// The newest first of those over equally many organisations.
  void addIdeas() {
    std::vector<PicturedIdea> ideas;
    for (const Idea& each : ideasOf(log(), Learnt(log()))) ideas.push_back(ideaOf(each));
    std::reverse(ideas.begin(), ideas.end());
    sortItems(ideas, [](const PicturedIdea& one, const PicturedIdea& other) {
      return one.organisations > other.organisations;
    });
    if (ideas.size() > kMostIdeas) {
      view_.moreIdeas = static_cast<int>(ideas.size() - kMostIdeas);
      ideas.resize(kMostIdeas);
    }
    view_.ideas = std::move(ideas);
  }

  void addBalance() {
    std::vector<Participant> here;
    for (const auto& [id, person] : profiles_) {
      if (!sync_->facts().hasLeft(id)) here.push_back(person);
    }
    const auto add = [&](std::string of, std::string Participant::* field) {
      Shares from = sharesOf(here, field);
      PicturedShares shares;
      shares.of = std::move(of);
      shares.told = static_cast<int>(from.told);
      for (Shares::Share& each : from.shown)
        shares.shown.push_back({std::move(each.word), static_cast<int>(each.people)});
      shares.others = static_cast<int>(from.others);
      shares.otherWords = std::move(from.otherWords);
      view_.balance.push_back(std::move(shares));
    };
    add(SMASTEG_DEFERRED_TEXT("profession"), &Participant::profession);
    add(SMASTEG_DEFERRED_TEXT("organisation"), &Participant::organisation);
    add(SMASTEG_DEFERRED_TEXT("sector"), &Participant::sector);
  }

  const ViewContext& context_;
  const RoomSync* sync_;
  std::map<std::string, Participant> profiles_;
  Tally tally_;
  std::uint32_t self_ = 0;
  PicturesView view_;
};

}  // namespace

PicturesView picturesView(const ViewContext& context, const PicturesQuery& query) {
  return Painter(context).make(query);
}

}  // namespace smasteg
