// See input.h.
// SPDX-License-Identifier: EUPL-1.2
#include "cli/input.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>

#include "core/log/event_codec.h"

namespace smasteg::cli {
namespace {

constexpr std::string_view kExportMend =
    "Give Element's JSON export of the room, a /messages or /relations answer, or one event a line.";

Error explained(const std::string& file, const Error& error) {
  const std::string mend = error.code == "cut_off" ? "The file is not complete: export or copy it again."
                           : error.code == "empty" ? "Export the room again. " + std::string(kExportMend)
                                                   : std::string(kExportMend);
  return Error{error.code, nameOf(file) + ": " + error.detail + ". " + mend};
}

Error notJson(const std::string& file, const RawEvent& event) {
  const std::string id = findEventId(event.json);
  return Error{"bad_json", nameOf(file) + ": line " + std::to_string(event.line) +
                               (id.empty() ? "" : ", event " + id) +
                               ": this event is not JSON. Mend or remove it, or export the room again."};
}

}  // namespace

std::string nameOf(const std::string& file) { return file == "-" ? "standard input" : file; }

Result<std::string> readBytes(const std::string& file) {
  if (file == "-") {
    std::cin >> std::noskipws;
    return std::string(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  }
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) {
    return Error{"no_file",
                 file + ": there is no such file. Check the path; it is relative to where you are."};
  }
  if (std::filesystem::is_directory(file, ignored)) {
    return Error{"no_file", file + ": this is a folder. Give the files in it."};
  }
  std::ifstream stream(file, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (!stream) return Error{"no_file", file + ": it cannot be read. Check that you may read it."};
  return bytes;
}

Result<void> readRoom(const std::vector<std::string>& files, EventLog& log) {
  std::vector<RawEvent> all;
  for (const std::string& file : files) {
    auto bytes = readBytes(file);
    if (!bytes) return bytes.error();
    auto events = splitEvents(bytes.value());
    if (!events) return explained(file, events.error());
    for (RawEvent& event : events.take()) {
      if (log.apply(event.json).quarantined == "bad_json") return notJson(file, event);
      all.push_back(std::move(event));
    }
  }
  // Once more: what waited too long for its card in a large room finds it now. The same events change nothing
  // else.
  for (const RawEvent& event : all) log.apply(event.json);
  return {};
}

}  // namespace smasteg::cli
