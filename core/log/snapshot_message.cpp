// See snapshot_message.h. Each part is written and read in the same order.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/snapshot_message.h"

#include <utility>

#include "core/base/sha256.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

enum MessageFlags : std::uint64_t {
  kLockedFlag = 1,
  kRedactedFlag = 2,
  kBaseFlag = 4,
  kCardFlag = 8,
  kFallingBackFlag = 16
};
enum MetaForm : std::uint64_t { kNoMeta = 0, kOwnHash = 1, kFittingHash = 2 };

void write(ByteWriter& out, const RecordMeta& meta) {
  out.number(static_cast<std::uint64_t>(meta.n));
  out.shared(meta.kind);
  out.sharedList(meta.principles);
  out.shared(meta.catalogue);
  out.shared(meta.visibility);
  out.text(meta.from);
  out.shared(meta.day);
  out.number(meta.minutes ? static_cast<std::uint64_t>(*meta.minutes) + 1 : 0);
  out.sharedList(meta.tags);
}

RecordMeta readRecordMeta(ByteReader& in) {
  RecordMeta meta;
  meta.n = static_cast<int>(in.number(1 << 20));
  meta.kind = in.shared();
  meta.principles = in.sharedList();
  meta.catalogue = in.shared();
  meta.visibility = in.shared();
  meta.from = in.text();
  meta.day = in.shared();
  if (const auto minutes = in.number(1441); minutes > 0) meta.minutes = static_cast<int>(minutes) - 1;
  meta.tags = in.sharedList();
  if (!meta.day.empty() && !parseDay(meta.day)) in.fail();
  return meta;
}

void write(ByteWriter& out, const MessageBody& message) {
  out.shared(message.msgtype);
  out.words(message.body);
  out.sharedList(message.mentions);
  if (!message.meta) return out.number(kNoMeta);
  const MessageMeta& meta = *message.meta;
  const bool fits = meta.hash == fnv1a64Hex(message.body);
  out.number(fits ? kFittingHash : kOwnHash);
  out.number(static_cast<std::uint64_t>(meta.version));
  out.text(meta.id);
  out.number(static_cast<std::uint64_t>(meta.wording));
  if (!fits) out.text(meta.hash);
  write(out, meta.record);
  out.number(meta.lines.size());
  for (const RecordMeta& line : meta.lines) write(out, line);
  out.shared(meta.cardKind);
  out.shared(meta.week);
}

MessageBody readMessage(ByteReader& in) {
  MessageBody message;
  message.msgtype = in.shared();
  message.body = in.words();
  message.mentions = in.sharedList();
  const auto form = in.number(kFittingHash);
  if (form == kNoMeta) return message;
  MessageMeta meta;
  meta.version = static_cast<int>(in.number(1 << 20));
  meta.id = in.text();
  meta.wording = static_cast<int>(in.number(kMaxWording));
  meta.hash = form == kFittingHash ? fnv1a64Hex(message.body) : in.text();
  meta.record = readRecordMeta(in);
  for (auto count = in.number(kMaxRecordsPerMessage); count > 0 && in.ok(); --count)
    meta.lines.push_back(readRecordMeta(in));
  meta.cardKind = in.shared();
  meta.week = in.shared();
  message.meta = std::move(meta);
  return message;
}

}  // namespace

void writeStoredMessage(ByteWriter& out, const StoredMessage& message) {
  std::uint64_t flags = 0;
  if (message.locked) flags |= kLockedFlag;
  if (message.redacted) flags |= kRedactedFlag;
  if (message.base) flags |= kBaseFlag;
  if (message.baseCard) flags |= kCardFlag;
  if (message.relation.fallingBack) flags |= kFallingBackFlag;
  out.shared(message.id);
  out.shared(message.sender);
  out.time(message.ts);
  out.number(flags);
  out.shared(message.relation.relType);
  out.shared(message.relation.eventId);
  out.shared(message.relation.inReplyTo);
  if (message.base) write(out, *message.base);
  if (message.baseCard) {
    out.shared(message.baseCard->kind);
    out.shared(message.baseCard->week);
    out.text(message.baseCard->recordId);
  }
  out.number(message.edits.size());
  for (const auto& [key, edit] : message.edits) {
    out.time(key.ts);
    out.text(key.id);
    out.shared(edit.sender);
    write(out, edit.content);
  }
}

StoredMessage readStoredMessage(ByteReader& in) {
  StoredMessage message;
  message.seen = true;
  message.id = in.eventId();
  message.sender = in.userId();
  message.ts = in.time();
  const auto flags = in.number(31);
  message.locked = (flags & kLockedFlag) != 0;
  message.redacted = (flags & kRedactedFlag) != 0;
  message.relation.fallingBack = (flags & kFallingBackFlag) != 0;
  message.relation.relType = in.shared();
  message.relation.eventId = in.shared();
  message.relation.inReplyTo = in.shared();
  if ((flags & kBaseFlag) != 0) message.base = readMessage(in);
  if ((flags & kCardFlag) != 0) {
    CardClaim claim;
    claim.kind = in.shared();
    claim.week = in.shared();
    claim.recordId = in.text();
    if (!isCardClaim(claim.kind, claim.week)) in.fail();
    message.baseCard = std::move(claim);
  }
  if (message.redacted && (message.base || !message.baseCard)) in.fail();
  for (auto count = in.count(); count > 0 && in.ok(); --count) {
    EventKey key;
    key.ts = in.time();
    key.id = in.text();
    StoredEdit edit;
    edit.sender = in.userId();
    edit.content = readMessage(in);
    message.edits.emplace(std::move(key), std::move(edit));
  }
  return message;
}

}  // namespace smasteg
