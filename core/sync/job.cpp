// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/job.h"

#include "core/base/json_fields.h"
#include "core/base/text.h"
#include "core/log/limits.h"

namespace smasteg {

namespace {

bool isOneOf(std::string_view value, std::initializer_list<std::string_view> known) {
  for (const auto each : known) {
    if (each == value) return true;
  }
  return false;
}

}  // namespace

bool Job::isShort() const {
  return countCodePoints(text) <= kMaxBatchedCodePoints && text.find('\n') == std::string::npos;
}

Result<Job> readJob(std::string_view bytes) {
  auto job = readRecord<Job>(bytes);
  if (!job) return job;
  const Job& read = job.value();
  if (read.id.empty() ||
      !isOneOf(read.kind,
               {"step", "edit", "remove", "encourage", "unencourage", "retell", "tell", "untell"}) ||
      !isOneOf(read.state, {"waiting", "sending", "unknown", "sent", "failed"})) {
    return Error{"bad_record", "no job"};
  }
  return job;
}

Result<OwnCard> readOwnCard(std::string_view bytes) {
  auto card = readRecord<OwnCard>(bytes);
  if (card && (card.value().id.empty() || card.value().week.empty())) return Error{"bad_record", "no card"};
  return card;
}

Result<Pause> readPause(std::string_view bytes) { return readRecord<Pause>(bytes); }

}  // namespace smasteg
