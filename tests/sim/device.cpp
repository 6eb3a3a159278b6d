// SPDX-License-Identifier: EUPL-1.2
#include "tests/sim/device.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/sha256.h"
#include "core/base/time.h"
#include "core/log/event_codec.h"

namespace smasteg::sim {
namespace {

using Json = nlohmann::json;

const std::vector<std::string> kPermissions = {
    "org.matrix.msc2762.receive.event:m.room.message", "org.matrix.msc2762.send.event:m.room.message",
    "org.matrix.msc2762.receive.event:m.reaction",     "org.matrix.msc2762.send.event:m.reaction",
    "org.matrix.msc2762.receive.event:se.smasteg.op",  "org.matrix.msc2762.send.event:se.smasteg.op",
    "org.matrix.msc2762.send.event:m.room.redaction"};

constexpr std::int64_t kHostTimeoutMs = 10'000;   // measured: an answer after this is dropped
constexpr std::int64_t kBlockedMs = 30'000;       // measured: the client's queue stands still
constexpr std::int64_t kSilenceMs = 40'000 - 50;  // asked of the engine after an unknown outcome
constexpr std::int64_t kSlowAnswerMs = 500;
constexpr std::size_t kLoadedAtOpen = 30;  // of the timeline, as a client shows at first

std::string textOf(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get_ref<const std::string&>() : std::string();
}
bool flagOf(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

/// The id that a message was given by who made it.
std::string idOf(const std::string& content) {
  const Json sent = Json::parse(content, nullptr, false);
  return sent.is_object() && sent.contains("se.smasteg") ? textOf(sent["se.smasteg"], "id") : std::string();
}

/// What is kept, for the story: a snapshot is bytes and says nothing.
std::string briefly(const std::string& key, const std::string& bytes) {
  return key.find("|snapshot/") == std::string::npos ? bytes : std::to_string(bytes.size()) + " bytes";
}

}  // namespace

std::string threadOf(const std::string& content) {
  const Json sent = Json::parse(content, nullptr, false);
  if (!sent.is_object() || !sent.contains("m.relates_to")) return {};
  const Json& relation = sent["m.relates_to"];
  return textOf(relation, "rel_type") == "m.thread" ? textOf(relation, "event_id") : std::string();
}

Device::Device(World& world, Homeservers& servers, int sideOfIt, std::string who, std::int64_t clockOffset)
    : user(std::move(who)), side(sideOfIt), world_(world), servers_(servers), clockOffset_(clockOffset) {
  loadedSince_ = servers_.length(side) > kLoadedAtOpen ? servers_.length(side) - kLoadedAtOpen : 0;
  synced_ = servers_.length(side);
  world_.after(world_.chance.between(1, 300), [this] { sync(); });
}

// --- the widget

void Device::open() {
  ++life_;
  engine_ = std::make_unique<Engine>();
  sending_ = false;
  told_ = true;
  refusedCards_.clear();
  secondTries_.forget();
  world_.tell(user, "opens the widget");
  tell(Start{user, "sv"});
  Loaded loaded;
  loaded.available = storage;
  if (storage) {
    for (const auto& [key, bytes] : store_) {
      const auto bar = key.find('|');
      loaded.records.push_back({key.substr(0, bar), key.substr(bar + 1), bytes});
    }
  }
  tell(std::move(loaded));
  tell(Granted{kPermissions});
  tell(Online{online_});
  told_ = online_;
  tell(Visible{visible_});
}

void Device::crash() {
  if (!engine_) return;
  world_.tell(user, "the widget dies");
  ++life_;
  engine_.reset();
  // Written in order: what was under way is kept up to some point.
  const auto writes = std::move(writes_);
  writes_.clear();
  bool kept = true;
  for (const auto& write : writes) {
    kept = kept && world_.chance.percent(50);
    write(kept);
  }
  for (const auto& outcome : unkept_) outcome->lost |= !outcome->lacking.empty();
  unkept_.clear();
  // A silence that the store would not take, or had not taken yet, is not known to the next one.
  if (!storage || (!lastPause_.empty() && store_[pauseKey()] != lastPause_)) quietUntil_ = 0;
}

std::shared_ptr<Device::Outcome> Device::command(const std::string& name, CommandArgs args) {
  auto outcome = std::make_shared<Outcome>();
  outcome->takesBack = name == "undo";
  if (!storage) outcome->lacking["all"] = 0;  // nothing is asked of such a store; the row says so
  unkept_.push_back(outcome);
  if (!engine_) {
    outcome->lost = true;
    return outcome;
  }
  world_.tell(user, name + " " + args.id + " " + args.text);
  const std::string entropy =
      hex(sha256(user + std::to_string(++count_) + std::to_string(world_.chance.next())));
  const Message message{world_.now + clockOffset_, "!rum:hs", Command{name, std::move(args), entropy}};
  for (const auto& action : engine_->process(message)) perform(action, outcome);
  return outcome;
}

void Device::tell(MessagePayload payload) {
  if (!engine_) return;
  const Message message{world_.now + clockOffset_, "!rum:hs", std::move(payload)};
  for (const auto& action : engine_->process(message)) perform(action, nullptr);
}

void Device::perform(const Action& action, const std::shared_ptr<Outcome>& outcome) {
  if (const auto* wake = std::get_if<WakeAt>(&action)) {
    const std::uint64_t wish = ++wake_;
    const std::int64_t wait = std::max<std::int64_t>(1, wake->ms - clockOffset_ - world_.now);
    world_.after(wait, [this, wish, life = life_] {
      if (wish == wake_ && life == life_) tell(Woke{});
    });
  }
  if (const auto* notice = std::get_if<Notice>(&action)) {
    world_.tell(user, "is told " + notice->key);
    if (outcome) outcome->refused = true;
    if (notice->key == "said-not-retold") ++notRetold;
  }
  if (const auto* put = std::get_if<Put>(&action))
    write(put->request, put->store + "|" + put->key, put->bytes, false, outcome);
  if (const auto* remove = std::get_if<Remove>(&action))
    write(remove->request, remove->store + "|" + remove->key, {}, true, outcome);
  if (const auto* wanted = std::get_if<Read>(&action)) read(*wanted);
  if (const auto* wanted = std::get_if<smasteg::Send>(&action))
    send(std::make_shared<Sending>(Sending{wanted->request, {}, wanted->type, wanted->content, {}}));
  if (const auto* wanted = std::get_if<Redact>(&action))
    send(std::make_shared<Sending>(Sending{wanted->request, {}, "m.room.redaction", {}, wanted->eventId}));
}

// --- the store

void Device::write(const std::string& request, std::string key, std::string bytes, bool remove,
                   const std::shared_ptr<Outcome>& outcome) {
  const std::uint64_t life = life_, number = ++writeCount_;
  // What else is written loses no word when it is lost. An undo is such a word too, and a panel that dies
  // before the store has forgotten what it takes back comes up as if it had not been said.
  if (outcome && (!remove || outcome->takesBack) && key.starts_with("own|outbox/"))
    outcome->lacking[key] = number;
  if (world_.chance.percent(faults.deadlyWrite)) dieSoon();
  if (key == pauseKey()) lastPause_ = bytes;
  const bool refused = !storage || (!remove && world_.chance.percent(faults.fullStore));
  world_.tell(user, (remove    ? "forgets "
                     : refused ? "cannot keep "
                               : "keeps ") +
                        key + " " + briefly(key, bytes));
  if (refused) {
    world_.after(2, [this, request, life] {
      if (life == life_) tell(Failed{request, "QuotaExceededError", "", 0});
    });
    return;
  }
  const auto act = [this, key = std::move(key), bytes = std::move(bytes), remove, number](bool kept) {
    if (kept && remove) store_.erase(key);
    if (kept && !remove) store_[key] = bytes;
    if (kept) written(key, number);
  };
  writes_.push_back(act);
  world_.after(world_.chance.between(1, 15), [this, request, life] {
    if (life != life_ || writes_.empty()) return;
    const auto first = std::move(writes_.front());  // in order, whichever answer comes now
    writes_.erase(writes_.begin());
    first(true);
    tell(Stored{request});
  });
}

/// Kept, as it was or as it is now; or forgotten, since the room has it or something newer is kept.
void Device::written(const std::string& key, std::uint64_t number) {
  std::erase_if(unkept_, [&](const auto& outcome) {
    const auto found = outcome->lacking.find(key);
    if (found != outcome->lacking.end() && number >= found->second) outcome->lacking.erase(found);
    return outcome->lacking.empty();
  });
}

void Device::dieSoon() {
  const std::int64_t moment = world_.chance.between(0, 20);
  world_.after(moment, [this, life = life_] {
    if (life == life_) crash();
  });
  world_.after(moment + world_.chance.between(100, 20'000), [this] {
    if (!isOpen()) open();
  });
}

// --- sending

void Device::send(Flight flight) {
  world_.tell(user, "sends " + flight->type + " " + flight->redacts + flight->content);
  world_.check(!sending_, "one send at a time");
  world_.check(told_, "nothing is sent offline");
  world_.check(world_.now >= quietUntil_, "nothing is sent for 40 s after an unknown outcome");
  checkPlace(flight->content);
  world_.check(secondTries_.maySend(idOf(flight->content)),
               "an unknown outcome is looked for before it is tried again");
  if (faults.deadlyBatch && flight->content.find(R"("k":"batch")") != std::string::npos) {
    faults.deadlyBatch = false;
    dieSoon();
  }
  sending_ = true;
  flight->life = life_;
  flight->at = world_.now;
  flight->txn = "m" + std::to_string(++count_);
  world_.after(kHostTimeoutMs, [this, flight] {
    if (flight->answered) return;
    world_.tell(user, "gets no answer");
    if (flight->life == life_) {
      quietUntil_ = world_.now + kSilenceMs;
      secondTries_.unknown(idOf(flight->content), threadOf(flight->content), quietUntil_);
    }
    answer(flight, Unknown{flight->request});
  });
  if (!jam_.empty()) {
    jam(flight, "host");
    return;
  }
  if (world_.now < blockedUntil_) return;  // thrown away with all that waits
  world_.after(world_.chance.between(5, 80), [this, flight] { transmit(flight); });
}

/// Where a step may be written (FORMAT.md rule 8).
void Device::checkPlace(const std::string& content) {
  const std::string card = threadOf(content);
  if (card.empty()) return;
  const std::string week = formatWeek(isoWeekOf(stockholmDate(world_.now + clockOffset_)));
  world_.check(servers_.isPointedOut(side, card), "steps go into a card that is pointed out");
  world_.check(servers_.isOfWeek(side, card, week), "steps go into a card of their week");
  world_.check(servers_.hasThread(side, card) || servers_.senderOf(card) == user,
               "nobody is the first to write in another's card");
  world_.check(!refusedCards_.contains(card), "no card that refused a step is written in again");
}

void Device::transmit(const Flight& flight) {
  if (!online_ || world_.chance.percent(faults.brokenSend)) {
    jam(flight, "host");
    return;
  }
  if (world_.chance.percent(faults.lostSend)) return;  // on its way to the server
  const Refusal refusal = flight->redacts.empty()
                              ? servers_.send(side, user, flight->txn, flight->type, flight->content)
                              : servers_.redact(side, user, flight->txn, flight->redacts);
  if (refusal.code == "M_LIMIT_EXCEEDED") {
    world_.check(refusal.ofSentAgain, "the server never has to limit us");
    world_.after(refusal.retryAfterMs, [this, flight] { transmit(flight); });
    return;
  }
  if (!refusal.code.empty()) {
    jam(flight, refusal.code);
    return;
  }
  world_.tell(user, "the server has it: " + refusal.eventId);
  if (world_.chance.percent(faults.lostReply)) return;
  if (world_.chance.percent(faults.lateReply)) {
    // It comes after its echo: the queue stands still.
    blockedUntil_ = world_.now + kBlockedMs;
    return;
  }
  world_.after(world_.chance.between(5, 200),
               [this, flight, id = refusal.eventId] { answer(flight, Sent{flight->request, id}); });
}

void Device::answer(const Flight& flight, MessagePayload payload) {
  if (flight->answered) return;
  flight->answered = true;
  if (flight->life != life_) return;
  sending_ = false;
  tell(std::move(payload));
}

Refusal Device::type(const std::string& content) {
  world_.tell(user, "types by hand " + content);
  return servers_.send(side, user, "h" + std::to_string(++count_), "m.room.message", content);
}

// --- reading

void Device::setOnline(bool is) {
  online_ = is;
  world_.tell(user, is ? "is online" : "is offline");
  // The browser says it a moment later.
  world_.after(world_.chance.between(0, 300), [this, is] {
    if (is != online_) return;
    told_ = is;
    tell(Online{is});
  });
}

void Device::setVisible(bool is) {
  visible_ = is;
  tell(Visible{is});
}

void Device::getKeys() {
  keyless_ = 0;
  locked_.clear();
}

bool Device::isLocked(const RoomEvent& event) const {
  if (event.isState || event.type == "m.reaction") return false;
  if (!hasKeyTo(event)) return true;
  if (keyless_ == 0 || event.sender == user) return false;
  const auto [known, fresh] = locked_.emplace(event.id, false);
  if (fresh) known->second = sha256(user + event.id)[0] % 100 < keyless_;
  return known->second;
}

std::string Device::handOver(const RoomEvent& event, bool inRelations) const {
  if (!isLocked(event)) return servers_.shown(side, event, inRelations);
  RoomEvent bad = event;
  bad.type = "m.room.message";
  bad.content = R"({"msgtype":"m.bad.encrypted","body":"** Unable to decrypt **")";
  if (!event.parent.empty()) {
    bad.content +=
        R"(,"m.relates_to":{"rel_type":")" + event.relType + R"(","event_id":")" + event.parent + "\"}";
  }
  bad.content += "}";
  return servers_.shown(side, bad, false);
}

Page Device::page(const Read& read) const {
  Page page;
  page.request = read.request;
  if (read.what == "relations") {
    // What is locked says only that it is a message.
    const auto wanted = [&](const RoomEvent& event) {
      return (isLocked(event) ? "m.room.message" : event.type) == read.eventType;
    };
    for (const RoomEvent* event : servers_.relations(side, read.parent, read.relType, wanted, read.from,
                                                     std::min(read.limit, pageMost), page.next)) {
      page.events.push_back(handOver(*event, true));
    }
    return page;
  }
  const bool wantsState = read.what == "state";
  for (std::size_t place = synced_; place > (wantsState ? 0 : loadedSince_); --place) {
    const RoomEvent& event = servers_.at(side, place - 1);
    if (event.type != read.eventType || event.isState != wantsState || event.relType == "m.thread") continue;
    page.events.push_back(handOver(event, false));
    if (wantsState || (read.limit > 0 && page.events.size() == static_cast<std::size_t>(read.limit))) break;
  }
  return page;
}

void Device::read(const Read& wanted) {
  const std::uint64_t life = life_;
  const bool isLost = !online_ || world_.chance.percent(faults.lostRead);
  const std::int64_t wait = isLost                                   ? kHostTimeoutMs
                            : world_.chance.percent(faults.slowRead) ? world_.chance.between(500, 9000)
                                                                     : world_.chance.between(5, 60);
  // What is there when the server answers, not when it was asked, nor when that comes.
  const std::int64_t answered = wait < kSlowAnswerMs ? wait : world_.chance.between(0, wait);
  world_.after(answered, [this, wanted, life, isLost, left = wait - answered] {
    if (life != life_) return;
    world_.after(left, [this, life, wanted, answer = isLost ? Page{} : page(wanted), isLost] {
      if (life != life_) return;
      if (isLost) {
        tell(Failed{wanted.request, "timeout", "", 0});
        return;
      }
      if (wanted.relType == "m.thread") secondTries_.looked(wanted.parent, world_.now);
      noteHeard(answer.events);
      tell(answer);
    });
  });
}

/// For the story alone: what reaches this widget for the first time.
void Device::noteHeard(const std::vector<std::string>& events) {
  if (!world_.telling()) return;
  for (const std::string& event : events) {
    const std::string id = findEventId(event);
    if (heard_.insert(id).second) world_.tell(user, "hears " + id);
  }
}

void Device::sync() {
  world_.after(world_.chance.between(50, 500), [this] { sync(); });
  if (!online_) return;
  const std::size_t from = synced_;
  synced_ = servers_.length(side);
  for (std::size_t place = from; place < synced_; ++place) push(servers_.at(side, place));
}

void Device::push(const RoomEvent& event) {
  if (event.relType == "m.thread" || !event.redacts.empty() || event.isState) return;
  if (world_.chance.percent(faults.lostPush)) return;
  const int times = world_.chance.percent(faults.doublePush) ? 2 : 1;
  for (int i = 0; i < times; ++i) {
    // The second is one that a reconnected client hands out again, long after.
    const bool isLate = i > 0 || world_.chance.percent(faults.latePush);
    const std::int64_t wait = isLate ? world_.chance.between(100, 40'000) : 1;
    const std::string text = handOver(event, false);
    world_.after(wait, [this, text, life = life_] {
      if (life != life_) return;
      noteHeard({text});
      tell(Pushed{text});
    });
  }
}

// --- what the person sees

std::string Device::json(const std::string& view) const {
  ViewQuery query;
  query.now = world_.now + clockOffset_;
  query.room = "!rum:hs";
  query.limit = 200;
  return engine_->view(view, query);
}

const std::vector<Row>& Device::rows() const {
  std::string text = engine_ ? json("steps") : std::string();
  if (text == rowsText_) return rows_;
  rowsText_ = std::move(text);
  rows_.clear();
  if (rowsText_.empty()) return rows_;
  const Json view = Json::parse(rowsText_);
  for (const auto& each : view["rows"]) {
    Row row;
    row.id = textOf(each, "id");
    row.state = textOf(each, "state");
    row.author = textOf(each, "author");
    row.text = textOf(each, "text");
    row.toldBy = textOf(each, "toldBy");
    row.visibility = textOf(each, "visibility");
    row.mine = flagOf(each, "mine");
    row.canEdit = flagOf(each, "canEdit");
    row.canRemove = flagOf(each, "canRemove");
    row.canUndo = flagOf(each, "canUndo");
    row.canRetry = flagOf(each, "canRetry");
    if (each["note"].is_object()) row.note = textOf(each["note"], "key");
    for (const auto& principle : each["principles"]) row.principles.push_back(principle);
    rows_.push_back(std::move(row));
  }
  return rows_;
}

std::int64_t Device::unsent() const {
  return engine_ ? Json::parse(json("status"))["unsent"].get<std::int64_t>() : 0;
}

void Device::retryAll() {
  for (const Row& row : std::vector<Row>(rows())) {
    if (!row.canRetry) continue;
    CommandArgs args;
    args.id = row.id;
    command("retry", std::move(args));
  }
}

void Device::retell() {
  if (!engine_ || Json::parse(json("status"))["retellable"].get<int>() == 0) return;
  retells.push_back(command("retell", {}));
}

bool Device::isRetelling() const { return engine_ && Json::parse(json("status"))["retelling"].get<bool>(); }

}  // namespace smasteg::sim
