// SPDX-License-Identifier: EUPL-1.2
#include "core/base/fields.h"

#include "core/base/deferred_text.h"

namespace smasteg {

[[gnu::noinline]] void appendLetters(std::string& out, std::uint64_t letters, std::size_t count) {
  for (; count > 0; --count, letters >>= 8) out += static_cast<char>(letters & 0xFF);
}

void appendJsonString(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

namespace detail {

namespace {

void appendArgs(std::string& out, const Args& args) {
  out += '{';
  for (const auto& [name, value] : args) {
    if (out.back() != '{') out += ',';
    appendJsonString(out, name);
    out += ':';
    if (const auto* text = std::get_if<std::string>(&value)) {
      appendJsonString(out, *text);
    } else {
      out += std::to_string(std::get<std::int64_t>(value));
    }
  }
  out += '}';
}

void appendList(std::string& out, const void* list, const TypeInfo& type) {
  const TypeInfo& inner = *type.inner;
  const std::size_t size = type.size(list);
  out += '[';
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0) out += ',';
    appendValue(out, type.at(list, i), inner);
  }
  out += ']';
}

}  // namespace

void appendMembers(std::string& out, const void* object, const TypeInfo& type, bool first) {
  for (std::size_t i = 0; i < type.memberCount; ++i) {
    const TypeInfo::Member& member = type.members[i];
    if (i > 0 || !first) out += ',';
    appendJsonString(out, member.name);
    out += ':';
    appendValue(out, member.in(object), *member.type);
  }
}

void appendValue(std::string& out, const void* value, const TypeInfo& type) {
  switch (type.kind) {
    case TypeInfo::Kind::text:
      appendJsonString(out, *static_cast<const std::string*>(value));
      break;
    case TypeInfo::Kind::boolean:
      out += *static_cast<const bool*>(value) ? "true" : "false";
      break;
    case TypeInfo::Kind::int64:
      out += std::to_string(*static_cast<const std::int64_t*>(value));
      break;
    case TypeInfo::Kind::int32:
      out += std::to_string(*static_cast<const int*>(value));
      break;
    case TypeInfo::Kind::args:
      appendArgs(out, *static_cast<const Args*>(value));
      break;
    case TypeInfo::Kind::list:
      appendList(out, value, type);
      break;
    case TypeInfo::Kind::optional:
      if (type.size(value) == 0) {
        out += "null";
      } else {
        appendValue(out, type.at(value, 0), *type.inner);
      }
      break;
    case TypeInfo::Kind::object:
      out += '{';
      appendMembers(out, value, type, true);
      out += '}';
      break;
  }
}

}  // namespace detail

}  // namespace smasteg
