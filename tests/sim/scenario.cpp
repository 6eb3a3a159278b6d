// SPDX-License-Identifier: EUPL-1.2
#include "tests/sim/scenario.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "core/sync/pacing.h"
#include "tests/sim/device.h"
#include "tests/sim/intent.h"
#include "tests/sim/judge.h"

namespace smasteg::sim {
namespace {

constexpr std::int64_t kSunday = 1795994700000;  // 2026-11-29T22:25Z: 23.25 in Stockholm, the week ends soon
constexpr std::int64_t kYear = 365LL * 24 * 3600 * 1000;
constexpr std::int64_t kSettleRoundMs = 10'000;
constexpr int kSettleRounds = 60;
constexpr int kNextSession = 18;
constexpr int kSeenRounds = 12;  // so long without news, and everybody has read all there is

class Scenario {
 public:
  Scenario(std::uint64_t seed, bool telling);
  Verdict run();

 private:
  void plan();
  void act(Device& device);
  void goOffline(Device& device);
  void loseTemper(Device& device);
  void logStep(Device& device);
  void change(Device& device, bool rewords = false);
  void typeByHand(Device& device);
  void typeInFlow(Device& device);
  void wrote(const Device& device, const std::string& text);
  void takeAway(Device& device, const std::string& text);
  void beHostile();
  void moderate();
  void closeRoom(bool is);
  void mend();
  void settle();
  Room room() const { return {servers_, devices_, intents_}; }
  void invite();
  void wants(Intent& intent, const std::string& text, Outcome outcome);
  bool isEncrypted() const { return seed_ % 3 == 1; }
  std::string newText(const Device& device) {
    return "Steg " + std::to_string(++texts_) + " av " + device.user.substr(1, 2);
  }

