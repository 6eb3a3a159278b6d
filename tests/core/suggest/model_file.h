// The model and the actions of content/, for tests of suggestions.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/suggest/actions_codec.h"
#include "core/suggest/model_codec.h"
#include "core/suggest/suggester.h"

namespace smasteg {

inline std::string readContent(const std::string& path) {
  std::ifstream file(std::string(SMASTEG_SOURCE_DIR) + "/content/" + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const Suggester& shippedSuggester() {
  static const Suggester suggester(decodeModel(readContent("suggest/model.json")).take());
  return suggester;
}

inline std::vector<LabelledAction> actionsOf(const std::string& name) {
  return readActions(readContent("actions/" + name + ".json")).file.value();
}

}  // namespace smasteg
