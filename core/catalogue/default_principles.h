// The seven principles of One Team Gov Sweden as they were in 2018, compiled in: titles and names, no texts.
// Promises: the same titles and variants as content/catalogues.json (a test compares), and no name means two
// principles.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "core/catalogue/catalogue.h"

namespace smasteg {

inline constexpr std::string_view kDefaultCatalogueId = "otg";

CatalogueInfo makeDefaultCatalogue();

}  // namespace smasteg
