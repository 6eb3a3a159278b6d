// What comes into the engine. Each message says when it is ("now", ms UTC) and which room it concerns; the
// private notebook is the room "". Commands carry 32 random bytes in hex: the core has no clock and no
// randomness of its own.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "core/base/fields.h"

namespace smasteg {

/// A room is opened by `self` (a Matrix user id, "" without an account). First message for its room.
struct Start {
  static constexpr std::string_view kind = "start";
  std::string self, language;  // "sv" or "en": the interface's
  bool consented = false;      // has said yes on this device: the host's word is on its way
  static constexpr auto fields = std::tuple(field("self", &Start::self), field("language", &Start::language),
                                            field("consented", &Start::consented));
};
/// A content file: name "catalogues", "deck", "suggest" or "openings". Or "room": what this device has of
/// another room, as JSON (core/engine/rollup_desk.h).
struct Load {
  static constexpr std::string_view kind = "load";
  std::string name, text;
  static constexpr auto fields = std::tuple(field("name", &Load::name), field("text", &Load::text));
};
struct StoreRecord {
  static constexpr bool isReadInLists = true;
  std::string store, key, bytes;  // store "own" or "cache"; bytes as they were put
  static constexpr auto fields =
      std::tuple(field("store", &StoreRecord::store), field("key", &StoreRecord::key),
                 field("bytes", &StoreRecord::bytes));
};
/// All that the stores held, once after `start`. available false: this device refuses storage; nothing can be
/// kept.
struct Loaded {
  static constexpr std::string_view kind = "loaded";
  bool available = false;
  std::vector<StoreRecord> records;
  static constexpr auto fields =
      std::tuple(field("available", &Loaded::available), field("records", &Loaded::records));
};
/// The host's answer to the permission dialog: the capabilities it gave, in the widget API's words. Empty:
/// refused.
struct Granted {
  static constexpr std::string_view kind = "granted";
  std::vector<std::string> permissions;
  static constexpr auto fields = std::tuple(field("permissions", &Granted::permissions));
};
struct Online {
  static constexpr std::string_view kind = "online";
  bool is = true;
  static constexpr auto fields = std::tuple(field("is", &Online::is));
};
struct Visible {
  static constexpr std::string_view kind = "visible";
  bool is = true;
  static constexpr auto fields = std::tuple(field("is", &Visible::is));
};
/// The timer that `wakeAt` asked for went off.
struct Woke {
  static constexpr std::string_view kind = "woke";
  static constexpr auto fields = std::tuple();
};

struct CommandArgs {
  std::string id;  // a row's id
  std::string text;
  std::vector<std::string> principles;
  std::string visibility;  // "private", "lesson", "room" or "public"; of an edit "" = as it was
  std::string from;        // the row that inspired it; of an answer whom it asks, a space between
  int option = 0;          // which of a question's, from 0; of sayHowSure: 1 = knew, 0 = guessed
  static constexpr auto fields =
      std::tuple(field("id", &CommandArgs::id), field("text", &CommandArgs::text),
                 field("principles", &CommandArgs::principles), field("visibility", &CommandArgs::visibility),
                 field("from", &CommandArgs::from), field("option", &CommandArgs::option));
};
/// A person did something. Names: logStep(text, principles, visibility, from) · editStep(id, text,
/// principles, visibility) · removeStep(id) · undo(id): a just logged or just removed step · retry(id) ·
/// keepPrivate(id): a step that could not be sent becomes "bara jag" · saveDraft(text, principles,
/// visibility, from) · adoptStep(text): a step that another notebook kept, as JSON · fetchOlder() ·
/// encourage(id): somebody else's step · unencourage(id) · retell() · answerQuestion(id, option) ·
/// sayHowSure(option) · nextQuestion() · skipQuestion() · askMore() · importQuiz(text): a deck, or what was
/// practised elsewhere · removeDeck(id).
/// Of rounds (id: the round's): openRound() · signUp(id) · takeBack(id) · closeRound(id) · drawRound(id) ·
/// declineRound(id) · sayMet(id) · retryRound(id): what could not be sent. Of oneself: keepProfile(text): a
/// MeetProfile as JSON, kept on this device only · sendProfile(text) · removeProfile() · pause(text): the
/// last day of it, "" = none.
/// Of what is learnt: learnStart(text, from): an experiment as JSON, title, believe, test, measure, right and
/// the answers personal, citizens, undone · learnClose(id, text, option): its lesson; option 1 = as believed,
/// 2 = not · learnFromStep(id, text): a lesson of a row · learnThank(id): for a lesson or an
/// answer · learnCall(text) · learnAnswer(id, text, from): from: ids of the people whom it asks ·
/// learnSendLetter(id, text): of the week "2026-W48" · learnRemove(id) · learnRetry(id).
/// Of several rooms: postCount(text, id): the query of view "rollup", and which draft was signed off ·
/// takeBackCount(id).
struct Command {
  static constexpr std::string_view kind = "command";
  std::string name;
  CommandArgs args;
  std::string entropy;
  static constexpr auto fields = std::tuple(field("name", &Command::name), field("args", &Command::args),
                                            field("entropy", &Command::entropy));
};
/// The answer to `read`. events: raw events as JSON text, as the host gave them; next: "" at the end.
struct Page {
  static constexpr std::string_view kind = "page";
  std::string request;
  std::vector<std::string> events;
  std::string next;
  static constexpr auto fields = std::tuple(field("request", &Page::request), field("events", &Page::events),
                                            field("next", &Page::next));
};
/// An event the host pushed by itself: a hint, never the whole truth.
struct Pushed {
  static constexpr std::string_view kind = "pushed";
  std::string event;
  static constexpr auto fields = std::tuple(field("event", &Pushed::event));
};
struct Sent {
  static constexpr std::string_view kind = "sent";
  std::string request, eventId;
  static constexpr auto fields =
      std::tuple(field("request", &Sent::request), field("eventId", &Sent::eventId));
};
/// No answer came in time: it may or may not have happened.
struct Unknown {
  static constexpr std::string_view kind = "unknown";
  std::string request;
  static constexpr auto fields = std::tuple(field("request", &Unknown::request));
};
/// The world said no. code: its own word (M_FORBIDDEN, QuotaExceededError, timeout …); retryAfterMs 0 when
/// not said.
struct Failed {
  static constexpr std::string_view kind = "failed";
  std::string request, code, detail;
  std::int64_t retryAfterMs = 0;
  static constexpr auto fields =
      std::tuple(field("request", &Failed::request), field("code", &Failed::code),
                 field("detail", &Failed::detail), field("retryAfterMs", &Failed::retryAfterMs));
};
struct Stored {
  static constexpr std::string_view kind = "stored";
  std::string request;
  static constexpr auto fields = std::tuple(field("request", &Stored::request));
};

using MessagePayload = std::variant<Start, Load, Loaded, Granted, Online, Visible, Woke, Command, Page,
                                    Pushed, Sent, Unknown, Failed, Stored>;

struct Message {
  std::int64_t now = 0;  // ms UTC
  std::string room;      // room id, "" = the notebook
  MessagePayload payload;
};

}  // namespace smasteg
