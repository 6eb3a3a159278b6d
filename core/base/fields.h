// One field list per struct writes its JSON, reads it and prints its TypeScript type, so the two languages
// cannot disagree. A struct that crosses the boundary has
//   static constexpr auto fields = std::tuple(field("name", &T::member), …);
// The lists become small tables that one reader and one writer walk: written out by the compiler for each
// struct they were a fifth of the Wasm. Writing needs no JSON library: every string in the core is valid
// UTF-8 already.
//
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace smasteg {

template <class Owner, class T>
struct Field {
  using Type = T;
  std::string_view name;
  T Owner::* member;
};

template <class Owner, class T>
constexpr Field<Owner, T> field(std::string_view name, T Owner::* member) {
  return {name, member};
}

template <class T>
concept HasFields = requires { T::fields; };

/// What stands in lists that are read back says so with `static constexpr bool isReadInLists = true;`. Most
/// structs are only ever written, and what makes a list of them longer would be in the Wasm for nothing.
template <class T>
concept IsReadInLists = !HasFields<T> || requires { T::isReadInLists; };

/// An argument of a message for people: text or a whole number (plural forms need the number).
using Arg = std::variant<std::string, std::int64_t>;
using Args = std::map<std::string, Arg>;

/// What a value is made of, at run time. All of it is constant: data in the Wasm, not code that makes it.
struct TypeInfo {
  enum class Kind { text, boolean, int64, int32, args, object, list, optional };
  struct Member {
    std::string_view name;
    const void* (*in)(const void* object) = nullptr;  // the member itself
    const TypeInfo* type = nullptr;
  };

  Kind kind = Kind::object;
  const Member* members = nullptr;  // object
  std::size_t memberCount = 0;
  const TypeInfo* inner = nullptr;                  // list, optional
  std::size_t (*size)(const void* list) = nullptr;  // of an optional: 0 or 1
  const void* (*at)(const void* list, std::size_t index) = nullptr;
  void* (*add)(void* list) = nullptr;  // a default element at the end; none where lists are only written
  void (*clear)(void* list) = nullptr;
};

namespace detail {

template <class T>
struct Describe;

template <class T, std::size_t I>
const void* memberIn(const void* object) {
  constexpr auto member = std::get<I>(T::fields).member;
  return &(static_cast<const T*>(object)->*member);
}

template <class T, std::size_t... I>
constexpr auto membersOf(std::index_sequence<I...>) {
  using Fields = std::remove_const_t<decltype(T::fields)>;
  return std::array<TypeInfo::Member, sizeof...(I)>{
      {{std::get<I>(T::fields).name, &memberIn<T, I>,
        &Describe<typename std::tuple_element_t<I, Fields>::Type>::info}...}};
}

template <class T>
struct Describe {
  static_assert(HasFields<T>, "give the struct a field list");
  static constexpr std::size_t count = std::tuple_size_v<std::remove_const_t<decltype(T::fields)>>;
  static constexpr auto members = membersOf<T>(std::make_index_sequence<count>());
  static constexpr TypeInfo info = {.members = members.data(), .memberCount = count};
};

template <TypeInfo::Kind kind>
struct DescribePlain {
  static constexpr TypeInfo info = {.kind = kind};
};
template <>
struct Describe<std::string> : DescribePlain<TypeInfo::Kind::text> {};
template <>
struct Describe<bool> : DescribePlain<TypeInfo::Kind::boolean> {};
template <>
struct Describe<std::int64_t> : DescribePlain<TypeInfo::Kind::int64> {};
template <>
struct Describe<int> : DescribePlain<TypeInfo::Kind::int32> {};
template <>
struct Describe<Args> : DescribePlain<TypeInfo::Kind::args> {};

template <class T>
struct Describe<std::vector<T>> {
  using List = std::vector<T>;
  static constexpr auto adder() -> void* (*)(void* list) {
    if constexpr (IsReadInLists<T>) {
      return [](void* list) -> void* { return &static_cast<List*>(list)->emplace_back(); };
    } else {
      return nullptr;
    }
  }
  static constexpr auto clearer() -> void (*)(void* list) {
    if constexpr (IsReadInLists<T>) {
      return [](void* list) { static_cast<List*>(list)->clear(); };
    } else {
      return nullptr;
    }
  }
  static constexpr TypeInfo info = {
      .kind = TypeInfo::Kind::list,
      .inner = &Describe<T>::info,
      .size = [](const void* list) { return static_cast<const List*>(list)->size(); },
      .at = [](const void* list, std::size_t i) -> const void* {
        return &(*static_cast<const List*>(list))[i];
      },
      .add = adder(),
      .clear = clearer()};
};

template <class T>
struct Describe<std::optional<T>> {
  using Maybe = std::optional<T>;
  static constexpr TypeInfo info = {.kind = TypeInfo::Kind::optional,
                                    .inner = &Describe<T>::info,
                                    .size = [](const void* maybe) -> std::size_t {
                                      return static_cast<const Maybe*>(maybe)->has_value() ? 1 : 0;
                                    },
                                    .at = [](const void* maybe, std::size_t) -> const void* {
                                      return &**static_cast<const Maybe*>(maybe);
                                    }};
};

/// Whether all lists within it can be read.
template <class T>
struct CanBeRead : std::true_type {};
template <class... Owners, class... Types>
struct CanBeRead<std::tuple<Field<Owners, Types>...>> : std::bool_constant<(CanBeRead<Types>::value && ...)> {
};
template <HasFields T>
struct CanBeRead<T> : CanBeRead<std::remove_const_t<decltype(T::fields)>> {};
template <class T>
struct CanBeRead<std::vector<T>> : std::bool_constant<IsReadInLists<T> && CanBeRead<T>::value> {};

void appendValue(std::string& out, const void* value, const TypeInfo& type);
void appendMembers(std::string& out, const void* object, const TypeInfo& type, bool first);

}  // namespace detail

template <class T>
constexpr const TypeInfo* typeInfo() {
  return &detail::Describe<T>::info;
}

void appendJsonString(std::string& out, std::string_view text);

template <class T>
void appendJson(std::string& out, const T& value) {
  detail::appendValue(out, &value, *typeInfo<T>());
}
/// The members only, for callers that add a tag of their own (`"kind":…`).
template <HasFields T>
void appendJsonMembers(std::string& out, const T& value, bool first = true) {
  detail::appendMembers(out, &value, *typeInfo<T>(), first);
}
template <class T>
std::string toJson(const T& value) {
  std::string out;
  appendJson(out, value);
  return out;
}

}  // namespace smasteg