  World world_;
  Homeservers servers_;
  std::vector<std::unique_ptr<Device>> devices_;
  std::vector<Intent> intents_;
  std::uint64_t seed_;
  std::size_t texts_ = 0, commands_ = 0;
  std::int64_t activeMs_ = 0;
  bool isSimple_ = true;  // one week, nobody came later: what is not seen soon is not looked for
};

std::int64_t startOf(std::uint64_t seed) {
  // Mostly in the middle of a week, sometimes just before it ends.
  return seed % 8 == 0 ? kSunday + static_cast<std::int64_t>(seed / 8 % 35) * 60'000
                       : kSunday - 4 * 24 * 3600 * 1000LL;
}

Scenario::Scenario(std::uint64_t seed, bool telling)
    : world_(seed, startOf(seed), telling), servers_(world_, seed % 5 == 0 ? 2 : 1), seed_(seed) {}

void Scenario::plan() {
  Chance& chance = world_.chance;
  servers_.state("m.room.create", "", "@skapare:hs", R"({"room_version":"11"})");
  closeRoom(false);
  if (isEncrypted())
    servers_.state("m.room.encryption", "", "@skapare:hs", R"({"algorithm":"m.megolm.v1.aes-sha2"})");
  servers_.moderators.insert("@mo:hs");
  const std::vector<std::string> names = {"@anna:hs", "@bo:hs", "@cecilia:hs"};
  const std::int64_t people = chance.between(2, 3);
  // Most seeds have few kinds of fault, so that each kind is also seen alone.
  const auto sometimes = [&](int percent) { return chance.percent(30) ? chance.between(1, percent) : 0; };
  for (std::int64_t i = 0; i < people; ++i) {
    const std::int64_t offset = chance.percent(15)   ? chance.between(-50, 50) * kYear
                                : chance.percent(30) ? chance.between(-180'000, 180'000)
                                                     : 0;
    const int side = seed_ % 5 == 0 ? static_cast<int>(i % 2) : 0;
    auto device =
        std::make_unique<Device>(world_, servers_, side, names[static_cast<std::size_t>(i)], offset);
    Faults& faults = device->faults;
    faults.lostReply = static_cast<int>(sometimes(30));
    faults.lateReply = static_cast<int>(sometimes(20));
    faults.lostSend = static_cast<int>(sometimes(20));
    faults.brokenSend = static_cast<int>(sometimes(20));
    faults.lostRead = static_cast<int>(sometimes(30));
    faults.slowRead = static_cast<int>(sometimes(40));
    faults.lostPush = static_cast<int>(sometimes(100));
    faults.doublePush = static_cast<int>(sometimes(100));
    faults.latePush = static_cast<int>(sometimes(50));
    faults.fullStore = static_cast<int>(chance.percent(10) ? chance.between(1, 60) : 0);
    faults.deadlyWrite = static_cast<int>(chance.percent(15) ? chance.between(1, 4) : 0);
    device->storage = !chance.percent(5);
    if (chance.percent(20)) device->pageMost = static_cast<int>(chance.between(2, 8));
    // A small page may end before a gap that a lost push has left.
    isSimple_ &= device->pageMost == 100 && std::abs(offset) < kYear && seed_ % 8 != 0 && !isEncrypted();
    if (chance.percent(15)) device->loseKeysOf(static_cast<int>(chance.between(10, 100)));
    device->open();
    devices_.push_back(std::move(device));
  }
  activeMs_ = chance.between(20'000, 90'000);
  if (isEncrypted()) world_.after(chance.between(activeMs_ / 4, activeMs_), [this] { invite(); });
  const std::int64_t acts = chance.between(4, 14);
  for (std::int64_t i = 0; i < acts; ++i) {
    const std::size_t who = static_cast<std::size_t>(chance.below(people));
    world_.after(chance.between(500, activeMs_), [this, who] { act(*devices_[who]); });
  }
}

/// Somebody comes to a room whose past she has no key to, and the others tell her of it, or do not.
void Scenario::invite() {
  Chance& chance = world_.chance;
  auto newcomer = std::make_unique<Device>(world_, servers_, 0, "@disa:hs", 0);
  newcomer->comeLate();
  newcomer->faults.lostRead = newcomer->faults.lostPush = static_cast<int>(chance.between(0, 30));
  world_.tell("room", "@disa:hs comes");
  newcomer->open();
  devices_.push_back(std::move(newcomer));
  const std::size_t who = devices_.size() - 1;
  for (std::int64_t n = chance.between(0, 2); n > 0; --n)
    world_.after(chance.between(500, activeMs_), [this, who] { act(*devices_[who]); });
  for (std::int64_t n = chance.between(0, 3); n > 0; --n) {
    const auto teller = static_cast<std::size_t>(chance.below(static_cast<std::int64_t>(who)));
    world_.after(chance.between(500, activeMs_), [this, teller] { devices_[teller]->retell(); });
  }
}

void Scenario::act(Device& device) {
  Chance& chance = world_.chance;
  const std::int64_t what = chance.below(100);
  if (!device.isOpen()) {
    device.open();
  } else if (device.hasUnsent() && chance.percent(50)) {
    loseTemper(device);
  } else if (seed_ % 4 == 3 && chance.percent(25)) {
    goOffline(device);
  } else if (what < 40) {
    logStep(device);
    // Sometimes several in a row.
    if (chance.percent(20)) {
      for (std::int64_t n = chance.between(1, 6); n > 0; --n) logStep(device);
    }
  } else if (what < 65) {
    change(device);
    // Sometimes one thing after the other, before any of it has come back.
    if (chance.percent(25)) {
      for (std::int64_t n = chance.between(1, 4); n > 0; --n)
        world_.after(chance.between(0, 3000), [this, &device] { change(device); });
    }
  } else if (what < 73) {
    typeByHand(device);
  } else if (what < 79) {
    goOffline(device);
  } else if (what < 86) {
    device.crash();
    world_.after(chance.between(100, 20'000), [&device] {
      if (!device.isOpen()) device.open();
    });
  } else if (what < 89) {
    device.setVisible(false);
    world_.after(chance.between(1000, 30'000), [&device] { device.setVisible(true); });
  } else if (what < 92) {
    if (device.hasUnsent()) device.clearJam(chance.percent(50));
  } else if (what < 94) {
    moderate();
  } else if (what < 96) {
    closeRoom(true);
    world_.after(chance.between(1000, 30'000), [this] { closeRoom(false); });
  } else if (what < 98) {
    if (seed_ % 5 == 0) {
      world_.tell("servers", "are split");
      servers_.split(true);
      world_.after(chance.between(5'000, 60'000), [this] {
        world_.tell("servers", "hear each other again");
        servers_.split(false);
      });
    }
  } else {
    beHostile();
  }
}

/// Sometimes much is written meanwhile, and sometimes the widget dies just when it is about to leave.
void Scenario::goOffline(Device& device) {
  Chance& chance = world_.chance;
  device.setOnline(false);
  const std::int64_t back = chance.between(200, 40'000);
  if (chance.percent(40)) {
    const bool dies = chance.percent(40);
    world_.after(back / 2, [this, &device] {
      if (!device.isOpen()) return;
      for (std::int64_t n = world_.chance.between(3, 8); n > 0; --n) logStep(device);
    });
    if (dies && chance.percent(50)) {
      // Just when it leaves: what the store is to know of that may be lost, and the message not.
      device.faults.deadlyBatch = true;
    } else if (dies) {
      // When the network is back, or when what waited leaves.
      const std::int64_t moment = back + (chance.percent(50) ? 0 : kHostCatchesUpMs) + chance.between(1, 500);
      world_.after(moment, [&device] { device.crash(); });
      world_.after(moment + chance.between(100, 20'000), [&device] {
        if (!device.isOpen()) device.open();
      });
    }
  }
  world_.after(back, [&device] { device.setOnline(true); });
  if (!chance.percent(30)) return;
  // It goes again just when what waited leaves: the browser says so too late.
  const std::int64_t again = back + kHostCatchesUpMs + chance.between(0, 400);
  world_.after(again, [&device] { device.setOnline(false); });
  const std::int64_t later = again + chance.between(500, 5000);
  world_.after(later, [&device] { device.setOnline(true); });
  world_.after(later + chance.between(500, 10'000), [this, &device] {
    if (device.hasUnsent()) loseTemper(device);
  });
}

/// Tries again in the app, perhaps in other words, and after a while in the client, which still has what went
/// before.
void Scenario::loseTemper(Device& device) {
  if (world_.chance.percent(20)) device.reloadClient();
  if (world_.chance.percent(40)) change(device, true);
  device.retryAll();
  const bool sendAgain = world_.chance.percent(70);
  world_.after(world_.chance.between(10, 40'000), [&device, sendAgain] { device.clearJam(sendAgain); });
  world_.after(world_.chance.between(10, 40'000), [&device] { device.retryAll(); });
}

void Scenario::wants(Intent& intent, const std::string& text, Outcome outcome) {
  ++commands_;
  intent.texts.insert(text);
  intent.wishes.push_back({text, std::move(outcome), nullptr});
}

void Scenario::logStep(Device& device) {
  CommandArgs args;
  args.text = newText(device);
  args.visibility = reachOf(args.text);
  if (world_.chance.percent(40)) args.principles = {"otg-" + std::to_string(world_.chance.between(1, 7))};
  Intent intent;
  intent.owner = device.user;
  const std::string text = args.text;
  wants(intent, text, device.command("logStep", std::move(args)));
  intents_.push_back(std::move(intent));
}

/// One thing about one of her own rows; or a new wording of one that did not go.
void Scenario::change(Device& device, bool rewords) {
  std::vector<Row> rows = device.rows();
  std::erase_if(rows, [&](const Row& row) {
    return !row.mine || !row.toldBy.empty() || (rewords && !(row.canRetry && row.canEdit));
  });
  if (rows.empty()) return;
  const Row& row =
      rows[static_cast<std::size_t>(world_.chance.below(static_cast<std::int64_t>(rows.size())))];
  const auto found = std::find_if(intents_.begin(), intents_.end(), [&](const Intent& intent) {
    return intent.owner == device.user && intent.mayShow(row.text);
  });
  if (found == intents_.end()) {
    world_.check(false, "a row that nobody wrote: " + row.text);
    return;
  }
  CommandArgs args;
  args.id = row.id;
  args.principles = row.principles;
  const std::int64_t what = rewords ? 0 : world_.chance.below(3);
  if (what == 0 && row.canEdit) {
    args.text = newText(device);
    args.visibility = reachOf(args.text);
    const std::string text = args.text;
    // An old copy, of what she has taken away: the edit comes to nothing.
    if (found->isRemoved()) found->touched = true;
    wants(*found, text, device.command("editStep", std::move(args)));
  } else if (what == 1 && row.canRemove) {
    wants(*found, "", device.command("removeStep", std::move(args)));
  } else if (row.canUndo && row.state == "removed") {
    ++commands_;  // it stays, as it was
    Outcome outcome = device.command("undo", std::move(args));
    if (!outcome->refused) found->wishes.back().undone = std::move(outcome);
  } else if (row.canUndo) {
    wants(*found, "", device.command("undo", std::move(args)));
  } else if (row.canRetry) {
    device.command("retry", std::move(args));
  }
}

void Scenario::typeByHand(Device& device) {
  if (device.cameLate()) return;  // she may have no key to the card
  if (!isEncrypted() && world_.chance.percent(40)) {
    typeInFlow(device);
    return;
  }
  // Into the newest card that this person's server has, pointed out: what is older than a card's pointer
  // counts only for who has seen the card (FORMAT.md rule 9).
  std::string card;
  for (std::size_t place = servers_.length(device.side); place > 0 && card.empty(); --place) {
    const RoomEvent& event = servers_.at(device.side, place - 1);
    if (event.type == "m.room.message" && event.content.find(R"("k":"card")") != std::string::npos &&
        !servers_.isRemoved(device.side, event.id) && servers_.isPointedOut(device.side, event.id)) {
      card = event.id;
    }
  }
  if (card.empty()) return;
  const std::string text = newText(device) + " för hand";
  const Refusal refusal = device.type(
      R"({"msgtype":"m.text","body":")" + text + R"(","m.relates_to":{"rel_type":"m.thread","event_id":")" +
      card + R"(","is_falling_back":true,"m.in_reply_to":{"event_id":")" + card + "\"}}}");
  if (refusal.code.empty()) wrote(device, text);
}

/// In no thread, and sometimes taken away in the app a moment later.
void Scenario::typeInFlow(Device& device) {
  const std::string text = newText(device) + " i flödet för hand";
  if (!device.type(R"({"msgtype":"m.text","body":"!steg )" + text + "\"}").code.empty()) return;
  wrote(device, text);
  intents_.back().inFlow = true;
  if (world_.chance.percent(60))
    world_.after(world_.chance.between(500, 5000), [this, &device, text] { takeAway(device, text); });
}

void Scenario::wrote(const Device& device, const std::string& text) {
  ++commands_;
  intents_.push_back({device.user, {{text, nullptr, nullptr}}, {text}, false, false});
}

void Scenario::takeAway(Device& device, const std::string& text) {
  const std::vector<Row> rows = device.rows();
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& each) { return each.text == text; });
  if (row == rows.end() || !row->canRemove) return;
  const auto found = std::find_if(intents_.begin(), intents_.end(),
                                  [&](const Intent& intent) { return intent.texts.contains(text); });
  CommandArgs args;
  args.id = row->id;
  wants(*found, "", device.command("removeStep", std::move(args)));
}

void Scenario::beHostile() {
  Chance& chance = world_.chance;
  const std::string who = "@ovan:hs";
  const std::size_t length = servers_.length(0);
  const RoomEvent& target =
      servers_.at(0, static_cast<std::size_t>(chance.below(static_cast<std::int64_t>(length))));
  const std::string txn = "x" + std::to_string(world_.now);
  const std::string relation =
      R"("m.relates_to":{"rel_type":"m.reference","event_id":")" + servers_.create + "\"}";
  switch (chance.below(4)) {
    case 0:  // a pointer at something that is no card, or at nothing
      servers_.send(0, who, txn, "se.smasteg.op",
                    R"({"v":1,"id":"aaaaaaaaaaaaaaaaaaaaaa","op":"card","card":")" +
                        (chance.percent(50) ? target.id : "$ingenting") +
                        R"(","kind":"week","week":"2026-W48",)" + relation + "}");
      return;
    case 1:  // an edit of another's event
      servers_.send(
          0, who, txn, "m.room.message",
          R"({"msgtype":"m.text","body":"* Falskt","m.new_content":{"msgtype":"m.text","body":"Falskt"},)"
          R"("m.relates_to":{"rel_type":"m.replace","event_id":")" +
              target.id + "\"}}");
      return;
    case 2:  // a card that says it is this week's, and a pointer at it, and nothing in it
      servers_.send(0, who, txn, "m.room.message", R"({"msgtype":"m.text","body":"Kort"})");
      servers_.send(0, who, txn + "p", "se.smasteg.op",
                    R"({"v":1,"id":"bbbbbbbbbbbbbbbbbbbbbb","op":"card","card":"$e)" +
                        std::to_string(servers_.all().size()) + R"(","kind":"week","week":"2026-W48",)" +
                        relation + "}");
      return;
    default:  // nonsense
      servers_.send(0, who, txn, "se.smasteg.op",
                    R"({"v":"ett","op":7,"card":[[[]]],"week":null,)" + relation + "}");
      return;
  }
}

void Scenario::moderate() {
  std::vector<std::string> ids;
  for (const RoomEvent& event : servers_.all()) {
    const bool isInFlow = event.content.find("!steg") != std::string::npos;
    if ((event.relType == "m.thread" || isInFlow) && event.type == "m.room.message") ids.push_back(event.id);
  }
  if (ids.empty()) return;
  const std::string id =
      ids[static_cast<std::size_t>(world_.chance.below(static_cast<std::int64_t>(ids.size())))];
  const RoomEvent* event = servers_.find(id);
  for (Intent& intent : intents_) {
    intent.touched |= intent.isIn(event->content);
  }
  world_.tell("@mo:hs", "removes " + id);
  servers_.redact(0, "@mo:hs", "mo" + std::to_string(world_.now), id);
}

void Scenario::closeRoom(bool is) {
  world_.tell("room", is ? "only moderators may write" : "everyone may write");
  for (const auto* name : {"@anna:hs", "@bo:hs", "@cecilia:hs"}) {
    is ? void(servers_.readOnly.insert(name)) : void(servers_.readOnly.erase(name));
  }
  servers_.state("m.room.power_levels", "", "@skapare:hs",
                 is ? R"({"events_default":50,"users":{"@skapare:hs":100,"@mo:hs":50}})"
                    : R"({"events_default":0,"users":{"@skapare:hs":100,"@mo:hs":50}})");
}

// --- the end

void Scenario::mend() {
  world_.tell("world", "everything is mended");
  servers_.split(false);
  closeRoom(false);
  for (const auto& device : devices_) {
    device->faults = Faults{};
    device->setOnline(true);
    device->getKeys();
    device->clearJam(world_.chance.percent(50));
    if (!device->isOpen()) device->open();
    device->setVisible(true);
  }
}

void Scenario::settle() {
  int quiet = 0;  // rounds without a new event
  for (int round = 0; round < kSettleRounds && world_.broken.empty(); ++round) {
    for (const auto& device : devices_) {
      // A person who sees that it did not go tries again, and looks at the panel now and then.
      device->clearJam(false);
      device->retryAll();
      if (round % 4 == 0) device->setVisible(true);
      // Cards of other weeks than one's own are read once a session: the next day one opens it anew.
      if (round % kNextSession == kNextSession - 1) {
        device->crash();
        device->open();
      }
    }
    const std::size_t before = servers_.all().size();
    world_.runUntil(world_.now + kSettleRoundMs);
    const std::string wrong = difference(room());
    if (wrong.empty()) return;
    const bool waits = std::any_of(devices_.begin(), devices_.end(),
                                   [](const auto& device) { return device->unsent() != 0; });
    quiet = servers_.all().size() == before && !waits ? quiet + 1 : 0;
    if (isSimple_ && quiet >= kSeenRounds && wrong.find("does not see") != std::string::npos)
      world_.check(false, "not seen in two quiet minutes: " + wrong);
  }
  world_.check(false, "it never settles: " + difference(room()));
}

Verdict Scenario::run() {
  plan();
  world_.runUntil(world_.now + activeMs_ + 1000);
  mend();
  settle();
  return {seed_, world_.broken, world_.story(), commands_};
}

}  // namespace

Verdict runScenario(std::uint64_t seed, bool telling) { return Scenario(seed, telling).run(); }

}  // namespace smasteg::sim
