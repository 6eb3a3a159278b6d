// Draws without a boundary, natively and as Wasm. `matching_bench seasons` prints JSON lines, the medians of
// twenty runs of each case and method; `matching_bench time N` milliseconds for a draw of N people, the
// median of some rounds; `matching_bench season N` the longest draw of a whole season of N people, each the
// least of three;
// `matching_bench digest N` one digest of N draws.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/base/sha256.h"
#include "tests/bench/matching_model.h"

namespace smasteg::model {
namespace {

constexpr int kRuns = 20, kRounds = 5, kTurns = 3;

template <class Number>
Number median(std::vector<Number> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

template <class Work>
double millisecondsOf(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

void printSeason(const Season& season, Method method, const char* name) {
  std::vector<double> repeats, across;
  std::vector<std::size_t> leftOut, twice;
  for (int run = 0; run < kRuns; ++run) {
    const Outcome out = play(season, method, std::to_string(run));
    repeats.push_back(100.0 * static_cast<double>(out.repeats) / static_cast<double>(out.pairs));
    across.push_back(static_cast<double>(out.across) / static_cast<double>(out.pairs));
    leftOut.push_back(out.leftOut);
    twice.push_back(out.twiceRunning);
  }
  std::printf(
      "{\"people\":%zu,\"rounds\":%zu,\"present\":%zu,\"method\":\"%s\",\"repeats\":%.2f,\"across\":%.3f,"
      "\"leftOut\":%zu,\"twice\":%zu}\n",
      season.people, season.rounds, season.presentPercent, name, median(repeats), median(across),
      median(leftOut), median(twice));
}

void printSeasons() {
  for (const Season& season :
       {Season{18, 12, 100}, Season{31, 20, 100}, Season{20, 20, 80}, Season{12, 11, 100}}) {
    printSeason(season, Method::shuffle, "shuffle");
    printSeason(season, Method::greedy, "greedy");
    printSeason(season, Method::core, "core");
  }
}

void printTime(std::size_t people) {
  std::vector<double> took;
  for (int round = 0; round < kRounds; ++round) {
    RandomStream random("time " + std::to_string(round));
    const auto all = makePeople(random, people);
    took.push_back(millisecondsOf([&] { drawn(all, {}, random); }));
  }
  std::printf("%.2f\n", median(took));
}

void printLongestOfSeason(std::size_t people) {
  RandomStream random("season");
  const auto all = makePeople(random, people);
  std::vector<MeetingRound> history;
  double longest = 0;
  for (std::size_t round = 0; round + 1 < people; ++round) {
    // The least of three, since the longest of many is else whatever the machine did besides.
    double took = 0;
    MeetingRound groups;
    for (int turn = 0; turn < kTurns; ++turn) {
      RandomStream same("round " + std::to_string(round));
      const double once = millisecondsOf([&] { groups = drawn(all, history, same); });
      took = turn == 0 ? once : std::min(took, once);
    }
    history.push_back(groups);
    longest = std::max(longest, took);
  }
  std::printf("%.2f\n", longest);
}

void printDigest(std::size_t count) {
  Sha256 all;
  for (std::size_t i = 0; i < count; ++i) {
    RandomStream random("digest " + std::to_string(i));
    std::vector<Participant> people = makePeople(random, 2 + random.below(20));
    std::vector<MeetingRound> history;
    for (std::size_t round = random.below(3); round > 0; --round) {
      history.push_back(drawn(people, history, random));
    }
    if (random.below(3) == 0) people.resize(std::max<std::size_t>(2, people.size() - random.below(3)));
    if (random.below(3) == 0) {
      for (Participant& person : people) person.languages = {pick(random, "language", 4)};
    }
    const auto draw = drawRound(people, history, random.bytes(32));
    all.update(draw.ok() ? draw.value().digest : draw.error().code);
  }
  std::printf("%s\n", hex(all.finish()).c_str());
}

int run(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  const auto count = static_cast<std::size_t>(argc > 2 ? std::atol(argv[2]) : 0);
  if (what == "seasons") {
    printSeasons();
  } else if (what == "time" && count > 1) {
    printTime(count);
  } else if (what == "season" && count > 1) {
    printLongestOfSeason(count);
  } else if (what == "digest" && count > 0) {
    printDigest(count);
  } else {
    return 2;
  }
  return 0;
}

}  // namespace
}  // namespace smasteg::model

int main(int argc, char** argv) { return smasteg::model::run(argc, argv); }
