// What there is to learn from: the labelled actions of content/actions, the catalogue and the best options of
// the deck. Reads the files of the repository; ends the program when one does not fit.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

namespace smasteg::tools {

struct Example {
  std::string id, voice, language, text;
  std::vector<int> labels;  // 0–6, the primary one first; none: nothing should be suggested
  double weight = 1;        // how much it counts when it is learnt from
  bool isAction = false;    // one that people could write; only those are judged
  bool isUnseen = false;    // of unseen.json: never learnt from
};

struct Cue {
  std::string name;
  std::vector<std::string> patterns;
};

struct Corpus {
  std::vector<Example> examples;
  std::vector<Cue> cues;
  std::vector<std::vector<std::string>> keywords;  // the catalogue's, of each principle
};

Corpus readCorpus(const std::string& repo);

}  // namespace smasteg::tools
