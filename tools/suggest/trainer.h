// Learns a SuggestModel from examples: a softmax over the principles and "nothing", by stochastic descent
// with a step of its own for each weight (AdaGrad), then rounded to small whole numbers. Promises: the same
// examples give the same bytes on every machine with IEEE doubles: fixed order, own exponential
// (core/quiz/exponential.h), no product fused with a sum.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "core/suggest/model.h"
#include "tools/suggest/examples.h"

namespace smasteg::tools {

inline constexpr int kPrinciples = 7;

SuggestModel train(const std::vector<const Example*>& examples, const std::vector<Cue>& cues);

}  // namespace smasteg::tools
