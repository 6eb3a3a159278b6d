// What comes in from the world, what views ask, and what is kept.
// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/room_sync.h"

#include <algorithm>
#include <utility>

#include "core/base/ids.h"
#include "core/log/event_codec.h"

namespace smasteg {

namespace {

constexpr std::string_view kReceive = "org.matrix.msc2762.receive.event:";
constexpr std::string_view kSend = "org.matrix.msc2762.send.event:";

bool has(const std::vector<std::string>& permissions, std::string_view kind, std::string_view type) {
  return std::any_of(permissions.begin(), permissions.end(), [&](std::string_view each) {
    return each.starts_with(kind) && each.substr(kind.size()) == type;
  });
}

/// Until when nothing may leave because of what was kept in that state: what was under way when the panel
/// went away has an unknown outcome as of now. Never longer than the rule is: the clock may have been set
/// back.
TimeMs quietAfter(std::string_view state, TimeMs changedAt, TimeMs now) {
  if (state == "sending" || state == "pointing") return now + kQuietAfterUnknownMs;
  if (state == "unknown" || state == "pointUnknown") return std::min(changedAt, now) + kQuietAfterUnknownMs;
  return kMinTimeMs;
}

constexpr std::string_view kPause = "pause";
constexpr std::string_view kCard = "card/";

}  // namespace

RoomSync::RoomSync(std::string room, const Catalogue& catalogue, std::string requestPrefix)
    : room_(std::move(room)),
      prefix_(std::move(requestPrefix)),
      catalogue_(catalogue),
      log_(catalogue),
      history_(log_),
      polling_(room_) {}

void RoomSync::start(std::string self, Language language, bool consented, TimeMs now) {
  self_ = std::move(self);
  consented_ = consented;
  language_ = language;
  history_.setSelf(self_);
  polling_.now(now);
  resolveAnchor();
  changed();
}

// From room version 12 on the room's id is its create event's, with "!" for "$" and no server name.
void RoomSync::resolveAnchor() {
  if (!facts_.createEvent().empty() || room_.size() < 40 || room_[0] != '!' ||
      room_.find(':') != std::string::npos)
    return;
  facts_.setCreateEvent(std::string("$").append(room_, 1));
}

void RoomSync::restore(std::string_view key, std::string_view bytes, TimeMs now) {
  if (key == storeKey("snapshot", "")) {
    const auto decoded = fromBase64(bytes);
    // Disposable: dropped at any doubt. A failed load leaves the log as it was.
    if (decoded && log_.loadSnapshot(decoded.value()).ok()) snapshotBytes_ = decoded.value().size();
  } else if (key.starts_with(storeKey("outbox", ""))) {
    auto job = readJob(bytes);
    if (job) beQuiet(quietAfter(job.value().state, job.value().changedAt, now));
    if (job) outbox_.restore(job.take(), now);
  } else if (key.starts_with(storeKey("card", ""))) {
    auto card = readOwnCard(bytes);
    if (card) beQuiet(quietAfter(card.value().state, card.value().changedAt, now));
    if (card) cards_.restore(card.take(), now);
  } else if (key == storeKey("pause", "")) {
    const auto pause = readPause(bytes);
    if (!pause) return;
    // Never longer than the rule is: the clock may have been set back since.
    quietUntil_ = std::max(quietUntil_, std::min(pause.value().quietUntil, now + kQuietAfterUnknownMs));
    pace_.restore(std::min(pause.value().paceAt, now), pause.value().paceCredit);
  }
  changed();
}

void RoomSync::restored(bool storageAvailable, TimeMs now) {
  outbox_.bindAgain(now);
  storage_ = storageAvailable ? Storage::ok : Storage::denied;
  changed();
}

void RoomSync::granted(const std::vector<std::string>& permissions, TimeMs now) {
  mayRead_ = has(permissions, kReceive, "m.room.message") && has(permissions, kReceive, kOpType);
  mayWrite_ = has(permissions, kSend, "m.room.message") && has(permissions, kSend, kOpType);
  mayRedact_ = has(permissions, kSend, "m.room.redaction");
  mayReact_ = has(permissions, kSend, "m.reaction") && has(permissions, kReceive, "m.reaction");
  permission_ = mayRead_ && mayWrite_ && mayRedact_ ? Permission::granted
                : mayRead_ || mayWrite_             ? Permission::partly
                                                    : Permission::refused;
  polling_.now(now);
  changed();
}

void RoomSync::online(bool is, TimeMs now) {
  if (online_ != is) changed();
  if (is && !online_) caughtUpAt_ = now + kHostCatchesUpMs;
  online_ = is;
  if (is) polling_.now(now);
}

// Told again while visible: the panel got the focus, and is looked at anew.
void RoomSync::visible(bool is, TimeMs now) {
  visible_ = is;
  if (!is) return;
  polling_.now(now);
  lookedAt_ = now;
  for (const auto& card : currentCards(now)) history_.wantWalk(card);
  history_.askRightsAgain();
}

void RoomSync::pushed(std::string_view event, TimeMs now) {
  Seen seen;
  if (applyEvent(event, {}, seen, now)) polling_.activity(now);
}

void RoomSync::stored(const std::string& request) {
  const auto found = puts_.find(request);
  if (found == puts_.end()) return;
  const auto latest = latestPut_.find(found->second);
  puts_.erase(found);
  if (latest == latestPut_.end() || latest->second != request) return;
  Job* job = outbox_.find(latest->first);
  latestPut_.erase(latest);
  if (job != nullptr) {
    job->saved = true;
    changed();
  }
}

// --- for views

const Record* RoomSync::recordOfRow(std::string_view row) const {
  const Record* record = log_.recordOf(self_, identityOf(row));
  return record != nullptr ? record : log_.record(row);
}

std::string RoomSync::rowOf(const Record& record) const {
  if (record.author != self_ || record.recordId.empty()) return record.id;
  const auto row = rows_.find(record.recordId);
  return row == rows_.end() ? record.recordId : row->second;
}

std::string RoomSync::identityOf(std::string_view row) const {
  const bool isIdentity = row.find('/') != std::string_view::npos;
  if (const auto known = rows_.find(row); known != rows_.end() && !isIdentity) return known->second;
  const Job* job = outbox_.find(row);
  return job == nullptr ? std::string(row) : job->identity();
}

const Job* RoomSync::jobFor(std::string_view row, std::string_view kind) const {
  if (!outbox_.hasTargets()) return nullptr;
  const Job* job = outbox_.jobFor(row, kind);
  return job != nullptr ? job : outbox_.jobFor(identityOf(row), kind);
}

bool RoomSync::mayChange(const Record& record) const {
  if (record.author != self_ || !record.toldBy.empty()) return false;
  if (record.line == 0) return true;
  const auto lines = log_.recordsOf(record.eventId);
  return !record.recordId.empty() && std::all_of(lines.begin(), lines.end(), [](const Record* line) {
    return line->kind == RecordKind::step;
  });
}

TimeMs RoomSync::pacedUntil(TimeMs now) const {
  const TimeMs at = pace_.nextAt(now);
  return at > now ? at : 0;
}

// --- deciding

void RoomSync::advance(TimeMs now, Effects& effects) {
  if (quietUntil_ != kMinTimeMs && now >= quietUntil_) {
    quietUntil_ = kMinTimeMs;  // the chat is free again, and the note goes
    changed();
  }
  if (send_ && now - send_->at > kSendTimeoutMs) {
    const auto flight = *send_;
    send_.reset();
    sendUnknown(flight, now);
  }
  if (std::exchange(slowTold_, isSendSlow(now)) != isSendSlow(now)) changed();
  if (read_ && now - read_->at > kReadTimeoutMs) {
    history_.pageFailed(read_->task, "timeout", now);
    read_.reset();
  }
  if (online_ && caughtUpAt_ != kMinTimeMs && now >= caughtUpAt_) {
    caughtUpAt_ = kMinTimeMs;
    history_.askRightsAgain();  // nothing leaves before that is answered
  }
  settle(now);
  pollIfDue(now);
  advanceSends(now, effects);
  advanceReads(now, effects);
  flush(now, effects);
}

TimeMs RoomSync::wakeAt(TimeMs now) const {
  TimeMs wake = 0;
  // What is due and was not done just now cannot be done yet: no timer may spin over it.
  const auto consider = [&](TimeMs at) {
    if (at <= kMinTimeMs / 4) return;
    const TimeMs next = at <= now ? now + kSecondMs : at;
    wake = wake == 0 ? next : std::min(wake, next);
  };
  if (send_) consider(slowTold_ ? send_->at + kSendTimeoutMs + 1 : send_->at + kSlowSendMs);
  if (read_) consider(read_->at + kReadTimeoutMs + 1);
  if (mayRead_ && online_ && visible_ && history_.pointersComplete()) consider(polling_.dueAt());
  if (history_.retryAt() > now) consider(history_.retryAt());
  if (online_) consider(caughtUpAt_);
  if (mayRead_ && mayReact_ && online_ && visible_ && reactionsLeft_ && polling_.busy(now) && !read_)
    consider(std::max(reactionsDueAt_, history_.retryAt()));
  bool waiting = false, looking = false;
  for (const auto& job : outbox_.jobs()) {
    if (job.state == "waiting") {
      waiting = true;
      if (job.notBefore > now) consider(job.notBefore);
    }
    looking = looking || job.state == "sent" || job.state == "unknown";
    if (job.kind == "step" && now < job.createdAt + kUndoMs) consider(job.createdAt + kUndoMs);
  }
  for (const auto& [week, card] : cards_.own())
    looking = looking || (card.state != "ready" && !card.state.empty());
  if (online_ && mayRead_ && looking) consider(now + kRereadMs);
  if (online_ && mayWrite_ && waiting && !send_) {
    consider(quietUntil_ > now ? quietUntil_ : std::max(pace_.nextAt(now), now + kRereadMs));
  }
  if (quietUntil_ > now) consider(quietUntil_);
  if (waiting && asks_.waitsUntil() > now) consider(asks_.waitsUntil());
  if (const TimeMs due = asks_.dueAt(); due != 0 && online_ && mayWrite_) {
    consider(due > now ? due : std::max({quietUntil_, pace_.nextAt(now), now + kRereadMs}));
  }
  if (snapshotDirty_) consider(snapshotDue());
  consider(keepAgainAt_);
  return wake;
}

// --- stores

// Two people may share a browser: what is one's own, and what one may read, is kept under one's id.
std::string RoomSync::storeKey(std::string_view kind, std::string_view name) const {
  return std::string(kind).append("/").append(self_).append("/").append(room_).append("/").append(name);
}

void RoomSync::put(std::string store, std::string key, std::string bytes, const std::string& what,
                   Effects& effects) {
  std::string request = nextRequest();
  puts_[request] = what;
  if (!what.empty()) latestPut_[what] = request;
  effects.emplace_back(Put{std::move(request), std::move(store), std::move(key), std::move(bytes)});
}

/// What a full store did not take is written again, as it is now: a panel that comes back must find it.
void RoomSync::keepAgain() {
  keepAgainAt_ = kMinTimeMs;
  for (const auto& [what, request] : latestPut_) {
    if (puts_.contains(request)) continue;  // on its way
    if (what == kPause) pauseDirty_ = true;
    if (what == kSnapshotKept) snapshotDirty_ = true;
    if (what.starts_with(kCard)) cards_.touch(what.substr(kCard.size()));
    if (const Job* job = outbox_.find(what)) outbox_.touch(*job);
  }
}

void RoomSync::flush(TimeMs now, Effects& effects) {
  if (storage_ == Storage::unknown) return;  // nothing is written before we know what is there
  if (keepAgainAt_ != kMinTimeMs && now >= keepAgainAt_) keepAgain();
  const bool keeps = storage_ != Storage::denied;
  for (const auto& id : outbox_.takeDirty()) {
    const Job* job = outbox_.find(id);
    if (keeps && job != nullptr) put("own", storeKey("outbox", id), toJson(*job), id, effects);
  }
  // Before anything is forgotten that only the log knows then.
  if (snapshotDirty_ && keeps && (now >= snapshotDue() || !visible_)) {
    const std::string snapshot = log_.saveSnapshot();
    snapshotDirty_ = false;
    snapshotAt_ = now;
    snapshotBytes_ = snapshot.size();
    put("cache", storeKey("snapshot", ""), base64(snapshot), std::string(kSnapshotKept), effects);
  }
  for (const auto& id : outbox_.takeGone(latestPut_)) {
    latestPut_.erase(id);
    if (keeps) effects.emplace_back(Remove{nextRequest(), "own", storeKey("outbox", id)});
  }
  for (const auto& week : cards_.takeDirty()) {
    if (!keeps) continue;
    put("own", storeKey("card", week), toJson(*cards_.find(week)), std::string(kCard) + week, effects);
  }
  if (std::exchange(pauseDirty_, false) && keeps) {
    const Pause pause{quietUntil_, pace_.at(), pace_.credit()};
    put("own", storeKey(kPause, ""), toJson(pause), std::string(kPause), effects);
  }
}

/// The bigger the log, the more seldom: to write a big one takes longer than to read a minute's events again.
TimeMs RoomSync::snapshotDue() const {
  return snapshotAt_ + std::max(kSnapshotEveryMs, static_cast<TimeMs>(snapshotBytes_ / kSnapshotBytesPerMs));
}

}  // namespace smasteg
