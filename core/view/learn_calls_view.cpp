// View "learnCalls": what the room has been asked, and who answered.
// SPDX-License-Identifier: EUPL-1.2
#include "core/view/composer_view.h"
#include "core/view/learn_build.h"
#include "core/view/told_note.h"

namespace smasteg {
namespace {

constexpr std::size_t kMostCalls = 40;

class Calls : LearnRows {
 public:
  using LearnRows::LearnRows;

  LearnCallsView make() {
    LearnCallsView view;
    view.canCall = mayWrite_ = !roomBlocked(context_);
    for (const Job& job : sync_.outbox().jobs()) {
      if (job.kind == "tell" && isOnItsWay(job) && job.from == kMessage &&
          job.target.starts_with(learnTarget("call", "")))
        view.calls.push_back(onItsWay<LearnCall>(job));
    }
    for (const Call& each : learnt_.calls()) {
      if (view.calls.size() >= kMostCalls) break;
      view.calls.push_back(callOf(each));
    }
    view.unseen = unseen(RecordKind::call);
    return view;
  }

 private:
  LearnCall callOf(const Call& from) const {
    const Record& record = *from.record;
    LearnCall row;
    row.id = record.eventId;
    row.state = from.isOver ? "over" : isOld(record) ? "old" : "open";
    row.text = record.text;
    row.name = nameOf(record.author);
    row.mine = record.author == sync_.self();
    row.day = record.day;
    for (const Record* answer : from.answers) row.answers.push_back(lessonOf(*answer, false));
    for (const Job& job : sync_.outbox().jobs()) {
      if (job.kind == "tell" && job.target == learnTarget("answer", record.eventId) && isOnItsWay(job))
        row.answers.push_back(onItsWay<LearnLesson>(job));
    }
    row.canAnswer = mayWrite_ && holdsThread(log_, record);
    return row;
  }

  bool isOld(const Record& record) const {
    const auto day = parseDay(record.day);
    return day && daysFromCivil(day.value()) + kCallDays < daysFromCivil(stockholmDate(context_.now));
  }

  bool mayWrite_ = false;
};

}  // namespace

LearnCallsView learnCallsView(const ViewContext& context) {
  return context.sync == nullptr ? LearnCallsView{} : Calls(context).make();
}

}  // namespace smasteg
