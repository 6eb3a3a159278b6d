// View "learn": the room's experiments, its lessons and its weeks' letters, newest first, with what led to
// each and what came after. View "learnLetter" (query: text = the week, "2026-W48"): the letter that is
// proposed. View "learnChains": what led to a step and what came of it. Promises: what is on its way to the
// room is shown as that; nothing is counted about a person.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/view/context.h"
#include "core/view/line.h"

namespace smasteg {

/// What something came from, or what came of it.
struct LearnLink {
  std::string id;
  std::string kind;  // step · experiment · lesson
  std::string text;  // of a long one the beginning
  std::string name;
  bool mine = false;
  static constexpr auto fields = std::tuple(field("id", &LearnLink::id), field("kind", &LearnLink::kind),
                                            field("text", &LearnLink::text), field("name", &LearnLink::name),
                                            field("mine", &LearnLink::mine));
};
/// A lesson, or an answer to a call.
struct LearnLesson {
  std::string id;     // its event; of one on its way, what retry takes
  std::string state;  // sending · sent
  std::string text, name;
  bool mine = false;
  std::string day;                     // written, in Stockholm
  std::optional<LearnLink> about;      // of a lesson that is no experiment's: the step
  std::vector<std::string> thankedBy;  // names, the first two; "" is oneself
  bool thankedByMore = false;
  std::string thanked;       // whether I did: "" · sending · yes
  std::optional<Line> note;  // what went wrong
  static constexpr auto fields = std::tuple(
      field("id", &LearnLesson::id), field("state", &LearnLesson::state), field("text", &LearnLesson::text),
      field("name", &LearnLesson::name), field("mine", &LearnLesson::mine), field("day", &LearnLesson::day),
      field("about", &LearnLesson::about), field("thankedBy", &LearnLesson::thankedBy),
      field("thankedByMore", &LearnLesson::thankedByMore), field("thanked", &LearnLesson::thanked),
      field("note", &LearnLesson::note));
};
struct LearnExperiment {
  std::string id;     // its event; of one on its way, what retry takes
  std::string state;  // sending · open · over
  std::string title, believe, test, measure, right;
  std::string name;
  bool mine = false;
  std::string day;  // written, in Stockholm
  std::optional<LearnLink> from;
  std::vector<LearnLesson> lessons;  // oldest first
  std::vector<LearnLink> became;     // steps and experiments that name it, or one of its lessons
  bool canClose = false;
  std::optional<Line> note;  // what went wrong
  static constexpr auto fields =
      std::tuple(field("id", &LearnExperiment::id), field("state", &LearnExperiment::state),
                 field("title", &LearnExperiment::title), field("believe", &LearnExperiment::believe),
                 field("test", &LearnExperiment::test), field("measure", &LearnExperiment::measure),
                 field("right", &LearnExperiment::right), field("name", &LearnExperiment::name),
                 field("mine", &LearnExperiment::mine), field("day", &LearnExperiment::day),
                 field("from", &LearnExperiment::from), field("lessons", &LearnExperiment::lessons),
                 field("became", &LearnExperiment::became), field("canClose", &LearnExperiment::canClose),
                 field("note", &LearnExperiment::note));
};
struct LearnWeek {
  std::string week;  // "2026-W48"
  int number = 0;
  bool running = false;  // it is this week
  std::string state;     // none (nobody has written it) · sending · sent
  std::string id;        // sent: its event
  std::string text, name;
  bool mine = false;
  std::string day;  // written, in Stockholm
  bool canWrite = false;
  std::optional<Line> note;  // what went wrong
  static constexpr auto fields = std::tuple(
      field("week", &LearnWeek::week), field("number", &LearnWeek::number),
      field("running", &LearnWeek::running), field("state", &LearnWeek::state), field("id", &LearnWeek::id),
      field("text", &LearnWeek::text), field("name", &LearnWeek::name), field("mine", &LearnWeek::mine),
      field("day", &LearnWeek::day), field("canWrite", &LearnWeek::canWrite),
      field("note", &LearnWeek::note));
};
struct LearnView {
  static constexpr std::string_view name = "learn";
  bool canStart = false;
  std::optional<Line> blocked;  // why one cannot take part from here
  std::vector<LearnExperiment> experiments;
  int unseen = 0;                    // experiments that are pointed out, and whose card is not here
  std::vector<LearnLesson> lessons;  // about steps
  std::vector<LearnWeek> weeks;      // those that have a thread, newest first, at most eight
  static constexpr auto fields =
      std::tuple(field("canStart", &LearnView::canStart), field("blocked", &LearnView::blocked),
                 field("experiments", &LearnView::experiments), field("unseen", &LearnView::unseen),
                 field("lessons", &LearnView::lessons), field("weeks", &LearnView::weeks));
};
struct LearnLetterView {
  static constexpr std::string_view name = "learnLetter";
  std::string head;   // "📰 Veckobrev v. 48 · ": stands before the text, and is not changed
  std::string draft;  // what follows it
  int most = 0;       // code points that the text may have
  static constexpr auto fields =
      std::tuple(field("head", &LearnLetterView::head), field("draft", &LearnLetterView::draft),
                 field("most", &LearnLetterView::most));
};

/// A row with what led to it and what came of it: the chain can be walked both ways.
struct LearnChain {
  std::string id;  // the row
  LearnLink self;
  std::optional<LearnLink> from;
  std::vector<LearnLink> became;  // steps, experiments and lessons, newest first, at most three
  bool more = false;              // and there are others
  static constexpr auto fields = std::tuple(
      field("id", &LearnChain::id), field("self", &LearnChain::self), field("from", &LearnChain::from),
      field("became", &LearnChain::became), field("more", &LearnChain::more));
};
/// View "learnChains" (query: text = ids of rows, a line each): of those that are there.
struct LearnChainsView {
  static constexpr std::string_view name = "learnChains";
  std::vector<LearnChain> chains;
  static constexpr auto fields = std::tuple(field("chains", &LearnChainsView::chains));
};

/// Open until its author has thanked somebody in its thread.
struct LearnCall {
  std::string id;     // its event; of one on its way, what retry takes
  std::string state;  // sending · open · over · old (open, and of another month)
  std::string text, name;
  bool mine = false;
  std::string day;                   // written, in Stockholm
  std::vector<LearnLesson> answers;  // oldest first
  bool canAnswer = false;            // from here; not where it was typed in a thread
  std::optional<Line> note;          // what went wrong
  static constexpr auto fields = std::tuple(
      field("id", &LearnCall::id), field("state", &LearnCall::state), field("text", &LearnCall::text),
      field("name", &LearnCall::name), field("mine", &LearnCall::mine), field("day", &LearnCall::day),
      field("answers", &LearnCall::answers), field("canAnswer", &LearnCall::canAnswer),
      field("note", &LearnCall::note));
};
/// View "learnCalls".
struct LearnCallsView {
  static constexpr std::string_view name = "learnCalls";
  bool canCall = false;
  std::vector<LearnCall> calls;  // newest first
  int unseen = 0;                // that are pointed out, and whose card is not here
  static constexpr auto fields =
      std::tuple(field("canCall", &LearnCallsView::canCall), field("calls", &LearnCallsView::calls),
                 field("unseen", &LearnCallsView::unseen));
};

/// View "learnRisk" (query: text = the three answers as "y" or "n": personal data, people outside, undone
/// within a day).
struct LearnRiskView {
  static constexpr std::string_view name = "learnRisk";
  bool red = false;           // not to be started as it is
  std::vector<Line> smaller;  // how it could be made smaller
  static constexpr auto fields =
      std::tuple(field("red", &LearnRiskView::red), field("smaller", &LearnRiskView::smaller));
};

/// A job of what one does here names what it is about by one of these and an id or a week: retry finds it so.
std::string learnTarget(std::string_view what, std::string_view about);

LearnView learnView(const ViewContext& context);
LearnLetterView learnLetterView(const ViewContext& context, const std::string& week);
LearnChainsView learnChainsView(const ViewContext& context, const std::string& rows);
LearnCallsView learnCallsView(const ViewContext& context);
LearnRiskView learnRiskView(std::string_view answers);

}  // namespace smasteg
