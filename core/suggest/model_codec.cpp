// The reader and writer of models. See model_codec.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/suggest/model_codec.h"

#include <utility>
#include <vector>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/catalogue/catalogue.h"

namespace smasteg {
namespace {

constexpr std::string_view kSchemaPrefix = "smasteg.suggest/0.";
constexpr int kMaxModelDepth = 6;
constexpr std::int64_t kMaxSteps = 1'000'000;
constexpr std::size_t kMaxWordBytes = 80;
constexpr char kLowest = '#', kReplaced = '\\', kReplacement = '~';

char letterOf(std::int8_t weight) {
  const char letter = static_cast<char>(kLowest + kMaxWeight + weight);
  return letter == kReplaced ? kReplacement : letter;
}

bool readLetter(char letter, std::int8_t& weight) {
  const int value = (letter == kReplacement ? kReplaced : letter) - kLowest - kMaxWeight;
  if (letter == kReplaced || value < -kMaxWeight || value > kMaxWeight) return false;
  weight = static_cast<std::int8_t>(value);
  return true;
}

std::vector<std::string> wordsOf(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : splitWords(text)) words.emplace_back(word);
  return words;
}

/// Every method answers false once something did not fit; `problem_` says where.
class Reader {
 public:
  bool readFile(JsonValue file, SuggestModel& model) {
    const auto schema = readString(file, "schema", kMaxWordBytes);
    if (!schema || !startsWith(*schema, kSchemaPrefix)) return fail("schema");
    const auto catalogue = readString(file, "catalogue", kMaxWordBytes);
    if (!catalogue || !Catalogue::isPrincipleId(*catalogue)) return fail("catalogue");
    model.catalogue = *catalogue;
    for (const JsonValue each : readArray(file, "principles").items()) {
      const auto id = each.text();
      if (!id || !Catalogue::isPrincipleId(*id)) return fail("principles");
      model.principles.emplace_back(*id);
    }
    if (model.principles.empty() || model.classCount() > kMaxSuggestClasses) return fail("principles");
    return readNumbers(file, model) && readCues(file, model) && readWeights(file, model);
  }

  const std::string& problem() const { return problem_; }

 private:
  bool fail(std::string_view where) {
    problem_ = where;
    return false;
  }

  bool readNumbers(JsonValue file, SuggestModel& model) {
    const auto bits = readInt(file, "bucket_bits", kMinBucketBits, kMaxBucketBits);
    const auto unit = readInt(file, "unit", 1, kMaxSteps);
    const auto silence = readInt(file, "silence", -kMaxSteps, kMaxSteps);
    if (!bits) return fail("bucket_bits");
    if (!unit) return fail("unit");
    if (!silence) return fail("silence");
    model.bucketBits = static_cast<int>(*bits);
    model.unit = *unit;
    model.silence = *silence;
    for (const JsonValue each : readArray(file, "biases").items()) {
      const auto bias = each.integer(-kMaxSteps, kMaxSteps);
      if (!bias) return fail("biases");
      model.biases.push_back(*bias);
    }
    return model.biases.size() == model.classCount() || fail("biases");
  }

  bool readCues(JsonValue file, SuggestModel& model) {
    const JsonValue cues = readArray(file, "cues");
    if (!cues || cues.size() > kMaxCues) return fail("cues");
    for (const JsonValue cue : cues.items()) {
      const auto patterns = readString(cue, "patterns", kMaxPatternsBytes);
      const auto weights = readString(cue, "weights", kMaxSuggestClasses);
      if (!patterns) return fail("cues.patterns");
      if (!weights || weights->size() != model.classCount()) return fail("cues.weights");
      for (const char letter : *weights) {
        if (!readLetter(letter, model.cueWeights.emplace_back())) return fail("cues.weights");
      }
      model.cuePatterns.push_back(wordsOf(*patterns));
    }
    return true;
  }

  bool readWeights(JsonValue file, SuggestModel& model) {
    const JsonValue classes = readArray(file, "weights");
    const std::size_t buckets = std::size_t{1} << model.bucketBits, count = model.classCount();
    if (classes.size() != count) return fail("weights");
    model.weights.assign(buckets * count, 0);
    std::size_t c = 0;
    for (const JsonValue each : classes.items()) {
      const auto letters = each.text();
      if (!letters || letters->size() != buckets) return fail("weights");
      for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        if (!readLetter((*letters)[bucket], model.weights[bucket * count + c])) return fail("weights");
      }
      ++c;
    }
    return true;
  }

  std::string problem_;
};

/// Texts that need no escapes: ids, letters of weights and patterns.
std::string inQuotes(std::string_view text) { return '"' + std::string(text) + '"'; }

}  // namespace

Result<SuggestModel> decodeModel(std::string_view json) {
  JsonDocument file;
  if (const auto parsed = parseJson(json, kMaxModelBytes, kMaxModelDepth, file); !parsed) {
    return parsed.error();
  }
  SuggestModel model;
  Reader reader;
  if (!reader.readFile(file.root(), model)) return Error{"bad_schema", reader.problem()};
  return model;
}

std::string encodeModel(const SuggestModel& model) {
  const std::size_t count = model.classCount(), buckets = std::size_t{1} << model.bucketBits;
  std::string out = "{\n \"schema\": \"smasteg.suggest/0.1\",\n \"licence\": \"CC0-1.0\",\n \"catalogue\": " +
                    inQuotes(model.catalogue) + ",\n \"principles\": [";
  for (const std::string& id : model.principles) out += (out.back() == '[' ? "" : ", ") + inQuotes(id);
  out += "],\n \"bucket_bits\": " + std::to_string(model.bucketBits) +
         ",\n \"unit\": " + std::to_string(model.unit) + ",\n \"silence\": " + std::to_string(model.silence) +
         ",\n \"biases\": [";
  for (const std::int64_t bias : model.biases) out += (out.back() == '[' ? "" : ", ") + std::to_string(bias);
  out += "],\n \"cues\": [";
  for (std::size_t cue = 0; cue < model.cuePatterns.size(); ++cue) {
    std::string letters, patterns;
    for (std::size_t c = 0; c < count; ++c) letters += letterOf(model.cueWeights[cue * count + c]);
    for (const std::string& each : model.cuePatterns[cue]) patterns += (patterns.empty() ? "" : " ") + each;
    out += std::string(cue == 0 ? "" : ",") + "\n  {\"weights\": " + inQuotes(letters) +
           ", \"patterns\": " + inQuotes(patterns) + "}";
  }
  out += "\n ],\n \"weights\": [";
  for (std::size_t c = 0; c < count; ++c) {
    std::string letters;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket)
      letters += letterOf(model.weights[bucket * count + c]);
    out += std::string(c == 0 ? "" : ",") + "\n  " + inQuotes(letters);
  }
  return out + "\n ]\n}\n";
}

}  // namespace smasteg
