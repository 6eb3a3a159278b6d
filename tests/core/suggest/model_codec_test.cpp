// Files of what was learnt: read, written, refused.
// SPDX-License-Identifier: EUPL-1.2
#include "core/suggest/model_codec.h"

#include "tests/core/suggest/model_file.h"

namespace smasteg {
namespace {

std::string replacedOnce(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string tinyModelText() {
  SuggestModel model;
  model.catalogue = "otg";
  model.principles = {"otg-1"};
  model.bucketBits = 4;
  model.unit = 3;
  model.silence = -2;
  model.biases = {7, -7};
  for (int i = 0; i < 32; ++i) model.weights.push_back(static_cast<std::int8_t>(i * 2 - 31));
  model.cuePatterns = {{"_dela", "öppet"}};
  model.cueWeights = {kMaxWeight, -kMaxWeight};
  return encodeModel(model);
}

TEST(SuggestModelTest, WhatIsWrittenIsReadTheSame) {
  const auto model = decodeModel(tinyModelText());
  ASSERT_TRUE(model.ok());
  EXPECT_EQ(model.value().biases, (std::vector<std::int64_t>{7, -7}));
  EXPECT_EQ(model.value().silence, -2);
  EXPECT_EQ(model.value().weights[31], 31);
  EXPECT_EQ(model.value().cueWeights, (std::vector<std::int8_t>{kMaxWeight, -kMaxWeight}));
  EXPECT_EQ(model.value().cuePatterns[0], (std::vector<std::string>{"_dela", "öppet"}));
  EXPECT_EQ(encodeModel(model.value()), tinyModelText());
}

TEST(SuggestModelTest, EveryWeightHasALetterOfItsOwn) {
  SuggestModel model = decodeModel(tinyModelText()).take();
  model.bucketBits = 7;
  model.weights.assign(256, 0);
  for (int weight = -kMaxWeight; weight <= kMaxWeight; ++weight)
    model.weights[static_cast<std::size_t>(weight + kMaxWeight)] = static_cast<std::int8_t>(weight);
  const auto read = decodeModel(encodeModel(model));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value().weights, model.weights);
}

TEST(SuggestModelTest, TheShippedModelIsReadAndWrittenTheSame) {
  const std::string text = readContent("suggest/model.json");
  const auto model = decodeModel(text);
  ASSERT_TRUE(model.ok()) << model.error().detail;
  EXPECT_EQ(model.value().principles.size(), 7U);
  EXPECT_EQ(encodeModel(model.value()), text);
}

TEST(SuggestModelTest, AFileWithOneFaultIsRefusedWithItsPlace) {
  const std::string good = tinyModelText();
  const std::vector<std::array<const char*, 3>> rows = {
      {"smasteg.suggest/0.1", "smasteg.quiz/0.1", "schema"},
      {"\"catalogue\": \"otg\"", "\"catalogue\": 3", "catalogue"},
      {"[\"otg-1\"]", "[]", "principles"},
      {"[\"otg-1\"]", "[\"OTG 1\"]", "principles"},
      {"\"bucket_bits\": 4", "\"bucket_bits\": 30", "bucket_bits"},
      {"\"unit\": 3", "\"unit\": 0", "unit"},
      {"\"silence\": -2", "\"silence\": \"x\"", "silence"},
      {"[7, -7]", "[7]", "biases"},
      {"[7, -7]", "[7, 1e99]", "biases"},
      {"\"patterns\"", "\"pattern\"", "cues.patterns"},
      {"{\"weights\": \"", "{\"weights\": \"#", "cues.weights"},
      {"{\"weights\": \"}", "{\"weights\": \" ", "cues.weights"},
      {"\"weights\": [\n  \"", "\"weights\": [\n  \"#", "weights"},
      {"\"weights\": [\n  \"", "\"weights\": [\n  3,\"", "weights"}};
  for (const auto& [from, to, where] : rows) {
    const auto model = decodeModel(replacedOnce(good, from, to));
    ASSERT_FALSE(model.ok()) << from << " → " << to;
    EXPECT_EQ(model.error().code, "bad_schema") << from;
    EXPECT_EQ(model.error().detail, where) << from << " → " << to;
  }
  EXPECT_EQ(decodeModel("{").error().code, "bad_json");
  EXPECT_EQ(decodeModel(std::string(kMaxModelBytes + 1, ' ')).error().code, "too_big");
}

}  // namespace
}  // namespace smasteg
