// See examples.h.
// SPDX-License-Identifier: EUPL-1.2
#include "tools/suggest/examples.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/suggest/actions_codec.h"
#include "core/suggest/features.h"

namespace smasteg::tools {
namespace {

constexpr std::size_t kMaxBytes = 8 << 20;
constexpr int kMaxDepth = 16;
// Sentences that explain a principle are no actions; they count for less than what people write.
constexpr double kCatalogueWeight = 0.5, kDeckWeight = 0.3;

[[noreturn]] void stop(const std::string& what) {
  std::cerr << "suggest_train: " << what << "\n";
  std::exit(1);
}

std::string readText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) stop(path + " could not be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

int numberOf(std::string_view principle) { return principle.back() - '1'; }

void addActions(const std::string& repo, const std::string& name, Corpus& corpus) {
  const auto reading = readActions(readText(repo + "/content/actions/" + name + ".json"));
  if (!reading.file) stop(name + ".json: " + reading.error.detail);
  for (const LabelledAction& action : *reading.file) {
    Example example;
    example.id = name + "/" + action.id;
    example.voice = action.voice;
    for (const std::string& label : action.labels) example.labels.push_back(numberOf(label));
    example.isAction = true;
    example.isUnseen = name == "unseen";
    for (const auto& [language, text] : {std::pair("sv", &action.textSv), std::pair("en", &action.textEn)}) {
      if (text->empty()) continue;
      example.language = language;
      example.text = *text;
      corpus.examples.push_back(example);
    }
  }
}

void addText(JsonValue from, const char* key, int label, double weight, Corpus& corpus) {
  const auto text = readString(from, key, kMaxBytes);
  if (!text) return;
  Example example;
  example.text = *text;
  example.labels = {label};
  example.weight = weight;
  corpus.examples.push_back(example);
}

void addPrinciple(JsonValue principle, int label, Corpus& corpus) {
  for (const char* key : {"text_sv", "text_en", "title_sv", "title_en"})
    addText(principle, key, label, kCatalogueWeight, corpus);
  for (const char* key : {"keywords_sv", "keywords_en"}) {
    for (const std::string_view word : readStrings(principle, key, kMaxBytes, kMaxBytes))
      corpus.keywords[static_cast<std::size_t>(label)].push_back(plainWords(word));
  }
}

void addCatalogue(const std::string& repo, Corpus& corpus) {
  const std::string text = readText(repo + "/content/catalogues.json");
  JsonDocument file;
  if (!parseJson(text, kMaxBytes, kMaxDepth, file)) stop("catalogues.json is no JSON");
  corpus.keywords.resize(7);
  for (const JsonValue catalogue : readArray(file.root(), "catalogues").items()) {
    if (readString(catalogue, "id", kMaxBytes) != "otg") continue;
    for (const JsonValue principle : readArray(catalogue, "principles").items()) {
      const int label = static_cast<int>(readInt(principle, "number", 1, 7).value_or(1)) - 1;
      addPrinciple(principle, label, corpus);
      for (const JsonValue part : readArray(principle, "sub").items()) addPrinciple(part, label, corpus);
    }
  }
}

void addDeck(const std::string& repo, Corpus& corpus) {
  const std::string text = readText(repo + "/content/decks/otg.json");
  JsonDocument file;
  if (!parseJson(text, kMaxBytes, kMaxDepth, file)) stop("otg.json is no JSON");
  for (const JsonValue question : readArray(file.root(), "questions").items()) {
    const int label = numberOf(readString(question, "principle", kMaxBytes).value_or("1"));
    for (const JsonValue option : readArray(question, "options").items()) {
      if (!readBool(option, "best").value_or(false)) continue;
      for (const char* key : {"text_sv", "text_en"}) addText(option, key, label, kDeckWeight, corpus);
    }
  }
}

void addCues(const std::string& repo, Corpus& corpus) {
  const std::string text = readText(repo + "/content/suggest/cues.json");
  JsonDocument file;
  if (!parseJson(text, kMaxBytes, kMaxDepth, file)) stop("cues.json is no JSON");
  for (const JsonValue each : readArray(file.root(), "cues").items()) {
    Cue cue{std::string(readString(each, "name", kMaxBytes).value_or("")), {}};
    for (const std::string_view word : splitWords(readString(each, "patterns", kMaxBytes).value_or("")))
      cue.patterns.emplace_back(word);
    corpus.cues.push_back(cue);
  }
}

}  // namespace

Corpus readCorpus(const std::string& repo) {
  Corpus corpus;
  for (const char* name : {"swedish", "english", "mixed", "unseen"}) addActions(repo, name, corpus);
  addCatalogue(repo, corpus);
  addDeck(repo, corpus);
  addCues(repo, corpus);
  return corpus;
}

}  // namespace smasteg::tools
