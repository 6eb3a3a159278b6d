// The gate itself: the scanner's tokens become nlohmann's tree. See json.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/json.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/fields.h"
#include "core/base/json_scanner.h"

namespace smasteg {
namespace {

// Beyond ±2^53 a double no longer tells neighbouring integers apart, so it names none.
constexpr double kMaxExactDouble = 9007199254740992.0;
constexpr double kNotWhole = 0.5;  // stands for every fraction, and for what is too big to be exact

/// The member, or nullptr when there is none or `object` is no object.
const Json* member(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

std::optional<std::int64_t> wholeNumber(const Json& value) {
  if (const auto* plain = value.get_ptr<const Json::number_unsigned_t*>()) {
    const bool fits = *plain <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return fits ? std::optional(static_cast<std::int64_t>(*plain)) : std::nullopt;
  }
  if (const auto* plain = value.get_ptr<const Json::number_integer_t*>()) return *plain;
  const auto* real = value.get_ptr<const Json::number_float_t*>();
  if (real == nullptr || !(*real >= -kMaxExactDouble && *real <= kMaxExactDouble)) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(*real);
  return static_cast<double>(whole) == *real ? std::optional(whole) : std::nullopt;
}

/// Builds the tree from the tokens, without recursion.
class Builder {
 public:
  explicit Builder(Json& root) : place_(&root) {}

  void take(JsonScanner::Token token, const JsonScanner& scanner) {
    using Token = JsonScanner::Token;
    switch (token) {
      case Token::key:
        place_ = &open_.back()->get_ref<Json::object_t&>()[std::string(scanner.text())];
        return;
      case Token::closeObject:
      case Token::closeList:
        open_.pop_back();
        return;
      case Token::openObject:
        return open(Json::value_t::object);
      case Token::openList:
        return open(Json::value_t::array);
      case Token::string:
        return put(std::string(scanner.text()));
      case Token::natural:
        return put(scanner.natural());
      case Token::negative:
        return put(scanner.integer());
      case Token::whole:
        return put(static_cast<double>(scanner.integer()));
      case Token::other:
        return put(kNotWhole);
      case Token::no:
      case Token::yes:
        return put(token == Token::yes);
      case Token::null:
        return put(nullptr);
      case Token::end:
      case Token::refused:
        return;
    }
  }

 private:
  Json& place() {
    const bool inList = !open_.empty() && open_.back()->is_array();
    return inList ? open_.back()->get_ref<Json::array_t&>().emplace_back() : *place_;
  }
  void put(Json value) { place() = std::move(value); }
  void open(Json::value_t type) {
    Json& value = place();
    value = type;
    open_.push_back(&value);
  }

  Json* place_;              // of the next value, unless a list is open
  std::vector<Json*> open_;  // a list's last item does not move while it is open
};

}  // namespace

Result<void> parseJson(std::string_view text, std::size_t maxBytes, int maxDepth, Json& out) {
  out = nullptr;
  if (text.size() > maxBytes) {
    return Error{"too_big", std::to_string(text.size()) + " bytes; at most " + std::to_string(maxBytes)};
  }
  using Token = JsonScanner::Token;
  JsonScanner scanner(text, maxDepth);
  Json parsed;
  Builder builder(parsed);
  Token token = scanner.next();
  for (; token != Token::end && token != Token::refused; token = scanner.next()) builder.take(token, scanner);
  if (token == Token::refused) return scanner.error();
  out = std::move(parsed);
  return {};
}

std::optional<std::int64_t> readInt(const Json& object, std::string_view key, std::int64_t low,
                                    std::int64_t high) {
  const Json* value = member(object, key);
  if (value == nullptr) return std::nullopt;
  const auto whole = wholeNumber(*value);
  return whole && *whole >= low && *whole <= high ? whole : std::nullopt;
}

std::optional<std::string> readString(const Json& object, std::string_view key, std::size_t maxBytes) {
  const Json* value = member(object, key);
  const auto* text = value == nullptr ? nullptr : value->get_ptr<const Json::string_t*>();
  if (text == nullptr || text->size() > maxBytes) return std::nullopt;
  return *text;
}

std::optional<bool> readBool(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  const auto* truth = value == nullptr ? nullptr : value->get_ptr<const Json::boolean_t*>();
  return truth == nullptr ? std::nullopt : std::optional(*truth);
}

std::vector<std::string> readStrings(const Json& object, std::string_view key, std::size_t maxItems,
                                     std::size_t maxBytes) {
  std::vector<std::string> texts;
  const Json* array = readArray(object, key);
  if (array == nullptr) return texts;
  for (const Json& item : *array) {
    if (texts.size() >= maxItems) break;
    const auto* text = item.get_ptr<const Json::string_t*>();
    if (text != nullptr && text->size() <= maxBytes) texts.push_back(*text);
  }
  return texts;
}

const Json* readObject(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  return value != nullptr && value->is_object() ? value : nullptr;
}

const Json* readArray(const Json& object, std::string_view key) {
  const Json* value = member(object, key);
  return value != nullptr && value->is_array() ? value : nullptr;
}

// The caller has bounded the depth before parsing.
std::size_t compactSize(const Json& value) {
  if (const auto* text = value.get_ptr<const Json::string_t*>()) {
    std::size_t size = text->size() + 2;
    for (const char c : *text) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') size += 1;
      if (byte < 0x20) size += c == '\b' || c == '\t' || c == '\n' || c == '\f' || c == '\r' ? 1 : 5;
    }
    return size;
  }
  if (value.is_structured()) {
    std::size_t size = 1 + std::max<std::size_t>(value.size(), 1);  // brackets and commas
    for (auto item = value.begin(); item != value.end(); ++item) {
      if (value.is_object()) size += compactSize(Json(item.key())) + 1;
      size += compactSize(*item);
    }
    return size;
  }
  if (value.is_number_unsigned())
    return std::to_string(value.get_ref<const Json::number_unsigned_t&>()).size();
  if (value.is_number_integer()) return std::to_string(value.get_ref<const Json::number_integer_t&>()).size();
  if (value.is_number_float()) return std::numeric_limits<double>::max_digits10;
  return value.is_boolean() && !value.get_ref<const bool&>() ? 5 : 4;
}

std::string compactText(const Json& value) {
  std::string out;
  if (const auto* text = value.get_ptr<const Json::string_t*>()) {
    appendJsonString(out, *text);
    return out;
  }
  if (value.is_structured()) {
    const bool object = value.is_object();
    out += object ? '{' : '[';
    for (auto item = value.begin(); item != value.end(); ++item) {
      if (out.size() > 1) out += ',';
      if (object) {
        appendJsonString(out, item.key());
        out += ':';
      }
      out += compactText(*item);
    }
    out += object ? '}' : ']';
    return out;
  }
  if (value.is_number_unsigned()) return std::to_string(value.get_ref<const Json::number_unsigned_t&>());
  if (value.is_number()) {
    const auto whole = wholeNumber(value);
    return whole ? std::to_string(*whole) : "0.5";
  }
  return value.is_null() ? "null" : value.get_ref<const bool&>() ? "true" : "false";
}

}  // namespace smasteg
