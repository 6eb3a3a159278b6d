// See adaptation.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/suggest/adaptation.h"

#include <algorithm>
#include <set>

#include "core/base/utf8.h"
#include "core/suggest/features.h"

namespace smasteg {
namespace {

constexpr std::size_t kStemLetters = 6;   // "biblioteket", "bibliotekets", "bibliotek"
constexpr std::size_t kLeastLetters = 4;  // "och", "vi" and "på" say nothing of a principle
constexpr std::int64_t kFewest = 2;       // a word seen once here is chance
constexpr std::int64_t kPrior = 4;        // so many steps that had the word without it meaning anything
constexpr std::int64_t kWordBonus = 600;  // of a word that always means one principle, seen often

/// The beginnings of the longer words, each once.
std::set<std::string> stemsOf(std::string_view text) {
  std::set<std::string> stems;
  const std::string plain = plainWords(text);
  for (std::size_t begin = 1; begin < plain.size() && stems.size() < kMaxConfirmedWords;) {
    const std::size_t end = std::min(plain.find('_', begin), plain.size());
    std::size_t letters = 0, at = begin;
    while (at < end && letters < kStemLetters) at += decodeUtf8(plain, at).length, ++letters;
    if (letters >= kLeastLetters) stems.insert(plain.substr(begin, at - begin));
    begin = end + 1;
  }
  return stems;
}

}  // namespace

void RoomWords::count(const Confirmed& step, std::int64_t by) {
  for (const std::string& stem : step.stems) {
    Counts& counts = byStem_.try_emplace(stem, Counts(principles_.size() + 1, 0)).first->second;
    counts.back() += by;  // steps that have the stem
    for (const std::size_t principle : step.principles) counts[principle] += by;
    if (counts.back() == 0) byStem_.erase(stem);
  }
}

void RoomWords::confirm(std::string_view id, std::string_view text,
                        const std::vector<std::string>& principles) {
  forget(id);
  Confirmed step;
  for (std::size_t i = 0; i < principles_.size(); ++i) {
    if (std::find(principles.begin(), principles.end(), principles_[i]) != principles.end())
      step.principles.push_back(i);
  }
  if (step.principles.empty()) return;
  const std::set<std::string> stems = stemsOf(text);
  step.stems.assign(stems.begin(), stems.end());
  if (steps_.size() >= kMaxConfirmedSteps) {
    // Which are kept must not depend on the order they came in.
    const std::string last = steps_.rbegin()->first;
    if (id >= last) return;
    forget(last);
  }
  count(step, 1);
  steps_.emplace(id, std::move(step));
}

void RoomWords::forget(std::string_view id) {
  const auto found = steps_.find(id);
  if (found == steps_.end()) return;
  count(found->second, -1);
  steps_.erase(found);
}

SuggestBonus RoomWords::bonusFor(std::string_view text) const {
  SuggestBonus bonus(principles_.size(), 0);
  if (steps_.empty()) return bonus;
  Counts all(principles_.size(), 0);
  for (const auto& [id, step] : steps_)
    for (const std::size_t principle : step.principles) ++all[principle];
  const auto steps = static_cast<std::int64_t>(steps_.size());
  for (const std::string& stem : stemsOf(text)) {
    const auto found = byStem_.find(stem);
    if (found == byStem_.end() || found->second.back() < kFewest) continue;
    const std::int64_t here = found->second.back();
    for (std::size_t i = 0; i < bonus.size(); ++i) {
      // How much more often than in the room's other steps, in thousandths, drawn towards none by the prior.
      const std::int64_t share = found->second[i] * 1000 / here, usual = all[i] * 1000 / steps;
      bonus[i] += (share - usual) * kWordBonus / 1000 * here / (here + kPrior);
    }
  }
  for (std::int64_t& each : bonus) each = std::clamp(each, -kMaxRoomBonus, kMaxRoomBonus);
  return bonus;
}

}  // namespace smasteg
