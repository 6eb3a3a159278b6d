// Reads a struct's fields (fields.h) from parsed JSON, through the range-checked readers of json.h. What is
// missing or of the wrong type keeps its default: the caller decides what a default means.
//
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "core/base/fields.h"
#include "core/base/json.h"

namespace smasteg {

inline constexpr std::size_t kMaxFieldBytes = std::size_t{64}
                                              << 20;       // a page of 100 events of 64 KiB, with room
inline constexpr std::size_t kMaxFieldItems = 100000;      // stored records handed over at start
inline constexpr std::size_t kMaxStoredBytes = 96 * 1024;  // one record of the own store
inline constexpr int kMaxStoredDepth = 8;

namespace detail {
/// `out` is of the type that `type` describes, and stays as it is where the object has no such member.
void readMember(JsonValue object, std::string_view name, void* out, const TypeInfo& type);
void readMembers(JsonValue object, void* out, const TypeInfo& type);
/// False when the bytes are no JSON object.
bool readStored(std::string_view bytes, void* out, const TypeInfo& type);
}  // namespace detail

template <HasFields T>
void readFields(JsonValue object, T& out) {
  static_assert(detail::CanBeRead<T>::value, "isReadInLists is missing in a struct that stands in a list");
  detail::readMembers(object, &out, *typeInfo<T>());
}

/// What the own store keeps: one small JSON object a record, written by toJson and read back here. Bytes from
/// a disk are as suspect as bytes from a room. Code: bad_record.
template <HasFields T>
Result<T> readRecord(std::string_view bytes) {
  static_assert(detail::CanBeRead<T>::value, "isReadInLists is missing in a struct that stands in a list");
  T record;
  if (!detail::readStored(bytes, &record, *typeInfo<T>())) return Error{"bad_record", "not a JSON object"};
  return record;
}

}  // namespace smasteg
