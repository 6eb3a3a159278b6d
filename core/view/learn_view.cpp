// See learn_view.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/view/learn_view.h"

#include <algorithm>
#include <set>

#include "core/base/deferred_text.h"
#include "core/base/text.h"
#include "core/experiments/experiment.h"
#include "core/experiments/week_letter.h"
#include "core/log/limits.h"
#include "core/log/op_codec.h"
#include "core/view/composer_view.h"
#include "core/view/learn_build.h"
#include "core/view/told_note.h"

namespace smasteg {
namespace {

constexpr std::size_t kMostExperiments = 60, kMostLessons = 60, kMostWeeks = 8;

class Builder : LearnRows {
 public:
  using LearnRows::LearnRows;

  LearnView make() {
    LearnView view;
    view.blocked = roomBlocked(context_);
    view.canStart = mayWrite_ = !view.blocked;
    for (const Job& job : sync_.outbox().jobs()) addOnItsWay(job, view);
    for (const Experiment& each : learnt_.experiments()) {
      if (view.experiments.size() >= kMostExperiments) break;
      view.experiments.push_back(experimentOf(each));
    }
    for (const Record* each : learnt_.otherLessons()) {
      if (view.lessons.size() >= kMostLessons) break;
      view.lessons.push_back(lessonOf(*each, true));
    }
    view.unseen = unseen(RecordKind::experiment);
    addWeeks(view);
    return view;
  }

 private:
  LearnExperiment experimentOf(const Experiment& from) const {
    const Record& record = *from.record;
    LearnExperiment row = partsRow(from.parts);
    row.id = record.eventId;
    row.state = from.isOver() ? "over" : "open";
    row.name = nameOf(record.author);
    row.mine = record.author == sync_.self();
    row.day = record.day;
    row.from = linkTo(learnt_.before(record));
    std::vector<const Record*> after = learnt_.after(record);
    for (const Record* lesson : from.lessons) {
      row.lessons.push_back(lessonOf(*lesson, false));
      for (const Record* each : learnt_.after(*lesson)) after.push_back(each);
    }
    for (const Record* each : after) row.became.push_back(linkOf(*each));
    if (const Job* job = jobFor("lesson", record.eventId); job != nullptr && isOnItsWay(*job))
      row.lessons.push_back(onItsWay<LearnLesson>(*job));
    row.canClose = mayWrite_ && row.lessons.empty() && holdsThread(log_, record);
    return row;
  }

  static LearnExperiment partsRow(const RecordParts& parts) {
    LearnExperiment row;
    row.title = parts.title;
    row.believe = parts.believe;
    row.test = parts.test;
    row.measure = parts.measure;
    row.right = parts.right;
    return row;
  }

  void addOnItsWay(const Job& job, LearnView& view) const {
    if (job.kind != "tell" || !isOnItsWay(job)) return;
    if (job.target.starts_with(learnTarget("experiment", "")) && job.from == kMessage) {
      const CivilDate said = stockholmDate(job.createdAt);
      LearnExperiment row = partsRow(partsOf(RecordKind::experiment, textOf(job), said));
      row.id = job.target;
      row.state = "sending";
      row.mine = true;
      row.day = formatDay(said);
      row.note = toldNote(job);
      view.experiments.push_back(std::move(row));
    } else if (job.target.starts_with(learnTarget("step", ""))) {
      view.lessons.push_back(onItsWay<LearnLesson>(job));
    }
  }

  /// Those one can write in, and the letters that are there; each week once.
  void addWeeks(LearnView& view) const {
    std::set<std::string> seen;
    const std::string current = weekAt(context_.now);
    for (const Card* card : sync_.history().weekCards()) {
      if (view.weeks.size() >= kMostWeeks) break;
      const auto week = parseWeek(card->week);
      if (!week || !holdsLetters(log_, *card) || !seen.insert(card->week).second) continue;
      LearnWeek row;
      row.week = card->week;
      row.number = week.value().week;
      row.running = card->week == current;
      row.state = "none";
      const Job* job = jobFor("letter", card->week);
      if (const Record* letter = letterOf(learnt_, week.value()); letter != nullptr) {
        row.state = "sent";
        row.id = letter->eventId;
        row.text = partsOf(letter->kind, letter->text, stockholmDate(letter->ts)).text;
        row.name = nameOf(letter->author);
        row.mine = letter->author == sync_.self();
        row.day = letter->day;
      } else if (job != nullptr) {
        row.state = "sending";
        row.text = partsOf(RecordKind::letter, textOf(*job), stockholmDate(job->createdAt)).text;
        row.mine = true;
        row.note = toldNote(*job);
      }
      row.canWrite = mayWrite_ && row.state == "none";
      view.weeks.push_back(std::move(row));
    }
  }

  bool mayWrite_ = false;
};

}  // namespace

std::string learnTarget(std::string_view what, std::string_view about) {
  return SMASTEG_DEFERRED_TEXT("learn/").append(what).append("/").append(about);
}

LearnView learnView(const ViewContext& context) {
  if (context.sync != nullptr) return Builder(context).make();
  LearnView none;
  none.blocked = roomBlocked(context);
  return none;
}

LearnLetterView learnLetterView(const ViewContext& context, const std::string& week) {
  LearnLetterView view;
  const auto of = parseWeek(week);
  if (context.sync == nullptr || !of) return view;
  const RoomSync& sync = *context.sync;
  const Learnt learnt(sync.eventLog());
  const Language language = languageOf(sync.eventLog());
  RecordParts parts;
  parts.week = of.value().week;
  view.head = bodyOf(RecordKind::letter, parts, language);
  view.draft = letterDraft({sync.eventLog(), learnt, context.catalogue,
                            [&](const std::string& id) { return sync.facts().nameOf(id); }},
                           of.value(), language);
  view.most = static_cast<int>(kMaxTextCodePoints - countCodePoints(view.head));
  return view;
}

LearnRiskView learnRiskView(std::string_view answers) {
  const auto yes = [&](std::size_t at) { return at < answers.size() && answers[at] == 'y'; };
  const RiskAnswers given{yes(0), yes(1), yes(2)};
  LearnRiskView view;
  view.red = isRed(given);
  if (!view.red) return view;
  if (given.personal) view.smaller.push_back({SMASTEG_DEFERRED_TEXT("risk-red-personal"), {}});
  if (given.citizens) view.smaller.push_back({SMASTEG_DEFERRED_TEXT("risk-red-citizens"), {}});
  if (!given.undone) view.smaller.push_back({SMASTEG_DEFERRED_TEXT("risk-red-undone"), {}});
  return view;
}

}  // namespace smasteg
