// SPDX-License-Identifier: EUPL-1.2
#include "core/sync/outbox.h"

#include <gtest/gtest.h>

namespace smasteg {
namespace {

Job step(const std::string& id, std::int64_t at, const std::string& state = "waiting") {
  Job job;
  job.id = id;
  job.kind = "step";
  job.state = state;
  job.text = "Ringde";
  job.createdAt = at;
  return job;
}

std::string ids(const Outbox& outbox) {
  std::string out;
  for (const auto& job : outbox.jobs()) out += job.id;
  return out;
}

TEST(OutboxTest, RestoresInTheOrderThingsWereDoneWhateverTheStoreGives) {
  Outbox outbox;
  outbox.restore(step("c", 3), 10);
  outbox.restore(step("a", 1), 10);
  outbox.restore(step("b", 2), 10);
  outbox.restore(step("b", 2), 10);
  EXPECT_EQ(ids(outbox), "abc");
  EXPECT_TRUE(outbox.takeDirty().empty());
}

TEST(OutboxTest, WhatWasUnderWayHasAnUnknownOutcomeAfterAReload) {
  Outbox outbox;
  outbox.restore(step("a", 1, "sending"), 10);
  outbox.restore(step("b", 2, "sent"), 10);
  EXPECT_EQ(outbox.find("a")->state, "unknown");
  EXPECT_EQ(outbox.find("a")->changedAt, 10);
  EXPECT_EQ(outbox.find("b")->state, "sent");
  EXPECT_EQ(outbox.takeDirty(), std::set<std::string>{"a"});
}

TEST(OutboxTest, TellsWhatTheStoreMustWriteAndForgetOnce) {
  Outbox outbox;
  outbox.add(step("a", 1));
  outbox.add(step("b", 2));
  EXPECT_EQ(outbox.takeDirty(), (std::set<std::string>{"a", "b"}));
  EXPECT_TRUE(outbox.takeDirty().empty());
  outbox.enter(*outbox.find("a"), "sending", 5);
  outbox.drop("a");
  outbox.drop("nobody");
  EXPECT_TRUE(outbox.takeDirty().empty());
  EXPECT_EQ(outbox.takeGone({}), std::vector<std::string>{"a"});
  outbox.drop("b");
  outbox.add(step("b", 1));
  EXPECT_TRUE(outbox.takeGone({}).empty());
}

TEST(OutboxTest, ForgetsWhatWasOvertakenWhenItsHeirIsKeptOrHasLeftToo) {
  using Ids = std::vector<std::string>;
  Outbox outbox;
  for (const char* id : {"a", "b", "c", "d"}) outbox.add(step(id, 1));
  outbox.drop("a", {"b"});
  EXPECT_EQ(outbox.takeGone({{"b", "put"}}), Ids{});
  outbox.drop("b", {"c", "d"});
  EXPECT_EQ(outbox.takeGone({{"d", "put"}}), Ids{}) << "both are heirs, also of who came before";
  outbox.drop("d");
  EXPECT_EQ(outbox.takeGone({{"d", "put"}}), (Ids{"a", "b", "d"})) << "the oldest first";
  outbox.drop("c");
  EXPECT_EQ(outbox.takeGone({}), Ids{"c"});
}

TEST(OutboxTest, FindsTheJobThatConcernsARow) {
  Outbox outbox;
  Job edit = step("e", 2);
  edit.kind = "edit";
  edit.target = "a";
  outbox.add(step("a", 1));
  outbox.add(edit);
  EXPECT_EQ(outbox.jobFor("a", "edit")->id, "e");
  EXPECT_EQ(outbox.jobFor("a", "remove"), nullptr);
}

TEST(JobTest, ReadsBackWhatIsStoredAndRefusesTheRest) {
  Job job = step("a", 7, "failed");
  job.code = "M_FORBIDDEN";
  job.principles = {"otg-1", "otg-6"};
  const auto read = readJob(toJson(job));
  ASSERT_TRUE(read);
  EXPECT_EQ(toJson(read.value()), toJson(job));
  for (const char* bad :
       {"", "{", "[]", "null", R"({"id":"a"})", R"({"id":"a","kind":"step","state":"flying"})",
        R"({"kind":"step","state":"waiting"})", R"({"id":7,"kind":"step","state":"waiting"})"}) {
    EXPECT_FALSE(readJob(bad)) << bad;
  }
  EXPECT_FALSE(readOwnCard("{}"));
  EXPECT_TRUE(readOwnCard(R"({"week":"2026-W48","id":"x","state":"sent"})"));
}

}  // namespace
}  // namespace smasteg
