// The compiled-in seven, the names that people write for them, and files of catalogues with what must be
// refused.
// SPDX-License-Identifier: EUPL-1.2
#include "core/catalogue/catalogue.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>

#include "core/base/text.h"

namespace smasteg {
namespace {

std::optional<std::string> idOf(const Catalogue& catalogue, std::string_view written) {
  return catalogue.idFromName(foldText(cleanText(written)));
}

std::string fileOf(const std::string& catalogues) {
  return R"({"schema":"smasteg.catalogues/0.1","catalogues":[)" + catalogues + "]}";
}

std::string catalogueOf(const std::string& principles) {
  return R"({"id":"own","version":"1","title_sv":"Våra egna","principles":[)" + principles + "]}";
}

constexpr const char* kSmall =
    R"({"id":"own-1","number":1,"title_sv":"Fika ihop","title_en":"Have coffee together"})";

TEST(CatalogueTest, HasTheSevenWithoutAnyFile) {
  const Catalogue catalogue;
  ASSERT_EQ(catalogue.defaults().size(), static_cast<std::size_t>(kDefaultPrincipleCount));
  EXPECT_FALSE(catalogue.hasTexts());
  for (int number = 1; number <= kDefaultPrincipleCount; ++number) {
    const Principle& principle = catalogue.defaults()[static_cast<std::size_t>(number - 1)];
    EXPECT_EQ(principle.number, number);
    EXPECT_EQ(principle.id, "otg-" + std::to_string(number));
    EXPECT_EQ(principle.label, std::to_string(number));
    EXPECT_EQ(catalogue.idFromNumber(number), principle.id);
    EXPECT_EQ(catalogue.find(principle.id), &principle);
    EXPECT_TRUE(Catalogue::isPrincipleId(principle.id));
  }
  EXPECT_EQ(catalogue.defaults()[5].titleSv, "Arbeta gränsöverskridande");
  EXPECT_EQ(catalogue.defaults()[5].titleEn, "Work across borders");
}

TEST(CatalogueTest, KnowsNoOtherNumbers) {
  const Catalogue catalogue;
  for (const int number : {0, 8, -1, 42, 2147483647, -2147483647 - 1}) {
    EXPECT_EQ(catalogue.idFromNumber(number), std::nullopt) << number;
  }
}

TEST(CatalogueTest, KnowsAPrincipleByTitleVariantAndShortForm) {
  const Catalogue catalogue;
  const std::map<std::string, int> written = {
      {"Arbeta öppet och positivt", 1},
      {"ÖPPET", 1},
      {"open", 1},
      {"Göra saker i praktiken", 2},
      {"Gör saker i praktiken", 2},
      {"i praktiken", 2},
      {"Take practical action", 2},
      {"Experimentera och iterera", 3},
      {"experimentera", 3},
      {"Experiment and iterate", 3},
      {"Bejaka mångfald och vara inkluderande", 4},
      {"mångfald", 4},
      {"diversity", 4},
      {"I hjärtat bry oss om människor", 5},
      {"I hjärtat bry oss om medborgarna", 5},
      {"medborgarna", 5},
      {"människor", 5},
      {"citizens", 5},
      {"Arbeta gränsöverskridande", 6},
      {"gränsöverskridande", 6},
      {"Work Across Borders", 6},
      {"gräns\u00ADöver\u00ADskridande", 6},
      {"a\u030Alder", 0},
      {"Välkomna teknikens möjligheter", 7},
      {"teknik", 7},
      {"tekniken", 7},
      {"Embrace technology", 7},
      {"  tekniken ", 7},
      {"MA\u030ANGFALD", 4},
      {"o\u0308ppet", 1},
  };
  for (const auto& [name, number] : written) {
    EXPECT_EQ(idOf(catalogue, name), catalogue.idFromNumber(number)) << name;
  }
}

TEST(CatalogueTest, GuessesAtNoName) {
  const Catalogue catalogue;
  for (const char* name : {"", " ", "öppe", "öppett", "oppet", "princip 6", "6", "otg-6", "test", "dela",
                           "användare", "teknik.", "öppet, människor", "\xff", "arbeta"}) {
    EXPECT_EQ(idOf(catalogue, name), std::nullopt) << name;
  }
  EXPECT_EQ(idOf(catalogue, std::string(100000, 'a')), std::nullopt);
}

TEST(CatalogueTest, GivesNoNameToTwoPrinciples) {
  const Catalogue catalogue;
  std::map<std::string, std::string> owners;
  for (const Principle& principle : catalogue.defaults()) {
    std::vector<std::string> names = principle.otherTitles;
    names.push_back(principle.titleSv);
    names.push_back(principle.titleEn);
    for (const std::string& name : names) {
      const std::string folded = foldText(name);
      EXPECT_TRUE(owners.emplace(folded, principle.id).second) << name << " twice";
      EXPECT_EQ(catalogue.idFromName(folded), principle.id) << name;
    }
  }
}

TEST(CatalogueTest, KeepsOnlyIdsOfItsOwnAlphabet) {
  for (const char* id : {"a", "otg-6", "otg-6a", "edel-g1", "7"})
    EXPECT_TRUE(Catalogue::isPrincipleId(id)) << id;
  EXPECT_TRUE(Catalogue::isPrincipleId(std::string(40, 'a')));
  EXPECT_FALSE(Catalogue::isPrincipleId(std::string(41, 'a')));
  for (const char* id : {"", "OTG-6", "otg_6", "otg 6", "otg-6\n", "öppet", "otg/6", "\xff"}) {
    EXPECT_FALSE(Catalogue::isPrincipleId(id)) << id;
  }
  EXPECT_FALSE(Catalogue::isPrincipleId(std::string_view("otg\0", 4)));
}

TEST(CatalogueTest, LoadsACatalogueOfOnesOwnBesideTheSeven) {
  Catalogue catalogue;
  ASSERT_TRUE(catalogue.load(fileOf(catalogueOf(kSmall))).ok());
  ASSERT_EQ(catalogue.loaded().size(), 1u);
  EXPECT_EQ(catalogue.loaded()[0].titleEn, "Våra egna");
  ASSERT_NE(catalogue.find("own-1"), nullptr);
  EXPECT_EQ(catalogue.find("own-1")->titleSv, "Fika ihop");
  ASSERT_NE(catalogue.find("otg-6"), nullptr);
  EXPECT_FALSE(catalogue.hasTexts());
  EXPECT_EQ(catalogue.find("own-2"), nullptr);
  EXPECT_EQ(catalogue.find(""), nullptr);
}

TEST(CatalogueTest, ReadsNamesTheSameWhateverFileIsLoaded) {
  Catalogue catalogue;
  const std::string principle =
      R"({"id":"own-1","number":1,"title_sv":"Tekniken","title_variants_sv":["fika","öppet"]})";
  ASSERT_TRUE(catalogue.load(fileOf(catalogueOf(principle))).ok());
  EXPECT_EQ(idOf(catalogue, "tekniken"), "otg-7");
  EXPECT_EQ(idOf(catalogue, "öppet"), "otg-1");
  EXPECT_EQ(idOf(catalogue, "fika"), std::nullopt);
  EXPECT_EQ(catalogue.idFromNumber(1), "otg-1");
}

TEST(CatalogueTest, TakesUnknownMembersAndCleansTexts) {
  Catalogue catalogue;
  const std::string principle =
      R"({"id":"own-g1","number":"G1","title_sv":"Ga\u030A \u202Eut","text_sv":"a\r\nb","later":{"x":[1]},)"
      R"("sub":[{"id":"own-g1a","title_sv":"Del"}]})";
  ASSERT_TRUE(catalogue.load(fileOf(catalogueOf(principle))).ok());
  const Principle* found = catalogue.find("own-g1");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->titleSv, "Gå ut");
  EXPECT_EQ(found->titleEn, "Gå ut");
  EXPECT_EQ(found->textSv, "a\nb");
  EXPECT_EQ(found->number, 0);
  EXPECT_EQ(found->label, "G1");
  ASSERT_NE(catalogue.find("own-g1a"), nullptr);
  EXPECT_EQ(catalogue.find("own-g1a")->label, "g1a");
}

TEST(CatalogueTest, RefusesAFileWholeAndSaysWhere) {
  struct Case {
    std::string file, code, path;
  };
  const std::string longTitle(401, 'x');
  const Case cases[] = {
      {"", "bad_json", ""},
      {"{", "bad_json", ""},
      {"[\"\xff\"]", "bad_utf8", ""},
      {std::string((1 << 20) + 1, ' '), "too_big", ""},
      {std::string(1000000, '['), "too_deep", ""},
      {"[]", "bad_schema", "schema"},
      {R"({"schema":"smasteg.quiz/0.1","catalogues":[]})", "bad_schema", "schema"},
      {R"({"schema":"smasteg.catalogues/0.1"})", "bad_schema", "catalogues"},
      {fileOf(""), "bad_schema", "catalogues"},
      {fileOf("7"), "bad_schema", "catalogues[0]"},
      {fileOf(R"({"id":"A","title_sv":"x","principles":[]})"), "bad_schema", "catalogues[0].id"},
      {fileOf(R"({"id":"a","title_sv":"  ","principles":[]})"), "bad_schema", "catalogues[0].title_sv"},
      {fileOf(R"({"id":"a","title_sv":"\u202e","principles":[]})"), "bad_schema", "catalogues[0].title_sv"},
      {fileOf(R"({"id":"a","title_sv":"x","version":1,"principles":[]})"), "bad_schema",
       "catalogues[0].version"},
      {fileOf(R"({"id":"a","title_sv":"x","principles":[]})"), "bad_schema", "catalogues[0].principles"},
      {fileOf(catalogueOf("7")), "bad_schema", "catalogues[0].principles[0]"},
      {fileOf(catalogueOf(R"({"id":"own-1","title_sv":"x"})")), "bad_schema",
       "catalogues[0].principles[0].number"},
      {fileOf(catalogueOf(R"({"id":"own-1","number":0,"title_sv":"x"})")), "bad_schema",
       "catalogues[0].principles[0].number"},
      {fileOf(catalogueOf(R"({"id":"own-1","number":1.5,"title_sv":"x"})")), "bad_schema",
       "catalogues[0].principles[0].number"},
      {fileOf(catalogueOf(R"({"id":"own-1","number":"","title_sv":"x"})")), "bad_schema",
       "catalogues[0].principles[0].number"},
      {fileOf(catalogueOf(R"({"id":"own-1","number":1,"title_sv":")" + longTitle + "\"}")), "bad_schema",
       "catalogues[0].principles[0].title_sv"},
      {fileOf(catalogueOf(R"({"id":"own-1","number":1,"title_sv":"x","text_en":[]})")), "bad_schema",
       "catalogues[0].principles[0].text_en"},
      {fileOf(catalogueOf(R"({"id":"own-1","number":1,"title_sv":"x","sub":{}})")), "bad_schema",
       "catalogues[0].principles[0].sub"},
      {fileOf(catalogueOf(R"({"id":"own-1","number":1,"title_sv":"x","sub":[{}]})")), "bad_schema",
       "catalogues[0].principles[0].sub[0].id"},
      {fileOf(catalogueOf(std::string(kSmall) + "," + kSmall)), "bad_schema",
       "catalogues[0].principles[1].id"},
      {fileOf(catalogueOf(kSmall) + "," + catalogueOf(kSmall)), "bad_schema", "catalogues[1].id"},
      {fileOf(R"({"id":"otg","title_sv":"x","principles":[{"id":"otg-1","number":1,"title_sv":"x"}]})"),
       "bad_schema", "catalogues[0].principles"},
  };
  Catalogue catalogue;
  ASSERT_TRUE(catalogue.load(fileOf(catalogueOf(kSmall))).ok());
  for (const Case& c : cases) {
    const auto result = catalogue.load(c.file);
    ASSERT_FALSE(result.ok()) << c.file.substr(0, 200);
    EXPECT_EQ(result.error().code, c.code) << c.file.substr(0, 200);
    if (!c.path.empty()) {
      EXPECT_EQ(result.error().detail.substr(0, result.error().detail.find(": ")), c.path);
    }
    EXPECT_NE(catalogue.find("own-1"), nullptr) << "what was loaded before must stand";
  }
}

