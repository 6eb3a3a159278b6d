// Files of labelled actions (content/actions): JSON in, texts with their principles out, or all that is
// wrong. Unknown members are ignored; `?` may be missing.
//   file    "schema":"smasteg.actions/0.…", "actions":[action …], "none"?:[the same without labels]
//   action  "id", "text_sv" or "text_en" or both, "labels":["otg-1" …, the primary one first],
//           "primary"? (labels[0], if it is said twice), "ambiguous"?, "voice"?
// Promises: total and bounded: any bytes give actions or a problem; texts are cleaned; a file with one
// problem is refused whole. It is read when a model is made and by `smasteg check`; the app never reads one.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/file_reader.h"

namespace smasteg {

inline constexpr std::size_t kMaxActionsBytes = 4 * 1024 * 1024;  // our own are 0.2 MB
inline constexpr std::size_t kMaxActions = 20'000;
inline constexpr std::size_t kMaxActionLetters = 4000;  // as long as a step may be

struct LabelledAction {
  std::string id, voice, textSv, textEn;  // one of the texts may be empty
  std::vector<std::string> labels;        // the primary one first; none: nothing should be suggested
  bool ambiguous = false;                 // another reader could choose another label as primary
};

/// Those of `none` last.
using LabelledActions = std::vector<LabelledAction>;

FileReading<LabelledActions> readActions(std::string_view json);

}  // namespace smasteg
