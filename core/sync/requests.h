// What the sync machine asks of the world: the engine passes these on as they are. No I/O here, only the wish
// for it.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "core/base/fields.h"

namespace smasteg {

/// Read from the room. what: "state" (eventType, any state key), "timeline" (what the host has loaded of
/// eventType) or "relations" (children of parent by relType and eventType). from: `next` of the page before,
/// "" = newest.
struct Read {
  static constexpr std::string_view kind = "read";
  std::string request, what, parent, relType, eventType, from;
  int limit = 100;
  static constexpr auto fields =
      std::tuple(field("request", &Read::request), field("what", &Read::what), field("parent", &Read::parent),
                 field("relType", &Read::relType), field("eventType", &Read::eventType),
                 field("from", &Read::from), field("limit", &Read::limit));
};
struct Send {
  static constexpr std::string_view kind = "send";
  std::string request, type, content;  // content: JSON text
  static constexpr auto fields = std::tuple(field("request", &Send::request), field("type", &Send::type),
                                            field("content", &Send::content));
};
struct Redact {
  static constexpr std::string_view kind = "redact";
  std::string request, eventId;
  static constexpr auto fields =
      std::tuple(field("request", &Redact::request), field("eventId", &Redact::eventId));
};
/// Keep bytes under store ("own" or "cache") and key; answered by `stored` or `failed`.
struct Put {
  static constexpr std::string_view kind = "put";
  std::string request, store, key, bytes;
  static constexpr auto fields = std::tuple(field("request", &Put::request), field("store", &Put::store),
                                            field("key", &Put::key), field("bytes", &Put::bytes));
};
struct Remove {
  static constexpr std::string_view kind = "remove";
  std::string request, store, key;
  static constexpr auto fields = std::tuple(field("request", &Remove::request),
                                            field("store", &Remove::store), field("key", &Remove::key));
};

using Effect = std::variant<Read, Send, Redact, Put, Remove>;
using Effects = std::vector<Effect>;

}  // namespace smasteg