#ifndef __EMSCRIPTEN__
class CatalogueFileTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::ifstream file(SMASTEG_SOURCE_DIR "/content/catalogues.json", std::ios::binary);
    ASSERT_TRUE(file.good());
    const std::string json{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const auto result = catalogue_.load(json);
    ASSERT_TRUE(result.ok()) << result.error().detail;
  }
  Catalogue catalogue_;
};

TEST_F(CatalogueFileTest, SaysWhatIsCompiledIn) {
  const Catalogue builtIn;
  const CatalogueInfo* file = nullptr;
  for (const CatalogueInfo& info : catalogue_.loaded()) {
    if (info.id == "otg") file = &info;
  }
  ASSERT_NE(file, nullptr);
  ASSERT_EQ(file->principles.size(), builtIn.defaults().size());
  for (std::size_t i = 0; i < file->principles.size(); ++i) {
    const Principle& written = file->principles[i];
    const Principle& compiled = builtIn.defaults()[i];
    EXPECT_EQ(written.id, compiled.id);
    EXPECT_EQ(written.number, compiled.number);
    EXPECT_EQ(written.titleSv, compiled.titleSv);
    EXPECT_EQ(written.titleEn, compiled.titleEn);
    for (const std::string& variant : written.otherTitles)
      EXPECT_EQ(idOf(builtIn, variant), compiled.id) << variant;
  }
}

