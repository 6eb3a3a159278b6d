// Opening questions: something to start with for two who meet over a coffee. Files like
// content/opening_questions.json, whose schema is content/opening_questions.schema.json. Unknown members are
// ignored; `?` may be missing.
//   file      "schema":"smasteg.openings/0.1", "id", "title_sv", "title_en"?, "version"?, "licence"?,
//             "author"?, "questions":[question …]
//   question  "id", "text_sv", "text_en"?
// Promises: total and bounded: any bytes give a file or what is wrong with it; a file with one problem is
// refused whole; no id and no Swedish text stands twice.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/file_reader.h"

namespace smasteg {

inline constexpr std::size_t kMaxOpeningsBytes = 1 << 17;       // our own is 9 KB
inline constexpr int kMaxOpeningsDepth = 8;                     // our own needs 3
inline constexpr std::size_t kMaxOpeningQuestions = 200;        // a pair gets one
inline constexpr std::size_t kMaxOpeningQuestionLetters = 160;  // four lines at 320 px

/// English is never empty: what a file does not say in English it says in Swedish in both.
struct OpeningQuestion {
  std::string id;  // unique in the file, never used again for another
  std::string textSv, textEn;
};

struct OpeningQuestions {
  FileHead head;
  std::vector<OpeningQuestion> questions;
};

FileReading<OpeningQuestions> readOpeningQuestions(std::string_view json);

}  // namespace smasteg
