// What the engine asks of the world. TypeScript has one switch over these and no other decision about them.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "core/base/fields.h"
#include "core/sync/requests.h"

namespace smasteg {

/// Send `woke` at this time (ms UTC). One timer a room; the latest wins.
struct WakeAt {
  static constexpr std::string_view kind = "wakeAt";
  std::int64_t ms = 0;
  static constexpr auto fields = std::tuple(field("ms", &WakeAt::ms));
};
/// These views have changed: steps, composer, status, week, principles, quiz, hints, meet, profile, draw.
struct Changed {
  static constexpr std::string_view kind = "changed";
  std::vector<std::string> views;
  static constexpr auto fields = std::tuple(field("views", &Changed::views));
};
/// Something to say once. key: a message key of the interface (MessageKey).
struct Notice {
  static constexpr std::string_view kind = "notice";
  std::string key;
  Args args;
  static constexpr auto fields = std::tuple(field("key", &Notice::key), field("args", &Notice::args));
};
using Action = std::variant<WakeAt, Changed, Notice, Read, Send, Redact, Put, Remove>;
using Actions = std::vector<Action>;

}  // namespace smasteg
