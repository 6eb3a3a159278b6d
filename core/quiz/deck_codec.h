// Decks: JSON in, a Deck out, or all that is wrong with it. content/deck.schema.json says the same in JSON
// Schema. Unknown members are ignored; `?` may be missing.
//   deck      "schema":"smasteg.quiz/0.2", "id", "title_sv", "title_en"?, "version"?, "licence"?, "author"?,
//             "forkedFrom"? {"id", "version"?}, "questions":[question …]
//   question  "id", "principle", "difficulty"? (1–3), "theme"?, "theme_en"?, "stem_sv", "stem_en"?,
//             "options":[four options], "answer"? (the best option's id or letter, if it is said twice)
//   option    "text_sv", "text_en"?, "why_sv", "why_en"?, "best" (true in one, may be missing elsewhere),
//   "id"?
// A file of smasteg.quiz/0.1 has neither id nor title and is read all the same.
// Promises: total and bounded: any bytes give a deck or a problem; all texts are cleaned, and keep their
// non-breaking spaces; a deck with one problem is refused whole.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "core/base/result.h"
#include "core/catalogue/file_reader.h"
#include "core/quiz/deck.h"

namespace smasteg {

/// The deck, or all that is wrong with it: file_reader.h.
using DeckReading = FileReading<Deck>;

DeckReading readDeck(std::string_view json);

/// Error codes: too_big, too_deep, bad_utf8, bad_json, bad_schema (detail: path, what, mend of the first).
Result<Deck> decodeDeck(std::string_view json);

}  // namespace smasteg
