// View "principles": the default catalogue with its texts (empty until the file is loaded). Query: id for one
// of them.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/view/context.h"

namespace smasteg {

struct PrincipleText {
  std::string id;
  int number = 0;
  std::string titleSv, titleEn, textSv, textEn;
  std::vector<std::string> otherTitles;  // "I hjärtat bry oss om människor"
  static constexpr auto fields =
      std::tuple(field("id", &PrincipleText::id), field("number", &PrincipleText::number),
                 field("titleSv", &PrincipleText::titleSv), field("titleEn", &PrincipleText::titleEn),
                 field("textSv", &PrincipleText::textSv), field("textEn", &PrincipleText::textEn),
                 field("otherTitles", &PrincipleText::otherTitles));
};
struct CatalogueText {
  std::string id, version, titleSv, titleEn, licence;
  std::vector<std::string> sources;  // addresses, shown as text
  std::vector<PrincipleText> principles;
  static constexpr auto fields =
      std::tuple(field("id", &CatalogueText::id), field("version", &CatalogueText::version),
                 field("titleSv", &CatalogueText::titleSv), field("titleEn", &CatalogueText::titleEn),
                 field("licence", &CatalogueText::licence), field("sources", &CatalogueText::sources),
                 field("principles", &CatalogueText::principles));
};
struct PrinciplesView {
  static constexpr std::string_view name = "principles";
  std::vector<PrincipleText> principles;  // the seven
  std::vector<CatalogueText> catalogues;  // all that are loaded, the seven's too
  bool loaded = false;
  static constexpr auto fields =
      std::tuple(field("principles", &PrinciplesView::principles),
                 field("catalogues", &PrinciplesView::catalogues), field("loaded", &PrinciplesView::loaded));
};

PrinciplesView principlesView(const ViewContext& context);

}  // namespace smasteg
