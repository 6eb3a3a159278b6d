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
#include <bit>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

namespace smasteg {

template <class Owner, class T>
struct Field {
  std::string_view name;
  T Owner::* member;
};

template <class Owner, class T>
constexpr Field<Owner, T> field(std::string_view name, T Owner::* member) {
  return {name, member};
}

template <class T>
concept HasFields = requires { T::fields; };

/// An argument of a message for people: text or a whole number (plural forms need the number).
using Arg = std::variant<std::string, std::int64_t>;
using Args = std::map<std::string, Arg>;

/// What a value is made of, at run time.
struct TypeInfo {
  enum class Kind { text, boolean, int64, int32, args, object, list, optional };
  struct Member {
    std::string_view name;
    std::ptrdiff_t offset = 0;  // bytes from the object's start
    const TypeInfo* (*type)() = nullptr;
  };

  Kind kind = Kind::object;
  const Member* members = nullptr;  // object
  std::size_t memberCount = 0;
  const TypeInfo* (*inner)() = nullptr;             // list, optional
  std::size_t (*size)(const void* list) = nullptr;  // of an optional: 0 or 1
  const void* (*at)(const void* list, std::size_t index) = nullptr;
  void* (*add)(void* list) = nullptr;  // a default element at the end
  void (*clear)(void* list) = nullptr;
};

template <class T>
const TypeInfo* typeInfo();

namespace detail {

// Itanium C++ ABI (GCC, Clang, Emscripten): a pointer to a data member is the member's offset.
template <class Owner, class T>
TypeInfo::Member memberOf(const Field<Owner, T>& each) {
  static_assert(sizeof(each.member) == sizeof(std::ptrdiff_t));
  return {each.name, std::bit_cast<std::ptrdiff_t>(each.member), &typeInfo<T>};
}

template <class T>
struct Describe {
  static TypeInfo make() {
    using Kind = TypeInfo::Kind;
    if constexpr (std::is_same_v<T, std::string>) {
      return {.kind = Kind::text};
    } else if constexpr (std::is_same_v<T, bool>) {
      return {.kind = Kind::boolean};
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
      return {.kind = Kind::int64};
    } else if constexpr (std::is_same_v<T, int>) {
      return {.kind = Kind::int32};
    } else if constexpr (std::is_same_v<T, Args>) {
      return {.kind = Kind::args};
    } else {
      static_assert(HasFields<T>, "give the struct a field list");
      static const auto members = std::apply(
          [](const auto&... each) {
            return std::array<TypeInfo::Member, sizeof...(each)>{memberOf(each)...};
          },
          T::fields);
      return {.kind = Kind::object, .members = members.data(), .memberCount = members.size()};
    }
  }
};

template <class T>
struct Describe<std::vector<T>> {
  using List = std::vector<T>;
  static TypeInfo make() {
    return {.kind = TypeInfo::Kind::list,
            .inner = &typeInfo<T>,
            .size = [](const void* list) { return static_cast<const List*>(list)->size(); },
            .at = [](const void* list, std::size_t i) -> const void* {
              return &(*static_cast<const List*>(list))[i];
            },
            .add = [](void* list) -> void* { return &static_cast<List*>(list)->emplace_back(); },
            .clear = [](void* list) { static_cast<List*>(list)->clear(); }};
  }
};

template <class T>
struct Describe<std::optional<T>> {
  using Maybe = std::optional<T>;
  static TypeInfo make() {
    return {.kind = TypeInfo::Kind::optional,
            .inner = &typeInfo<T>,
            .size = [](const void* maybe) -> std::size_t {
              return static_cast<const Maybe*>(maybe)->has_value() ? 1 : 0;
            },
            .at = [](const void* maybe, std::size_t) -> const void* {
              return &**static_cast<const Maybe*>(maybe);
            },
            .add = [](void* maybe) -> void* { return &static_cast<Maybe*>(maybe)->emplace(); },
            .clear = [](void* maybe) { static_cast<Maybe*>(maybe)->reset(); }};
  }
};

void appendValue(std::string& out, const void* value, const TypeInfo& type);
void appendMembers(std::string& out, const void* object, const TypeInfo& type, bool first);

}  // namespace detail

template <class T>
const TypeInfo* typeInfo() {
  static const TypeInfo info = detail::Describe<T>::make();
  return &info;
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
