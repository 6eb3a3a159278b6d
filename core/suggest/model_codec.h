// Files of what was learnt (content/suggest/model.json): JSON in, a SuggestModel out, and back for the
// trainer.
//   "schema":"smasteg.suggest/0.1", "catalogue":"otg", "principles":[id …], "bucket_bits":4–14,
//   "unit":steps of a weight in a logit, "silence":steps, "biases":[steps, a class each],
//   "cues":[{"weights":"a letter a class","patterns":"with spaces between"} …],
//   "weights":[of each class a text with a letter a bucket …]
// A class is a principle, and last comes "nothing". A weight from −45 to 45 is the letter '#' + 45 + weight,
// with '~' where that would be '\': plain text, so that it travels in a message, and packs well.
// Promises: total and bounded; a file with one fault is refused whole. It is not told where it is wrong to
// the letter: nobody mends one by hand.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/suggest/model.h"

namespace smasteg {

inline constexpr std::size_t kMaxModelBytes = 1 << 20;  // our own is under 0.1 MB
inline constexpr std::size_t kMaxCues = 200;
inline constexpr std::size_t kMaxPatternsBytes = 32 * 1024;  // of one cue

/// Error codes: too_big, too_deep, bad_utf8, bad_json, bad_schema (detail names the member).
Result<SuggestModel> decodeModel(std::string_view json);
std::string encodeModel(const SuggestModel& model);

}  // namespace smasteg
