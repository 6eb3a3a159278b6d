// Catalogue files that are refused, and where each says what is wrong.
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "core/catalogue/catalogue.h"
#include "core/catalogue/catalogue_codec.h"
#include "core/catalogue/default_principles.h"

namespace smasteg {
namespace {

std::string refusableFile(const std::string& catalogues) {
  return R"({"schema":"smasteg.catalogues/0.1","catalogues":[)" + catalogues + "]}";
}

std::string catalogueOf(const std::string& id, const std::string& principles, const std::string& more = "") {
  return R"({"id":")" + id + R"(","title_sv":"Egna")" + more + R"(,"principles":[)" + principles + "]}";
}

std::string principle(const std::string& id, int number, const std::string& more = "") {
  return R"({"id":")" + id + R"(","title_sv":"Fika","number":)" + std::to_string(number) + more + "}";
}

std::string many(std::size_t count, const std::string& prefix) {
  std::string all;
  for (std::size_t i = 1; i <= count; ++i)
    all += (i > 1 ? "," : "") + principle(prefix + std::to_string(i), 1);
  return all;
}

std::string detailOf(const std::string& file) {
  const auto read = decodeCatalogues(file);
  return read.ok() ? "" : read.error().detail;
}

TEST(CatalogueRefusalsTest, SaysWhereWhatIsWrongStands) {
  const std::string longText = "\"" + std::string(kMaxPrincipleTextBytes + 1, 'x') + "\"";
  const std::vector<std::pair<std::string, std::string>> files = {
      {catalogueOf("a", principle("a-1", 1), R"(,"title_en":7)"),
       "catalogues[0].title_en: no text, or too long"},
      {catalogueOf("a", principle("a-1", 1), ",\"licence\":" + longText),
       "catalogues[0].licence: no text, or too long"},
      {catalogueOf("a", principle("a-1", 1), R"(,"version":{})"),
       "catalogues[0].version: no text, or too long"},
      {R"({"id":"a","title_sv":"Egna"})", "catalogues[0].principles: missing or empty"},
      {R"({"id":"a","title_sv":"Egna","principles":{}})", "catalogues[0].principles: missing or empty"},
      {catalogueOf("a", many(kMaxPrinciples + 1, "a-")), "catalogues[0].principles: too many"},
      {catalogueOf("a", principle("a-1", 1, ",\"text_sv\":" + longText)),
       "catalogues[0].principles[0].text_sv: no text, or too long"},
      {catalogueOf("a", principle("a-1", 1, ",\"text_en\":7")),
       "catalogues[0].principles[0].text_en: no text, or too long"},
      {catalogueOf("a", principle("a-1", 1, ",\"sub\":{}")),
       "catalogues[0].principles[0].sub: no list, or too many"},
      {catalogueOf("a", principle("a-1", 1, ",\"sub\":[" + many(kMaxPrinciples + 1, "a-1-") + "]")),
       "catalogues[0].principles[0].sub: no list, or too many"},
      {catalogueOf("a{", principle("a-1", 1)), "catalogues[0].id: missing, or not of a-z, 0-9 and -"},
  };
  for (const auto& [catalogue, detail] : files) EXPECT_EQ(detailOf(refusableFile(catalogue)), detail);
}

TEST(CatalogueRefusalsTest, ASmallNumberOfCataloguesOfManyPrinciplesIsAFile) {
  std::string all;
  for (std::size_t i = 0; i < kMaxCatalogues; ++i)
    all += (i > 0 ? "," : "") + catalogueOf("c" + std::to_string(i), principle("p" + std::to_string(i), 1));
  EXPECT_EQ(detailOf(refusableFile(all)), "");
  EXPECT_EQ(detailOf(refusableFile(all + "," + catalogueOf("en-till", principle("en-till-1", 1)))),
            "catalogues: too many");
  EXPECT_EQ(detailOf(refusableFile(catalogueOf("a", many(kMaxPrinciples, "a-")))), "");
}

TEST(CatalogueRefusalsTest, TheSevenAreTheSevenInOrder) {
  const auto seven = [](int first, int second, int numbered = 0) {
    std::string all;
    for (int i = 1; i <= kDefaultPrincipleCount; ++i) {
      const int id = i == first ? second : i == second ? first : i;
      all += (i > 1 ? "," : "") + principle("otg-" + std::to_string(id), i == numbered ? i + 1 : i);
    }
    return detailOf(refusableFile(catalogueOf(std::string(kDefaultCatalogueId), all)));
  };
  EXPECT_EQ(seven(0, 0), "");
  EXPECT_EQ(seven(6, 7), "catalogues[0].principles: not the seven, in order");
  EXPECT_EQ(seven(1, 2), "catalogues[0].principles: not the seven, in order");
  EXPECT_EQ(seven(0, 0, 7), "catalogues[0].principles: not the seven, in order");
}

}  // namespace
}  // namespace smasteg
