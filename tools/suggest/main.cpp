// suggest_train REPO: prints the model that REPO's content gives (content/suggest/model.json).
// suggest_train REPO --evaluate [--quick]: prints, as one JSON object, how good it is on what it has not
// seen, beside simple peers. Quick leaves out the peers and the single voices. Host tool: npm run suggest.
// SPDX-License-Identifier: EUPL-1.2
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/suggest/model_codec.h"
#include "tools/suggest/evaluate.h"
#include "tools/suggest/peers.h"
#include "tools/suggest/trainer.h"

namespace smasteg::tools {
namespace {

struct Way {
  const char* name;
  Maker make;
};

std::string jsonOf(const Score& score) {
  std::string out;
  for (const auto& [name, count] : {std::pair("actions", score.actions), std::pair("first", score.first),
                                    std::pair("primary", score.primary), std::pair("three", score.three),
                                    std::pair("silent", score.silent), std::pair("others", score.others),
                                    std::pair("fired", score.fired)})
    out += std::string(out.empty() ? "{" : ",") + "\"" + name + "\":" + std::to_string(count);
  return out + "}";
}

using Rows = std::vector<std::pair<std::string, Score>>;

void addRow(Rows& rows, const std::string& name, const Corpus& corpus,
            const std::map<std::size_t, Ranking>& answers, const std::string& language = "",
            const std::string& voice = "") {
  Score score;
  for (const auto& [i, ranking] : answers) {
    const Example& example = corpus.examples[i];
    if (!language.empty() && example.language != language) continue;
    if (!voice.empty() && example.voice != voice) continue;
    score.add(example, ranking);
  }
  rows.emplace_back(name, score);
}

void evaluate(const Corpus& corpus, bool isQuick) {
  std::vector<Way> ways = {{"model", makeModelRanker}};
  if (!isQuick) {
    ways.push_back({"centroid", makeCentroidRanker});
    ways.push_back({"keywords", makeKeywordRanker});
    ways.push_back({"majority", makeMajorityRanker});
  }
  Rows rows;
  for (const auto& [splitName, split] : {std::pair("folds", Split::folds), std::pair("voices", Split::voices),
                                         std::pair("unseen", Split::unseen)}) {
    for (const Way& way : ways) {
      const auto answers = answerHeldOut(corpus, split, way.make);
      const std::string name = std::string(splitName) + "/" + way.name;
      addRow(rows, name, corpus, answers);
      if (std::string(way.name) != "model" || split == Split::unseen) continue;
      addRow(rows, name + "/sv", corpus, answers, "sv");
      addRow(rows, name + "/en", corpus, answers, "en");
      if (split != Split::voices || isQuick) continue;
      std::map<std::string, int> voices;
      for (const auto& [i, ranking] : answers) ++voices[corpus.examples[i].voice];
      for (const auto& [voice, count] : voices) addRow(rows, "voice/" + voice, corpus, answers, "", voice);
    }
  }
  std::string out;
  for (const auto& [name, score] : rows)
    out += (out.empty() ? "{\n  \"" : ",\n  \"") + name + "\": " + jsonOf(score);
  std::cout << out << "\n}\n";
}

}  // namespace
}  // namespace smasteg::tools

int main(int argc, char** argv) {
  using namespace smasteg::tools;
  if (argc < 2) {
    std::cerr << "usage: suggest_train REPO [--evaluate [--quick]]\n";
    return 2;
  }
  const Corpus corpus = readCorpus(argv[1]);
  if (argc > 2) {
    evaluate(corpus, argc > 3);
    return 0;
  }
  std::vector<const Example*> learnt;
  for (const Example& each : corpus.examples)
    if (!each.isUnseen) learnt.push_back(&each);
  std::cout << smasteg::encodeModel(train(learnt, corpus.cues));
  return std::cout.flush() ? 0 : 1;
}
