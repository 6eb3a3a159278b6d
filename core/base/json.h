// The gate that all foreign JSON comes through. Our own scanner (json_scanner.h) reads it in one pass without
// recursion, and what it tells lies flat in one row of nodes, in the order of the text: nothing is allocated
// for a value, nothing is freed one by one, and a document is read again and again with the same memory.
// Nothing here can be written to; what the core sends is written by fields.h and json_text.h.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace smasteg {

/// One value or one key. Behind an object's or a list's node lies what is in it; a member is its key and its
/// value.
struct JsonNode {
  enum class Kind : std::uint8_t { null, no, yes, natural, negative, whole, other, text, object, list };
  Kind kind = Kind::null;
  std::uint32_t size = 0;  // of a text: its bytes; of an object or a list: the nodes in it
  union {
    std::uint64_t number =
        0;  // natural, negative, whole; of what is still open: where that lies which it is in
    const char* text;
  };

  const JsonNode* next() const {  // the one after it and all that is in it
    return this + 1 + (kind == Kind::object || kind == Kind::list ? size : 0);
  }
};

struct JsonMember;

/// A value of a document, or nothing. Small: to be passed as it is. Good as long as its document is, and the
/// text that this was read from.
class JsonValue {
 public:
  JsonValue() = default;
  explicit JsonValue(const JsonNode* node) : node_(node) {}
  explicit operator bool() const { return node_ != nullptr; }

  bool isObject() const { return is(JsonNode::Kind::object); }
  bool isList() const { return is(JsonNode::Kind::list); }
  /// Without what is in it: also what is no object and no list.
  bool empty() const { return first() == last(); }

  // Of another type, or nothing: nullopt. An integer outside [low, high] too; see readInt below.
  std::optional<std::string_view> text() const;
  std::optional<bool> truth() const;
  std::optional<std::int64_t> integer(std::int64_t low, std::int64_t high) const;

  JsonValue member(std::string_view name) const;  // nothing when there is none, or in what is no object
  std::vector<JsonMember> members() const;        // by name, each once; none of what is no object

  class Iterator {
   public:
    explicit Iterator(const JsonNode* at) : at_(at) {}
    JsonValue operator*() const { return JsonValue(at_); }
    Iterator& operator++() {
      at_ = at_->next();
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const JsonNode* at_;
  };
  struct Items {
    const JsonNode *first, *last;
    Iterator begin() const { return Iterator(first); }
    Iterator end() const { return Iterator(last); }
  };
  Items items() const { return isList() ? Items{first(), last()} : Items{nullptr, nullptr}; }
  std::size_t size() const;  // how many items(); counted on the way

 private:
  friend class CompactWriter;

  bool is(JsonNode::Kind kind) const { return node_ != nullptr && node_->kind == kind; }
  const JsonNode* first() const { return isObject() || isList() ? node_ + 1 : nullptr; }
  const JsonNode* last() const { return isObject() || isList() ? node_->next() : nullptr; }

  const JsonNode* node_ = nullptr;
};

struct JsonMember {
  std::string_view name;
  JsonValue value;
};

/// What parseJson fills, and can fill again: its memory is kept.
class JsonDocument {
 public:
  JsonDocument() = default;
  JsonDocument(const JsonDocument&) = delete;  // its nodes point into it
  JsonDocument& operator=(const JsonDocument&) = delete;

  JsonValue root() const { return nodes_.empty() ? JsonValue() : JsonValue(nodes_.data()); }

 private:
  friend Result<void> parseJson(std::string_view text, std::size_t maxBytes, int maxDepth, JsonDocument& out);

  std::vector<JsonNode> nodes_;
  std::string unescaped_;  // the texts that had escapes; the others are slices of what was read
};

/// Refuses: longer than maxBytes ("too_big"), nested deeper than maxDepth ("too_deep"), not UTF-8
/// ("bad_utf8"), not JSON ("bad_json": also NUL, a lone surrogate as "\ud800", a number beyond a double, as
/// 1e400). Duplicate keys: the last wins, as in Matrix servers. `[]` has depth 1; no maxDepth above 256 is
/// honoured. Out: the document, with no root when refused; `text` must outlive it. Of a number that is no
/// integer the document keeps that it is none and, if it is whole (json_number.h), its value; every other one
/// is the same to it: the readers below are all that asks, and answer the same for each of them.
Result<void> parseJson(std::string_view text, std::size_t maxBytes, int maxDepth, JsonDocument& out);
template <class Text>
  requires std::same_as<Text, std::string>
Result<void> parseJson(Text&& text, std::size_t, int, JsonDocument&) = delete;  // it would be gone at once

/// Readers that answer nullopt for a missing key, a wrong type or a value outside [low, high]. Floats that
/// are whole (1.0, 1e3) count as integers up to ±2^53, beyond which a float names no single integer; NaN-like
/// strings, 2^63 and beyond do not. readStrings skips what is no string or too long, and stops at maxItems.
std::optional<std::int64_t> readInt(JsonValue object, std::string_view key, std::int64_t low,
                                    std::int64_t high);
std::optional<std::string_view> readString(JsonValue object, std::string_view key, std::size_t maxBytes);
std::optional<bool> readBool(JsonValue object, std::string_view key);
std::vector<std::string_view> readStrings(JsonValue object, std::string_view key, std::size_t maxItems,
                                          std::size_t maxBytes);
JsonValue readObject(JsonValue object, std::string_view key);  // nothing when missing or no object
JsonValue readArray(JsonValue object, std::string_view key);

/// The value as compact JSON, members by name; a number that is no integer as 0.5, and a whole one without
/// its fraction.
std::string compactText(JsonValue value);
/// Bytes the value takes as compact JSON (floats, which Matrix events have none of, as 17).
std::size_t compactSize(JsonValue value);

}  // namespace smasteg
