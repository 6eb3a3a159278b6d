// Our documents beside the library's trees: whether they say the same. Promises: asks of ours all that json.h
// lets be asked of a value.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "core/base/json.h"

namespace smasteg::testing {

using Tree = nlohmann::json;

inline constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();

/// A text that is well-formed, read; to be used as its value.
class ReadJson {
 public:
  explicit ReadJson(std::string text, int maxDepth = 32) : text_(std::move(text)) {
    EXPECT_TRUE(parseJson(text_, 1 << 26, maxDepth, document_).ok()) << text_;
  }
  operator JsonValue() const { return document_.root(); }  // NOLINT: implicit on purpose
  JsonValue value() const { return document_.root(); }

 private:
  std::string text_;
  JsonDocument document_;
};

/// The integer that a number of the library's is, if json.h says that it is one.
inline std::optional<std::int64_t> wholeOf(const Tree& number) {
  if (number.is_number_unsigned()) {
    const auto value = number.get<std::uint64_t>();
    return value <= static_cast<std::uint64_t>(kHighest) ? std::optional(static_cast<std::int64_t>(value))
                                                         : std::nullopt;
  }
  if (number.is_number_integer()) return number.get<std::int64_t>();
  const auto real = number.get<double>();
  if (std::abs(real) > 9007199254740992.0 || real != std::floor(real)) return std::nullopt;
  return static_cast<std::int64_t>(real);
}

inline std::string textOfNumber(const Tree& number) {
  if (!number.is_number_float()) return number.dump();
  const auto whole = wholeOf(number);
  return whole ? std::to_string(*whole) : "0.5";
}

inline bool same(JsonValue ours, const Tree& theirs);

inline bool sameInside(JsonValue ours, const Tree& theirs) {
  auto their = theirs.begin();
  if (theirs.is_array()) {
    if (!ours.isList() || ours.size() != theirs.size()) return false;
    for (const JsonValue item : ours.items()) {
      if (!same(item, *their++)) return false;
    }
    return true;
  }
  const auto members = ours.members();
  if (!ours.isObject() || members.size() != theirs.size()) return false;
  for (const auto& [name, value] : members) {
    if (name != their.key() || !same(value, *their) || !same(ours.member(name), *their)) return false;
    ++their;
  }
  return true;
}

/// The same types, names, texts and integers. Of other numbers the same of what json.h lets be asked: that
/// they are no integers.
inline bool same(JsonValue ours, const Tree& theirs) {
  if (!ours || ours.isObject() != theirs.is_object() || ours.isList() != theirs.is_array()) return false;
  if (ours.empty() != (theirs.empty() || !theirs.is_structured())) return false;
  if (theirs.is_structured()) return sameInside(ours, theirs);
  const auto text = theirs.is_string() ? std::optional(theirs.get<std::string>()) : std::nullopt;
  const bool isTrue = theirs.is_boolean() && theirs.get<bool>();
  const auto whole = theirs.is_number() ? wholeOf(theirs) : std::nullopt;
  if (ours.truth().has_value() != theirs.is_boolean() || ours.truth().value_or(false) != isTrue) return false;
  if (ours.text() != text || ours.integer(kLowest, kHighest) != whole) return false;
  if (theirs.is_number_float() && compactSize(ours) != 17) return false;
  return theirs.is_string() ||
         compactText(ours) == (theirs.is_number() ? textOfNumber(theirs) : theirs.dump());
}

}  // namespace smasteg::testing
