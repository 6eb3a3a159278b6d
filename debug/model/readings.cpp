// See readings.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/model/readings.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/suggest/model_codec.h"

namespace smasteg::cli {

extern const std::string_view kSuggestModel;  // content/suggest/model.json, by tools/embed.cmake

}  // namespace smasteg::cli

namespace smasteg::debug {
namespace {

const Suggester& suggester() {
  static const Suggester instance = [] {
    auto model = decodeModel(cli::kSuggestModel);
    SMASTEG_ASSERT(model.ok());
    return Suggester(model.take());
  }();
  return instance;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out.empty() ? "-" : out;
}

}  // namespace

std::string parsedText(std::string_view body, const TextPlace& place) {
  if (!isValidUtf8(body)) return "This is not UTF-8.\n";
  const Catalogue catalogue;
  const auto records = parseText(body, place, catalogue);
  if (records.empty()) return "No record: talk, a question, praise, or nothing at all.\n";
  std::string out;
  for (const TextRecord& record : records) {
    out += std::string(recordKindName(record.kind));
    if (record.n > 0) out += " " + std::to_string(record.n);
    out += std::string("\n  text: ") + record.text + "\n  principles: " + joined(record.principles) +
           "\n  tags: " + joined(record.tags) + "\n  marked: " + (record.marked ? "yes" : "no") + "\n";
  }
  return out;
}

Suggested suggestFor(std::string_view text) {
  Suggested out;
  if (!isValidUtf8(text)) return out;
  const SuggestModel& model = suggester().model();
  out.plain = plainWords(text);
  const CueTable table(model.cuePatterns);
  const SuggestFeatures features = readFeatures(out.plain, table, model.bucketBits);
  out.words = features.words.size();
  out.letters = features.letters.size();
  for (const std::uint32_t cue : table.find(out.plain)) {
    for (const std::string& pattern : model.cuePatterns[cue]) {
      if (out.plain.find(pattern) != std::string::npos) out.cues.push_back(pattern);
    }
  }
  const auto fits = suggester().fits(out.plain);
  const auto shares = sharesOf(fits);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < fits.size(); ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return fits[a] > fits[b]; });
  for (const std::size_t i : order) {
    out.fits.emplace_back(i < model.principles.size() ? model.principles[i] : "nothing", fits[i]);
    out.shares.push_back(shares[i]);
  }
  out.answer = suggester().suggest(text);
  return out;
}

std::string asText(const Suggested& suggested) {
  std::string out = "as compared: " + suggested.plain + "\nfeatures: " + std::to_string(suggested.words) +
                    " of words, " + std::to_string(suggested.letters) +
                    " of letters\ncues: " + joined(suggested.cues) + "\n";
  for (std::size_t i = 0; i < suggested.fits.size(); ++i) {
    out += suggested.fits[i].first + ": " + std::to_string(suggested.fits[i].second) + " (" +
           std::to_string(suggested.shares[i]) + " of 1000)\n";
  }
  out += suggested.answer.abstain ? "it is silent\n" : "";
  for (const Suggestion& each : suggested.answer.suggestions)
    out += "suggests " + each.principle + " " + std::to_string(each.score) + "\n";
  return out;
}

}  // namespace smasteg::debug
