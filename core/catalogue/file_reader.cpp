// See file_reader.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/catalogue/file_reader.h"
#include "core/base/deferred_text.h"

#include "core/base/text.h"
#include "core/catalogue/default_principles.h"

namespace smasteg {
namespace {

constexpr std::size_t kMaxFileBytes = 1 << 20;  // a text is at most as long as the longest of the files
constexpr std::string_view kNonBreakingSpace = "\u00A0";
constexpr std::string_view kIdMend = "Use 1 to 40 of a-z, 0-9 and -.";
TextRule titleRule() {
  return {kMaxFileTitleLetters, true, SMASTEG_DEFERRED_TEXT("Give the file a title in Swedish.")};
}
TextRule versionRule() {
  return {kMaxFileVersionLetters, false, SMASTEG_DEFERRED_TEXT("Write a number or a day, as text.")};
}
TextRule creditRule() {
  return {kMaxFileCreditLetters, false, SMASTEG_DEFERRED_TEXT("Write it in one line.")};
}

/// cleanText makes every space a plain one; in a file "kl. 9" must not break between the two.
std::string cleanKeepingSpaces(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t at = text.find(kNonBreakingSpace);
    out += cleanText(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    out += kNonBreakingSpace;
    text.remove_prefix(at + kNonBreakingSpace.size());
  }
}

}  // namespace

std::string comparableText(std::string_view text) {
  const std::string folded = foldText(cleanText(text));
  std::string out;
  for (const std::string_view word : splitWords(folded)) out.append(word) += ' ';
  return out;
}

void FileReader::problem(std::string path, std::string_view what, std::string_view mend) {
  if (!full()) problems_.push_back({std::move(path), std::string(what), std::string(mend)});
}

std::string FileReader::join(const std::string& path, std::string_view key) {
  return path.empty() ? std::string(key) : path + "." + std::string(key);
}

bool FileReader::isFile(JsonValue file, std::string_view schema, std::string_view kind) {
  if (!file.isObject()) {
    problem("", "is no object", SMASTEG_DEFERRED_TEXT("Begin the file with { and end it with }."));
    return false;
  }
  const std::string_view family = schema.substr(0, schema.rfind('.') + 1);
  const auto said = readString(file, "schema", kMaxFileVersionLetters);
  if (said && startsWith(*said, family)) return true;
  problem("schema", "is not of " + std::string(kind),
          SMASTEG_DEFERRED_TEXT("Write \"schema\": \"") + std::string(schema) + "\".");
  return false;
}

void FileReader::readCredits(JsonValue file, std::string& version, std::string& licence,
                             std::string& author) {
  readText(file, "", "version", versionRule(), version);
  readText(file, "", "licence", creditRule(), licence);
  readText(file, "", "author", creditRule(), author);
}

void FileReader::readHead(JsonValue file, FileHead& head) {
  readId(file, "", head.id);
  readTexts(file, "", "title", titleRule(), head.titleSv, head.titleEn);
  readCredits(file, head.version, head.licence, head.author);
}

void FileReader::readId(JsonValue from, const std::string& path, std::string& out) {
  const auto id = readString(from, "id", kMaxFileIdLetters);
  if (!id) return problem(join(path, "id"), "is missing, or no short text", kIdMend);
  if (!Catalogue::isPrincipleId(*id)) return problem(join(path, "id"), "has other letters", kIdMend);
  out = *id;
}

void FileReader::readOwnId(JsonValue from, const std::string& path, const std::string& kind,
                           std::string& out) {
  readId(from, path, out);
  if (!out.empty() && !ids_.insert(out).second) {
    problem(path + ".id", "stands twice in the file",
            SMASTEG_DEFERRED_TEXT("Give one of the two ") + kind + "s another id.");
  }
}

void FileReader::mustBeNew(const std::string& path, std::string_view text) {
  const std::string same = comparableText(text);
  if (same.empty() || texts_.insert(same).second) return;
  problem(path, "says the same as one before",
          SMASTEG_DEFERRED_TEXT("Take one of the two out, or write something else."));
}

void FileReader::readPrinciple(JsonValue from, const std::string& path, std::string& out) {
  const auto id = readString(from, "principle", kMaxFileIdLetters);
  if (!id || !Catalogue::isPrincipleId(*id)) {
    return problem(path + ".principle", "is missing, or no id",
                   SMASTEG_DEFERRED_TEXT("Write the id of a principle, as otg-5."));
  }
  out = *id;
  const auto own = std::string(kDefaultCatalogueId) + "-";
  if (startsWith(out, own) && builtIn_.find(out) == nullptr) {
    problem(path + ".principle", "names no principle: " + out,
            SMASTEG_DEFERRED_TEXT("The seven are otg-1 to otg-7."));
  }
}

void FileReader::readText(JsonValue from, const std::string& path, std::string_view key, const TextRule& rule,
                          std::string& out) {
  if (!from.member(key)) {
    if (rule.required) problem(join(path, key), "is missing", rule.mend);
    return;
  }
  const auto text = readString(from, key, kMaxFileBytes);
  if (!text) return problem(join(path, key), "is no text", R"(Write it between " and ".)");
  out = cleanKeepingSpaces(*text);
  if (rule.required && trim(cleanText(out)).empty()) problem(join(path, key), "is empty", rule.mend);
  const std::size_t letters = countCodePoints(out);
  if (letters > rule.maxLetters) {
    problem(join(path, key),
            "has " + std::to_string(letters) + " letters; " + std::to_string(rule.maxLetters) + " at most",
            SMASTEG_DEFERRED_TEXT("Say it in fewer words."));
  }
}

void FileReader::readTexts(JsonValue from, const std::string& path, const std::string& key,
                           const TextRule& rule, std::string& textSv, std::string& textEn) {
  readText(from, path, key + "_sv", rule, textSv);
  readText(from, path, key + "_en", {rule.maxLetters, false, rule.mend}, textEn);
  if (trim(textEn).empty()) textEn = textSv;
}

}  // namespace smasteg
