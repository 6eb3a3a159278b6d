// See workbench.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/panels/workbench.h"

#include <algorithm>
#include <chrono>

#include "core/base/sha256.h"

namespace smasteg::debug {
namespace {

const std::string kNone;

const std::string& viewIn(const Moment& moment) { return moment.views.empty() ? kNone : moment.views[0]; }

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

void Workbench::look(const std::string& view, const std::string& words) {
  if (view == view_ && words == words_) return;
  view_ = view;
  words_ = words;
  isOtherView_ = isStale_ = true;
}

Moment Workbench::momentAt(std::size_t position, std::vector<std::string> tried) {
  return moments_->ask(
      {.position = position, .views = {view_}, .text = words_, .commands = std::move(tried)});
}

bool Workbench::catchUp() {
  if (!isStale_ || moments_ == nullptr) return true;
  if (!moments_->canAsk(position_)) return false;
  const auto start = std::chrono::steady_clock::now();
  Moment fresh = momentAt(position_, commands);
  tookMs = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  isStale_ = false;
  if (fresh.views.empty()) {
    note = "The core stopped at this place: a rule of its own was broken. Save it as a test.";
    return true;
  }
  if (fresh.position != moment.position) {
    before = std::move(moment);
  }
  if (isOtherView_ && moments_->canAsk(before.position)) before = momentAt(before.position, {});
  isOtherView_ = false;
  moment = std::move(fresh);
  return true;
}

const std::string& Workbench::view() const { return viewIn(moment); }
const std::string& Workbench::viewBefore() const { return viewIn(before); }

bool Workbench::refuse(std::string_view word, std::string_view rest) {
  note = "This panel does not know '" + std::string(word) + " " + std::string(rest) + "'";
  return false;
}

std::string entropyOf(std::size_t number) { return hex(sha256("inspector " + std::to_string(number))); }

}  // namespace smasteg::debug
