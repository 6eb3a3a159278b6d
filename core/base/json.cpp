// The gate itself: the scanner's tokens become a row of nodes. See json.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/json.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/base/fields.h"
#include "core/base/json_scanner.h"
#include "core/base/sort.h"

namespace smasteg {
namespace {

using Kind = JsonNode::Kind;
using Token = JsonScanner::Token;

constexpr std::size_t kFloatBytes = 17;  // of a float as compact JSON, whatever it is
constexpr std::size_t kFirstNodes = 64;  // an ordinary event has forty

bool isText(const JsonNode& node, std::string_view text) {
  return node.size == text.size() && std::equal(text.begin(), text.end(), node.text);
}

Kind kindOf(Token token) {
  switch (token) {
    case Token::no:
      return Kind::no;
    case Token::yes:
      return Kind::yes;
    case Token::natural:
      return Kind::natural;
    case Token::negative:
      return Kind::negative;
    case Token::whole:
      return Kind::whole;
    case Token::other:
      return Kind::other;
    case Token::string:
    case Token::key:
      return Kind::text;
    case Token::openObject:
      return Kind::object;
    case Token::openList:
      return Kind::list;
    default:
      return Kind::null;
  }
}

/// Lays one node behind the other. What is open knows where that lies which it is in, so nothing is stacked.
class Builder {
 public:
  explicit Builder(std::vector<JsonNode>& nodes) : nodes_(nodes) {}

  void take(Token token, const JsonScanner& scanner) {
    if (token == Token::closeObject || token == Token::closeList) return close();
    JsonNode& node = nodes_.emplace_back();
    node.kind = kindOf(token);
    if (node.kind == Kind::text) {
      node.size = static_cast<std::uint32_t>(scanner.text().size());
      node.text = scanner.text().data();
    } else if (node.kind == Kind::object || node.kind == Kind::list) {
      node.number = std::exchange(open_, nodes_.size() - 1);
    } else {
      node.number = scanner.natural();
    }
  }

 private:
  void close() {
    JsonNode& node = nodes_[open_];
    node.size = static_cast<std::uint32_t>(nodes_.size() - 1 - open_);
    open_ = static_cast<std::size_t>(node.number);
  }

  std::vector<JsonNode>& nodes_;
  std::size_t open_ = 0;  // where the innermost open one lies
};

std::size_t textSize(std::string_view text) {
  std::size_t size = text.size() + 2;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') size += 1;
    if (byte < 0x20) size += c == '\b' || c == '\t' || c == '\n' || c == '\f' || c == '\r' ? 1 : 5;
  }
  return size;
}

}  // namespace

Result<void> parseJson(std::string_view text, std::size_t maxBytes, int maxDepth, JsonDocument& out) {
  out.nodes_.clear();
  out.unescaped_.clear();
  const auto most = std::min<std::size_t>(maxBytes, std::numeric_limits<std::uint32_t>::max());
  if (text.size() > most) {
    return Error{"too_big", std::to_string(text.size()) + " bytes; at most " + std::to_string(most)};
  }
  out.nodes_.reserve(kFirstNodes);
  JsonScanner scanner(text, maxDepth, out.unescaped_);
  Builder builder(out.nodes_);
  Token token = scanner.next();
  for (; token != Token::end && token != Token::refused; token = scanner.next()) builder.take(token, scanner);
  if (token == Token::end) return {};
  out.nodes_.clear();
  return scanner.error();
}

std::optional<std::string_view> JsonValue::text() const {
  return is(Kind::text) ? std::optional(std::string_view(node_->text, node_->size)) : std::nullopt;
}

std::optional<bool> JsonValue::truth() const {
  return is(Kind::yes) || is(Kind::no) ? std::optional(is(Kind::yes)) : std::nullopt;
}

std::optional<std::int64_t> JsonValue::integer(std::int64_t low, std::int64_t high) const {
  const bool natural = is(Kind::natural);
  if (!natural && !is(Kind::negative) && !is(Kind::whole)) return std::nullopt;
  const auto value = static_cast<std::int64_t>(node_->number);
  const bool fits = (!natural || value >= 0) && value >= low && value <= high;
  return fits ? std::optional(value) : std::nullopt;
}

