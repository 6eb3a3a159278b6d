// Microactions: small things to do for a principle, for whoever has 2, 5 or 30 minutes ("Vad hinner jag?").
// Each has the sentence that becomes the step when it is done. Files like content/microactions.json, whose
// schema is content/microactions.schema.json. Unknown members are ignored; `?` may be missing.
//   file         "schema":"smasteg.microactions/0.1", "id", "title_sv", "title_en"?, "version"?, "licence"?,
//                "author"?, "microactions":[microaction …]
//   microaction  "id", "principle", "minutes" (2, 5 or 30), "text_sv", "text_en"?, "did_sv", "did_en"?
// Promises: total and bounded: any bytes give a file or what is wrong with it; a file with one problem is
// refused whole; no id and no Swedish text stands twice.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/file_reader.h"

namespace smasteg {

inline constexpr std::size_t kMaxMicroactionsBytes = 1 << 18;  // our own is 34 KB
inline constexpr int kMaxMicroactionsDepth = 8;                // our own needs 3
inline constexpr std::size_t kMaxMicroactions = 500;        // nobody scrolls past a hundred and fifty a time
inline constexpr std::size_t kMaxMicroactionLetters = 160;  // four lines at 320 px
inline constexpr std::array<int, 3> kMicroactionMinutes = {2, 5, 30};

/// English is never empty: what a file does not say in English it says in Swedish in both.
struct Microaction {
  std::string id;              // unique in the file, never used again for another
  std::string principle;       // "otg-5"
  int minutes = 0;             // one of kMicroactionMinutes
  std::string textSv, textEn;  // "Ring någon …"
  std::string didSv, didEn;    // "Ringde någon …"
};

struct Microactions {
  FileHead head;
  std::vector<Microaction> microactions;
};

FileReading<Microactions> readMicroactions(std::string_view json);

}  // namespace smasteg
