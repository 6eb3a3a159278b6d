// SPDX-License-Identifier: EUPL-1.2
#include "core/view/principles_view.h"

namespace smasteg {

namespace {

PrincipleText textOf(const Principle& each) {
  return {each.id, each.number, each.titleSv, each.titleEn, each.textSv, each.textEn, each.otherTitles};
}

}  // namespace

PrinciplesView principlesView(const ViewContext& context) {
  PrinciplesView view;
  view.loaded = context.catalogue.hasTexts();
  for (const auto& each : context.catalogue.defaults()) {
    PrincipleText text = textOf(each);
    // The compiled-in names help to recognise a principle in a text; only the file tells which of them are
    // titles.
    text.otherTitles.clear();
    for (const auto& catalogue : context.catalogue.loaded()) {
      for (const auto& written : catalogue.principles) {
        if (written.id == each.id) text.otherTitles = written.otherTitles;
      }
    }
    view.principles.push_back(std::move(text));
  }
  for (const auto& each : context.catalogue.loaded()) {
    CatalogueText catalogue{each.id, each.version, each.titleSv, each.titleEn, each.licence, each.sources,
                            {}};
    for (const auto& principle : each.principles) catalogue.principles.push_back(textOf(principle));
    view.catalogues.push_back(std::move(catalogue));
  }
  return view;
}

}  // namespace smasteg
