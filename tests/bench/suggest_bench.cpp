// Suggestions without a boundary, natively and as Wasm: `suggest_bench MODEL TEXTS` prints the answer to each
// line of TEXTS, which must be the same on both; `suggest_bench MODEL TEXTS time` prints microseconds a text,
// the median of some rounds, and those of the longest text that is read, 4,000 letters.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/suggest/model_codec.h"
#include "core/suggest/suggester.h"
#include "core/visibility/sensitive.h"

namespace smasteg {
namespace {

constexpr int kRounds = 9;
constexpr std::size_t kLongest = 4000;

std::string readAll(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

void printAnswer(const Suggester& suggester, const std::string& line) {
  std::string out = "answer";
  for (const std::int64_t fit : suggester.fits(plainWords(line))) out.append(" ").append(std::to_string(fit));
  for (const Suggestion& each : suggester.suggest(line).suggestions)
    out.append(" ").append(each.principle).append("=").append(std::to_string(each.score));
  for (const Sensitive& each : findSensitive(line))
    out.append(" ").append(std::to_string(each.begin)).append("-").append(std::to_string(each.end));
  std::puts(out.c_str());
}

double microseconds(const Suggester& suggester, const std::vector<std::string>& lines) {
  std::vector<double> took;
  std::size_t said = 0;
  for (int round = 0; round < kRounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (const std::string& line : lines) said += suggester.suggest(line).suggestions.size();
    const std::chrono::duration<double, std::micro> all = std::chrono::steady_clock::now() - start;
    took.push_back(all.count() / static_cast<double>(lines.size()));
  }
  std::sort(took.begin(), took.end());
  return said > 0 ? took[took.size() / 2] : 0;
}

int run(int argc, char** argv) {
  if (argc < 3) return 2;
  auto model = decodeModel(readAll(argv[1]));
  if (!model) return 1;
  const Suggester suggester(model.take());
  const std::vector<std::string> lines = linesOf(readAll(argv[2]));
  if (argc == 3) {
    for (const std::string& line : lines) printAnswer(suggester, line);
    return 0;
  }
  std::string longest;
  for (const std::string& line : lines) longest += line + " ";
  longest.resize(kLongest);
  std::printf("%.1f %.1f\n", microseconds(suggester, lines), microseconds(suggester, {longest}));
  return 0;
}

}  // namespace
}  // namespace smasteg

int main(int argc, char** argv) { return smasteg::run(argc, argv); }
