// See event_rows.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/model/event_rows.h"

#include <array>
#include <cstdio>

#include "core/base/json_text.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/catalogue/catalogue.h"
#include "core/log/event_codec.h"

namespace smasteg::debug {
namespace {

constexpr std::size_t kShown = 160;  // bytes of a text in a row

std::string oneLine(std::string_view text) {
  std::string out(text.substr(0, kShown));
  while (!isValidUtf8(out) && !out.empty()) out.pop_back();
  for (char& c : out) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return out.size() < text.size() ? out + "..." : out;
}

std::string saysOf(const Event& event) {
  switch (event.kind) {
    case EventKind::message:
      return oneLine(event.newContent ? "edit: " + event.newContent->body : event.message.body);
    case EventKind::reaction:
      return event.relation.key + " on " + event.relation.eventId;
    case EventKind::redaction:
      return "removes " + event.redacts;
    case EventKind::op:
      return event.op.op + (event.op.card.empty() ? "" : " " + event.op.card);
    case EventKind::state:
      return "state " + event.stateKey.value_or("");
    case EventKind::locked:
      return "locked: nobody could open it";
    case EventKind::other:
      break;
  }
  return "of no use to us";
}

std::string fateOf(const Applied& applied) {
  if (!applied.quarantined.empty()) return applied.quarantined;
  if (!applied.isNew) return applied.isOtherText ? "again, other text" : "again";
  std::string what = "new";
  if (applied.recordsChanged) what += " record";
  if (applied.cardsChanged) what += " card";
  if (applied.reactionsChanged) what += " reaction";
  if (applied.opsChanged) what += " op";
  return what;
}

constexpr std::array kKinds = {"message", "reaction", "redaction", "op", "state", "locked", "other"};

class Lines {
 public:
  void add(const char* name, const std::string& value) {
    if (!value.empty()) out_ += std::string(name) + ": " + value + "\n";
  }
  void body(const std::string& prefix, const MessageBody& message) {
    add((prefix + "msgtype").c_str(), message.msgtype);
    add((prefix + "body").c_str(), message.body);
    for (const std::string& mention : message.mentions) add((prefix + "mentions").c_str(), mention);
    if (!message.meta) return;
    const MessageMeta& meta = *message.meta;
    const std::string in = prefix + "se.smasteg.";
    add((in + "v").c_str(), std::to_string(meta.version));
    add((in + "id").c_str(), meta.id);
    add((in + "k").c_str(), meta.record.kind);
    add((in + "h").c_str(),
        meta.hash + (metaFits(message) ? " (fits the body)" : " (does not fit the body)"));
    for (const std::string& principle : meta.record.principles) add((in + "principle").c_str(), principle);
    add((in + "day").c_str(), meta.record.day);
    add((in + "from").c_str(), meta.record.from);
    add((in + "visibility").c_str(), meta.record.visibility);
    add((in + "card").c_str(), meta.cardKind + (meta.week.empty() ? "" : " " + meta.week));
    if (!meta.lines.empty()) add((in + "lines").c_str(), std::to_string(meta.lines.size()));
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace

EventRows readRows(const std::vector<std::string>& events) {
  const Catalogue catalogue;
  EventLog log(catalogue);
  EventRows out;
  out.rows.reserve(events.size());
  for (const std::string& raw : events) {
    EventRow& row = out.rows.emplace_back();
    auto event = decodeEvent(raw);
    if (event) {
      row.id = event.value().id;
      row.sender = event.value().sender;
      row.type = event.value().type;
      row.ts = event.value().ts;
      row.says = saysOf(event.value());
    } else {
      row.id = findEventId(raw);
      row.says = oneLine(event.error().detail);
    }
    const Applied applied = log.apply(raw);
    row.fate = fateOf(applied);
    row.isQuarantined = !applied.quarantined.empty();
  }
  out.quarantine = log.quarantine();
  out.records = log.records().size();
  out.newer = log.newerVersions();
  return out;
}

std::string whenText(std::int64_t ms) {
  if (ms == 0) return "";
  const TimeMs local = ms + stockholmOffsetMs(ms);
  const TimeMs second = ((local / kSecondMs) % (24 * 3600) + 24 * 3600) % (24 * 3600);
  char clock[16];
  std::snprintf(clock, sizeof clock, " %02d:%02d:%02d", static_cast<int>(second / 3600 % 24),
                static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
  return formatDay(stockholmDate(ms)) + clock;
}

std::string decodedText(std::string_view raw) {
  const auto decoded = decodeEvent(raw);
  if (!decoded) return "refused: " + decoded.error().code + "\n" + decoded.error().detail + "\n";
  const Event& event = decoded.value();
  Lines lines;
  lines.add("kind", kKinds.at(static_cast<std::size_t>(event.kind)));
  lines.add("id", event.id);
  lines.add("sender", event.sender);
  lines.add("type", event.type);
  lines.add("room", event.roomId);
  lines.add("time", std::to_string(event.ts) + "  " + whenText(event.ts));
  if (event.stateKey) lines.add("state key", *event.stateKey);
  lines.add("relation",
            event.relation.relType.empty()
                ? ""
                : event.relation.relType + " " + event.relation.eventId + " " + event.relation.key);
  lines.add("in reply to", event.relation.inReplyTo + (event.relation.fallingBack ? " (falling back)" : ""));
  if (event.kind == EventKind::message) lines.body("", event.message);
  if (event.newContent) lines.body("new ", *event.newContent);
  if (event.kind == EventKind::op) {
    lines.add("op", event.op.op);
    lines.add("op id", event.op.id);
    lines.add("op card", event.op.card + " " + event.op.cardKind + " " + event.op.week);
    lines.add("op fields", event.op.fields);
  }
  lines.add("redacts", event.redacts);
  if (event.redacted) lines.add("content", "is gone");
  if (!event.bundledEdit.empty()) lines.add("bundled edit", event.bundledEdit.front().id);
  if (isFromNewerVersion(event.message)) lines.add("version", "newer than this: kept whole");
  return lines.take();
}

}  // namespace smasteg::debug
