// SPDX-License-Identifier: EUPL-1.2
#include "core/steps/notebook.h"

#include <gtest/gtest.h>

namespace smasteg {
namespace {

constexpr TimeMs kNotebookNow = 1795514400000;

PrivateStep step(const std::string& text) {
  PrivateStep made;
  made.text = text;
  made.day = "2026-11-24";
  return made;
}

TEST(NotebookTest, KeepsAStepThroughItsStore) {
  Notebook notebook;
  RandomStream random("x");
  const std::string id = notebook.log(step("Bara för mig"), random, kNotebookNow);
  EXPECT_FALSE(notebook.find(id)->saved);
  const auto writes = notebook.takeWrites();
  ASSERT_EQ(writes.size(), 1U);
  notebook.stored(writes[0].key);
  EXPECT_TRUE(notebook.find(id)->saved);

  Notebook again;
  again.restore(writes[0].key, *writes[0].bytes);
  ASSERT_NE(again.find(id), nullptr);
  EXPECT_EQ(again.find(id)->text, "Bara för mig");
  EXPECT_TRUE(again.takeWrites().empty());
}

TEST(NotebookTest, RemovalIsWrittenAtOnceAndCanBeTakenBackWithinItsTime) {
  Notebook notebook;
  RandomStream random("x");
  const std::string id = notebook.log(step("Fel"), random, kNotebookNow);
  notebook.takeWrites();
  EXPECT_TRUE(notebook.remove(id, kNotebookNow));
  EXPECT_FALSE(notebook.remove(id, kNotebookNow));
  EXPECT_FALSE(notebook.edit(id, "x", {}));
  auto writes = notebook.takeWrites();
  ASSERT_EQ(writes.size(), 1U);
  EXPECT_FALSE(writes[0].bytes);
  EXPECT_TRUE(notebook.undoRemove(id));
  EXPECT_TRUE(notebook.takeWrites()[0].bytes);
  notebook.remove(id, kNotebookNow);
  notebook.forgetRemoved(kNotebookNow + 9999, 10000);
  EXPECT_NE(notebook.find(id), nullptr);
  notebook.forgetRemoved(kNotebookNow + 10000, 10000);
  EXPECT_EQ(notebook.find(id), nullptr);
}

TEST(NotebookTest, DraftsAreKeptPerRoomAndAnEmptyOneIsForgotten) {
  Notebook notebook;
  notebook.saveDraft("!rum:hs", {"Halv", {"otg-1"}, "room", ""});
  notebook.saveDraft("", {"Annan", {}, "", ""});
  notebook.saveDraft("!rum:hs", {"Halv", {"otg-1"}, "room", ""});
  EXPECT_EQ(notebook.takeWrites().size(), 2U) << "nothing new, nothing written";
  Notebook again;
  again.setOwner("@anna:hs");
  again.restore("draft/@bo:hs/!rum:hs", R"({"text":"Bos","principles":[],"visibility":"","from":""})");
  EXPECT_EQ(again.draft("!rum:hs").text, "") << "another person's draft in the same browser";
  again.restore("draft/@anna:hs/!rum:hs",
                R"({"text":"Halv","principles":["otg-1"],"visibility":"room","from":""})");
  EXPECT_EQ(again.draft("!rum:hs").text, "Halv");
  notebook.saveDraft("!rum:hs", {"", {}, "room", ""});
  EXPECT_FALSE(notebook.takeWrites()[0].bytes);
  EXPECT_EQ(notebook.draft("!okänt:hs").text, "");
}

TEST(NotebookTest, AnotherPersonInTheSameBrowserSeesNothing) {
  Notebook anna;
  anna.setOwner("@anna:hs");
  RandomStream random("x");
  anna.log(step("HEMLIGT"), random, kNotebookNow);
  const auto writes = anna.takeWrites();
  for (const std::string other : {"@bo:hs", "", "@anna:hs.example"}) {
    Notebook notebook;
    notebook.setOwner(other);
    notebook.restore(writes[0].key, *writes[0].bytes);
    EXPECT_TRUE(notebook.steps().empty()) << other;
  }
}

TEST(NotebookTest, TakesOverAStepOfAnotherNotebookOnceAndKeepsIt) {
  Notebook notebook;
  const char* given =
      R"({"id":"AAAAAAAAAAAAAAAAAAAAAA","text":"Ringde\u202e ","day":"2026-11-24","from":"","loggedAt":5,)"
      R"("principles":["otg-6","<b>"]})";
  ASSERT_TRUE(notebook.adopt(given));
  EXPECT_FALSE(notebook.adopt(given)) << "the same again";
  const PrivateStep* kept = notebook.find("AAAAAAAAAAAAAAAAAAAAAA");
  ASSERT_NE(kept, nullptr);
  EXPECT_EQ(kept->text, "Ringde");
  EXPECT_EQ(kept->day, "2026-11-24");
  EXPECT_EQ(kept->principles, std::vector<std::string>{"otg-6"});
  const auto writes = notebook.takeWrites();
  ASSERT_EQ(writes.size(), 1U);
  EXPECT_EQ(writes[0].key, "private//AAAAAAAAAAAAAAAAAAAAAA");
}

TEST(NotebookTest, TakesOverNothingThatIsNoStep) {
  Notebook notebook;
  for (const char* bytes : {"", "[]", "{}", R"({"id":"a","text":"b","day":"2026-11-24","loggedAt":5})",
                            R"({"id":"AAAAAAAAAAAAAAAAAAAAAA","text":" ","day":"2026-11-24","loggedAt":5})",
                            R"({"id":"AAAAAAAAAAAAAAAAAAAAAA","text":"b","day":"2026-02-30","loggedAt":5})",
                            R"({"id":"AAAAAAAAAAAAAAAAAAAAAA","text":"b","day":"2026-11-24","loggedAt":-5})"})
    EXPECT_FALSE(notebook.adopt(bytes)) << bytes;
  EXPECT_TRUE(notebook.takeWrites().empty());
}

TEST(NotebookTest, BytesThatAreNoStepAreLeftAlone) {
  Notebook notebook;
  for (const char* bytes : {"", "{", "[]", "{}", R"({"id":"a"})", R"({"text":"b"})", "\xff"})
    notebook.restore("private//a", bytes);
  EXPECT_TRUE(notebook.steps().empty());
}

}  // namespace
}  // namespace smasteg
