// The outbox: what a person did and the room has not given back yet, in the order it was done. Knows nothing
// of how it is sent; keeps the states, the order and what must be written to the own store. Promises: a job
// leaves only when the room has it back, or when the person takes it out.
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

class Outbox {
 public:
  /// Adds or, for a known id, replaces. Written to the store at the next flush.
  Job& add(Job job);
  /// From the store, at start. What was under way has an unknown outcome now.
  void restore(Job job, TimeMs now);
  Job* find(std::string_view id);
  const Job* find(std::string_view id) const;
  const std::list<Job>& jobs() const { return jobs_; }
  std::list<Job>& jobs() { return jobs_; }
  void enter(Job& job, std::string_view state, TimeMs now);
  /// The job changed in place.
  void touch(const Job& job) { dirty_.insert(job.id); }
  void drop(std::string_view id);
  /// An edit or a removal that waits for this row.
  const Job* jobFor(std::string_view target, std::string_view kind) const;
  /// The one that was done last, where several are on their way.
  const Job* newestFor(std::string_view target, std::string_view kind) const;

  /// Ids to write (put) or to remove since the last call.
  std::set<std::string> takeDirty();
  std::set<std::string> takeGone();

 private:
  std::list<Job> jobs_;
  std::set<std::string> dirty_, gone_;
};

}  // namespace smasteg
