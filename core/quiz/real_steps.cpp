// See real_steps.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/quiz/real_steps.h"

#include <algorithm>

#include "core/base/random.h"
#include "core/base/sha256.h"
#include "core/quiz/deck.h"

namespace smasteg {
namespace {

constexpr std::size_t kCardDigits = 32;  // 128 bits: no two steps meet

bool contains(const std::vector<std::string>& list, const std::string& what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

std::string cardOf(const Record& record) {
  const std::string& id = record.recordId.empty() ? record.id : record.recordId;
  return "step-" + hex(sha256(record.author + "\n" + id)).substr(0, kCardDigits);
}

/// False when its principles leave no room for three others, or are none of the seven.
bool deal(RealStep& step, const Catalogue& catalogue) {
  std::vector<std::string> options;
  bool isKnown = false;
  for (const Principle& each : catalogue.defaults()) {
    if (!contains(step.principles, each.id)) options.push_back(each.id);
    isKnown = isKnown || each.id == step.principles.front();
  }
  if (!isKnown || options.size() < kOptionCount - 1) return false;
  RandomStream random(step.card);
  random.shuffle(options);
  options.resize(kOptionCount - 1);
  step.best = static_cast<std::size_t>(random.below(kOptionCount));
  options.insert(options.begin() + static_cast<std::ptrdiff_t>(step.best), step.principles.front());
  step.options = std::move(options);
  return true;
}

}  // namespace

std::vector<RealStep> realSteps(const EventLog& log, const Catalogue& catalogue, std::string_view self) {
  std::vector<RealStep> steps;
  for (const Record* record : log.records()) {
    if (steps.size() == kMaxRealSteps) break;
    if (record->kind != RecordKind::step || record->visibility != "public" || record->author == self ||
        !record->toldBy.empty() || record->principles.empty() || record->text.empty())
      continue;
    RealStep step{cardOf(*record), record->author, record->day, record->text, record->principles, {}, 0};
    if (deal(step, catalogue)) steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace smasteg
