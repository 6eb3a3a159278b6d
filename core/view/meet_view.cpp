// See meet_view.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/view/meet_build.h"

#include <algorithm>
#include <array>

#include "core/base/deferred_text.h"
#include "core/base/sort.h"
#include "core/matching/room_words.h"
#include "core/view/composer_view.h"
#include "core/view/round_people_view.h"
#include "core/view/told_note.h"

namespace smasteg {
namespace {

constexpr std::size_t kMostOutcomes = 40;  // numbers kept: two to that many is still a whole number in JSON

std::string keyOf(std::string_view prefix, std::string_view code) {
  std::string key = std::string(prefix).append(code);
  std::replace(key.begin(), key.end(), '_', '-');
  return key;
}

bool isStill(const Job* job) { return job != nullptr && job->state != "failed"; }

bool isLeaving(const RoomSync& sync, const std::string& card) {
  return isStill(sync.outbox().jobFor(card, "untell"));
}

std::optional<Line> noteOf(const RoomSync& sync, const std::string& card, const RoundOwn& own) {
  for (const Job& job : sync.outbox().jobs()) {
    if (!job.isTelling() || job.target != card) continue;
    if (auto note = toldNote(job)) return note;
  }
  return own.tooFew ? std::optional(Line{SMASTEG_DEFERRED_TEXT("note-round-few"), {}}) : std::nullopt;
}

const RoundPerson* find(const std::vector<RoundPerson>& people, const std::string& id) {
  const auto found =
      std::find_if(people.begin(), people.end(), [&](const RoundPerson& person) { return person.id == id; });
  return found == people.end() ? nullptr : &*found;
}

class RoundRow {
 public:
  RoundRow(const MeetInput& input, const BookedRound& round)
      : input_(input),
        sync_(*input.context.sync),
        round_(round),
        check_(round.check),
        own_(input.ownOf(round.card.id)) {}

  MeetRound make() {
    const RoundCard& card = round_.card;
    row_.id = card.id;
    row_.week = weekOf(card);
    row_.by = card.opener.empty() ? "" : sync_.facts().nameOf(card.opener);
    row_.ts = card.ts;
    row_.deadline = card.deadline();
    row_.anyoneFrom = card.anyoneFrom();
    row_.hasNumber = !own_.nonce.empty();
    row_.note = noteOf(sync_, card.id, own_);
    mayWrite_ = !roomBlocked(input_.context).has_value();
    const bool isTold = !check_.result.empty() && !check_.close.empty();
    const bool isDrawn = !check_.groups.empty() || (isTold && check_.verdict == RoundVerdict::wrong);
    row_.state = isDrawn ? "drawn" : round_.close.empty() ? "open" : "closed";
    if (row_.state == "open") {
      fillOpen();
    } else {
      fillClosed(isDrawn);
    }
    return std::move(row_);
  }

 private:
  static int weekOf(const RoundCard& card) {
    const auto week = parseWeek(card.week);
    return week ? week.value().week : isoWeekOf(stockholmDate(card.ts)).week;
  }

  bool isPaused() const { return isPausedAt(sync_.eventLog(), sync_.self(), input_.context.now); }

  void fillOpen() {
    const auto people = signedUp(sync_.eventLog(), round_.card);
    std::vector<Participant> told;
    for (const RoundPerson& person : people) {
      if (isPausedAt(sync_.eventLog(), person.id, input_.context.now)) continue;
      told.push_back(participantOf(person.id, profileAt(sync_.eventLog(), person.id, round_.card.ts)));
    }
    row_.people = static_cast<int>(told.size());
    setBalance(told);
    const bool isIn = find(people, sync_.self()) != nullptr;
    const bool isJoining = !own_.signUp.empty() && isStill(sync_.outbox().find(own_.signUp));
    row_.mine = isPaused()                         ? "paused"
                : isLeaving(sync_, round_.card.id) ? "leaving"
                : isIn                             ? "in"
                : isJoining                        ? "joining"
                                                   : "";
    row_.canSignUp = mayWrite_ && row_.mine.empty();
    row_.canTakeBack = mayWrite_ && (row_.mine == "in" || row_.mine == "joining");
    const bool mayClose = round_.card.mayClose(sync_.self(), input_.context.now);
    row_.canClose = mayWrite_ && mayClose && row_.people >= 2 && own_.closingAt == 0;
    row_.doing = own_.closingAt != 0 ? "closing" : "";
    row_.why = Line{SMASTEG_DEFERRED_TEXT("why-no-close"), {}};
  }

  void fillClosed(bool isDrawn) {
    row_.people = static_cast<int>(check_.drawn.size());
    setBalance(check_.drawn);
    const RoundPerson* self = find(check_.people, sync_.self());
    const bool isDeclining = hasOp("decline");
    if (self != nullptr) row_.mine = isDeclining ? "declined" : self->isPaused ? "paused" : "in";
    row_.isOpened = self != nullptr && self->isOpened;
    row_.met = hasOp("met");
    row_.reveals = static_cast<int>(check_.reveals);
    row_.of = static_cast<int>(check_.of);
    const std::size_t kept = check_.of - std::min(check_.of, check_.reveals);
    row_.outcomes = kept > kMostOutcomes ? 0 : std::int64_t{1} << kept;
    if (isDrawn) {
      constexpr std::array<std::string_view, 3> names = {"checked", "unconfirmed", "wrong"};
      row_.verdict = names[static_cast<std::size_t>(check_.verdict)];
    }
    if (!check_.why.empty()) row_.why = Line{keyOf("why-", check_.why), {}};
    for (const auto& group : check_.groups) addGroup(group);
    const bool isMine =
        !row_.groups.empty() && std::any_of(row_.groups[0].people.begin(), row_.groups[0].people.end(),
                                            [](const MeetPerson& each) { return each.self; });
    row_.canDecline = mayWrite_ && row_.mine == "in";
    row_.canSayMet = mayWrite_ && isMine && !row_.met && !isDeclining;
    row_.doing = own_.drawingAt != 0 ? "drawing" : own_.drawn.empty() ? "" : "telling";
    row_.canDraw = mayWrite_ && row_.doing.empty() && needsDraw(isDrawn) && enoughAreLeft();
  }

