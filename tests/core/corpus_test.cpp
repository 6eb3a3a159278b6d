// The fuzzers' kept corpora (tests/fuzz/corpus), in every run, natively, with the sanitizers and as Wasm:
// what was found once is not found again.
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/fuzz/targets.h"

namespace smasteg {
namespace {

class CorpusTest : public ::testing::TestWithParam<fuzz::Target> {};

TEST_P(CorpusTest, BreaksNoPromise) {
  std::size_t files = 0;
  const auto folder = std::filesystem::path(SMASTEG_SOURCE_DIR) / "tests/fuzz/corpus" / GetParam().name;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    GetParam().run(bytes);
    ++files;
  }
  EXPECT_GT(files, 0U);
}

INSTANTIATE_TEST_SUITE_P(Fuzz, CorpusTest, ::testing::ValuesIn(fuzz::kTargets),
                         [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace smasteg
