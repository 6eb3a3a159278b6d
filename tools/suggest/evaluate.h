// How good suggestions are on texts that were not learnt from: every example is answered by a model that has
// not seen it, and three simple peers answer the same examples from the same parts.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tools/suggest/examples.h"

namespace smasteg::tools {

/// The principles (0–6) that one proposes for a text, best first, three at most; none when it abstains.
using Ranking = std::vector<int>;
using Ranker = std::function<Ranking(const Example&)>;
/// Learns from the examples, and can then be asked.
using Maker = std::function<Ranker(const std::vector<const Example*>&, const Corpus&)>;

Ranker makeModelRanker(const std::vector<const Example*>& examples, const Corpus& corpus);

/// What came of some examples. An action that got no suggestion counts as wrong everywhere.
struct Score {
  std::size_t actions = 0, first = 0, primary = 0, three = 0, silent = 0;  // of actions
  std::size_t others = 0, fired = 0;                                       // of what should get nothing

  void add(const Example& example, const Ranking& ranking);
};

enum class Split { folds, voices, unseen };

/// Splits the actions in parts, learns from all but one, and answers that one. The answers, by the example's
/// place in the corpus; what was not asked has no entry.
std::map<std::size_t, Ranking> answerHeldOut(const Corpus& corpus, Split split, const Maker& make);

}  // namespace smasteg::tools
