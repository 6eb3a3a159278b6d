// toJsonApart, readFieldsApart: the same JSON as toJson and readFields, written out by the compiler for each
// struct instead of by the tables of fields.h. That is more code, but code goes with its callers: called by
// what is SMASTEG_DEFERRED it is in the second Wasm, whereas a table, and each function that it points to,
// would be in the first. The members' names go with it (deferred_text.h). Promises: byte for byte what toJson
// gives, for structs whose members have names of plain letters.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <type_traits>

#include "core/base/deferred_text.h"
#include "core/base/fields.h"
#include "core/base/json_fields.h"

namespace smasteg {

namespace detail {

template <class T>
struct ListOf : std::false_type {};
template <class T>
struct ListOf<std::vector<T>> : std::true_type {};
template <class T>
struct MaybeOf : std::false_type {};
template <class T>
struct MaybeOf<std::optional<T>> : std::true_type {};

template <class T>
[[gnu::noinline]] void appendApart(std::string& out, const T& value);

template <class T, std::size_t... I>
void appendMembersApart(std::string& out, const T& value, std::index_sequence<I...> /*all*/) {
  const auto append = [&]<std::size_t i> {
    constexpr auto member = std::get<i>(T::fields).member;
    out += i == 0 ? "{\"" : ",\"";
    appendCode<[] { return std::get<i>(T::fields).name; }>(out);
    out += "\":";
    appendApart(out, value.*member);
  };
  (append.template operator()<I>(), ...);
}

template <class T>
void appendApart(std::string& out, const T& value) {
  if constexpr (HasFields<T>) {
    appendMembersApart(out, value, std::make_index_sequence<Describe<T>::count>());
    out += '}';
  } else if constexpr (ListOf<T>::value) {
    out += '[';
    for (const auto& each : value) {
      if (&each != value.data()) out += ',';
      appendApart(out, each);
    }
    out += ']';
  } else if constexpr (MaybeOf<T>::value) {
    if (value) {
      appendApart(out, *value);
    } else {
      out += "null";
    }
  } else {
    appendJson(out, value);
  }
}

template <class T, std::size_t... I>
void readMembersApart(JsonValue object, T& out, std::index_sequence<I...> /*all*/) {
  const auto read = [&]<std::size_t i> {
    constexpr auto member = std::get<i>(T::fields).member;
    using Type = std::remove_reference_t<decltype(out.*member)>;
    std::string name;
    appendCode<[] { return std::get<i>(T::fields).name; }>(name);
    if constexpr (HasFields<Type>) {
      if (const JsonValue inner = readObject(object, name))
        readMembersApart(inner, out.*member, std::make_index_sequence<Describe<Type>::count>());
    } else {
      readMember(object, name, &(out.*member), *typeInfo<Type>());
    }
  };
  (read.template operator()<I>(), ...);
}

}  // namespace detail

template <HasFields T>
void readFieldsApart(JsonValue object, T& out) {
  static_assert(detail::CanBeRead<T>::value, "isReadInLists is missing in a struct that stands in a list");
  detail::readMembersApart(object, out, std::make_index_sequence<detail::Describe<T>::count>());
}

/// As readRecord.
template <HasFields T>
Result<T> readRecordApart(std::string_view bytes) {
  T record;
  JsonDocument json;
  if (!parseJson(bytes, kMaxStoredBytes, kMaxStoredDepth, json) || !json.root().isObject())
    return Error{"bad_record", "not a JSON object"};
  readFieldsApart(json.root(), record);
  return record;
}

template <HasFields T>
std::string toJsonApart(const T& value) {
  std::string out;
  detail::appendApart(out, value);
  return out;
}

}  // namespace smasteg
