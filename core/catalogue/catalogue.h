// Principles: the seven of One Team Gov compiled in (so that the first load needs no file), and any catalogue
// handed in as a file. "medborgarna" and "människor" are versions of one principle: a catalogue has versions,
// a principle has not. Promises: lookups never fail on hostile text; a file that does not fit its schema is
// refused whole, with the reason, and what was loaded before stands. Which name means which principle never
// depends on a file: a room's text must read the same on devices with and without one.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace smasteg {

inline constexpr int kDefaultPrincipleCount = 7;
inline constexpr std::string_view kDefaultCatalogue = "otg@2018";  // written in a record's `c`

/// One principle in both languages. Texts are empty until the catalogue file is loaded.
struct Principle {
  std::string id;                // "otg-6"
  int number = 0;                // 6; 0 where a catalogue counts in another way ("G1")
  std::string titleSv, titleEn;  // never empty; a file without English has the Swedish in both
  std::string textSv, textEn;
  /// Variants people may write: "människor" for "medborgarna", short forms.
  std::vector<std::string> otherTitles;
  std::string label;             // the number as people write it: "6", "6a", "G1"
  std::vector<Principle> parts;  // otg-6 has four: professions, departments, sectors, borders
};

struct CatalogueInfo {
  std::string id, version, titleSv, titleEn, licence;
  std::vector<std::string> sources;
  std::vector<Principle> principles;
};

class Catalogue {
 public:
  Catalogue();  // the seven

  /// A file of catalogues (content/catalogues.json). Error codes: too_big, too_deep, bad_utf8, bad_json,
  /// bad_schema (detail names the path, as "catalogues[0].principles[3].title_sv"). Replaces what an earlier
  /// file brought.
  Result<void> load(std::string_view json);

  const std::vector<Principle>& defaults() const;  // the seven, in order, with texts when loaded
  const std::vector<CatalogueInfo>& loaded() const { return loaded_; }
  bool hasTexts() const;  // of the seven; a file may hold other catalogues only

  std::optional<std::string> idFromNumber(int number) const;  // 6 → "otg-6"; one of the seven only
  /// foldText(cleanText())ed title, variant or short form of one of the seven, also with no spaces in it;
  /// white space around it does not matter.
  std::optional<std::string> idFromName(std::string_view foldedName) const;
  const Principle* find(std::string_view id) const;  // any known catalogue, parts too; nullptr when unknown
  static bool isPrincipleId(std::string_view text);  // what we keep from others: [a-z0-9-]{1,40}

 private:
  void addName(std::string_view name, const std::string& id);

  std::vector<CatalogueInfo> loaded_;
  CatalogueInfo builtIn_;
  std::map<std::string, std::string, std::less<>> idsByName_;  // folded name → id, of what is compiled in
};

}  // namespace smasteg
