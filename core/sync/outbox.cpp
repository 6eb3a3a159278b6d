// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/outbox.h"

#include <algorithm>
#include <utility>

namespace smasteg {

Job* Outbox::find(std::string_view id) {
  for (auto& job : jobs_) {
    if (job.id == id) return &job;
  }
  return nullptr;
}

const Job* Outbox::find(std::string_view id) const {
  for (const auto& job : jobs_) {
    if (job.id == id) return &job;
  }
  return nullptr;
}

Job& Outbox::add(Job job) { return addBehind("", std::move(job)); }

Job& Outbox::addBehind(std::string_view older, Job job) {
  dirty_.insert(job.id);
  std::erase_if(gone_, [&](const Gone& gone) { return gone.id == job.id; });
  if (Job* known = find(job.id)) {
    *known = std::move(job);
    return *known;
  }
  if (!job.target.empty()) ++targets_;
  auto place = std::find_if(jobs_.begin(), jobs_.end(), [&](const Job& each) { return each.id == older; });
  if (place != jobs_.end()) ++place;
  return *jobs_.insert(place, std::move(job));
}

void Outbox::restore(Job job, TimeMs now) {
  if (find(job.id) != nullptr) return;
  job.saved = job.restored = true;
  if (!job.target.empty()) ++targets_;
  if (job.state == "sending") {
    job.state = "unknown";
    job.changedAt = now;
    dirty_.insert(job.id);
  }
  // The store gives records by key; the order they were done in is what counts.
  const auto later = std::find_if(jobs_.begin(), jobs_.end(), [&](const Job& other) {
    return std::pair(other.createdAt, other.id) > std::pair(job.createdAt, job.id);
  });
  jobs_.insert(later, std::move(job));
}

void Outbox::bindAgain(TimeMs now) {
  for (Job& job : jobs_) {
    if (job.batch.empty() || job.state == "unknown" || job.state == "sent") continue;
    const bool apart = std::any_of(jobs_.begin(), jobs_.end(), [&](const Job& other) {
      return other.batch == job.batch && other.state != job.state;
    });
    if (apart) enter(job, "unknown", now);  // else some would leave without the others, under the same id
  }
}

void Outbox::enter(Job& job, std::string_view state, TimeMs now) {
  job.state = state;
  job.changedAt = now;
  dirty_.insert(job.id);
}

void Outbox::drop(std::string_view id, const std::vector<std::string>& heirs) {
  const auto found = std::find_if(jobs_.begin(), jobs_.end(), [&](const Job& job) { return job.id == id; });
  if (found == jobs_.end()) return;
  if (!found->target.empty()) --targets_;
  dirty_.erase(found->id);
  for (Gone& earlier : gone_) {  // what it had overtaken itself is theirs too
    const auto self = std::find(earlier.heirs.begin(), earlier.heirs.end(), found->id);
    if (self == earlier.heirs.end()) continue;
    earlier.heirs.erase(self);
    for (const std::string& heir : heirs) earlier.heirs.push_back(heir);
  }
  gone_.push_back({found->id, heirs});
  jobs_.erase(found);
}

const Job* Outbox::jobFor(std::string_view target, std::string_view kind) const {
  if (targets_ == 0) return nullptr;
  const Job* newest = nullptr;
  for (const auto& job : jobs_) {
    if (job.kind == kind && job.target == target) newest = &job;
  }
  return newest;
}

bool Outbox::isAfter(const Job& later, const Job& earlier) const {
  for (const auto& job : jobs_) {
    if (&job == &earlier) return true;
    if (&job == &later) return false;
  }
  return false;
}

std::set<std::string> Outbox::takeDirty() { return std::exchange(dirty_, {}); }

std::vector<std::string> Outbox::takeGone(const std::map<std::string, std::string>& beingKept) {
  std::vector<std::string> ids;
  std::erase_if(gone_, [&](const Gone& gone) {
    for (const std::string& heir : gone.heirs) {
      if (beingKept.contains(heir) && (heir == kSnapshotKept || find(heir) != nullptr)) return false;
    }
    ids.push_back(gone.id);
    return true;
  });
  return ids;
}

}  // namespace smasteg
