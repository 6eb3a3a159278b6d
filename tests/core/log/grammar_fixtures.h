// The grammar's corpora, tests/fixtures/grammar: one JSON object a line, written and labelled by hand.
// Promises: a line that does not read, or lacks what it must have, fails the test that asked for it.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/log/text_record.h"

namespace smasteg::testing {

inline std::string fixtureText(const std::string& name) {
  std::ifstream file(SMASTEG_FIXTURES "/grammar/" + name, std::ios::binary);
  EXPECT_TRUE(file.good()) << name;
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline std::vector<std::string> fixtureLines(const std::string& name) {
  const std::string text = fixtureText(name);
  std::vector<std::string> lines;
  for (const std::string_view line : splitLines(text)) {
    if (!line.empty()) lines.emplace_back(line);
  }
  return lines;
}

using Json = nlohmann::json;

inline std::vector<Json> fixtureObjects(const std::string& name) {
  std::vector<Json> objects;
  for (const std::string& line : fixtureLines(name)) {
    objects.push_back(Json::parse(line, nullptr, false));
    EXPECT_TRUE(objects.back().is_object()) << line;
  }
  return objects;
}

/// The text under `key`, or "".
inline std::string fieldOf(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

inline std::vector<TextRecord> parsed(std::string_view body, const TextPlace& place) {
  static const Catalogue catalogue;
  return parseText(body, place, catalogue);
}

}  // namespace smasteg::testing
