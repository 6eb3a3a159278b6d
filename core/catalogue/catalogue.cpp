// Lookups. See catalogue.h; files are read in catalogue_codec.cpp.
// SPDX-License-Identifier: EUPL-1.2
#include "core/catalogue/catalogue.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/catalogue/catalogue_codec.h"
#include "core/catalogue/default_principles.h"

namespace smasteg {
namespace {

constexpr std::size_t kMaxPrincipleIdLength = 40;

const Principle* findIn(const std::vector<Principle>& principles, std::string_view id) {
  for (const Principle& principle : principles) {
    if (principle.id == id) return &principle;
    if (const Principle* part = findIn(principle.parts, id)) return part;
  }
  return nullptr;
}

const CatalogueInfo* findDefault(const std::vector<CatalogueInfo>& catalogues) {
  const auto found = std::find_if(catalogues.begin(), catalogues.end(),
                                  [](const CatalogueInfo& info) { return info.id == kDefaultCatalogueId; });
  return found == catalogues.end() ? nullptr : &*found;
}

/// The seven with the file's texts and parts, but with the titles and names that are compiled in.
CatalogueInfo withTexts(CatalogueInfo seven, const CatalogueInfo& file) {
  for (Principle& principle : seven.principles) {
    const Principle* same = findIn(file.principles, principle.id);
    if (same == nullptr) continue;
    principle.textSv = same->textSv;
    principle.textEn = same->textEn;
    principle.parts = same->parts;
  }
  return seven;
}

}  // namespace

Catalogue::Catalogue() : builtIn_(makeDefaultCatalogue()) {
  for (const Principle& principle : builtIn_.principles) {
    addName(principle.titleSv, principle.id);
    addName(principle.titleEn, principle.id);
    for (const std::string& title : principle.otherTitles) addName(title, principle.id);
  }
}

void Catalogue::addName(std::string_view name, const std::string& id) {
  std::string folded = foldText(name);
  idsByName_.emplace(folded, id);
  std::erase(folded, ' ');  // as a tag: "#arbetaöppet"
  idsByName_.emplace(std::move(folded), id);
}

Result<void> Catalogue::load(std::string_view json) {
  auto decoded = decodeCatalogues(json);
  if (!decoded) return decoded.error();
  loaded_ = decoded.take();
  const CatalogueInfo* file = findDefault(loaded_);
  builtIn_ = file == nullptr ? makeDefaultCatalogue() : withTexts(makeDefaultCatalogue(), *file);
  return {};
}

const std::vector<Principle>& Catalogue::defaults() const { return builtIn_.principles; }

bool Catalogue::hasTexts() const { return !builtIn_.principles.front().textSv.empty(); }

std::optional<std::string> Catalogue::idFromNumber(int number) const {
  if (number < 1 || number > kDefaultPrincipleCount) return std::nullopt;
  return builtIn_.principles[static_cast<std::size_t>(number - 1)].id;
}

std::optional<std::string> Catalogue::idFromName(std::string_view foldedName) const {
  const auto found = idsByName_.find(trim(foldedName));
  return found == idsByName_.end() ? std::nullopt : std::optional(found->second);
}

const Principle* Catalogue::find(std::string_view id) const {
  if (const Principle* principle = findIn(builtIn_.principles, id)) return principle;
  for (const CatalogueInfo& info : loaded_) {
    if (const Principle* principle = findIn(info.principles, id)) return principle;
  }
  return nullptr;
}

bool Catalogue::isPrincipleId(std::string_view text) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && text.size() <= kMaxPrincipleIdLength &&
         std::all_of(text.begin(), text.end(), allowed);
}

}  // namespace smasteg
