// Writes one JSON object as text, members in the order of their names, as Matrix's canonical JSON has them.
// For what we send: a few flat objects do not need a library that can write everything.
//
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/fields.h"

namespace smasteg {

class JsonText {
 public:
  JsonText& text(std::string_view name, std::string_view value) {
    std::string json;
    appendJsonString(json, value);
    return put(name, std::move(json));
  }
  JsonText& number(std::string_view name, std::int64_t value) { return put(name, std::to_string(value)); }
  JsonText& truth(std::string_view name, bool value) { return put(name, value ? "true" : "false"); }
  JsonText& texts(std::string_view name, const std::vector<std::string>& values) {
    return put(name, toJson(values));
  }
  JsonText& list(std::string_view name, const std::vector<std::string>& items) {  // each JSON already
    std::string all = "[";
    for (const std::string& item : items) {
      if (all.size() > 1) all += ',';
      all += item;
    }
    return put(name, all + "]");
  }
  JsonText& args(std::string_view name, const Args& values) { return put(name, toJson(values)); }
  JsonText& json(std::string_view name, std::string value) { return put(name, std::move(value)); }
  JsonText& object(std::string_view name, const JsonText& value) { return put(name, value.str()); }

  std::string str() const {
    std::string out = "{";
    for (const auto& [name, value] : members_) {
      if (out.size() > 1) out += ',';
      appendJsonString(out, name);
      out += ':';
      out += value;
    }
    return out + "}";
  }

 private:
  JsonText& put(std::string_view name, std::string value) {
    members_[std::string(name)] = std::move(value);
    return *this;
  }
  std::map<std::string, std::string> members_;  // name → its value as JSON
};

}  // namespace smasteg
