// See workbench.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/panels/workbench.h"

#include <algorithm>
#include <chrono>

#include "core/base/sha256.h"

namespace smasteg::debug {
namespace {

const std::string kNone;

const std::string& viewIn(const Moment& moment, const std::string& name) {
  const auto& names = viewNames();
  const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  return at < moment.views.size() ? moment.views[at] : kNone;
}

}  // namespace

void Workbench::open(Result<Opened> opened) {
  if (!opened) {
    note = opened.error().detail;
    return;
  }
  Opened fresh = opened.take();
  note = describe(fresh);
  if (fresh.kind == OpenedKind::seed) {
    seed = fresh.seed;
    return;
  }
  if (fresh.kind == OpenedKind::people) {
    people = std::move(fresh.people);
    return;
  }
  room = std::move(fresh);
  rows = readRows(room.events);
  commands.clear();
  moments_.reset();
  archive_ = std::make_unique<Archive>(makeArchive(room.events));
  moments_ = std::make_unique<Moments>(*archive_);
  note += ", " + std::to_string(rows.records) + " records, " + std::to_string(rows.quarantine.size()) +
          " in quarantine; seen by " + archive_->self;
  moment = before = Moment();
  go(room.events.size());
  isStale_ = true;
}

void Workbench::go(std::size_t position) {
  position = std::min(position, length());
  isStale_ |= position != position_;
  position_ = position;
}

bool Workbench::catchUp() {
  if (!isStale_ || moments_ == nullptr) return true;
  if (!moments_->canAsk(position_)) return false;
  const auto start = std::chrono::steady_clock::now();
  Moment fresh =
      moments_->ask({.position = position_, .views = viewNames(), .text = words, .commands = commands});
  tookMs = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  isStale_ = false;
  if (fresh.views.empty()) {
    note = "The core stopped at this place: a rule of its own was broken. Save it as a test.";
    return true;
  }
  before = std::move(moment);
  moment = std::move(fresh);
  return true;
}

const std::string& Workbench::viewOf(const std::string& name) const { return viewIn(moment, name); }
const std::string& Workbench::viewBefore(const std::string& name) const { return viewIn(before, name); }

bool Workbench::refuse(std::string_view word, std::string_view rest) {
  note = "This panel does not know '" + std::string(word) + " " + std::string(rest) + "'";
  return false;
}

std::string entropyOf(std::size_t number) { return hex(sha256("inspector " + std::to_string(number))); }

}  // namespace smasteg::debug
