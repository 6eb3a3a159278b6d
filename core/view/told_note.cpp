// See told_note.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/view/told_note.h"

#include "core/base/deferred_text.h"

namespace smasteg {

std::optional<Line> toldNote(const Job& job) {
  if (job.state != "failed") return std::nullopt;
  if (job.code == "M_FORBIDDEN") return Line{SMASTEG_DEFERRED_TEXT("note-told-forbidden"), {}};
  return Line{SMASTEG_DEFERRED_TEXT("note-told-failed"), {{"code", job.code}}};
}

}  // namespace smasteg
