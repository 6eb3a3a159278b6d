// See op_codec.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/log/op_codec.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include "core/base/fields_apart.h"
#include "core/base/ids.h"
#include "core/base/json_fields.h"
#include "core/base/json_text.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/catalogue/catalogue.h"
#include "core/log/limits.h"

namespace smasteg {
namespace {

constexpr std::size_t kHashDigits = 64;
constexpr std::int64_t kAllDays = 127;
constexpr std::int64_t kMaxLevel = 4;
constexpr std::int64_t kMaxLine = 9999;

enum class Shape { text, texts, eventId, eventIds, hash, nonce, day, days, levels, mode, groups };

struct FieldRule {
  std::string_view op, name;
  Shape shape;
};

constexpr FieldRule kRules[] = {
    {"profile", "profession", Shape::text}, {"profile", "organisation", Shape::text},
    {"profile", "department", Shape::text}, {"profile", "sector", Shape::text},
    {"profile", "place", Shape::text},      {"profile", "languages", Shape::texts},
    {"profile", "offers", Shape::texts},    {"profile", "seeks", Shape::texts},
    {"profile", "days", Shape::days},       {"profile", "pause_until", Shape::day},
    {"signup", "commit", Shape::hash},      {"close", "entries", Shape::eventIds},
    {"reveal", "nonce", Shape::nonce},      {"result", "close", Shape::eventId},
    {"result", "reveals", Shape::eventIds}, {"result", "digest", Shape::hash},
    {"result", "inputs", Shape::hash},      {"result", "groups", Shape::groups},
    {"answers", "answers", Shape::levels},  {"settings", "catalogues", Shape::texts},
    {"settings", "language", Shape::text},  {"settings", "mode", Shape::mode}};

/// One line of clean text, or "" when it is none or too long.
std::string word(std::string_view raw) {
  std::string clean = cleanText(raw);
  std::replace(clean.begin(), clean.end(), '\n', ' ');
  clean = std::string(trim(clean));
  return countCodePoints(clean) <= kMaxOpTextCodePoints ? clean : "";
}

void addOnce(std::vector<std::string>& list, std::string item) {
  if (!item.empty() && std::find(list.begin(), list.end(), item) == list.end())
    list.push_back(std::move(item));
}

bool isHash(std::string_view text) {
  return text.size() == kHashDigits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// A text of that shape as the format has it; "" when it is none.
std::string textOf(Shape shape, std::string_view raw) {
  switch (shape) {
    case Shape::text:
    case Shape::texts:
      return word(raw);
    case Shape::eventId:
    case Shape::eventIds:
      return isEventId(raw) ? std::string(raw) : "";
    case Shape::hash:
      return isHash(raw) ? std::string(raw) : "";
    case Shape::nonce:
      return isRecordId(raw) ? std::string(raw) : "";
    case Shape::day:
      return parseDay(raw) ? std::string(raw) : "";
    case Shape::mode:
      return raw == "personal" || raw == "authority" ? std::string(raw) : "";
    default:
      return "";
  }
}

void putTexts(JsonText& out, const FieldRule& rule, JsonValue content) {
  const bool ids = rule.shape == Shape::eventIds;
  std::vector<std::string> texts;
  for (const std::string_view raw :
       readStrings(content, rule.name, ids ? kMaxOpIds : kMaxOpTexts, kMaxOpTextCodePoints * 4))
    addOnce(texts, textOf(rule.shape, raw));
  if (!texts.empty()) out.texts(rule.name, texts);
}

/// Groups of a draw as JSON, each of two to kMaxGroup people, nobody twice; "" when there are none or one is
/// wrong: who met whom is all or nothing.
std::string groupsText(JsonValue content) {
  std::set<std::string> seen;
  std::string out;
  for (const JsonValue group : readArray(content, "groups").items()) {
    if (group.size() < 2 || group.size() > kMaxGroup) return "";
    out += out.empty() ? "[[" : ",[";
    for (const JsonValue person : group.items()) {
      const auto id = person.text();
      if (!id || !isUserId(*id) || !seen.insert(std::string(*id)).second || seen.size() > kMaxOpIds)
        return "";
      if (out.back() != '[') out += ',';
      appendJsonString(out, *id);
    }
    out += ']';
  }
  return out.empty() ? out : out + "]";
}

std::vector<std::vector<std::string>> groupsIn(JsonValue content) {
  std::vector<std::vector<std::string>> groups;
  if (groupsText(content).empty()) return groups;
  for (const JsonValue group : readArray(content, "groups").items()) {
    auto& ids = groups.emplace_back();
    for (const JsonValue person : group.items()) ids.emplace_back(person.text().value_or(""));
  }
  return groups;
}

Args levelsIn(JsonValue content) {
  Args levels;
  for (const auto& [principle, level] : readObject(content, "answers").members()) {
    const auto value = level.integer(0, kMaxLevel);
    if (value && Catalogue::isPrincipleId(principle) && levels.size() < kMaxOpTexts)
      levels[std::string(principle)] = *value;
  }
  return levels;
}

/// Those of a claim's texts that fit; out of the room, so each may be anything.
std::vector<std::string> textsIn(JsonValue object, std::string_view name, std::size_t most, bool principles) {
  std::vector<std::string> texts;
  for (const std::string_view raw : readStrings(object, name, most, kMaxIdBytes)) {
    if (!principles || Catalogue::isPrincipleId(raw)) addOnce(texts, word(raw));
  }
  return texts;
}

/// One claim; nullopt when it names no record.
std::optional<Record> readClaim(JsonValue object, const std::string& teller) {
  const auto text = [&](std::string_view name) {
    return readString(object, name, kMaxTextBytes).value_or("");
  };
  Record record;
  record.eventId = text("id");
  record.author = text("by");
  record.text = std::string(trim(cleanText(text("body"))));
  record.ts = readInt(object, "ts", 1, kMaxTimeMs).value_or(0);
  const std::string_view kind = text("k");
  const auto known = kind.empty() ? RecordKind::step : recordKindFromName(kind);
  if (!known || !isEventId(record.eventId) || !isUserId(record.author) || record.ts == 0) return std::nullopt;
  if (record.text.empty() || countCodePoints(record.text) > kMaxTextCodePoints) return std::nullopt;
  record.kind = *known;
  record.line = static_cast<int>(readInt(object, "n", 1, kMaxLine).value_or(0));
  record.id = record.eventId;
  if (record.line > 0) record.id.append("/").append(std::to_string(record.line));
  record.day = text("day");
  if (!parseDay(record.day)) record.day = formatDay(stockholmDate(record.ts));
  record.visibility = "room";
  record.principles = textsIn(object, "p", kMaxPrinciplesPerRecord, true);
  record.tags = textsIn(object, "tags", kMaxTagsPerRecord, false);
  record.about = textsIn(object, "about", kMaxMentions, false);
  record.card = text("card");
  if (!isEventId(record.card)) record.card.clear();
  record.toldBy = teller;
  return record;
}

/// Without what says nothing: a retell shall hold as much as it can.
std::string claimOf(const Record& record) {
  JsonText out = JsonText().text("id", record.eventId).text("by", record.author).number("ts", record.ts);
  out.text("body", record.text);
  if (record.kind != RecordKind::step) out.text("k", recordKindName(record.kind));
  if (record.line > 0) out.number("n", record.line);
  if (record.day != formatDay(stockholmDate(record.ts))) out.text("day", record.day);
  if (!record.principles.empty()) out.texts("p", record.principles);
  if (!record.tags.empty()) out.texts("tags", record.tags);
  if (!record.about.empty()) out.texts("about", record.about);
  if (!record.card.empty()) out.text("card", record.card);
  return out.str();
}

JsonText known(std::string_view op, JsonValue content) {
  JsonText out;
  for (const FieldRule& rule : kRules) {
    if (rule.op != op) continue;
    if (rule.shape == Shape::texts || rule.shape == Shape::eventIds) {
      putTexts(out, rule, content);
    } else if (rule.shape == Shape::days) {
      const auto days = readInt(content, rule.name, 1, kAllDays);
      if (days) out.number(rule.name, *days);
    } else if (rule.shape == Shape::groups) {
      if (const std::string groups = groupsText(content); !groups.empty()) out.json(rule.name, groups);
    } else if (rule.shape == Shape::levels) {
      const Args levels = levelsIn(content);
      if (!levels.empty()) out.args(rule.name, levels);
    } else if (const auto raw = readString(content, rule.name, kMaxOpTextCodePoints * 4)) {
      if (const std::string text = textOf(rule.shape, *raw); !text.empty()) out.text(rule.name, text);
    }
  }
  return out;
}

JsonText& envelope(JsonText& out, std::string_view op, std::string_view about, std::string_view recordId) {
  const JsonText relation = JsonText().text("rel_type", "m.reference").text("event_id", about);
  return out.number("v", kFormatVersion).text("id", recordId).text("op", op).object("m.relates_to", relation);
}

bool parsed(std::string_view fields, JsonDocument& out) {
  return parseJson(fields, kMaxContentBytes * 2, kMaxJsonDepth, out) && out.root().isObject();
}

}  // namespace

std::string opFieldsText(std::string_view op, JsonValue content) {
  if (std::find(kOpsWithFields.begin(), kOpsWithFields.end(), op) == kOpsWithFields.end()) return "";
  JsonText fields;
  for (const auto& [name, value] : content.members()) {
    if (name != "v" && name != "id" && name != "op" && name != "m.relates_to")
      fields.json(name, compactText(value));
  }
  return fields.str();
}

OpFields readOpFields(std::string_view op, std::string_view fields) {
  OpFields out;
  JsonDocument json;
  if (!parsed(fields, json)) return out;
  const std::string clean = known(op, json.root()).str();
  if (!parsed(clean, json)) return out;
  readFieldsApart(json.root(), out);
  out.answers = levelsIn(json.root());
  out.groups = groupsIn(json.root());
  return out;
}

std::vector<Record> readRetold(std::string_view fields, const std::string& teller) {
  std::vector<Record> records;
  JsonDocument json;
  if (!parsed(fields, json)) return records;
  for (const JsonValue each : readArray(json.root(), "records").items()) {
    if (!each.isObject() || records.size() >= kMaxRetold) continue;
    auto record = readClaim(each, teller);
    if (record) records.push_back(std::move(*record));
  }
  return records;
}

std::string opMessage(std::string_view op, std::string_view about, std::string_view recordId,
                      const OpFields& fields) {
  JsonDocument json;
  JsonText out;
  const std::string all = toJson(fields);
  if (parsed(all, json)) out = known(op, json.root());
  return envelope(out, op, about, recordId).str();
}

std::string retellMessage(std::string_view createEvent, std::string_view recordId,
                          const std::vector<const Record*>& records, std::size_t& count) {
  std::vector<std::string> told;
  std::size_t bytes = 0;
  for (const Record* record : records) {
    std::string json = claimOf(*record);
    bytes += json.size() + 1;
    if (bytes > kMaxRetellBytes || told.size() >= kMaxRetold) break;
    told.push_back(std::move(json));
  }
  count = told.size();
  JsonText out;
  return envelope(out.list("records", told), "retell", createEvent, recordId).str();
}

Language languageOf(const EventLog& log) {
  return languageFrom(readOpFields("settings", log.latestFields("settings")).language);
}

bool isAuthoritys(const EventLog& log) {
  // Before each send, so in the first load, and not read as others are: fields are kept as JsonText writes
  // them, and within a text these quotes would be escaped.
  return log.latestFields("settings").find(R"("mode":"authority")") != std::string_view::npos;
}

}  // namespace smasteg
