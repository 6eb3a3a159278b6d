// SPDX-License-Identifier: EUPL-1.2
#include "core/engine/message_codec.h"

#include "core/base/json_fields.h"
#include "core/base/time.h"

namespace smasteg {

namespace {

constexpr std::size_t kMaxMessageBytes = kMaxFieldBytes;
constexpr std::size_t kMaxRoomBytes = 255;  // a Matrix room id
constexpr int kMaxMessageDepth = 8;         // events are strings here, so nothing is deep

template <std::size_t I = 0>
bool readPayload(JsonValue json, std::string_view kind, MessagePayload& out) {
  if constexpr (I == std::variant_size_v<MessagePayload>) {
    return false;
  } else {
    using Each = std::variant_alternative_t<I, MessagePayload>;
    if (kind != Each::kind) return readPayload<I + 1>(json, kind, out);
    readFields(json, out.template emplace<Each>());
    return true;
  }
}

}  // namespace

Result<Message> readMessage(std::string_view text) {
  JsonDocument document;
  if (const auto parsed = parseJson(text, kMaxMessageBytes, kMaxMessageDepth, document); !parsed)
    return parsed.error();
  const JsonValue json = document.root();
  if (!json.isObject()) return Error{"bad_message", "not an object"};
  Message message;
  message.room = readString(json, "room", kMaxRoomBytes).value_or("");
  const auto now = readInt(json, "now", kMinTimeMs, kMaxTimeMs);
  if (!now) return Error{"bad_message", "now: milliseconds since 1970 expected"};
  message.now = *now;
  const std::string_view kind = readString(json, "kind", kMaxRoomBytes).value_or("");
  if (!readPayload(json, kind, message.payload))
    return Error{"unknown_kind", std::string(kind.substr(0, 40))};
  return message;
}

Result<ViewQuery> readQuery(std::string_view text) {
  JsonDocument document;
  if (const auto parsed = parseJson(text, kMaxMessageBytes, kMaxMessageDepth, document); !parsed)
    return parsed.error();
  const JsonValue json = document.root();
  if (!json.isObject()) return Error{"bad_message", "not an object"};
  ViewQuery query;
  readFields(json, query);
  return query;
}

std::string writeActions(const Actions& actions) {
  std::string out = "{\"actions\":[";
  bool first = true;
  for (const auto& action : actions) {
    if (!first) out += ',';
    first = false;
    std::visit(
        [&](const auto& each) {
          out += "{\"kind\":";
          appendJsonString(out, each.kind);
          appendJsonMembers(out, each, false);
          out += '}';
        },
        action);
  }
  return out + "]}";
}

std::string writeError(const Error& error) {
  std::string out = "{\"error\":{\"code\":";
  appendJsonString(out, error.code);
  out += ",\"detail\":";
  appendJsonString(out, error.detail);
  return out + "}}";
}

}  // namespace smasteg
