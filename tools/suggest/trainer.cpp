// See trainer.h.
// SPDX-License-Identifier: EUPL-1.2
#include "tools/suggest/trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "core/quiz/exponential.h"
#include "core/suggest/features.h"

namespace smasteg::tools {
namespace {

constexpr int kBucketBits = 11;
constexpr std::size_t kClasses = kPrinciples + 1, kNothing = kPrinciples;
constexpr int kEpochs = 15;
constexpr double kRate = 0.5, kShrink = 0.0005, kFirstSquare = 0.01;
constexpr double kPrimaryShare = 0.65;    // of a text with several labels; the others share the rest
constexpr double kSilenceLogits = -0.25;  // by cross-validation: docs/suggest.md
constexpr double kClip = 0.999;           // of the weights by size: a few outliers must not coarsen the rest
constexpr double kLevels = 16;
constexpr double kSmallest = 0.8;

using Row = std::array<double, kClasses>;

struct Feature {
  std::size_t row;
  double value;
};

struct Sample {
  std::vector<Feature> features;
  Row target{};
  double weight = 1;
};

std::vector<Feature> featuresOf(const SuggestFeatures& read) {
  std::vector<Feature> out;
  const std::size_t buckets = std::size_t{1} << kBucketBits;
  const auto add = [&](const std::vector<std::uint32_t>& group, std::size_t first) {
    for (const std::uint32_t each : group)
      out.push_back({first + each, 1.0 / std::sqrt(static_cast<double>(group.size()))});
  };
  add(read.words, 0);
  add(read.letters, 0);
  add(read.cues, buckets);
  return out;
}

Row targetOf(const std::vector<int>& labels) {
  Row target{};
  if (labels.empty()) {
    target[kNothing] = 1;
  } else if (labels.size() == 1) {
    target[static_cast<std::size_t>(labels.front())] = 1;
  } else {
    for (const int label : labels)
      target[static_cast<std::size_t>(label)] = (1 - kPrimaryShare) / static_cast<double>(labels.size() - 1);
    target[static_cast<std::size_t>(labels.front())] = kPrimaryShare;
  }
  return target;
}

class Learner {
 public:
  explicit Learner(std::size_t rows) : weights_(rows), squares_(rows) {}

  void learn(const Sample& sample) {
    Row fit = biases_;
    for (const auto& [row, value] : sample.features) {
      for (std::size_t c = 0; c < kClasses; ++c) fit[c] += value * weights_[row][c];
    }
    const double best = *std::max_element(fit.begin(), fit.end());
    double whole = 0;
    for (double& each : fit) whole += each = exponential(each - best);
    for (std::size_t c = 0; c < kClasses; ++c) fit[c] = sample.weight * (fit[c] / whole - sample.target[c]);
    for (std::size_t c = 0; c < kClasses; ++c) step(biases_[c], biasSquares_[c], fit[c]);
    for (const auto& [row, value] : sample.features) {
      for (std::size_t c = 0; c < kClasses; ++c)
        step(weights_[row][c], squares_[row][c], fit[c] * value + kShrink * weights_[row][c]);
    }
  }

  const Row& biases() const { return biases_; }
  const std::vector<Row>& weights() const { return weights_; }

 private:
  static void step(double& weight, double& square, double slope) {
    square += slope * slope;
    weight -= kRate * slope / std::sqrt(square + kFirstSquare);
  }

  std::vector<Row> weights_, squares_;
  Row biases_{}, biasSquares_{};
};

/// An order of its own for each epoch, from one seed.
void shuffle(std::vector<const Sample*>& samples, std::uint64_t& seed) {
  for (std::size_t i = samples.size(); i-- > 1;) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    std::swap(samples[i], samples[static_cast<std::size_t>(seed >> 33) % (i + 1)]);
  }
}

std::int8_t rounded(double weight, double unit) {
  if (std::abs(weight * unit) < kSmallest) return 0;
  return static_cast<std::int8_t>(std::clamp<long>(std::lround(weight * unit), -kMaxWeight, kMaxWeight));
}

SuggestModel roundModel(const Learner& learner, const std::vector<Cue>& cues) {
  SuggestModel model;
  model.catalogue = "otg";
  for (int i = 1; i <= kPrinciples; ++i) model.principles.push_back("otg-" + std::to_string(i));
  model.bucketBits = kBucketBits;
  std::vector<double> sizes;
  for (const Row& row : learner.weights())
    for (const double weight : row) sizes.push_back(std::abs(weight));
  std::sort(sizes.begin(), sizes.end());
  const double largest = sizes[static_cast<std::size_t>(kClip * static_cast<double>(sizes.size() - 1))];
  model.unit = std::max(1L, std::lround(kLevels / std::max(largest, 0.1)));
  const auto unit = static_cast<double>(model.unit);
  model.silence = std::lround(kSilenceLogits * unit);
  for (const double bias : learner.biases()) model.biases.push_back(std::lround(bias * unit));
  const std::size_t buckets = std::size_t{1} << kBucketBits;
  for (std::size_t row = 0; row < learner.weights().size(); ++row) {
    for (const double weight : learner.weights()[row])
      (row < buckets ? model.weights : model.cueWeights).push_back(rounded(weight, unit));
  }
  for (const Cue& cue : cues) model.cuePatterns.push_back(cue.patterns);
  return model;
}

}  // namespace

SuggestModel train(const std::vector<const Example*>& examples, const std::vector<Cue>& cues) {
  std::vector<std::vector<std::string>> patterns;
  patterns.reserve(cues.size());
  for (const Cue& cue : cues) patterns.push_back(cue.patterns);
  const CueTable table(patterns);
  std::vector<Sample> samples;
  samples.reserve(examples.size());
  for (const Example* example : examples) {
    samples.push_back({featuresOf(readFeatures(plainWords(example->text), table, kBucketBits)),
                       targetOf(example->labels), example->weight});
  }
  std::vector<const Sample*> order;
  order.reserve(samples.size());
  for (const Sample& sample : samples) order.push_back(&sample);
  Learner learner((std::size_t{1} << kBucketBits) + cues.size());
  std::uint64_t seed = 12345;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    shuffle(order, seed);
    for (const Sample* sample : order) learner.learn(*sample);
  }
  return roundModel(learner, cues);
}

}  // namespace smasteg::tools