TEST_F(CatalogueFileTest, GivesTheSevenTheirTextsAndKeepsTheirNames) {
  EXPECT_TRUE(catalogue_.hasTexts());
  ASSERT_EQ(catalogue_.defaults().size(), 7u);
  for (const Principle& principle : catalogue_.defaults()) {
    EXPECT_FALSE(principle.textSv.empty()) << principle.id;
    EXPECT_FALSE(principle.textEn.empty()) << principle.id;
    EXPECT_EQ(catalogue_.find(principle.id), &principle);
    EXPECT_EQ(idOf(catalogue_, principle.titleSv), principle.id);
  }
  EXPECT_EQ(idOf(catalogue_, "medborgarna"), "otg-5");
  ASSERT_NE(catalogue_.find("otg-6b"), nullptr);
  EXPECT_EQ(catalogue_.find("otg-6b")->titleSv, "Avdelningar");
  EXPECT_EQ(catalogue_.defaults()[5].parts.size(), 4u);
}

TEST_F(CatalogueFileTest, HoldsTheOtherCatalogues) {
  std::map<std::string, std::size_t> sizes;
  for (const CatalogueInfo& info : catalogue_.loaded()) {
    sizes[info.id] = info.principles.size();
    EXPECT_FALSE(info.version.empty()) << info.id;
    EXPECT_FALSE(info.licence.empty()) << info.id;
    EXPECT_FALSE(info.sources.empty()) << info.id;
    for (const Principle& principle : info.principles) {
      EXPECT_TRUE(Catalogue::isPrincipleId(principle.id));
      EXPECT_FALSE(principle.label.empty()) << principle.id;
      EXPECT_NE(catalogue_.find(principle.id), nullptr) << principle.id;
    }
  }
  EXPECT_EQ(sizes, (std::map<std::string, std::size_t>{
                       {"edel", 7}, {"eif", 12}, {"otg", 7}, {"practices", 6}, {"srds", 13}}));
  EXPECT_EQ(catalogue_.find("edel-g1")->label, "G1");
}
#endif

}  // namespace
}  // namespace smasteg
