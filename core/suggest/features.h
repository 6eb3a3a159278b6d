// What the suggester sees of a text: its words, the beginnings of words, pairs of words, runs of letters, and
// cues (patterns that people chose, such as "_lyssna" or "skatteverk"). One reader for the trainer and for
// the app, so that they cannot disagree. Promises: total and linear in the text; the same for the same text
// everywhere; only the first kMaxSuggestBytes count. Refuses nothing: a text without letters has no features.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smasteg {

inline constexpr std::size_t kMaxSuggestBytes = 2048;  // what a step is about is said by then

/// Words as the suggester compares them: folded, what is neither letter nor digit as one '_', a number as 0,
/// with '_' at both ends: "Kl. 9.30, A/B-test!" → "_kl_0_0_a_b_test_". "" of a text without letters.
std::string plainWords(std::string_view text);

/// Patterns to look for in plainWords; several may be one cue. '_' is the edge of a word. One of a single
/// byte is never found.
class CueTable {
 public:
  CueTable() = default;
  /// `patterns[i]` are those of cue i.
  explicit CueTable(const std::vector<std::vector<std::string>>& patterns);

  /// The cues that are there, each once, in order.
  std::vector<std::uint32_t> find(std::string_view plain) const;

 private:
  struct Pattern {
    std::string text;
    std::uint32_t cue;
  };
  std::vector<Pattern> patterns_;     // sorted by text
  std::vector<std::size_t> byBegin_;  // where the patterns with a first byte begin; 257 places
};

/// Numbers of features, in three groups that count alike however long the text is. In each: sorted, unique.
struct SuggestFeatures {
  std::vector<std::uint32_t> words, letters;  // buckets below 2^bucketBits
  std::vector<std::uint32_t> cues;            // cue i, then pairs of cues: cueCount + pair's number
};

SuggestFeatures readFeatures(std::string_view plain, const CueTable& table, int bucketBits);

}  // namespace smasteg
