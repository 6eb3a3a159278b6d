// The gate itself: one pass over the bytes, then nlohmann. See json.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/json.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/utf8.h"

namespace smasteg {
namespace {

// No caller may ask for more: dump, copy and == use the stack once a level, and a worker's stack is 64 KiB at
// worst.
constexpr int kHardMaxDepth = 256;
// Beyond ±2^53 a double no longer tells neighbouring integers apart, so it names none.
constexpr double kMaxExactDouble = 9007199254740992.0;

/// Depth, UTF-8 and NUL in one pass without recursion. Whether it is JSON at all is the parser's question.
Result<void> scan(std::string_view text, int maxDepth) {
  int depth = 0;
  bool inString = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<std::uint8_t>(text[at]);
    if (byte >= 0x80) {
      const CodePoint c = decodeUtf8(text, at);
      if (!c.valid) return Error{"bad_utf8", "at byte " + std::to_string(at)};
      at += c.length;
      continue;
    }
    // nlohmann takes NUL for the end of the text and would not see what stands after it.
    if (byte == 0) return Error{"bad_json", "NUL at byte " + std::to_string(at)};
    if (inString) {
      if (byte == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\'))
        ++at;
      else if (byte == '"')
        inString = false;
    } else if (byte == '"') {
      inString = true;
    } else if (byte == '[' || byte == '{') {
      if (++depth > maxDepth) return Error{"too_deep", "at byte " + std::to_string(at)};
    } else if (byte == ']' || byte == '}') {
      if (--depth < 0)
        return Error{"bad_json", "unexpected end of a list or object at byte " + std::to_string(at)};
    }
    ++at;
  }
  return {};
}

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

/// Builds the value from the parser's events, without recursion. nlohmann's own builders come in pairs (with
/// and without a callback), and both would be in the Wasm.
class Builder {
 public:
  explicit Builder(Json& root) : root_(root) {}

  // NOLINTBEGIN(readability-identifier-naming): nlohmann's names
  bool null() { return put(nullptr); }
  bool boolean(bool value) { return put(value); }
  bool number_integer(Json::number_integer_t value) { return put(value); }
  bool number_unsigned(Json::number_unsigned_t value) { return put(value); }
  bool number_float(Json::number_float_t value, const std::string&) { return put(value); }
  bool string(std::string& value) { return put(std::move(value)); }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Json::value_t::object); }
  bool start_array(std::size_t) { return open(Json::value_t::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    member_ = &stack_.back()->get_ref<Json::object_t&>()[std::move(name)];  // a doubled key: the last wins
    return true;
  }
  template <class Exception>
  bool parse_error(std::size_t, const std::string&, const Exception&) {
    return false;
  }
  // NOLINTEND(readability-identifier-naming)

 private:
  Json* place() {
    if (stack_.empty()) return &root_;
    if (stack_.back()->is_object()) return member_;
    return &stack_.back()->get_ref<Json::array_t&>().emplace_back();
  }
  bool put(Json value) {
    *place() = std::move(value);
    return true;
  }
  bool open(Json::value_t type) {
    Json* at = place();
    *at = type;
    stack_.push_back(at);
    return true;
  }
  bool close() {
    stack_.pop_back();
    return true;
  }

  Json& root_;
  Json* member_ = nullptr;
  std::vector<Json*> stack_;  // an array's last element does not move while it is open
};

}  // namespace

Result<void> parseJson(std::string_view text, std::size_t maxBytes, int maxDepth, Json& out) {
  out = nullptr;
  if (text.size() > maxBytes) {
    return Error{"too_big", std::to_string(text.size()) + " bytes; at most " + std::to_string(maxBytes)};
  }
  if (auto scanned = scan(text, std::min(maxDepth, kHardMaxDepth)); !scanned) return scanned;
  Json parsed;
  Builder builder(parsed);
  if (!Json::sax_parse(text.begin(), text.end(), &builder)) return Error{"bad_json", "not JSON"};
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

}  // namespace smasteg
