// The table. See default_principles.h. Short forms are what people write after a step instead of the number:
// a word is here only if it fits one principle and is no everyday word of the steps themselves ("test",
// "dela", "användare").
// SPDX-License-Identifier: EUPL-1.2
#include "core/catalogue/default_principles.h"

#include <initializer_list>
#include <utility>

namespace smasteg {
namespace {

Principle make(int number, std::string titleSv, std::string titleEn,
               std::initializer_list<const char*> otherTitles) {
  Principle principle;
  principle.label = std::to_string(number);
  principle.id = "otg-" + principle.label;
  principle.number = number;
  principle.titleSv = std::move(titleSv);
  principle.titleEn = std::move(titleEn);
  principle.otherTitles.assign(otherTitles.begin(), otherTitles.end());
  return principle;
}

}  // namespace

CatalogueInfo makeDefaultCatalogue() {
  CatalogueInfo info;
  info.id = kDefaultCatalogueId;
  info.version = "2018-sv / 2017-en";
  info.titleSv = "One Team Govs sju principer";
  info.titleEn = "One Team Gov's seven principles";
  info.principles = {
      make(1, "Arbeta öppet och positivt", "Work in the open and positively",
           {"arbeta öppet", "jobba öppet", "öppet och positivt", "öppet", "öppenhet", "positivt",
            "work in the open", "work openly", "in the open", "open", "openness", "positively"}),
      make(2, "Göra saker i praktiken", "Take practical action",
           {"Gör saker i praktiken", "göra saker", "i praktiken", "praktiken", "practical action",
            "take action"}),
      make(3, "Experimentera och iterera", "Experiment and iterate",
           {"experimentera", "iterera", "experiment", "iterate"}),
      make(4, "Bejaka mångfald och vara inkluderande", "Be diverse and inclusive",
           {"bejaka mångfald", "mångfald", "mångfald och inkludering", "vara inkluderande", "inkluderande",
            "inkludering", "be diverse", "be inclusive", "diverse and inclusive", "diversity and inclusion",
            "diverse", "diversity", "inclusive", "inclusion"}),
      make(5, "I hjärtat bry oss om människor", "Care deeply about citizens",
           {"I hjärtat bry oss om medborgarna", "bry oss om människor", "bry oss om medborgarna", "i hjärtat",
            "människor", "människorna", "medborgarna", "medborgare", "care deeply about people",
            "care about citizens", "care about people", "care deeply", "citizens", "people"}),
      make(6, "Arbeta gränsöverskridande", "Work across borders",
           {"jobba gränsöverskridande", "gränsöverskridande", "över gränser", "över gränserna", "gränser",
            "work across boundaries", "across borders", "across boundaries", "borders"}),
      make(7, "Välkomna teknikens möjligheter", "Embrace technology",
           {"välkomna tekniken", "välkomna teknik", "teknikens möjligheter", "tekniken", "teknik",
            "technology", "tech"}),
  };
  return info;
}

}  // namespace smasteg
