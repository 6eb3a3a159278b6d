// SPDX-License-Identifier: EUPL-1.2
#include "core/steps/notebook.h"

#include <utility>

#include "core/base/ids.h"
#include "core/base/json_fields.h"
#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/log/limits.h"

namespace smasteg {

namespace {
constexpr std::string_view kStep = "private";
constexpr std::string_view kDraft = "draft";
}  // namespace

std::string Notebook::keyOf(std::string_view kind, std::string_view name) const {
  return std::string(kind).append("/").append(owner_).append("/").append(name);
}

void Notebook::restore(std::string_view key, std::string_view bytes) {
  if (key.starts_with(keyOf(kStep, ""))) {
    auto read = readRecord<PrivateStep>(bytes);
    if (!read || read.value().id.empty() || read.value().text.empty() || steps_.contains(read.value().id))
      return;
    PrivateStep step = read.take();
    step.saved = true;
    steps_.emplace(step.id, std::move(step));
    ++revision_;
  } else if (const std::string drafts = keyOf(kDraft, ""); key.starts_with(drafts)) {
    auto read = readRecord<StepDraft>(bytes);
    if (read) drafts_.emplace(key.substr(drafts.size()), read.take());
    ++revision_;
  }
}

void Notebook::write(const PrivateStep& step) {
  writes_.push_back({keyOf(kStep, step.id), toJson(step)});
  ++revision_;
}

std::string Notebook::log(PrivateStep step, RandomStream& random, TimeMs now) {
  step.id = makeRecordId(random);
  step.loggedAt = now;
  const auto& kept = steps_.insert_or_assign(step.id, step).first->second;
  write(kept);
  return kept.id;
}

bool Notebook::adopt(std::string_view bytes) {
  auto read = readRecord<PrivateStep>(bytes);
  if (!read) return false;
  PrivateStep step = read.take();
  step.text = truncateCodePoints(trim(cleanText(step.text)), kMaxTextCodePoints);
  const bool isDated = parseDay(step.day).ok() && step.loggedAt > 0 && step.loggedAt <= kMaxTimeMs;
  if (!isRecordId(step.id) || step.text.empty() || !isDated || steps_.contains(step.id)) return false;
  std::erase_if(step.principles, [](const std::string& id) { return !Catalogue::isPrincipleId(id); });
  if (step.principles.size() > kMaxPrinciplesPerRecord) step.principles.resize(kMaxPrinciplesPerRecord);
  if (step.from.size() > kMaxIdBytes || step.from != cleanText(step.from)) step.from.clear();
  if (step.reach != kLessonReach) step.reach.clear();
  write(steps_.emplace(step.id, std::move(step)).first->second);
  return true;
}

PrivateStep* Notebook::findLive(std::string_view id) {
  const auto found = steps_.find(id);
  return found == steps_.end() || found->second.removedAt != 0 ? nullptr : &found->second;
}

const PrivateStep* Notebook::find(std::string_view id) const {
  const auto found = steps_.find(id);
  return found == steps_.end() ? nullptr : &found->second;
}

bool Notebook::edit(std::string_view id, std::string text, std::vector<std::string> principles) {
  PrivateStep* step = findLive(id);
  if (step == nullptr) return false;
  step->text = std::move(text);
  step->principles = std::move(principles);
  step->edited = true;
  step->saved = false;
  write(*step);
  return true;
}

bool Notebook::remove(std::string_view id, TimeMs now) {
  PrivateStep* step = findLive(id);
  if (step == nullptr) return false;
  step->removedAt = now;
  writes_.push_back({keyOf(kStep, step->id), std::nullopt});
  ++revision_;
  return true;
}

bool Notebook::undoRemove(std::string_view id) {
  const auto found = steps_.find(id);
  if (found == steps_.end() || found->second.removedAt == 0) return false;
  found->second.removedAt = 0;
  found->second.saved = false;
  write(found->second);
  return true;
}

bool Notebook::erase(std::string_view id) {
  const auto found = steps_.find(id);
  if (found == steps_.end()) return false;
  writes_.push_back({keyOf(kStep, found->first), std::nullopt});
  steps_.erase(found);
  ++revision_;
  return true;
}

void Notebook::forgetRemoved(TimeMs now, TimeMs undoMs) {
  const auto gone = std::erase_if(steps_, [&](const auto& each) {
    return each.second.removedAt != 0 && now >= each.second.removedAt + undoMs;
  });
  if (gone > 0) ++revision_;
}

const StepDraft& Notebook::draft(std::string_view room) const {
  static const StepDraft kNone;
  const auto found = drafts_.find(room);
  return found == drafts_.end() ? kNone : found->second;
}

void Notebook::saveDraft(const std::string& room, StepDraft draft) {
  if (this->draft(room) == draft) return;
  const std::string key = keyOf(kDraft, room);
  if (draft.text.empty() && draft.principles.empty()) {
    writes_.push_back({key, std::nullopt});
  } else {
    writes_.push_back({key, toJson(draft)});
  }
  drafts_.insert_or_assign(room, std::move(draft));
}

void Notebook::stored(std::string_view key) {
  const std::string steps = keyOf(kStep, "");
  if (!key.starts_with(steps)) return;
  if (PrivateStep* step = findLive(key.substr(steps.size())); step != nullptr && !step->saved) {
    step->saved = true;
    ++revision_;
  }
}

std::vector<StoreWrite> Notebook::takeWrites() { return std::exchange(writes_, {}); }

}  // namespace smasteg
