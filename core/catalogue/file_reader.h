// What the readers of content files have in common: decks, microactions, opening questions. Texts with their
// limits, ids, a principle, who wrote the file; and what does not fit, with its place and how to mend it.
// Promises: goes on after a problem, so that several can be mended at once; all texts are cleaned, and keep
// their non-breaking spaces.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/catalogue/catalogue.h"

namespace smasteg {

inline constexpr std::size_t kMaxFileProblems = 10;   // as many as one mends before trying again
inline constexpr std::size_t kMaxFileIdLetters = 40;  // as Catalogue::isPrincipleId has it
inline constexpr std::size_t kMaxFileTitleLetters = 100;
inline constexpr std::size_t kMaxFileVersionLetters = 40;
inline constexpr std::size_t kMaxFileCreditLetters = 200;  // licence and author

/// One thing that does not fit. English, for the one who writes the file.
struct FileProblem {
  std::string path;  // "questions[3].options[1].why_sv"; "" is the file
  std::string what;  // "is missing"
  std::string mend;  // "Say why this option is not the nearest."
};

/// What a file says of itself. Only the id and the Swedish title are never empty.
struct FileHead {
  std::string id, version;
  std::string titleSv, titleEn;
  std::string licence, author;
};

/// How long a text is, and what is said to one who left it out or wrote too much.
struct TextRule {
  std::size_t maxLetters;
  bool required;
  std::string mend;
};

/// The same words, whatever the case, the spaces and the dashes.
std::string comparableText(std::string_view text);

class FileReader {
 public:
  explicit FileReader(std::vector<FileProblem>& problems) : problems_(problems) {}

  bool full() const { return problems_.size() >= kMaxFileProblems; }
  void problem(std::string path, std::string_view what, std::string_view mend);
  static std::string join(const std::string& path, std::string_view key);

  /// False when it is no object, or not of that kind: then there is no more to say of it. `schema` is as it
  /// should stand, "smasteg.quiz/0.2"; any version after "0." is taken.
  bool isFile(JsonValue file, std::string_view schema, std::string_view kind);
  void readCredits(JsonValue file, std::string& version, std::string& licence, std::string& author);
  void readHead(JsonValue file, FileHead& head);

  void readId(JsonValue from, const std::string& path, std::string& out);
  /// An id that no other of the file may have. `kind` is what it is of, "question".
  void readOwnId(JsonValue from, const std::string& path, const std::string& kind, std::string& out);
  void readPrinciple(JsonValue from, const std::string& path, std::string& out);
  void readText(JsonValue from, const std::string& path, std::string_view key, const TextRule& rule,
                std::string& out);
  /// A text in both languages: Swedish as the rule says, English if there is any, else the Swedish.
  void readTexts(JsonValue from, const std::string& path, const std::string& key, const TextRule& rule,
                 std::string& textSv, std::string& textEn);
  /// No other text of the file may say the same.
  void mustBeNew(const std::string& path, std::string_view text);
  /// The list under `key`, read item by item; a problem when it is empty or has more than `most`.
  template <class Item, class Read>
  void readList(JsonValue file, const std::string& key, std::size_t most, std::vector<Item>& out, Read read) {
    const JsonValue list = readArray(file, key);
    if (list.empty()) {
      return problem(key, "is missing or empty", "Write at least one, between [ and ].");
    }
    if (list.size() > most) {
      return problem(key, "has " + std::to_string(list.size()) + "; " + std::to_string(most) + " at most",
                     "Make two files of it.");
    }
    for (const JsonValue each : list.items()) {
      if (full()) return;
      const std::string path = key + "[" + std::to_string(out.size()) + "]";
      Item& item = out.emplace_back();
      if (each.isObject()) {
        read(each, path, item);
      } else {
        problem(path, "is no object", "Write it between { and }.");
      }
    }
  }

 private:
  std::vector<FileProblem>& problems_;
  std::set<std::string> ids_, texts_;
  const Catalogue builtIn_;
};

/// What became of a file: it, or all that is wrong with it.
template <class File>
struct FileReading {
  std::optional<File> file;           // when nothing is wrong
  std::vector<FileProblem> problems;  // in the order of the file, at most kMaxFileProblems
  Error error;  // too_big, too_deep, bad_utf8, bad_json, bad_schema (the first problem); "" when it was read
};

/// `read` gets what the problems go into (for a FileReader), the root, and the File to fill.
template <class File, class Read>
FileReading<File> readContentFile(std::string_view json, std::size_t maxBytes, int maxDepth, Read read) {
  FileReading<File> reading;
  JsonDocument document;
  if (const auto parsed = parseJson(json, maxBytes, maxDepth, document); !parsed) {
    reading.error = parsed.error();
    return reading;
  }
  File file;
  read(reading.problems, document.root(), file);
  if (reading.problems.empty()) {
    reading.file = std::move(file);
  } else {
    const FileProblem& first = reading.problems.front();
    reading.error = {"bad_schema", first.path + " " + first.what + ". " + first.mend};
  }
  return reading;
}

}  // namespace smasteg