JsonValue JsonValue::member(std::string_view name) const {
  JsonValue found;
  if (!isObject()) return found;
  for (const JsonNode* key = first(); key != last(); key = key[1].next()) {
    if (isText(*key, name)) found.node_ = key + 1;
  }
  return found;
}

std::vector<JsonMember> JsonValue::members() const {
  std::vector<JsonMember> all;
  if (!isObject()) return all;
  for (const JsonNode* key = first(); key != last(); key = key[1].next())
    all.push_back({std::string_view(key->text, key->size), JsonValue(key + 1)});
  sortItems(all, [](const JsonMember& a, const JsonMember& b) { return a.name < b.name; });
  std::size_t kept = 0;  // of equal names the last
  for (const JsonMember& each : all) {
    if (kept > 0 && all[kept - 1].name == each.name) --kept;
    all[kept++] = each;
  }
  all.resize(kept);
  return all;
}

std::size_t JsonValue::size() const {
  std::size_t size = 0;
  for (const JsonNode* item = items().first; item != items().last; item = item->next()) ++size;
  return size;
}

std::optional<std::int64_t> readInt(JsonValue object, std::string_view key, std::int64_t low,
                                    std::int64_t high) {
  return object.member(key).integer(low, high);
}

std::optional<std::string_view> readString(JsonValue object, std::string_view key, std::size_t maxBytes) {
  const auto text = object.member(key).text();
  return text && text->size() <= maxBytes ? text : std::nullopt;
}

std::optional<bool> readBool(JsonValue object, std::string_view key) { return object.member(key).truth(); }

std::vector<std::string_view> readStrings(JsonValue object, std::string_view key, std::size_t maxItems,
                                          std::size_t maxBytes) {
  std::vector<std::string_view> texts;
  for (const JsonValue item : object.member(key).items()) {
    if (texts.size() >= maxItems) break;
    if (const auto text = item.text(); text && text->size() <= maxBytes) texts.push_back(*text);
  }
  return texts;
}

JsonValue readObject(JsonValue object, std::string_view key) {
  const JsonValue value = object.member(key);
  return value.isObject() ? value : JsonValue();
}

JsonValue readArray(JsonValue object, std::string_view key) {
  const JsonValue value = object.member(key);
  return value.isList() ? value : JsonValue();
}

/// Writes a value's compact text, or something as long as it. Depth is bounded by the scanner.
class CompactWriter {
 public:
  explicit CompactWriter(bool measures) : measures_(measures) {}

  std::string&& take() { return std::move(out_); }

  void write(JsonValue value) {
    if (value.isObject()) return writeObject(value);
    if (value.isList()) return writeList(value);
    if (const auto text = value.text()) return writeText(*text);
    const JsonNode& node = *value.node_;
    if (node.kind == Kind::natural) {
      out_ += std::to_string(node.number);
    } else if (measures_ && (node.kind == Kind::whole || node.kind == Kind::other)) {
      out_.append(kFloatBytes, '0');
    } else if (node.kind == Kind::negative || node.kind == Kind::whole) {
      out_ += std::to_string(static_cast<std::int64_t>(node.number));
    } else {
      out_ += node.kind == Kind::other  ? "0.5"
              : node.kind == Kind::null ? "null"
              : node.kind == Kind::yes  ? "true"
                                        : "false";
    }
  }

 private:
  void writeText(std::string_view text) {
    if (measures_) {
      out_.append(textSize(text), '0');
    } else {
      appendJsonString(out_, text);
    }
  }

  void writeObject(JsonValue value) {
    char before = '{';
    for (const JsonMember& member : value.members()) {
      out_ += std::exchange(before, ',');
      writeText(member.name);
      out_ += ':';
      write(member.value);
    }
    out_ += before == '{' ? "{}" : "}";
  }

  void writeList(JsonValue value) {
    char before = '[';
    for (const JsonValue item : value.items()) {
      out_ += std::exchange(before, ',');
      write(item);
    }
    out_ += before == '[' ? "[]" : "]";
  }

  bool measures_;
  std::string out_;
};

std::string compactText(JsonValue value) {
  CompactWriter writer(false);
  writer.write(value);
  return writer.take();
}

// Asked of huge contents only: that its text is made and thrown away costs less Wasm than a second walk.
std::size_t compactSize(JsonValue value) {
  CompactWriter writer(true);
  writer.write(value);
  return writer.take().size();
}

}  // namespace smasteg
