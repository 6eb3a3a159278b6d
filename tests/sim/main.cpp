// smasteg_sim: runs simulated rooms, one a seed, and stops at the first that breaks a rule with its story.
//   smasteg_sim [--schedules N] [--seed S] [--json]     seeds S, S+1, … S+N-1 (1 and 1000)
//   smasteg_sim --replay SEED [--json]                  one seed, told in full
// Exit: 0 all held · 1 a rule was broken · 2 wrong usage.
// SPDX-License-Identifier: EUPL-1.2
#include <charconv>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "tests/sim/scenario.h"

namespace {

struct Options {
  std::uint64_t schedules = 1000, seed = 1;
  bool replay = false, json = false, wrong = false;
};

bool readNumber(const char* text, std::uint64_t& into) {
  const std::string_view all = text == nullptr ? "" : text;
  const auto [end, error] = std::from_chars(all.data(), all.data() + all.size(), into);
  return error == std::errc() && !all.empty() && end == all.data() + all.size();
}

Options readOptions(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view name = argv[i];
    const char* value = i + 1 < argc ? argv[i + 1] : nullptr;
    if (name == "--json") {
      options.json = true;
    } else if (name == "--schedules" && readNumber(value, options.schedules)) {
      ++i;
    } else if ((name == "--seed" || name == "--replay") && readNumber(value, options.seed)) {
      options.replay |= name == "--replay";
      ++i;
    } else {
      options.wrong = true;
    }
  }
  return options;
}

void printStory(const smasteg::sim::Verdict& verdict, bool asJson) {
  for (const auto& [at, who, what] : verdict.story) {
    if (asJson) {
      const nlohmann::json line = {{"seed", verdict.seed}, {"at", at}, {"who", who}, {"what", what}};
      std::printf("%s\n", line.dump().c_str());
    } else {
      std::printf("%8.3f s  %-12s %s\n", static_cast<double>(at) / 1000, who.c_str(), what.c_str());
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = readOptions(argc, argv);
  if (options.wrong) {
    std::fprintf(stderr, "usage: smasteg_sim [--schedules N] [--seed S] [--replay SEED] [--json]\n");
    return 2;
  }
  std::size_t commands = 0;
  const std::uint64_t count = options.replay ? 1 : options.schedules;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t seed = options.seed + i;
    const auto verdict = smasteg::sim::runScenario(seed, options.replay);
    commands += verdict.commands;
    if (options.replay) printStory(verdict, options.json);
    if (verdict.broken.empty()) continue;
    if (!options.replay) printStory(smasteg::sim::runScenario(seed, true), options.json);
    std::fprintf(stderr, "seed %llu: %s\n", static_cast<unsigned long long>(seed), verdict.broken.c_str());
    return 1;
  }
  std::fprintf(stderr, "%llu schedules from seed %llu, %zu commands: all rules held\n",
               static_cast<unsigned long long>(count), static_cast<unsigned long long>(options.seed),
               commands);
  return 0;
}
