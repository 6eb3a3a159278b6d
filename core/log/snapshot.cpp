// The bytes. See snapshot.h and FORMAT.md "Snapshot".
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/snapshot.h"

#include <algorithm>
#include <functional>

#include "core/base/ids.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/log/byte_stream.h"
#include "core/log/limits.h"
#include "core/log/snapshot_message.h"

namespace smasteg {
namespace {

constexpr std::string_view kMagic = "smstlog";
constexpr char kLayout = 5;  // counted up with every change of what follows
constexpr std::size_t kChecksumBytes = sizeof(Digest);

template <class Map>
std::vector<std::string> sortedKeys(const Map& map) {
  std::vector<std::string> keys;
  keys.reserve(map.size());
  for (const auto& entry : map) keys.push_back(entry.first);
  sortItems(keys, std::less<>());
  return keys;
}

template <class Set>
void writeSet(ByteWriter& out, const Set& set) {
  const std::vector<std::string> items = sortedKeys(set);
  out.number(items.size());
  for (const std::string& item : items) out.text(item);
}

void writeOps(ByteWriter& out, const EventLog::State& state) {
  out.number(state.ops.size());
  for (const std::string& id : sortedKeys(state.ops)) {
    const StoredOp& op = state.ops.at(id);
    out.shared(id);
    out.shared(op.sender);
    out.time(op.ts);
    out.number(static_cast<std::uint64_t>(op.op.version));
    out.text(op.op.id);
    out.shared(op.op.op);
    out.shared(op.op.card);
    out.shared(op.op.cardKind);
    out.shared(op.op.week);
    out.shared(op.about);
    out.text(op.op.fields);
  }
}

void readOps(ByteReader& in, EventLog::State& state) {
  for (auto count = in.count(); count > 0 && in.ok(); --count) {
    Event event;
    event.kind = EventKind::op;
    event.relation.relType = "m.reference";
    event.id = in.eventId();
    event.sender = in.userId();
    event.ts = in.time();
    event.op.version = static_cast<int>(in.number(1 << 20));
    event.op.id = in.text();
    event.op.op = in.shared();
    event.op.card = in.shared();
    event.op.cardKind = in.shared();
    event.op.week = in.shared();
    event.relation.eventId = in.shared();
    event.op.fields = in.text();
    if (in.ok()) state.applyOp(event);
  }
}

void writeMessages(ByteWriter& out, const EventLog::State& state) {
  std::vector<const StoredMessage*> messages;
  for (const auto& entry : state.messages) {
    if (entry.second.kept) messages.push_back(&entry.second);
  }
  // The flow first: cards stand there, and a thread whose card is known is read once.
  sortItems(messages, [](const StoredMessage* a, const StoredMessage* b) {
    const bool flowA = a->relation.relType.empty(), flowB = b->relation.relType.empty();
    return flowA != flowB ? flowA : ByTime()(a, b);
  });
  out.number(messages.size());
  for (const StoredMessage* message : messages) writeStoredMessage(out, *message);
}

void readMessages(ByteReader& in, EventLog::State& state) {
  for (auto count = in.count(); count > 0 && in.ok(); --count) {
    StoredMessage read = readStoredMessage(in);
    const std::string id = read.id;
    const bool contradicts = read.redacted != state.redacted.contains(id) || state.edits.contains(id);
    if (!in.ok() || contradicts || state.messages.contains(id)) return in.fail();
    StoredMessage& message = state.messages[id] = std::move(read);
    for (const auto& edit : message.edits) {
      if (!edit.first.id.empty()) state.edits[edit.first.id] = EventPlace{id, edit.first.ts};
    }
    state.refresh(message);
    if (message.redacted) state.recomputeCard(id);
  }
}

void writeReactions(ByteWriter& out, const EventLog::State& state) {
  std::vector<std::string> ids = sortedKeys(state.reactions);
  std::erase_if(ids, [&](const std::string& id) { return !state.reactions.at(id).kept; });
  out.number(ids.size());
  for (const std::string& id : ids) {
    const StoredReaction& reaction = state.reactions.at(id);
    out.shared(id);
    out.shared(reaction.sender);
    out.shared(reaction.target);
    out.shared(reaction.key);
    out.time(reaction.ts);
  }
}

void readReactions(ByteReader& in, EventLog::State& state) {
  for (auto count = in.count(); count > 0 && in.ok(); --count) {
    Event event;
    event.kind = EventKind::reaction;
    event.id = in.eventId();
    event.sender = in.userId();
    event.relation.eventId = in.shared();
    event.relation.key = in.shared();
    event.ts = in.time();
    if (in.ok()) state.applyReaction(event);
  }
}

void writeLocked(ByteWriter& out, const EventLog::State& state) {
  out.number(state.locked.size());
  for (const std::string& id : sortedKeys(state.locked)) {
    const EventPlace& place = state.locked.at(id);
    out.text(id);
    out.shared(place.on);
    out.time(place.ts);
  }
}

void readLocked(ByteReader& in, EventLog::State& state) {
  for (auto count = in.count(); count > 0 && in.ok(); --count) {
    EventPlace& place = state.locked[in.text()];
    place.on = in.shared();
    place.ts = in.time();
  }
}

void writeQuarantine(ByteWriter& out, const EventLog::State& state) {
  out.number(state.newerBytes.size());
  for (const auto& [id, bytes] : state.newerBytes) {
    out.text(id);
    out.text(bytes);
  }
  out.number(state.refused.size());
  for (const auto& [key, code] : state.refused) {
    out.text(key);
    out.shared(code);
  }
  out.number(state.quarantineCopies.size());
  for (const auto& copy : state.quarantineCopies) {
    out.text(copy.eventId);
    out.shared(copy.code);
    out.text(copy.detail);
    out.bytes(copy.bytes);
  }
}

void readQuarantine(ByteReader& in, EventLog::State& state) {
  for (auto count = in.count(); count > 0 && in.ok(); --count) {
    const std::string id = in.text();
    std::string bytes = in.text();
    if (state.newer.contains(id)) state.newerBytes.emplace(id, std::move(bytes));
  }
  for (auto count = in.count(); count > 0 && in.ok(); --count) {
    const std::string key = in.text(), code = in.shared();
    if (!code.empty() && state.refused.emplace(key, code).second) state.count(code, 1);
  }
  for (auto count = in.number(kMaxQuarantineKept); count > 0 && in.ok(); --count) {
    EventLog::Quarantined copy;
    copy.eventId = in.text();
    copy.code = in.shared();
    copy.detail = in.text();
    copy.bytes = in.bytes();
    state.quarantineCopies.push_back(std::move(copy));
  }
}

}  // namespace

std::string writeSnapshot(const EventLog::State& state) {
  ByteWriter out;
  writeSet(out, state.redacted);
  writeSet(out, state.walkedAway);
  writeOps(out, state);
  writeMessages(out, state);
  writeReactions(out, state);
  writeLocked(out, state);
  writeQuarantine(out, state);
  std::string whole(kMagic);
  whole += kLayout;
  whole += std::move(out).done();
  const Digest sum = sha256(whole);
  whole.append(reinterpret_cast<const char*>(sum.data()), sum.size());
  return whole;
}

Result<void> readSnapshot(std::string_view bytes, EventLog::State& state) {
  const Error bad{"bad_snapshot", "not the bytes that were saved"};
  if (bytes.size() > kMaxSnapshotBytes || bytes.size() < kMagic.size() + 1 + kChecksumBytes) return bad;
  if (!bytes.starts_with(kMagic)) return bad;
  const std::string_view summed = bytes.substr(0, bytes.size() - kChecksumBytes);
  const Digest sum = sha256(summed);
  if (!std::equal(sum.begin(), sum.end(),
                  reinterpret_cast<const std::uint8_t*>(bytes.data()) + summed.size()))
    return bad;
  if (bytes[kMagic.size()] != kLayout) return Error{"newer_version", "a snapshot of another layout"};
  ByteReader in(summed.substr(kMagic.size() + 1));
  for (auto count = in.count(); count > 0 && in.ok(); --count) state.redacted.insert(in.text());
  for (auto count = in.count(); count > 0 && in.ok(); --count) state.walkedAway.insert(in.text());
  readOps(in, state);
  readMessages(in, state);
  readReactions(in, state);
  readLocked(in, state);
  readQuarantine(in, state);
  if (!in.ok() || !in.atEnd()) return bad;
  state.dropPending();
  return {};
}

}  // namespace smasteg
