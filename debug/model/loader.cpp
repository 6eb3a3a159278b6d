// See loader.h.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/model/loader.h"

#include <limits>

#include "cli/input.h"
#include "core/base/json.h"
#include "core/base/json_text.h"
#include "core/base/text.h"
#include "core/catalogue/catalogue.h"
#include "core/log/event_log.h"

namespace smasteg::debug {
namespace {

constexpr std::string_view kSnapshotBegins = "smstlog";
constexpr std::string_view kSeedSchema = "smasteg.seed/1";
constexpr std::size_t kMaxSeedFile = 4096;
constexpr std::size_t kMaxPeopleFile = std::size_t{32} << 20U;
constexpr int kMaxFileDepth = 32;

Result<Opened> openSnapshot(const std::string& name, std::string_view bytes) {
  const Catalogue catalogue;
  EventLog log(catalogue);
  if (const auto loaded = log.loadSnapshot(bytes); !loaded) {
    const std::string why = loaded.error().code == "newer_version"
                                ? "this snapshot is of another version. Open the room's export instead."
                                : "this snapshot is cut off or changed. Save it again.";
    return Error{loaded.error().code, name + ": " + why};
  }
  Opened opened{.kind = OpenedKind::room, .name = name, .events = log.events(), .seed = 0, .people = {}};
  return opened;
}

Result<Opened> openSeed(const std::string& name, JsonValue root) {
  const auto version = readString(root, "smasteg", kMaxSeedFile).value_or("");
  if (version != SMASTEG_VERSION) {
    return Error{"other_version", name + ": this seed is of smasteg " + cleanText(version) +
                                      ", and this is " SMASTEG_VERSION +
                                      ". The same number tells another story here: replay it there."};
  }
  const auto seed = readInt(root, "seed", 0, std::numeric_limits<std::int64_t>::max());
  if (!seed) return Error{"bad_seed", name + R"(: "seed" is no whole number. Write digits, as 42.)"};
  return Opened{.kind = OpenedKind::seed,
                .name = name,
                .events = {},
                .seed = static_cast<std::uint64_t>(*seed),
                .people = {}};
}

Result<Opened> openPeople(const std::string& name, std::string_view bytes) {
  auto people = cli::readMatch(name, bytes);
  if (!people) return people.error();
  return Opened{.kind = OpenedKind::people, .name = name, .events = {}, .seed = 0, .people = people.take()};
}

}  // namespace

Result<Opened> openBytes(const std::string& name, std::string_view bytes) {
  if (startsWith(bytes, kSnapshotBegins)) return openSnapshot(name, bytes);
  JsonDocument document;
  if (bytes.size() <= kMaxSeedFile && parseJson(bytes, kMaxSeedFile, kMaxFileDepth, document)) {
    if (readString(document.root(), "schema", kMaxSeedFile) == kSeedSchema)
      return openSeed(name, document.root());
  }
  // Only an object with that list is people: every other file is left to the reader of rooms.
  if (startsWith(trim(bytes), "{") && bytes.find("\"participants\"") != std::string_view::npos &&
      parseJson(bytes, kMaxPeopleFile, kMaxFileDepth, document) && readArray(document.root(), "participants"))
    return openPeople(name, bytes);
  auto events = cli::readEvents(name, bytes);
  if (!events) return events.error();
  Opened opened;
  opened.name = name;
  for (RawEvent& event : events.take()) opened.events.push_back(std::move(event.json));
  return opened;
}

Result<Opened> openFile(const std::string& path) {
  const auto bytes = cli::readAnyBytes(path);
  if (!bytes) return bytes.error();
  return openBytes(cli::nameOf(path), bytes.value());
}

std::string seedAsText(std::uint64_t seed) {
  return JsonText()
             .text("schema", kSeedSchema)
             .text("smasteg", SMASTEG_VERSION)
             .number("seed", static_cast<std::int64_t>(seed))
             .str() +
         "\n";
}

std::string describe(const Opened& opened) {
  switch (opened.kind) {
    case OpenedKind::seed:
      return opened.name + ": seed " + std::to_string(opened.seed) + " of the simulator";
    case OpenedKind::people:
      return opened.name + ": " + std::to_string(opened.people.people.size()) + " people, " +
             std::to_string(opened.people.history.size()) + " rounds before";
    case OpenedKind::room:
      break;
  }
  return opened.name + ": " + std::to_string(opened.events.size()) + " events";
}

}  // namespace smasteg::debug
