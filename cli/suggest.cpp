// See suggest.h.
// SPDX-License-Identifier: EUPL-1.2
#include "cli/suggest.h"

#include <tuple>
#include <vector>

#include "core/base/assert.h"
#include "core/base/fields.h"
#include "core/base/text.h"
#include "core/suggest/model_codec.h"
#include "core/suggest/suggester.h"

namespace smasteg::cli {

extern const std::string_view kSuggestModel;  // content/suggest/model.json, by tools/embed.cmake

namespace {

struct SuggestLine {
  std::string text;
  std::vector<Suggestion> suggestions;
  bool abstain = true;
  static constexpr auto fields =
      std::tuple(field("text", &SuggestLine::text), field("suggestions", &SuggestLine::suggestions),
                 field("abstain", &SuggestLine::abstain));
};

}  // namespace

Result<std::string> suggestLines(const std::string& catalogue, const std::string& name,
                                 std::string_view text) {
  auto model = decodeModel(kSuggestModel);
  SMASTEG_ASSERT(model.ok());
  const Suggester suggester(model.take());
  if (catalogue != suggester.model().catalogue) {
    return Error{"unknown_catalogue", "--catalogue " + catalogue + ": there are suggestions for " +
                                          suggester.model().catalogue + " only. Leave it out"};
  }
  std::string out;
  std::size_t number = 0;
  for (std::string_view line : splitLines(text)) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!isValidUtf8(line)) {
      return Error{"bad_utf8", name + ": line " + std::to_string(number) +
                                   ": this is not UTF-8. Save the text as UTF-8."};
    }
    const SuggestAnswer answer = suggester.suggest(line);
    out += toJson(SuggestLine{std::string(line), answer.suggestions, answer.abstain}) + "\n";
  }
  return out;
}

}  // namespace smasteg::cli
