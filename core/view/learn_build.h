// What the views of Lärdomar share: a record as a link, as something that was said, and what is on its way.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/experiments/experiment.h"
#include "core/view/context.h"
#include "core/view/learn_view.h"
#include "core/view/told_note.h"

namespace smasteg {

class LearnRows {
 public:
  /// Only where there is a room.
  explicit LearnRows(const ViewContext& context)
      : context_(context), sync_(*context.sync), log_(sync_.eventLog()), learnt_(log_) {}

 protected:
  std::string nameOf(const std::string& id) const;
  LearnLink linkOf(const Record& record) const;
  std::optional<LearnLink> linkTo(const Record* record) const;
  /// A lesson, or an answer to a call, with who has thanked for it.
  LearnLesson lessonOf(const Record& record, bool withAbout) const;
  /// A lesson, an answer or a call that the room does not have yet.
  template <typename Row>
  Row onItsWay(const Job& job) const {
    Row row;
    row.id = job.target;
    row.state = "sending";
    row.text = textOf(job);
    row.mine = true;
    row.day = formatDay(stockholmDate(job.createdAt));
    row.note = toldNote(job);
    return row;
  }
  /// Cards of that kind that somebody has pointed out and this device has not read.
  int unseen(RecordKind kind) const;
  const Job* jobFor(std::string_view what, std::string_view about) const;
  bool isOnItsWay(const Job& job) const { return log_.eventOf(sync_.self(), job.id).empty(); }
  /// What a message that stands ready says, without what its kind opens with.
  std::string textOf(const Job& job) const;

  const ViewContext& context_;
  const RoomSync& sync_;
  const EventLog& log_;
  const Learnt learnt_;
};

}  // namespace smasteg
