// Which principles a text is about, or nothing when it is unsure. Never applied without the person: what is
// proposed is a proposal.
// Promises: whole numbers in all that decides, so the same answer on every device; total and linear in the
// text; the best first, equals in the order of the catalogue.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/suggest/features.h"
#include "core/suggest/model.h"

namespace smasteg {

inline constexpr std::size_t kMaxSuggestions = 3;

struct Suggestion {
  std::string principle;
  int score = 0;  // 0–1000: how likely, of all that the text could be
  static constexpr auto fields =
      std::tuple(field("principle", &Suggestion::principle), field("score", &Suggestion::score));
};

struct SuggestAnswer {
  std::vector<Suggestion> suggestions;  // three when there is something to say, none when it abstains
  bool abstain = true;
};

/// How much better (in thousandths of a logit) this room makes a principle fit; adaptation.h makes it.
using SuggestBonus = std::vector<std::int64_t>;

class Suggester {
 public:
  explicit Suggester(SuggestModel model);

  const SuggestModel& model() const { return model_; }
  SuggestAnswer suggest(std::string_view text) const { return suggest(text, {}); }
  /// `bonus` has a number for each of the model's principles, or none at all.
  SuggestAnswer suggest(std::string_view text, const SuggestBonus& bonus) const;
  /// How well each class fits, in thousandths of a logit; the last is "nothing". Empty of a text without
  /// letters.
  std::vector<std::int64_t> fits(std::string_view plain) const;

 private:
  SuggestModel model_;
  CueTable cues_;
};

/// 0–1000 for each, together about 1000: what a softmax makes of thousandths of a logit, in whole numbers.
std::vector<int> sharesOf(const std::vector<std::int64_t>& milliLogits);

}  // namespace smasteg
