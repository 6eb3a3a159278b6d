// The reader of microactions. See microactions.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/catalogue/microactions.h"

namespace smasteg {
namespace {

constexpr std::string_view kSchema = "smasteg.microactions/0.1";
TextRule textRule() { return {kMaxMicroactionLetters, true, "Write what to do, in one sentence."}; }
TextRule didRule() { return {kMaxMicroactionLetters, true, "Write what one has done then: \"Ringde …\"."}; }

int minutesOf(JsonValue from) {
  const auto minutes = readInt(from, "minutes", 0, kMicroactionMinutes.back());
  for (const int each : kMicroactionMinutes) {
    if (minutes == each) return each;
  }
  return 0;
}

void readMicroaction(FileReader& reader, JsonValue from, const std::string& path, Microaction& out) {
  reader.readOwnId(from, path, "microaction", out.id);
  reader.readPrinciple(from, path, out.principle);
  out.minutes = minutesOf(from);
  if (out.minutes == 0) {
    reader.problem(path + ".minutes", "is missing, or not 2, 5 or 30", "Write 2, 5 or 30, without quotes.");
  }
  reader.readTexts(from, path, "text", textRule(), out.textSv, out.textEn);
  reader.readTexts(from, path, "did", didRule(), out.didSv, out.didEn);
}

}  // namespace

FileReading<Microactions> readMicroactions(std::string_view json) {
  const auto read = [](std::vector<FileProblem>& problems, JsonValue root, Microactions& file) {
    FileReader reader(problems);
    if (!reader.isFile(root, kSchema, "microactions")) return;
    reader.readHead(root, file.head);
    reader.readList(root, "microactions", kMaxMicroactions, file.microactions,
                    [&reader](JsonValue from, const std::string& path, Microaction& out) {
                      readMicroaction(reader, from, path, out);
                      reader.mustBeNew(path + ".text_sv", out.textSv);
                    });
  };
  return readContentFile<Microactions>(json, kMaxMicroactionsBytes, kMaxMicroactionsDepth, read);
}

}  // namespace smasteg