  /// There is no result that stands, or somebody has declined since.
  bool needsDraw(bool isDrawn) const {
    if (round_.close.empty()) return false;
    if (!isDrawn || check_.verdict == RoundVerdict::wrong) return true;
    static constexpr std::array<std::string_view, 3> mended = {"omitted_reveal", "unknown_close",
                                                               "earlier_close"};
    if (std::find(mended.begin(), mended.end(), check_.why) != mended.end()) return true;
    return std::any_of(check_.people.begin(), check_.people.end(), [&](const RoundPerson& person) {
      return !person.hasDeclined && hasOp("decline", person.id);
    });
  }

  bool enoughAreLeft() const {
    return std::count_if(check_.people.begin(), check_.people.end(), [&](const RoundPerson& person) {
             return !person.isPaused && !hasOp("decline", person.id);
           }) >= 2;
  }

  /// In the room, or on its way there.
  bool hasOp(std::string_view name) const {
    const Job* job = sync_.outbox().find(derivedId(round_.card.id + sync_.self(), name));
    return hasOp(name, sync_.self()) || isStill(job);
  }
  bool hasOp(std::string_view name, const std::string& who) const {
    return !sync_.eventLog().ops(name, who, round_.card.id).empty();
  }

  void setBalance(const std::vector<Participant>& people) {
    Balance balance = balanceOf(people);
    row_.professions = std::move(balance.professions);
    row_.sectors = std::move(balance.sectors);
    row_.places = std::move(balance.places);
  }

  void addGroup(const std::vector<std::string>& ids) {
    MeetGroup group;
    bool isMine = false;
    for (const std::string& id : ids) {
      group.people.push_back(meetPerson(sync_, id));
      isMine = isMine || group.people.back().self;
    }
    for (const PairReason& reason : reasonsOf(ids, check_)) group.why.push_back(reasonLine(sync_, reason));
    if (const OpeningQuestion* question = questionFor(ids, check_, input_.questions)) {
      group.questionSv = question->textSv;
      group.questionEn = question->textEn;
    }
    group.times = timesFor(ids, check_);
    row_.groups.insert(isMine ? row_.groups.begin() : row_.groups.end(), std::move(group));
  }

  const MeetInput& input_;
  const RoomSync& sync_;
  const BookedRound& round_;
  const RoundCheck& check_;
  RoundOwn own_;
  MeetRound row_;
  bool mayWrite_ = false;
};

MeetRound rowOfOpening(const RoomSync& sync, const RoundOwn& own) {
  MeetRound row;
  row.id = own.opening;
  row.state = "opening";
  row.by = sync.facts().nameOf(sync.self());
  row.note = noteOf(sync, own.opening, own);
  if (const Job* job = sync.outbox().find(own.opening)) row.ts = job->createdAt;
  return row;
}

}  // namespace

MeetPerson meetPerson(const RoomSync& sync, const std::string& id) {
  return {id, sync.facts().nameOf(id), id == sync.self()};
}

Line reasonLine(const RoomSync& sync, const PairReason& reason) {
  if (reason.code == "rounds_since") {
    // As people count: the round before this one is one round ago.
    return {keyOf("reason-", reason.code), {{"count", static_cast<std::int64_t>(reason.count + 1)}}};
  }
  if (reason.code != "offers") return {keyOf("reason-", reason.code), {}};
  const std::string giver = sync.facts().nameOf(reason.giver), seeker = sync.facts().nameOf(reason.seeker);
  if (reason.seeker == sync.self())
    return {SMASTEG_DEFERRED_TEXT("reason-you-seek"), {{"name", giver}, {"word", reason.word}}};
  if (reason.giver == sync.self())
    return {SMASTEG_DEFERRED_TEXT("reason-you-offer"), {{"name", seeker}, {"word", reason.word}}};
  return {SMASTEG_DEFERRED_TEXT("reason-offers"),
          {{"name", giver}, {"other", seeker}, {"word", reason.word}}};
}

MeetView meetView(const MeetInput& input, int limit, const std::string& before) {
  MeetView view;
  view.blocked = roomBlocked(input.context);
  if (input.context.sync == nullptr) return view;
  const RoomSync& sync = *input.context.sync;
  bool isAnyOpen = false;
  for (const RoundOwn& own : input.openings) {
    if (before.empty()) view.rounds.push_back(rowOfOpening(sync, own));
    isAnyOpen = true;
  }
  bool isPast = before.empty();
  for (auto round = input.rounds.rbegin(); round != input.rounds.rend(); ++round) {
    const bool isOpen = round->close.empty() && input.context.now < round->card.anyoneFrom();
    isAnyOpen = isAnyOpen || isOpen;
    if (isPast && view.rounds.size() >= static_cast<std::size_t>(limit)) {
      view.more = true;
      break;
    }
    const bool isHere = !sync.isRoundUnreadable(round->card.id);
    if (isPast && isHere) view.rounds.push_back(RoundRow(input, *round).make());
    isPast = isPast || round->card.id == before;
  }
  view.canOpen = !view.blocked && !isAnyOpen;
  return view;
}

}  // namespace smasteg
