// SPDX-License-Identifier: EUPL-1.2
#include <limits>

#include "core/base/json_fields.h"

namespace smasteg::detail {

namespace {

constexpr std::int64_t kSafeInteger = std::int64_t{1} << 53;  // what JavaScript's numbers hold exactly

void readList(JsonValue list, void* out, const TypeInfo& type) {
  const TypeInfo& inner = *type.inner;
  type.clear(out);
  std::size_t count = 0;
  for (const JsonValue item : list.items()) {
    if (count++ == kMaxFieldItems) return;
    if (const auto text = item.text(); text && inner.kind == TypeInfo::Kind::text) {
      *static_cast<std::string*>(type.add(out)) = *text;
    } else if (inner.kind == TypeInfo::Kind::object && item.isObject()) {
      readMembers(item, type.add(out), inner);
    }
  }
}

}  // namespace

void readMember(JsonValue object, std::string_view name, void* out, const TypeInfo& type) {
  switch (type.kind) {
    case TypeInfo::Kind::text:
      if (const auto value = readString(object, name, kMaxFieldBytes))
        *static_cast<std::string*>(out) = *value;
      break;
    case TypeInfo::Kind::boolean:
      if (const auto value = readBool(object, name)) *static_cast<bool*>(out) = *value;
      break;
    case TypeInfo::Kind::int64:
      if (const auto value = readInt(object, name, -kSafeInteger, kSafeInteger))
        *static_cast<std::int64_t*>(out) = *value;
      break;
    case TypeInfo::Kind::int32:
      if (const auto value =
              readInt(object, name, std::numeric_limits<int>::min(), std::numeric_limits<int>::max())) {
        *static_cast<int*>(out) = static_cast<int>(*value);
      }
      break;
    case TypeInfo::Kind::list:
      if (const JsonValue list = readArray(object, name)) readList(list, out, type);
      break;
    case TypeInfo::Kind::object:
      if (const JsonValue inner = readObject(object, name)) readMembers(inner, out, type);
      break;
    case TypeInfo::Kind::args:
    case TypeInfo::Kind::optional:
      break;  // only ever written
  }
}

void readMembers(JsonValue object, void* out, const TypeInfo& type) {
  for (std::size_t i = 0; i < type.memberCount; ++i) {
    const TypeInfo::Member& member = type.members[i];
    readMember(object, member.name, const_cast<void*>(member.in(out)), *member.type);
  }
}

bool readStored(std::string_view bytes, void* out, const TypeInfo& type) {
  JsonDocument json;
  if (!parseJson(bytes, kMaxStoredBytes, kMaxStoredDepth, json) || !json.root().isObject()) return false;
  readMembers(json.root(), out, type);
  return true;
}

}  // namespace smasteg::detail
