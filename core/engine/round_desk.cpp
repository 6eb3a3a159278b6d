// See round_desk.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/engine/round_desk.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/fields_apart.h"
#include "core/base/json_fields.h"
#include "core/engine/round_work.h"
#include "core/view/meet_build.h"

namespace smasteg {
namespace {

constexpr std::string_view kRound = "round/", kProfile = "profile/";

constexpr std::array<std::string_view, 12> kCommands = {
    "openRound", "signUp",     "takeBack",    "closeRound",  "drawRound",     "declineRound",
    "sayMet",    "retryRound", "keepProfile", "sendProfile", "removeProfile", "pause"};
constexpr std::array kViews = {MeetView::name, DrawView::name, ProfileView::name, HelpersView::name};

}  // namespace

// --- records

std::string RoundRecords::key(std::string_view kind, std::string_view room, std::string_view name) const {
  return std::string(kind).append(self_).append("/").append(room).append("/").append(name);
}

void RoundRecords::write(const std::string& key, std::optional<std::string> bytes) {
  ++revision_;
  if (bytes) {
    records_.insert_or_assign(key, *bytes);
  } else if (records_.erase(key) == 0) {
    return;
  }
  writes_.push_back({key, std::move(bytes)});
}

RoundOwn RoundRecords::round(const std::string& room, const std::string& card) const {
  const auto found = records_.find(key(kRound, room, card));
  if (found == records_.end()) return {};
  auto read = readRecordApart<RoundOwn>(found->second);
  return read ? read.take() : RoundOwn();
}

void RoundRecords::keep(const std::string& room, const std::string& card, const RoundOwn& own) {
  const bool isNothing = own == RoundOwn();
  write(key(kRound, room, card), isNothing ? std::nullopt : std::optional(toJsonApart(own)));
}

std::map<std::string, RoundOwn> RoundRecords::rounds(const std::string& room) const {
  std::map<std::string, RoundOwn> all;
  const std::string prefix = key(kRound, room, "");
  for (auto at = records_.lower_bound(prefix); at != records_.end() && at->first.starts_with(prefix); ++at) {
    auto read = readRecordApart<RoundOwn>(at->second);
    if (read) all.emplace(at->first.substr(prefix.size()), read.take());
  }
  return all;
}

std::optional<ProfileOwn> RoundRecords::profile(const std::string& room) const {
  const auto found = records_.find(key(kProfile, room, "own"));
  if (found == records_.end()) return std::nullopt;
  auto read = readRecordApart<ProfileOwn>(found->second);
  return read ? std::optional(read.take()) : std::nullopt;
}

void RoundRecords::keepProfile(const std::string& room, const std::optional<ProfileOwn>& own) {
  write(key(kProfile, room, "own"), own ? std::optional(toJsonApart(*own)) : std::nullopt);
}

std::optional<MeetProfile> RoundRecords::lastProfile() const {
  const auto found = records_.find(key(kProfile, "", "last"));
  if (found == records_.end()) return std::nullopt;
  auto read = readRecordApart<MeetProfile>(found->second);
  return read ? std::optional(read.take()) : std::nullopt;
}

void RoundRecords::keepLastProfile(const std::optional<MeetProfile>& profile) {
  write(key(kProfile, "", "last"), profile ? std::optional(toJsonApart(*profile)) : std::nullopt);
}

// --- the desk

bool RoundDesk::hasCommand(std::string_view name) {
  return std::find(kCommands.begin(), kCommands.end(), name) != kCommands.end();
}

bool RoundDesk::hasView(std::string_view name) {
  return std::find(kViews.begin(), kViews.end(), name) != kViews.end();
}

bool RoundDesk::restore(const std::string& key, const std::string& bytes) {
  const auto isOurs = [&](std::string_view kind) {
    return key.starts_with(kind) && key.substr(kind.size()).starts_with(self_ + "/");
  };
  if (!isOurs(kRound) && !isOurs(kProfile)) return false;
  records_.try_emplace(key, bytes);  // each room that is opened hands over all: what is known is newer
  return true;
}

void RoundDesk::Close::operator()(Work* work) const { delete work; }

void RoundDesk::open() {
  if (!work_) work_.reset(new Work(RoundRecords(self_, records_, writes_, revision_)));
}

bool RoundDesk::loadOpenings(const std::string& json, const std::string& room) {
  open();
  work_->rooms[room].show();
  auto read = readOpeningQuestions(json);
  if (!read.file) return false;
  work_->openings = std::move(read.file);
  ++revision_;
  return true;
}

void RoundDesk::command(const Command& command, RoomSync& sync, TimeMs now, Actions& actions) {
  open();
  work_->rooms[sync.room()].show();
  work_->carryOut(command, sync, now, actions);
}

void RoundDesk::advanceOpen(RoomSync& sync, TimeMs now) { work_->advance(sync, now); }

std::string RoundDesk::view(std::string_view name, const ViewContext& context, const std::string& text,
                            int limit, const std::string& before) {
  open();
  if (name == HelpersView::name) return toJsonApart(helpersView(context, text, before));
  if (name == ProfileView::name) {
    const auto own = work_->records.profile(context.room);
    const auto last = work_->records.lastProfile();
    return toJsonApart(profileView(context, own ? &*own : nullptr, last ? &*last : nullptr));
  }
  static const std::vector<BookedRound> kNone;
  Work::Room& room = work_->rooms[context.room];
  room.show();
  const auto& rounds = context.sync == nullptr ? kNone : room.book.read(context.sync->eventLog());
  std::vector<RoundOwn> openings;
  const std::map<std::string, RoundOwn> own = work_->records.rounds(context.room);
  for (const auto& [key, each] : own) {
    if (!each.opening.empty()) openings.push_back(each);
  }
  const auto ownOf = [&own](const std::string& card) {
    const auto found = own.find(card);
    return found == own.end() ? RoundOwn() : found->second;
  };
  const MeetInput input{context, rounds, openings, ownOf, work_->openings ? &*work_->openings : nullptr};
  if (name == DrawView::name) return toJsonApart(drawView(input, text));
  return toJsonApart(meetView(input, limit, before));
}

}  // namespace smasteg
