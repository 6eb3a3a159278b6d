// See input.h.
// SPDX-License-Identifier: EUPL-1.2
#include "cli/input.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>

#include "core/base/json_fields.h"
#include "core/base/text.h"
#include "core/log/event_codec.h"

namespace smasteg::cli {
namespace {

constexpr std::string_view kExportMend =
    "Give Element's JSON export of the room, a /messages or /relations answer, or one event a line.";
constexpr std::string_view kPublicMend =
    R"(It has only public steps, without the events that they came from. Save the room itself: "Data" in )"
    R"("Ta med dig".)";
constexpr std::string_view kAppFile = R"("smasteg.export/)";
constexpr std::size_t kChunkBytes = 1U << 20U;
constexpr std::size_t kLookedAtBytes = 4096;  // a text says nowhere in them that it is none

/// The mend when that is how a file begins, else "".
std::string_view mendOfNoText(std::string_view head) {
  if (startsWith(head, "PK\x03\x04") || startsWith(head, "\x1F\x8B"))
    return "this is a packed archive. Unpack it and give the file in it.";
  if (startsWith(head, "\xFF\xFE") || startsWith(head, "\xFE\xFF"))
    return "this is UTF-16. Save the file as UTF-8.";
  if (head.find('\0') != std::string_view::npos)
    return "this is no text but a binary file. Give a file of text in UTF-8.";
  return "";
}

Error tooBig(const std::string& file) {
  return {"too_big", nameOf(file) + ": it is bigger than " + std::to_string(kMaxFileBytes >> 20U) +
                         " MB. Export a shorter time, or fewer rooms at once."};
}

enum class Content { text, any };

Result<void> mustBeText(const std::string& file, std::string_view bytes) {
  const auto mend = mendOfNoText(bytes.substr(0, kLookedAtBytes));
  if (mend.empty()) return {};
  return Error{"no_text", nameOf(file) + ": " + std::string(mend)};
}

Result<std::string> readAll(const std::string& file, std::istream& stream, Content content) {
  std::string bytes;
  std::string chunk(kChunkBytes, '\0');
  while (stream) {
    stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    const bool isFirst = bytes.empty();
    bytes.append(chunk, 0, static_cast<std::size_t>(stream.gcount()));
    if (isFirst && content == Content::text) {
      if (const auto text = mustBeText(file, bytes); !text) return text.error();
    }
    if (bytes.size() > kMaxFileBytes) return tooBig(file);
  }
  if (stream.bad()) return Error{"no_file", nameOf(file) + ": reading it was cut short. Try again."};
  return bytes;
}

Error explained(const std::string& file, std::string_view bytes, const Error& error) {
  std::string mend(kExportMend);
  if (error.code == "cut_off") mend = "The file is not complete: export or copy it again.";
  if (error.code == "empty") mend = "Export the room again. " + mend;
  if (error.code == "no_json" && startsWith(trim(bytes), "<"))
    mend = "This is a web page: choose JSON, not HTML, when you export the room.";
  if (error.code == "no_events" && bytes.find(kAppFile) != std::string_view::npos) mend = kPublicMend;
  return Error{error.code, nameOf(file) + ": " + error.detail + ". " + mend};
}

Error notJson(const std::string& file, const RawEvent& event) {
  const std::string id = findEventId(event.json);
  return Error{"bad_json", nameOf(file) + ": line " + std::to_string(event.line) +
                               (id.empty() ? "" : ", event " + id) +
                               ": this event is not JSON. Mend or remove it, or export the room again."};
}

void readOwn(const std::string& file, std::string_view bytes, OwnSteps& own) {
  if (bytes.find(kAppFile) == std::string_view::npos) return;
  for (const RawEvent& step : splitList(bytes, "own")) {
    ++own.inFiles;
    if (own.notebook.adopt(step.json) || own.wrong) continue;
    const auto read = readRecord<PrivateStep>(step.json);
    if (read && own.notebook.find(read.value().id) != nullptr) continue;  // it is there already
    own.wrong = Error{"bad_step", nameOf(file) + ": line " + std::to_string(step.line) +
                                      ": this is no step: it wants an id, a text, a day and a time. Mend or "
                                      "remove it, or save the file again."};
  }
}

Result<std::string> readFile(const std::string& file, Content content) {
  if (file == "-") return readAll(file, std::cin, content);
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) {
    return Error{"no_file",
                 file + ": there is no such file. Check the path; it is relative to where you are."};
  }
  if (std::filesystem::is_directory(file, ignored)) {
    return Error{"no_file", file + ": this is a folder. Give the files in it."};
  }
  const bool isPlain = std::filesystem::is_regular_file(file, ignored);
  if (isPlain && std::filesystem::file_size(file, ignored) > kMaxFileBytes) return tooBig(file);
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return Error{"no_file", file + ": it cannot be read. Check that you may read it."};
  return readAll(file, stream, content);
}

}  // namespace

std::string nameOf(const std::string& file) { return file == "-" ? "standard input" : file; }

Result<std::string> readBytes(const std::string& file) { return readFile(file, Content::text); }
Result<std::string> readAnyBytes(const std::string& file) { return readFile(file, Content::any); }

Result<std::vector<RawEvent>> readEvents(const std::string& name, std::string_view bytes) {
  if (const auto text = mustBeText(name, bytes); !text) return text.error();
  auto events = splitEvents(bytes);
  if (!events) return explained(name, bytes, events.error());
  return events;
}

Result<void> readRoom(const std::vector<std::string>& files, EventLog& log, OwnSteps* own) {
  std::vector<RawEvent> all;
  for (const std::string& file : files) {
    auto bytes = readBytes(file);
    if (!bytes) return bytes.error();
    auto events = readEvents(file, bytes.value());
    if (!events) return events.error();
    for (RawEvent& event : events.take()) {
      if (log.apply(event.json).quarantined == "bad_json") return notJson(file, event);
      all.push_back(std::move(event));
    }
    if (own != nullptr) readOwn(file, bytes.value(), *own);
  }
  // Once more: what waited too long for its card in a large room finds it now. The same events change nothing
  // else.
  for (const RawEvent& event : all) log.apply(event.json);
  return {};
}

}  // namespace smasteg::cli
