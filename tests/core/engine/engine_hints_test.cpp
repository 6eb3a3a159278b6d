// What a text could be about and what it should perhaps not hold, asked of the engine while one writes.
// SPDX-License-Identifier: EUPL-1.2
#include <fstream>
#include <iterator>

#include "tests/core/engine/engine_fixture.h"

namespace smasteg::test {
namespace {

class HintsTest : public EngineTest {
 protected:
  static void loadModel(Person& person) {
    std::ifstream file(std::string(SMASTEG_SOURCE_DIR) + "/content/suggest/model.json", std::ios::binary);
    person.tell(Load{"suggest", {std::istreambuf_iterator<char>(file), {}}});
  }
  static Json hints(const Person& person, const std::string& text) {
    ViewQuery query;
    query.text = text;
    return person.view("hints", query);
  }
  static Strings keysOf(const Json& lines) {
    Strings keys;
    for (const Json& line : lines) keys.push_back(line["key"]);
    return keys;
  }
  Person anna{room, "@anna:hs"}, bo{room, "@bo:hs"};
};

TEST_F(HintsTest, SuggestsNothingBeforeTheModelIsThereAndOneOrTwoAfterThat) {
  const std::string text =
      "Ringde designern på Skatteverket och lunchade med juristerna på en annan myndighet";
  EXPECT_TRUE(hints(anna, text)["principles"].empty());
  loadModel(anna);
  const Json found = hints(anna, text)["principles"];
  ASSERT_FALSE(found.empty());
  EXPECT_LE(found.size(), 2U);
  EXPECT_EQ(found[0], "otg-6");
}

TEST_F(HintsTest, IsSilentAboutSmallTalkAndNothing) {
  loadModel(anna);
  for (const std::string text : {"", " ", "ok", "Mötet är flyttat till tre", "\xf0\x9f\x91\x8d"})
    EXPECT_TRUE(hints(anna, text)["principles"].empty()) << text;
}

TEST_F(HintsTest, AModelThatDoesNotFitLeavesTheOneThatWasThere) {
  loadModel(anna);
  anna.tell(Load{"suggest", "{}"});
  anna.tell(Load{"suggest", ""});
  EXPECT_FALSE(hints(anna, "Testade blanketten med tre pensionärer")["principles"].empty());
}

TEST_F(HintsTest, SaysWhatIsSensitiveEachKindOnceAlsoWithoutAModel) {
  EXPECT_EQ(keysOf(hints(anna, "Mejla anna@example.org eller bo@example.org")["sensitive"]),
            Strings{"sensitive-email"});
  EXPECT_EQ(keysOf(hints(anna, "Ringde 070-123 45 67 om 19640823-3234")["sensitive"]),
            (Strings{"sensitive-phone", "sensitive-personal-number"}));
  EXPECT_TRUE(hints(anna, "Mötet den 24 november 2026 kl. 14.30 i v. 48")["sensitive"].empty());
}

TEST_F(HintsTest, ANumberDoesNotBeginInOneBoxOfAFormAndGoOnInTheNext) {
  // web/src/ui/kit/leaving.ts puts a bar between them.
  const auto between = [&](const std::string& first, const std::string& second) {
    return keysOf(hints(anna, first + "\n|\n" + second)["sensitive"]);
  };
  EXPECT_TRUE(between("070", "1740605").empty());
  EXPECT_TRUE(between("19640823", "3234").empty());
  EXPECT_TRUE(between("Dnr", "2026").empty());
  EXPECT_EQ(between("070-174 06 05", "19640823-3234"),
            (Strings{"sensitive-phone", "sensitive-personal-number"}));
}

TEST_F(HintsTest, LearnsWhatThisRoomMeansByItsOwnWords) {
  loadModel(anna);
  const std::string text = "Höll glasstund";
  const Json before = hints(anna, text);
  for (int i = 0; i < 8; ++i) bo.log("Höll glasstund " + std::to_string(i), {"otg-4"});
  runTogether(room, {&anna, &bo}, 300000);
  ASSERT_FALSE(anna.row("Höll glasstund 7").is_null());
  loadModel(bo);
  const Json after = hints(anna, text);
  // The room's word turns a close choice; it never makes one out of nothing.
  if (!before["principles"].empty()) {
    EXPECT_EQ(after["principles"][0], "otg-4");
  }
  EXPECT_EQ(after, hints(bo, text)) << "the same room, the same hints";
}

}  // namespace
}  // namespace smasteg::test
