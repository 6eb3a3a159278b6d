// What two devices compare. FORMAT.md "Digest" has the lines; a change here is a change of the format.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/sha256.h"
#include "core/base/sort.h"
#include "core/log/op_codec.h"
#include "core/log/snapshot.h"

namespace smasteg {
namespace {

/// One line: fields with a tab between, a line feed after the last.
class Line {
 public:
  explicit Line(std::string_view name) : out_(name) {}

  Line& text(std::string_view field) {
    out_ += '\t';
    escape(field);
    return *this;
  }
  Line& number(std::int64_t field) { return text(std::to_string(field)); }
  Line& flag(bool field) { return text(field ? "1" : "0"); }
  Line& list(const std::vector<std::string>& items) {
    out_ += '\t';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ += ' ';
      escape(items[i]);
    }
    return *this;
  }
  std::string done() && { return std::move(out_) + "\n"; }

 private:
  void escape(std::string_view field) {
    for (const char c : field) {
      if (c == '\t')
        out_ += "\\t";
      else if (c == '\n')
        out_ += "\\n";
      else if (c == '\r')
        out_ += "\\r";
      else if (c == '\\')
        out_ += "\\\\";
      else
        out_ += c;
    }
  }
  std::string out_;
};

std::string cardLine(const Card& card) {
  Line line("card");
  line.text(card.id)
      .text(card.kind)
      .text(card.week)
      .text(card.sender)
      .number(card.ts)
      .flag(card.seen)
      .flag(card.redacted);
  std::vector<std::string> pointers;
  pointers.reserve(card.pointers.size());
  for (const Pointer& pointer : card.pointers) pointers.push_back(pointer.eventId);
  return std::move(line.list(pointers)).done();
}

std::string recordLine(const Record& record) {
  Line line("record");
  line.text(record.id)
      .text(record.recordId)
      .text(recordKindName(record.kind))
      .text(record.author)
      .number(record.ts);
  line.text(record.day)
      .text(record.card)
      .text(record.text)
      .list(record.principles)
      .list(record.tags)
      .text(record.from);
  line.text(record.visibility).text(record.toldBy).flag(record.edited).flag(record.byApp).list(record.about);
  return std::move(line).done();
}

std::string opLine(const SeenOp& op) {
  Line line("op");
  return std::move(
             line.text(op.eventId).text(op.op).text(op.sender).number(op.ts).text(op.about).text(op.fields))
      .done();
}

}  // namespace

std::string digestOf(const EventLog& log) {
  Sha256 sum;
  sum.update("smasteg\t2\n");
  std::set<std::string> targets;
  for (const auto& [id, card] : log.cards()) {
    sum.update(cardLine(card));
    targets.insert(id);
  }
  const NewestFirst records = log.records();
  std::vector<const Record*> byId(records.begin(), records.end());
  sortItems(byId, [](const Record* a, const Record* b) {
    return a->id != b->id ? a->id < b->id : a->eventId < b->eventId;
  });
  for (const Record* record : byId) {
    sum.update(recordLine(*record));
    targets.insert(record->eventId);
  }
  for (const std::string& target : targets) {
    for (const auto& [key, senders] : log.reactions(target)) {
      const std::vector<std::string> list(senders.begin(), senders.end());
      Line line("reaction");
      sum.update(std::move(line.text(target).text(key).list(list)).done());
    }
  }
  for (const std::string_view name : kOpsWithFields) {
    for (const SeenOp& op : log.ops(name)) sum.update(opLine(op));
  }
  return hex(sum.finish());
}

}  // namespace smasteg
