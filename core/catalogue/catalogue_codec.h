// Files of catalogues: JSON in, CatalogueInfo out. Unknown members are ignored; `?` may be missing.
//   file       "schema":"smasteg.catalogues/…", "catalogues":[catalogue …]
//   catalogue  "id", "title_sv", "title_en"?, "version"?, "licence"?, "source_urls"?,
//              "principles":[principle …]
//   principle  "id", "number" (6 or "G1"), "title_sv", "title_en"?, "text_sv"?, "text_en"?,
//              "title_variants_sv"?, "title_variants_en"?, "sub"?: [the same without number and sub]
// Promises: all texts are cleaned; ids are unique over the whole file; the catalogue "otg" has its seven.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/catalogue/catalogue.h"

namespace smasteg {

inline constexpr std::size_t kMaxCatalogueFileBytes =
    1 << 20;                                       // our own is 44 KB; it is parsed in the first second
inline constexpr int kMaxCatalogueFileDepth = 16;  // our own needs 8
inline constexpr std::size_t kMaxCatalogues = 50;
inline constexpr std::size_t kMaxPrinciples = 200;  // in a catalogue; nobody reads a longer list
inline constexpr std::size_t kMaxTitleBytes = 400;
inline constexpr std::size_t kMaxPrincipleTextBytes = 4000;  // as long as a step may be
inline constexpr std::size_t kMaxVariants = 50;

/// Error codes as in Catalogue::load.
Result<std::vector<CatalogueInfo>> decodeCatalogues(std::string_view json);

}  // namespace smasteg
