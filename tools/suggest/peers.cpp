// See peers.h.
// SPDX-License-Identifier: EUPL-1.2
#include "tools/suggest/peers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "core/suggest/features.h"
#include "tools/suggest/trainer.h"

namespace smasteg::tools {
namespace {

constexpr std::size_t kClasses = kPrinciples + 1, kNothing = kPrinciples, kMost = 3;

using Fits = std::array<double, kClasses>;
using Words = std::map<std::string, double>;

Ranking bestThree(const Fits& fits) {
  Ranking order(kPrinciples);
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](int one, int other) {
    const double a = fits[static_cast<std::size_t>(one)], b = fits[static_cast<std::size_t>(other)];
    return a > b || (a == b && one < other);
  });
  order.resize(kMost);
  return order;
}

std::size_t classOf(const Example& example) {
  return example.labels.empty() ? kNothing : static_cast<std::size_t>(example.labels.front());
}

Fits countsOf(const std::vector<const Example*>& examples) {
  Fits counts{};
  for (const Example* each : examples) counts[classOf(*each)] += 1;
  return counts;
}

/// How often each word stands in the text.
Words wordsOf(const std::string& text) {
  Words words;
  const std::string plain = plainWords(text);
  for (std::size_t at = 1; at < plain.size();) {
    const std::size_t end = plain.find('_', at);
    words[plain.substr(at, end - at)] += 1;
    at = end + 1;
  }
  return words;
}

void makeUnit(Words& words) {
  double square = 0;
  for (const auto& [word, value] : words) square += value * value;
  for (auto& [word, value] : words) value /= std::sqrt(std::max(square, 1e-12));
}

/// Words with how rare they are, and what the classes have of them.
struct Centroids {
  Words rarity;
  std::array<Words, kClasses> means;

  Words vectorOf(const std::string& text) const {
    Words vector;
    for (const auto& [word, count] : wordsOf(text)) {
      if (const auto known = rarity.find(word); known != rarity.end()) vector[word] = count * known->second;
    }
    makeUnit(vector);
    return vector;
  }
};

}  // namespace

Ranker makeMajorityRanker(const std::vector<const Example*>& examples, const Corpus&) {
  return [three = bestThree(countsOf(examples))](const Example&) { return three; };
}

Ranker makeKeywordRanker(const std::vector<const Example*>& examples, const Corpus& corpus) {
  return [keywords = corpus.keywords, counts = countsOf(examples)](const Example& example) {
    const std::string plain = plainWords(example.text);
    Fits fits{};
    double found = 0;
    for (std::size_t c = 0; c < keywords.size(); ++c) {
      for (const std::string& word : keywords[c])  // its beginning: "dela" in "delade"
        fits[c] += plain.find(word.substr(0, word.size() - 1)) != std::string::npos ? 1 : 0;
      found += fits[c];
      fits[c] += counts[c] / 1e6;  // of equals the more common
    }
    return found > 0 ? bestThree(fits) : Ranking();
  };
}

Ranker makeCentroidRanker(const std::vector<const Example*>& examples, const Corpus&) {
  Centroids centroids;
  for (const Example* each : examples)
    for (const auto& [word, count] : wordsOf(each->text)) centroids.rarity[word] += 1;
  for (auto& [word, count] : centroids.rarity)
    count = std::log((1.0 + static_cast<double>(examples.size())) / (1.0 + count)) + 1;
  for (const Example* each : examples)
    for (const auto& [word, value] : centroids.vectorOf(each->text))
      centroids.means[classOf(*each)][word] += value;
  for (Words& mean : centroids.means) makeUnit(mean);
  return [centroids = std::move(centroids)](const Example& example) {
    Fits fits{};
    for (const auto& [word, value] : centroids.vectorOf(example.text)) {
      for (std::size_t c = 0; c < kClasses; ++c) {
        const auto known = centroids.means[c].find(word);
        if (known != centroids.means[c].end()) fits[c] += value * known->second;
      }
    }
    const Ranking three = bestThree(fits);
    return fits[kNothing] >= fits[static_cast<std::size_t>(three.front())] ? Ranking() : three;
  };
}

}  // namespace smasteg::tools
