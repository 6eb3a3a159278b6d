// Files of events that end in the middle, wherever that is.
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "core/log/event_codec.h"
#include "core/log/event_log.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

std::string cutOffCodeOf(std::string_view file) {
  const auto events = splitEvents(file);
  return events.ok() ? std::to_string(events.value().size()) : events.error().code;
}

TEST(CutOffTest, AFileMayEndAnywhereAndSaysSo) {
  for (const char* file : {"[", "[ ", R"([{"a":1)", R"([{"a":1})", R"([{"a":1},)", R"({"messages":[)",
                           R"({"messages":[{"a":)", R"({"messages":[{"a":1}],"x":[)", R"({"a":)"})
    EXPECT_EQ(cutOffCodeOf(file), "cut_off") << file;
}

TEST(CutOffTest, WhiteSpaceOfAnyKindIsNone) {
  for (const char* file : {"[]", "\t[\t]\t", "\r\n[ ]", "\n[\n]\n"})
    EXPECT_EQ(cutOffCodeOf(file), "0") << file;
  EXPECT_EQ(cutOffCodeOf("\t[ {\"type\":1}\t,\r\n{\"type\":2} ]"), "2");
  EXPECT_EQ(cutOffCodeOf("[1 2]"), "no_json");
  EXPECT_EQ(cutOffCodeOf("[] []"), "no_json");
}

TEST(CutOffTest, AnotherListIsReadWholeOrNotAtAll) {
  const auto found = [](std::string_view file) {
    std::string all;
    for (const RawEvent& each : splitList(file, "own"))
      all += each.json + ":" + std::to_string(each.line) + " ";
    return all;
  };
  EXPECT_EQ(found("{\"steps\":[{\"own\":[1]}],\n\"own\" : [{\"a\":1},\n{\"b\":[2]}],\"messages\":[]}"),
            "{\"a\":1}:2 {\"b\":[2]}:3 ");
  for (const char* file : {"", "[]", "hej", "{", R"({"own":1})", R"({"messages":[]})", R"({"own":[]})",
                           R"({"own":[{"a":1})", R"({"own":[{"a":1},)", R"({"own":[{"a":)", R"({"steps":[)"})
    EXPECT_EQ(found(file), "") << file;
}

TEST(CutOffTest, AReplyInATypedThreadIsStillAStepAfterASnapshot) {
  // is_falling_back: Element's way to say that the reply is for older clients only.
  const std::string step = message(
      "$b", kBo, 6,
      textContent("Testade blanketten med Lars",
                  R"(,"m.relates_to":{"rel_type":"m.thread","event_id":"$card","is_falling_back":true,)"
                  R"("m.in_reply_to":{"event_id":"$a"}})"));
  Catalogue catalogue;
  EventLog log(catalogue);
  for (const std::string& event : {weekCard(), typed("$a", kBo, 5, "Ringde en designer i dag"), step})
    log.apply(event);
  ASSERT_EQ(log.records().size(), 2U);
  EventLog again(catalogue);
  ASSERT_TRUE(again.loadSnapshot(log.saveSnapshot()).ok());
  for (EventLog* each : {&log, &again})
    each->apply(typedEdit("$e", kBo, 7, "$b", "Testade två blanketter med Lars"));
  EXPECT_EQ(log.records().size(), 2U);
  EXPECT_EQ(again.digest(), log.digest());
}

}  // namespace
}  // namespace smasteg::testing
