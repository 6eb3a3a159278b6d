// What was learnt of which words go with which principles: small whole numbers, made by
// tools/suggest_train.cpp, read from a file by model_codec.h.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/suggest/features.h"

namespace smasteg {

inline constexpr int kMinBucketBits = 4, kMaxBucketBits = 14;
inline constexpr int kMaxWeight = 45;  // a weight is one letter of a file: −45 to 45
inline constexpr std::size_t kMaxSuggestClasses = 32;

/// How well each class fits is a sum of weights: of its bias, and in each group of features of those that the
/// text has, divided by the root of how many they are.
struct SuggestModel {
  std::string catalogue;                // "otg"
  std::vector<std::string> principles;  // the classes but the last, which is "nothing fits"
  int bucketBits = 0;
  std::int64_t unit = 1;                // so many steps of a weight are one logit
  std::int64_t silence = 0;             // in steps: how much better "nothing" must fit before it is silent
  std::vector<std::int64_t> biases;     // a class each, in steps
  std::vector<std::int8_t> weights;     // bucket × classes + class
  std::vector<std::int8_t> cueWeights;  // cue × classes + class
  std::vector<std::vector<std::string>> cuePatterns;

  std::size_t classCount() const { return principles.size() + 1; }
};

}  // namespace smasteg
