// View "hints": what a text that is being written could be about, and what in it points out a person or a
// case. Query: text. Proposals and warnings only: nothing is chosen, stopped or kept.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/view/line.h"

namespace smasteg {

struct HintsView {
  static constexpr std::string_view name = "hints";
  std::vector<std::string> principles;  // at most two, the best first; none when nothing is sure enough
  std::vector<Line> sensitive;          // "ett personnummer" …, each kind once
  static constexpr auto fields =
      std::tuple(field("principles", &HintsView::principles), field("sensitive", &HintsView::sensitive));
};

}  // namespace smasteg
