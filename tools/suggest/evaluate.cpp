// See evaluate.h.
// SPDX-License-Identifier: EUPL-1.2
#include "tools/suggest/evaluate.h"

#include <algorithm>
#include <memory>
#include <set>

#include "core/suggest/suggester.h"
#include "tools/suggest/trainer.h"

namespace smasteg::tools {
namespace {

constexpr std::size_t kParts = 5, kVoiceParts = 10;

/// The same text in two languages has one id, and lies in one part.
std::size_t hashOf(const std::string& text) {
  std::size_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U % 4294967296U;
  return hash;
}

/// Which part each example is held out in; −1: in none, it is always learnt from.
std::vector<int> partsOf(const Corpus& corpus, Split split) {
  std::set<std::string> voices;
  for (const Example& each : corpus.examples)
    if (each.isAction && !each.isUnseen) voices.insert(each.voice);
  std::vector<int> parts;
  for (const Example& each : corpus.examples) {
    int part = -1;
    if (split == Split::unseen) {
      part = each.isUnseen ? 0 : -1;
    } else if (each.isAction && !each.isUnseen) {
      const auto voice = static_cast<std::size_t>(std::distance(voices.begin(), voices.find(each.voice)));
      part = static_cast<int>(split == Split::folds ? hashOf(each.id) % kParts : voice % kVoiceParts);
    }
    parts.push_back(part);
  }
  return parts;
}

}  // namespace

void Score::add(const Example& example, const Ranking& ranking) {
  if (example.labels.empty()) {
    ++others;
    fired += ranking.empty() ? 0U : 1U;
    return;
  }
  const auto isRight = [&](int each) {
    return std::find(example.labels.begin(), example.labels.end(), each) != example.labels.end();
  };
  ++actions;
  if (ranking.empty()) {
    ++silent;
    return;
  }
  first += isRight(ranking.front()) ? 1U : 0U;
  primary += ranking.front() == example.labels.front() ? 1U : 0U;
  three += std::any_of(ranking.begin(), ranking.end(), isRight) ? 1U : 0U;
}

Ranker makeModelRanker(const std::vector<const Example*>& examples, const Corpus& corpus) {
  const auto suggester = std::make_shared<Suggester>(train(examples, corpus.cues));
  return [suggester](const Example& example) {
    Ranking ranking;
    for (const Suggestion& each : suggester->suggest(example.text).suggestions)
      ranking.push_back(each.principle.back() - '1');
    return ranking;
  };
}

std::map<std::size_t, Ranking> answerHeldOut(const Corpus& corpus, Split split, const Maker& make) {
  const std::vector<int> parts = partsOf(corpus, split);
  const int last = *std::max_element(parts.begin(), parts.end());
  std::map<std::size_t, Ranking> answers;
  for (int part = 0; part <= last; ++part) {
    std::vector<const Example*> learnt;
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (parts[i] != part && !corpus.examples[i].isUnseen) learnt.push_back(&corpus.examples[i]);
    const Ranker ranker = make(learnt, corpus);
    for (std::size_t i = 0; i < parts.size(); ++i)
      if (parts[i] == part) answers[i] = ranker(corpus.examples[i]);
  }
  return answers;
}

}  // namespace smasteg::tools
