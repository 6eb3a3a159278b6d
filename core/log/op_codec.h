// What the ops of version 1 say (FORMAT.md "`se.smasteg.op`"): kept as it came, read and written by one
// table. Promises: a field of a wrong type or outside its limits is read as missing, one that the op does not
// have is not read, and what is written is what would be read back. Refuses to decide what an op means: whose
// close counts, who sees a profile.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/base/fields.h"
#include "core/base/json.h"
#include "core/log/event_log.h"
#include "core/log/phrases.h"

namespace smasteg {

/// The fields of all ops; each has those that FORMAT.md gives it, the others are empty.
struct OpFields {
  std::string profession, organisation, department, sector, place;  // profile: coarse words
  std::vector<std::string> languages, offers, seeks;                // profile
  int days = 0;                                                     // profile: bit 0 is Monday
  std::string pauseUntil;                                           // profile: a day
  std::string commit;                                               // signup: SHA-256 in hex
  std::vector<std::string> entries;                                 // close: event ids
  std::string nonce;                                                // reveal
  std::string close, digest;                                        // result: event id; SHA-256 in hex
  std::vector<std::string> reveals;                                 // result: event ids
  std::string inputs;                                               // result: SHA-256 in hex
  std::vector<std::vector<std::string>> groups;                     // result: user ids
  Args answers;                                                     // answers: principle → 0…4
  std::vector<std::string> catalogues;                              // settings
  std::string language, mode;  // settings: a language tag; "personal" or "authority"
  static constexpr auto fields =
      std::tuple(field("profession", &OpFields::profession), field("organisation", &OpFields::organisation),
                 field("department", &OpFields::department), field("sector", &OpFields::sector),
                 field("place", &OpFields::place), field("languages", &OpFields::languages),
                 field("offers", &OpFields::offers), field("seeks", &OpFields::seeks),
                 field("days", &OpFields::days), field("pause_until", &OpFields::pauseUntil),
                 field("commit", &OpFields::commit), field("entries", &OpFields::entries),
                 field("nonce", &OpFields::nonce), field("close", &OpFields::close),
                 field("digest", &OpFields::digest), field("reveals", &OpFields::reveals),
                 field("inputs", &OpFields::inputs), field("groups", &OpFields::groups),
                 field("answers", &OpFields::answers), field("catalogues", &OpFields::catalogues),
                 field("language", &OpFields::language), field("mode", &OpFields::mode));
  bool operator==(const OpFields&) const = default;
};

/// What an op of these ten says, as it came: its content without what every op has. Of others "".
std::string opFieldsText(std::string_view op, JsonValue content);
/// The names of those whose fields are kept.
inline constexpr std::array<std::string_view, 10> kOpsWithFields = {
    "answers", "close", "decline", "met", "profile", "result", "retell", "reveal", "settings", "signup"};

/// What the format knows of it, within its limits. `fields` is SeenOp::fields.
OpFields readOpFields(std::string_view op, std::string_view fields);
/// The room's language, as its settings say; Swedish when they say nothing.
Language languageOf(const EventLog& log);
/// The room is an authority's, as its settings say: what stands there is kept, and may be asked for.
bool isAuthoritys(const EventLog& log);
/// What a `retell` by `teller` tells, in its order; one word for a line. `card` is where the teller says that
/// it hangs: a claim like the rest, "" when it is not said.
std::vector<Record> readRetold(std::string_view fields, const std::string& teller);

/// The content of an op about `about` (a card, or the room's create event), as JSON text.
std::string opMessage(std::string_view op, std::string_view about, std::string_view recordId,
                      const OpFields& fields);
/// The content of a `retell` of as many of the records as fit, from the first; `count` is set to how many.
std::string retellMessage(std::string_view createEvent, std::string_view recordId,
                          const std::vector<const Record*>& records, std::size_t& count);

}  // namespace smasteg
