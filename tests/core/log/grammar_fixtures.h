// The grammar's corpora, tests/fixtures/grammar: one JSON object a line, written and labelled by hand.
// Promises: a line that does not read, or lacks what it must have, fails the test that asked for it.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/json.h"
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

inline Json fixtureJson(std::string_view text) {
  Json value;
  EXPECT_TRUE(parseJson(text, 1 << 20, 8, value).ok()) << text;
  return value;
}

inline std::vector<Json> fixtureObjects(const std::string& name) {
  std::vector<Json> objects;
  const auto lines = fixtureLines(name);
  for (const std::string& line : lines) objects.push_back(fixtureJson(line));
  return objects;
}

inline std::string fieldOf(const Json& object, std::string_view key) {
  return readString(object, key, 1 << 16).value_or("");
}

inline std::vector<TextRecord> parsed(std::string_view body, const TextPlace& place) {
  static const Catalogue catalogue;
  return parseText(body, place, catalogue);
}

}  // namespace smasteg::testing
