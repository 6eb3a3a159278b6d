// How the view of rollup_view.h is made.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>

#include "core/rollup/count.h"
#include "core/view/context.h"
#include "core/view/rollup_view.h"

namespace smasteg {

struct RollupInput {
  const ViewContext& context;
  std::map<std::string, const Tally*> rooms;  // by id
  std::string posted;                         // the count that was posted last from here, and when
  TimeMs postedAt = 0;
};

RollupDraft rollupDraft(const RollupInput& input, const RollupQuery& query);
RollupView rollupView(const RollupInput& input, const RollupQuery& query);

}  // namespace smasteg
