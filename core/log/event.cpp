// Names and small questions about events. See event.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/event.h"

#include <array>

#include "core/base/letters.h"
#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

constexpr std::array<std::string_view, 11> kKindNames = {"step",       "thanks", "lesson",  "call",
                                                         "experiment", "meetup", "session", "round",
                                                         "letter",     "count",  "answer"};
constexpr std::size_t kHashDigits = 16;

}  // namespace

std::string_view recordKindName(RecordKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::optional<RecordKind> recordKindFromName(std::string_view name) {
  for (std::size_t i = 0; i < kKindNames.size(); ++i) {
    if (kKindNames[i] == name) return static_cast<RecordKind>(i);
  }
  return std::nullopt;
}

std::string normalReactionKey(std::string_view key) {
  std::string normal;
  for (std::size_t at = 0; at < key.size();) {
    const CodePoint c = decodeUtf8(key, at);
    if (!isVariationSelector(c.value) && !isSkinTone(c.value)) normal.append(key.substr(at, c.length));
    at += c.length;
  }
  return normal;
}

int keycapNumber(std::string_view normalKey) {
  constexpr std::string_view kKeycap = "\xE2\x83\xA3";
  if (normalKey.size() != 1 + kKeycap.size() || normalKey.substr(1) != kKeycap) return 0;
  return normalKey[0] >= '1' && normalKey[0] <= '7' ? normalKey[0] - '0' : 0;
}

bool metaFits(const MessageBody& message) {
  return message.meta && message.meta->version == kFormatVersion &&
         message.meta->hash == fnv1a64Hex(message.body);
}

bool isFromNewerVersion(const MessageBody& message) {
  if (!message.meta) return false;
  const MessageMeta& meta = *message.meta;
  if (meta.version > kFormatVersion) {
    // Edited by a client that keeps unknown keys: the body wins over what no longer describes it.
    return meta.hash.size() != kHashDigits || meta.hash == fnv1a64Hex(message.body);
  }
  const std::string& kind = meta.record.kind;
  const bool known =
      kind == "batch" || kind == "card" || kind == "draw" || recordKindFromName(kind).has_value();
  return !known && metaFits(message);
}

}  // namespace smasteg
