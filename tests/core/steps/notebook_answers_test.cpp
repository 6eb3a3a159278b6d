// What the notebook answers when it is asked for something that is not there, or is there already.
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "core/steps/notebook.h"

namespace smasteg {
namespace {

constexpr TimeMs kNotebookAnswersNow = 1795514400000;

class NotebookAnswersTest : public ::testing::Test {
 protected:
  std::string log(const std::string& text) {
    PrivateStep step;
    step.text = text;
    return notebook_.log(std::move(step), random_, kNotebookAnswersNow);
  }
  RandomStream random_{"x"};
  Notebook notebook_;
};

TEST_F(NotebookAnswersTest, WhatIsNotThereIsNotChangedAndNothingIsWritten) {
  EXPECT_FALSE(notebook_.edit("okänd", "x", {}));
  EXPECT_FALSE(notebook_.remove("okänd", kNotebookAnswersNow));
  EXPECT_FALSE(notebook_.undoRemove("okänd"));
  EXPECT_FALSE(notebook_.erase("okänd"));
  notebook_.stored("private//okänd");
  EXPECT_TRUE(notebook_.takeWrites().empty());
  EXPECT_EQ(notebook_.revision(), 0U);
}

TEST_F(NotebookAnswersTest, OnlyWhatIsRemovedComesBack) {
  const std::string id = log("Ringde designern");
  EXPECT_FALSE(notebook_.undoRemove(id));
  notebook_.takeWrites();
  ASSERT_TRUE(notebook_.remove(id, kNotebookAnswersNow));
  notebook_.stored(notebook_.takeWrites()[0].key);
  EXPECT_FALSE(notebook_.find(id)->saved) << "a removal that was stored saves no step";
  EXPECT_TRUE(notebook_.undoRemove(id));
  EXPECT_FALSE(notebook_.find(id)->saved);
}

TEST_F(NotebookAnswersTest, AnErasedStepLeavesNoTrace) {
  const std::string id = log("Fel");
  notebook_.takeWrites();
  EXPECT_TRUE(notebook_.erase(id));
  EXPECT_EQ(notebook_.find(id), nullptr);
  const auto writes = notebook_.takeWrites();
  ASSERT_EQ(writes.size(), 1U);
  EXPECT_FALSE(writes[0].bytes);
  EXPECT_FALSE(notebook_.erase(id));
}

TEST_F(NotebookAnswersTest, WhatIsHereStandsAgainstWhatTheStoreHas) {
  const std::string id = log("Ringde designern");
  const auto writes = notebook_.takeWrites();
  ASSERT_TRUE(notebook_.edit(id, "Ringde två designer", {}));
  notebook_.restore(writes[0].key, *writes[0].bytes);
  EXPECT_EQ(notebook_.find(id)->text, "Ringde två designer");
}

TEST_F(NotebookAnswersTest, StoredTwiceIsSavedOnce) {
  const std::string id = log("Ringde designern");
  const std::string key = notebook_.takeWrites()[0].key;
  notebook_.stored(key);
  const auto revision = notebook_.revision();
  notebook_.stored(key);
  notebook_.stored("draft//!rum:hs");
  EXPECT_TRUE(notebook_.find(id)->saved);
  EXPECT_EQ(notebook_.revision(), revision) << "nothing to show anew";
}

TEST_F(NotebookAnswersTest, ADraftOfAPrincipleAloneIsKeptAndOneThatDoesNotParseIsNone) {
  notebook_.saveDraft("!rum:hs", {"", {"otg-2"}, "", ""});
  EXPECT_TRUE(notebook_.takeWrites()[0].bytes);
  Notebook other;
  other.restore("draft//!rum:hs", "{");
  EXPECT_EQ(other.draft("!rum:hs"), StepDraft());
}

}  // namespace
}  // namespace smasteg
