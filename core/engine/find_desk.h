// Where the engine meets an index of the trail's words, which lies outside the core and knows steps by a
// number: it is told of each step once, and of what has changed since. Promises: told what "texts" said and
// handed its token back, it has just the steps of the trail; a text that is no more is "gone" the next time;
// a token of another life (a core that died, another room) makes it begin anew. Nothing of this is kept.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/deferred.h"
#include "core/engine/engine.h"
#include "core/view/context.h"

namespace smasteg {

inline constexpr int kMaxTextsAtOnce = 1000;              // some milliseconds of work
inline constexpr std::size_t kMaxTextsBytes = 500'000;    // and no long message
inline constexpr std::size_t kMaxFindBytes = 16'000'000;  // numbers of more steps than a room has

class FindDesk {
 public:
  static bool hasView(std::string_view name) {
    return name == "texts" || name == "found" || name == "filters";
  }
  /// shown: the rows that are on the screen now.
  SMASTEG_DEFERRED std::string view(std::string_view name, const ViewContext& context, const ViewQuery& query,
                                    std::vector<std::string>& shown);

  struct Told;  // find_desk.cpp

 private:
  struct Close {
    SMASTEG_DEFERRED void operator()(Told* told) const;
  };
  std::unique_ptr<Told, Close> told_;
};

}  // namespace smasteg
