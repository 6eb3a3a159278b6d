// The inspector's model without a window, for machines:
//   inspector_probe load FILE…        opens each and says what it is, or why not, in one line each
//   inspector_probe scrub FILE TIMES  goes to so many places of a room, and prints what that cost as JSON
//   inspector_probe law FILE          compares views from checkpoints with those played from the beginning
// Exit: 0 done · 1 the answer is no · 2 wrong usage · 3 a file that cannot be read.
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>

#include "core/base/random.h"
#include "debug/model/event_rows.h"
#include "debug/model/loader.h"
#include "debug/model/moments.h"

namespace smasteg::debug {
namespace {

constexpr int kDone = 0, kNo = 1, kWrongUsage = 2, kBadInput = 3;
constexpr std::size_t kLawPlaces = 12;
const std::vector<std::string> kScrubbed = {"steps", "status"};

/// All that a panel would do with it, too: it must not fall over what is in it.
int load(const std::vector<std::string>& files) {
  for (const std::string& file : files) {
    const auto opened = openFile(file);
    if (!opened) {
      std::printf("refused %s %s\n", opened.error().code.c_str(), opened.error().detail.c_str());
      continue;
    }
    std::printf("opened %s\n", describe(opened.value()).c_str());
    if (opened.value().kind != OpenedKind::room) continue;
    const EventRows rows = readRows(opened.value().events);
    for (const std::string& event : opened.value().events) static_cast<void>(decodedText(event));
    const Archive archive = makeArchive(opened.value().events);
    Replica replica(archive);
    replica.goOn(rows.rows.size());
    for (const std::string& name : viewNames()) static_cast<void>(replica.view(name));
  }
  return kDone;
}

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

int scrub(const Archive& archive, std::size_t times) {
  const auto begun = Clock::now();
  Moments moments(archive);
  while (moments.ready() < moments.wanted()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  const double built = millisecondsSince(begun);
  RandomStream random("scrub");
  std::vector<double> took;
  for (std::size_t i = 0; i < std::max<std::size_t>(times, 1); ++i) {
    const auto start = Clock::now();
    const Moment moment = moments.ask({.position = random.below(archive.events.size() + 1),
                                       .views = kScrubbed,
                                       .text = {},
                                       .commands = {}});
    took.push_back(millisecondsSince(start));
    if (moment.views.size() != kScrubbed.size()) return kNo;
  }
  std::sort(took.begin(), took.end());
  std::printf(R"({"events":%zu,"checkpoints":%zu,"builtMs":%.1f,"medianMs":%.2f,"lowestMs":%.2f,)"
              R"("highestMs":%.2f})"
              "\n",
              archive.events.size(), moments.wanted(), built, took[took.size() / 2], took.front(),
              took.back());
  return kDone;
}

/// A replica for each place: who looks at the steps has their reactions read first, and that stays.
int law(const Archive& archive) {
  Moments moments(archive);
  for (std::size_t i = 0; i <= kLawPlaces; ++i) {
    const std::size_t position = archive.events.size() * i / kLawPlaces;
    const Moment moment =
        moments.ask({.position = position, .views = viewNames(), .text = {}, .commands = {}});
    Replica replica(archive);
    replica.goOn(position);
    for (std::size_t at = 0; at < viewNames().size(); ++at) {
      if (at < moment.views.size() && moment.views[at] == replica.view(viewNames()[at])) continue;
      std::printf("view %s differs at %zu\n", viewNames()[at].c_str(), position);
      return kNo;
    }
  }
  std::printf("the same at %zu places\n", kLawPlaces + 1);
  return kDone;
}

int run(const std::vector<std::string>& args) {
  if (args.size() < 2) return kWrongUsage;
  if (args[0] == "load") return load({args.begin() + 1, args.end()});
  const auto opened = openFile(args[1]);
  if (!opened) {
    std::fprintf(stderr, "inspector_probe: %s\n", opened.error().detail.c_str());
    return kBadInput;
  }
  const Archive archive = makeArchive(opened.value().events);
  if (args[0] == "law") return law(archive);
  if (args[0] != "scrub" || args.size() != 3) return kWrongUsage;
  return scrub(archive, static_cast<std::size_t>(std::strtoul(args[2].c_str(), nullptr, 10)));
}

}  // namespace
}  // namespace smasteg::debug

int main(int argc, char** argv) { return smasteg::debug::run({argv + 1, argv + argc}); }
