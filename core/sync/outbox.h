// The outbox: what a person did and the room has not given back yet, in the order it was done. Knows nothing
// of how it is sent; keeps the states, the order and what must be written to the own store. Promises: a job
// leaves only when the room has it back, or when the person takes it out; the store does not forget what was
// overtaken before it has what overtook it.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/sync/job.h"
#include "core/sync/requests.h"

namespace smasteg {

/// What the log's snapshot is called among what is being kept.
inline constexpr std::string_view kSnapshotKept = "snapshot";

class Outbox {
 public:
  struct Gone {
    std::string id;
    std::vector<std::string> heirs;  // the jobs that stand for it
  };

  /// Adds or, for a known id, replaces. Written to the store at the next flush.
  Job& add(Job job);
  /// The same, as done right after that older one; last when there is none.
  Job& addBehind(std::string_view older, Job job);
  /// From the store, at start. What was under way has an unknown outcome now.
  void restore(Job job, TimeMs now);
  /// When all are restored: lines of one message share their fate, whatever the store took of it last.
  void bindAgain(TimeMs now);
  Job* find(std::string_view id);
  const Job* find(std::string_view id) const;
  const std::list<Job>& jobs() const { return jobs_; }
  std::list<Job>& jobs() { return jobs_; }
  void enter(Job& job, std::string_view state, TimeMs now);
  /// The job changed in place.
  void touch(const Job& job) { dirty_.insert(job.id); }
  /// `heirs`: the jobs that say or name it instead.
  void drop(std::string_view id, const std::vector<std::string>& heirs = {});
  /// The edit or the removal that waits for this row; of several edits the one that was done last.
  const Job* jobFor(std::string_view target, std::string_view kind) const;
  /// Whether `later` was done after `earlier`.
  bool isAfter(const Job& later, const Job& earlier) const;
  /// Whether any job concerns another row than its own.
  bool hasTargets() const { return targets_ > 0; }

  /// Ids to write (put) since the last call.
  std::set<std::string> takeDirty();
  /// Ids to remove, in the order in which they left: those without an heir that is still `beingKept`, a job
  /// here or the snapshot.
  std::vector<std::string> takeGone(const std::map<std::string, std::string>& beingKept);

 private:
  std::list<Job> jobs_;
  std::size_t targets_ = 0;
  std::set<std::string> dirty_;
  std::vector<Gone> gone_;
};

}  // namespace smasteg
