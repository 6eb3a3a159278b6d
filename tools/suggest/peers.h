// What suggestions are measured against: three ways that take an afternoon. All three learn from the same
// examples; the keywords are the catalogue's own.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "tools/suggest/evaluate.h"

namespace smasteg::tools {

/// The three most common principles, whatever the text.
Ranker makeMajorityRanker(const std::vector<const Example*>& examples, const Corpus& corpus);
/// The principles by how many of their keywords stand in the text; silent when none does.
Ranker makeKeywordRanker(const std::vector<const Example*>& examples, const Corpus& corpus);
/// The nearest of the classes' mean word vectors (TF-IDF, cosine), "nothing" among them.
Ranker makeCentroidRanker(const std::vector<const Example*>& examples, const Corpus& corpus);

}  // namespace smasteg::tools
