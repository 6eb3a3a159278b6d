// The views beside the list of rounds: how a draw came about, one's profile, who might help. See meet_view.h.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>

#include "core/experiments/experiment.h"
#include "core/log/limits.h"
#include "core/matching/room_words.h"
#include "core/view/meet_build.h"
#include "core/view/told_note.h"

namespace smasteg {
namespace {

constexpr std::size_t kStepsOfHelper = 50;  // newest first: what somebody does now

MeetProfile profileOf(const Participant& person) {
  return {person.profession, person.organisation, person.department, person.sector, person.place,
          person.languages,  person.offers,       person.seeks,      person.days,   ""};
}

DrawPerson drawPerson(const RoomSync& sync, const RoundPerson& person, const RoundCheck& check) {
  DrawPerson out{meetPerson(sync, person.id), {}, person.entry, ""};
  if (!person.commit.empty()) out.number = person.isOpened ? "opened" : "kept";
  for (const Participant& drawn : check.drawn) {
    if (drawn.id == person.id) out.profile = profileOf(drawn);
  }
  return out;
}

}  // namespace

DrawView drawView(const MeetInput& input, const std::string& card) {
  DrawView view;
  if (input.context.sync == nullptr) return view;
  const RoomSync& sync = *input.context.sync;
  for (const BookedRound& round : input.rounds) {
    if (round.card.id != card) continue;
    const RoundCheck& check = round.check;
    view.card = card;
    view.close = check.close;
    view.result = check.result;
    view.history = static_cast<int>(check.history);
    view.seed = check.seed;
    view.digest = check.draw.digest;
    if (!check.draw.groups.empty()) view.weight = decimal(check.draw.weight);
    view.command = "smasteg verify export.json --round '" + card + "'";
    for (const RoundPerson& person : check.people) {
      if (!person.isPaused && !person.hasDeclined) view.people.push_back(drawPerson(sync, person, check));
    }
    for (const DrawnPair& pair : check.draw.pairs) {
      DrawPair out{sync.facts().nameOf(pair.first), sync.facts().nameOf(pair.second), "", {}};
      if (pair.weight != kForbidden) out.weight = std::to_string(pair.weight);
      for (const PairReason& reason : reasonsOf({pair.first, pair.second}, check))
        out.why.push_back(reasonLine(sync, reason));
      view.pairs.push_back(std::move(out));
    }
  }
  return view;
}

ProfileView profileView(const ViewContext& context, const ProfileOwn* own, const MeetProfile* elsewhere) {
  ProfileView view;
  view.letters = static_cast<int>(kMaxOpTextCodePoints);
  view.words = static_cast<int>(kMaxOpTexts);
  if (elsewhere != nullptr) view.profile = *elsewhere;
  if (context.sync == nullptr) return view;
  const RoomSync& sync = *context.sync;
  if (const auto told = sync.eventLog().latestOp("profile", sync.self())) {
    view.profile = profileOf(readOpFields("profile", told->fields));
    view.state = "sent";
  }
  if (own != nullptr) {
    view.profile = own->profile;
    view.state = own->sent.empty() ? "kept" : "sending";
  }
  for (const Job& job : sync.outbox().jobs()) {
    if (!job.isTelling() || job.target != ProfileView::name) continue;
    if (job.kind == "untell") view.state = "removing";
    if (auto note = toldNote(job)) view.note = std::move(note);
  }
  return view;
}

HelpersView helpersView(const ViewContext& context, const std::string& call, const std::string& id) {
  HelpersView view;
  if (context.sync == nullptr) return view;
  const RoomSync& sync = *context.sync;
  const EventLog& log = sync.eventLog();
  struct Member {
    std::vector<std::string> offers;
    std::vector<const Record*> steps;
    std::string pauseUntil;
  };
  std::map<std::string, Member> members;
  const auto asked = log.recordsOf(id);
  const auto mayHelp = [&](const std::string& person) {
    const bool isAsking = !asked.empty() && asked.front()->author == person;
    return person != sync.self() && !isAsking && !sync.facts().hasLeft(person);
  };
  for (const SeenOp& op : log.ops("profile")) {  // the last of each stands
    if (!mayHelp(op.sender)) continue;
    OpFields told = readOpFields("profile", op.fields);
    members[op.sender].offers = std::move(told.offers);
    members[op.sender].pauseUntil = std::move(told.pauseUntil);
  }
  for (const Record* record : log.records()) {
    if (record->kind != RecordKind::step || !record->toldBy.empty() || !mayHelp(record->author)) continue;
    Member& member = members[record->author];
    if (member.steps.size() < kStepsOfHelper) member.steps.push_back(record);
  }
  const std::string today = formatDay(stockholmDate(context.now));
  std::vector<HelperInput> all;
  for (const auto& [person, member] : members) {
    if (member.pauseUntil >= today) continue;  // who rests is asked for nothing
    HelperInput input{person, member.offers, {}};
    for (const Record* step : member.steps) input.steps.push_back(step->text);
    all.push_back(std::move(input));
  }
  for (const Helper& helper : helpersFor(call, all)) {
    HelperRow row{helper.id, sync.facts().nameOf(helper.id), helper.offer, "", ""};
    if (helper.isStep) {
      const Record& step = *members[helper.id].steps[helper.step];
      row.step = tasteOf(step.text);
      row.day = step.day;
    }
    view.rows.push_back(std::move(row));
  }
  return view;
}

}  // namespace smasteg
