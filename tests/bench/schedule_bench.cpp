// Reviews through the scheduler without a boundary, natively and as Wasm: `schedule_bench SETS` prints what
// each review left, to the last bit; `schedule_bench SETS time` prints nanoseconds per review, the median of
// some rounds. SETS is lines: "set RETENTION HAS_STEPS [P0 … P20]", then its reviews as "CARD RATING AT".
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/quiz/scheduler.h"

namespace smasteg {
namespace {

constexpr int kRounds = 9;

struct Review {
  std::size_t card = 0;
  int rating = 0;
  TimeMs at = 0;
};

struct Set {
  SchedulerOptions options;
  std::vector<Review> reviews;
  std::size_t cards = 0;
};

// Not `>>`: the library of one of the two machines reads doubles in its own way.
double number(std::istream& in) {
  std::string word;
  in >> word;
  return std::strtod(word.c_str(), nullptr);
}

std::vector<Set> readSets(const char* path) {
  std::ifstream file(path);
  std::vector<Set> sets;
  for (std::string line; std::getline(file, line);) {
    std::istringstream in(line);
    if (line.starts_with("set ")) {
      Set& set = sets.emplace_back();
      std::string word;
      in >> word;
      set.options.desiredRetention = number(in);
      in >> set.options.hasSteps;
      if (!(in >> std::ws).eof()) {
        for (double& each : set.options.parameters) each = number(in);
      }
    } else if (!sets.empty()) {
      Review& review = sets.back().reviews.emplace_back();
      in >> review.card >> review.rating >> review.at;
      sets.back().cards = std::max(sets.back().cards, review.card + 1);
    }
  }
  return sets;
}

/// `see` is given each card as its review left it.
template <class See>
bool runSet(const Set& set, const See& see) {
  const auto scheduler = Scheduler::make(set.options);
  if (!scheduler) return false;
  std::vector<CardSchedule> cards(set.cards);
  for (const auto& [card, rating, at] : set.reviews) {
    const auto after = scheduler.value().review(cards[card], rating, at);
    if (!after) return false;
    cards[card] = after.value();
    see(cards[card]);
  }
  return true;
}

void printLine(const CardSchedule& card) {
  std::printf("%a %a %d %d %lld\n", card.stability, card.difficulty, static_cast<int>(card.state), card.step,
              static_cast<long long>(card.dueMs));
}

double nanosecondsPerReview(const std::vector<Set>& sets) {
  std::vector<double> rounds;
  double sink = 0;  // so that nothing is left out as unused
  for (int round = 0; round < kRounds; ++round) {
    std::size_t count = 0;
    const auto start = std::chrono::steady_clock::now();
    for (const Set& set : sets) {
      count += set.reviews.size();
      if (!runSet(set, [&](const CardSchedule& card) { sink += card.stability; })) return -1;
    }
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
    rounds.push_back(took.count() / static_cast<double>(count));
  }
  std::sort(rounds.begin(), rounds.end());
  return sink > 0 ? rounds[rounds.size() / 2] : -1;
}

int run(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::vector<Set> sets = readSets(argv[1]);
  if (argc > 2) {
    std::printf("%.1f\n", nanosecondsPerReview(sets));
    return 0;
  }
  for (const Set& set : sets) {
    if (!runSet(set, printLine)) return 3;
  }
  return 0;
}

}  // namespace
}  // namespace smasteg

int main(int argc, char** argv) { return smasteg::run(argc, argv); }
