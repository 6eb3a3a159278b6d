// The reader of opening questions. See opening_questions.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/catalogue/opening_questions.h"
#include "core/base/deferred_text.h"

namespace smasteg {
namespace {

constexpr std::string_view kSchema = "smasteg.openings/0.1";
TextRule textRule() {
  return {kMaxOpeningQuestionLetters, true, SMASTEG_DEFERRED_TEXT("Write one question.")};
}

}  // namespace

FileReading<OpeningQuestions> readOpeningQuestions(std::string_view json) {
  const auto read = [](std::vector<FileProblem>& problems, JsonValue root, OpeningQuestions& file) {
    FileReader reader(problems);
    if (!reader.isFile(root, kSchema, "opening questions")) return;
    reader.readHead(root, file.head);
    reader.readList(root, "questions", kMaxOpeningQuestions, file.questions,
                    [&reader](JsonValue from, const std::string& path, OpeningQuestion& out) {
                      reader.readOwnId(from, path, "question", out.id);
                      reader.readTexts(from, path, "text", textRule(), out.textSv, out.textEn);
                      reader.mustBeNew(path + ".text_sv", out.textSv);
                    });
  };
  return readContentFile<OpeningQuestions>(json, kMaxOpeningsBytes, kMaxOpeningsDepth, read);
}

}  // namespace smasteg
