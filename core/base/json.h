// The gate that all foreign JSON comes through. It is read by our own scanner (json_scanner.h), which is one
// pass without recursion; nlohmann::json only holds the tree. The library recurses when it copies, compares
// and frees, and narrows numbers silently, so depth is bounded while scanning and every number is read
// through here. Only this file's .cpp, *_codec.cpp and *_view.cpp may include <nlohmann/json.hpp>.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace smasteg {

using Json = nlohmann::json;

/// Refuses: longer than maxBytes ("too_big"), nested deeper than maxDepth ("too_deep"), not UTF-8
/// ("bad_utf8"), not JSON ("bad_json": also NUL, a lone surrogate as "\ud800", a number beyond a double, as
/// 1e400). Duplicate keys: the last wins, as in Matrix servers. `[]` has depth 1; no maxDepth above 256 is
/// honoured. Out: the parsed value, null when refused. Of a number that is no integer the tree keeps that it
/// is a float and, if it is whole (json_number.h), its value; every other one stands there as 0.5: the
/// readers below are all that asks, and answer the same for each of them.
Result<void> parseJson(std::string_view text, std::size_t maxBytes, int maxDepth, Json& out);

/// Readers that answer nullopt for a missing key, a wrong type or a value outside [low, high]. Floats that
/// are whole (1.0, 1e3) count as integers up to ±2^53, beyond which a float names no single integer; NaN-like
/// strings, 2^63 and beyond do not. readStrings skips what is no string or too long, and stops at maxItems.
std::optional<std::int64_t> readInt(const Json& object, std::string_view key, std::int64_t low,
                                    std::int64_t high);
std::optional<std::string> readString(const Json& object, std::string_view key, std::size_t maxBytes);
std::optional<bool> readBool(const Json& object, std::string_view key);
std::vector<std::string> readStrings(const Json& object, std::string_view key, std::size_t maxItems,
                                     std::size_t maxBytes);
const Json* readObject(const Json& object, std::string_view key);  // nullptr when missing or no object
const Json* readArray(const Json& object, std::string_view key);

/// The value as compact JSON, members by name; a number that is no integer as 0.5, as it was read. Of parsed
/// values only.
std::string compactText(const Json& value);
/// Bytes the value takes as compact JSON (floats, which Matrix events have none of, as 17). Of parsed values
/// only: their depth is bounded.
std::size_t compactSize(const Json& value);

}  // namespace smasteg
