// What the log costs without its boundary, natively and as Wasm: `log_bench EVENTS LIVE TYPED [SNAPSHOT]`, of
// JSON lines, JSON lines and plain lines. Prints one JSON object: what the log then holds, its digest, and
// times. The only clock beside the core; nothing here is a test.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/log/event_log.h"
#include "core/log/text_record.h"

namespace smasteg {
namespace {

constexpr int kRounds = 5;

std::string readFile(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

template <class Work>
double microseconds(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void print(std::string_view name, double value) { std::cout << ",\"" << name << "\":" << value; }

std::size_t countReactions(const EventLog& log) {
  std::size_t count = 0;
  for (const Record* record : log.records()) {
    const auto byKey = log.reactions(record->eventId);
    for (const auto& [key, senders] : byKey) count += senders.size();
  }
  return count;
}

int run(int argc, char** argv) {
  if (argc < 4) return 2;
  const Catalogue catalogue;
  const std::string events = readFile(argv[1]), live = readFile(argv[2]), typed = readFile(argv[3]);
  EventLog log(catalogue);
  const double applied = microseconds([&] {
    for (const std::string_view line : splitLines(events)) log.apply(line);
  });
  std::cout << "{\"digest\":\"" << log.digest() << "\",\"records\":" << log.records().size()
            << ",\"reactions\":" << countReactions(log);
  print("applyMs", applied / 1000);

  const std::string saved = log.saveSnapshot();
  std::vector<double> saves, loads, reads, lives;
  for (int round = 0; round < kRounds; ++round) {
    saves.push_back(microseconds([&] { static_cast<void>(log.saveSnapshot()); }));
    EventLog other(catalogue);
    loads.push_back(microseconds([&] { static_cast<void>(other.loadSnapshot(saved).ok()); }));
    reads.push_back(microseconds([&] {
      const TextPlace place{.inThread = true};
      for (const std::string_view line : splitLines(typed))
        static_cast<void>(parseText(line, place, catalogue));
    }));
  }
  print("snapshotBytes", static_cast<double>(saved.size()));
  print("saveMs", median(saves) / 1000);
  print("loadMs", median(loads) / 1000);
  print("grammarMs", median(reads) / 1000);
  for (const std::string_view line : splitLines(live)) {
    lives.push_back(microseconds([&] {
      log.apply(line);
      static_cast<void>(log.records());
    }));
  }
  print("liveUs", median(lives));
  if (argc > 4) {
    EventLog given(catalogue);
    const bool read = given.loadSnapshot(readFile(argv[4])).ok();
    std::cout << ",\"givenDigest\":\"" << (read ? given.digest() : "") << '"';
  }
  std::cout << "}\n";
  return 0;
}

}  // namespace
}  // namespace smasteg

int main(int argc, char** argv) { return smasteg::run(argc, argv); }
