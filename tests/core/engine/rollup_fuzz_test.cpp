// What leaves for another room, over two thousand random logs full of marked words: nothing but the schema's
// numbers, the principles' names and the group name that was signed off; and five people behind whatever can
// be reckoned from it. The reckoning here is the attacker's own: from who did what, not from the core's rule.
// SPDX-License-Identifier: EUPL-1.2
#include <bit>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "core/base/ids.h"
#include "core/engine/rollup_desk.h"
#include "core/log/count_phrases.h"
#include "core/log/op_codec.h"
#include "tests/core/log/log_helpers.h"

namespace smasteg::testing {
namespace {

using Tree = nlohmann::json;

constexpr int kWorlds = 600;  // in both tests, two thousand logs
constexpr std::size_t kLeast = 5;
constexpr TimeMs kNow = kMonday + 2 * kDayMs;
const std::string kMark = "zqxw";          // in every word that must not leave
const std::string kNational = "!room:hs";  // where log_helpers.h sends its events

struct Done {
  std::size_t person = 0, room = 0;
  unsigned principles = 0;
  bool isInMonth = true;
};

/// A sum or a difference that somebody can form: whose steps it is about.
struct Attack {
  explicit Attack(std::vector<Done> all) : all_(std::move(all)) {}
  template <class Which>
  Attack only(Which which) const {
    std::vector<Done> some;
    std::copy_if(all_.begin(), all_.end(), std::back_inserter(some), which);
    return Attack(std::move(some));
  }
  std::size_t steps() const { return all_.size(); }
  bool isOfFew() const {
    std::set<std::size_t> people;
    for (const Done& each : all_) people.insert(each.person);
    return !people.empty() && people.size() < kLeast;
  }
  Attack of(int principle) const {
    return only([=](const Done& each) { return (each.principles >> principle & 1U) != 0; });
  }
  /// Total less any of the numbers: who is left, or who must have been counted twice.
  bool isFewIn(unsigned told) const {
    if (isOfFew()) return true;
    std::array<std::int64_t, 7> number{};
    for (int i = 0; i < 7; ++i)
      number[static_cast<std::size_t>(i)] = static_cast<std::int64_t>(of(i).steps());
    for (unsigned part = 1; part < 128; ++part) {
      if ((part & ~told) != 0) continue;
      std::int64_t left = static_cast<std::int64_t>(steps());
      for (std::size_t i = 0; i < 7; ++i) left -= (part >> i & 1U) != 0 ? number[i] : 0;
      const Attack seen = only([=](const Done& each) {
        return left > 0 ? (each.principles & part) == 0 : std::popcount(each.principles & part) > 1;
      });
      if (left != 0 && seen.isOfFew()) return true;
      if (std::has_single_bit(part) && of(std::countr_zero(part)).isOfFew()) return true;
    }
    return false;
  }

 private:
  std::vector<Done> all_;
};

/// A few rooms, some small, in a device's store, and another room that is open.
class World {
 public:
  explicit World(int seed) : random_("rollup " + std::to_string(seed)), sync_(kNational, catalogue_, "s-") {
    sync_.start(person(0), Language::sv, true, kNow);
    const std::size_t rooms = 1 + random_.below(4);
    for (std::size_t i = 0; i < rooms; ++i) {
      logs_.emplace_back(catalogue_);
      fill(i, 1 + random_.below(random_.below(2) == 0 ? 5 : 14), 1 + random_.below(26));
    }
    load();
  }

  std::string roomId(std::size_t i) const { return "!" + kMark + std::to_string(i) + ":hs"; }
  std::size_t rooms() const { return logs_.size(); }
  const std::vector<Done>& done() const { return done_; }

  void load() {
    for (std::size_t i = 0; i < logs_.size(); ++i) {
      const Tree json = {{"id", roomId(i)}, {"bytes", base64(logs_[i].saveSnapshot())}};
      desk_.load(json.dump(), catalogue_, &sync_);
    }
  }
  Tree view(const std::string& of, const std::string& group) const {
    const Notebook notebook;
    return Tree::parse(desk_.view(query(of, group), context(notebook)));
  }
  /// The content that is sent, "" when nothing is.
  std::string post(const std::string& of, const std::string& group) {
    const std::size_t before = sync_.outbox().jobs().size();
    Command command{"postCount", {}, "entropy" + std::to_string(++posts_)};
    command.args.text = query(of, group);
    command.args.id = view(of, group)["draft"]["id"];
    const Notebook notebook;
    desk_.command(command, context(notebook), sync_);
    return sync_.outbox().jobs().size() == before ? "" : sync_.outbox().jobs().back().text;
  }
  /// The room has it, at that minute.
  void arrive(const std::string& content, int minute) {
    sync_.pushed(message("$posted" + std::to_string(minute), person(0), minute, content), kNow);
  }
  void fill(std::size_t room, std::size_t people, std::size_t steps, int fromMinute = 10) {
    EventLog& log = logs_[room];
    const std::string card = "$" + kMark + "card" + std::to_string(room);
    log.apply(weekCard(card, person(0)));
    log.apply(pointer("$" + kMark + "pointer" + std::to_string(room), person(0), 1, card));
    for (std::size_t i = 0; i < steps; ++i) step(log, room, card, random_.below(people), fromMinute);
    other(log, room, card);
  }

 private:
  static std::string person(std::size_t i) { return "@" + kMark + std::to_string(i) + ":" + kMark + ".se"; }
  std::string fresh() { return kMark + std::to_string(++events_); }

  void step(EventLog& log, std::size_t room, const std::string& card, std::size_t who, int minute) {
    StepContent content;
    content.recordId = makeRecordId(random_);
    content.body = "Ringde " + fresh() + " på " + fresh() + "verket";
    Done done{who, room, 0, random_.below(5) != 0};
    for (std::size_t n = random_.below(4) == 0 ? 2 : random_.below(2); n > 0; --n) {
      const std::size_t which = random_.below(random_.below(2) == 0 ? 2 : 7);
      if ((done.principles >> which & 1U) == 0)
        content.principles.push_back("otg-" + std::to_string(which + 1));
      done.principles |= 1U << which;
    }
    if (random_.below(4) == 0) content.principles.push_back("eget-" + kMark);
    content.tags = {kMark + "tag"};
    content.day = done.isInMonth ? "2026-11-24" : "2026-09-24";
    const std::string id = "$" + fresh();
    log.apply(sentStep(id, person(who), minute, content, card));
    if (random_.below(12) == 0) {
      log.apply(redaction("$" + fresh(), person(who), minute + 1, id));
    } else {
      done_.push_back(done);
    }
  }
  /// What is no step, or nobody's word but the teller's: none of it counts.
  void other(EventLog& log, std::size_t room, const std::string& card) {
    log.apply(typed("$" + fresh(), person(1), 60, "👏 Tack " + kMark + " för #2", card));
    log.apply(typed("$" + fresh(), person(2), 61, "💡 Lärdom: " + kMark + " #3", card));
    OpFields profile;
    profile.organisation = kMark + "verket";
    profile.profession = kMark;
    log.apply(rawEvent("$" + fresh(), person(1), 62, "se.smasteg.op",
                       opMessage("profile", kCreate, makeRecordId(random_), profile)));
    Record told;
    told.eventId = "$told" + std::to_string(room);
    told.author = person(40 + random_.below(9));
    told.text = "Ringde " + kMark;
    told.ts = kMonday;
    told.day = "2026-11-24";
    told.principles = {"otg-1"};
    std::size_t count = 0;
    log.apply(rawEvent("$" + fresh(), person(1), 63, "se.smasteg.op",
                       retellMessage(kCreate, makeRecordId(random_), {&told}, count)));
  }
  static std::string query(const std::string& of, const std::string& group) {
    return Tree{{"period", "month"}, {"of", of}, {"group", group}}.dump();
  }
  ViewContext context(const Notebook& notebook) const {
    return {.catalogue = catalogue_,
            .notebook = notebook,
            .sync = &sync_,
            .room = kNational,
            .last = {},
            .now = kNow};
  }

  Catalogue catalogue_;
  RandomStream random_;
  RoomSync sync_;
  RollupDesk desk_;
  std::vector<EventLog> logs_;
  std::vector<Done> done_;
  int events_ = 0, posts_ = 0;
};

/// The text word for word: what is no number is the schema's.
void expectSchemaOnly(const std::string& content, const std::string& group) {
  const Tree json = Tree::parse(content);
  std::set<std::string> keys, metaKeys;
  for (const auto& [key, value] : json.items()) keys.insert(key);
  for (const auto& [key, value] : json["se.smasteg"].items()) metaKeys.insert(key);
  EXPECT_EQ(keys, (std::set<std::string>{"body", "m.mentions", "msgtype", "se.smasteg"}));
  EXPECT_EQ(metaKeys, (std::set<std::string>{"h", "id", "k", "v"}));
  EXPECT_EQ(json["m.mentions"], Tree::object());
  EXPECT_EQ(json["msgtype"], "m.notice");
  EXPECT_EQ(json["se.smasteg"]["v"], 1);
  EXPECT_EQ(json["se.smasteg"]["k"], "count");
  EXPECT_TRUE(isRecordId(std::string(json["se.smasteg"]["id"])));
  const std::string body = json["body"];
  EXPECT_EQ(json["se.smasteg"]["h"], fnv1a64Hex(body));
  const auto count = countIn(body);
  ASSERT_TRUE(count);
  EXPECT_EQ(count->group, group);
  // Written again from its numbers it is the same, byte for byte: there is no room for anything else.
  EXPECT_EQ(body, countBody(*count, Catalogue(), Language::sv));
  EXPECT_EQ(content.find(kMark), std::string::npos) << content;
  EXPECT_EQ(content.find('@'), std::string::npos);
  EXPECT_EQ(content.find('!'), std::string::npos);
  EXPECT_EQ(content.find('$'), std::string::npos);
}

struct Told {
  PostedCount count;
  unsigned told = 0;
};

std::optional<Told> read(const std::string& content) {
  if (content.empty()) return std::nullopt;
  Told out;
  out.count = countIn(bodyOfCount(content)).value_or(PostedCount());
  for (std::size_t i = 0; i < 7; ++i) out.told |= out.count.cells[i] > 0 ? 1U << i : 0U;
  return out;
}

Attack inRooms(const World& world, const std::set<std::size_t>& rooms) {
  return Attack(world.done()).only([&](const Done& each) {
    return each.isInMonth && rooms.contains(each.room);
  });
}

/// The numbers are true, and nothing that follows from them is about one to four people.
void expectSafe(const Told& told, const Attack& truth) {
  EXPECT_EQ(static_cast<std::size_t>(told.count.steps), truth.steps());
  for (int i = 0; i < 7; ++i) {
    const std::int64_t cell = told.count.cells[static_cast<std::size_t>(i)];
    if (cell > 0) {
      EXPECT_EQ(static_cast<std::size_t>(cell), truth.of(i).steps());
    }
  }
  EXPECT_FALSE(truth.isOfFew());
  EXPECT_GT(truth.steps(), 0u);
  EXPECT_FALSE(truth.isFewIn(told.told));
}

std::set<std::size_t> countedIn(const World& world, const Tree& view) {
  const Tree& left = view["draft"]["leftOut"];
  std::set<std::size_t> rooms;
  for (std::size_t i = 0; i < world.rooms(); ++i)
    if (std::find(left.begin(), left.end(), world.roomId(i)) == left.end()) rooms.insert(i);
  return rooms;
}

TEST(RollupFuzz, NothingLeavesButNumbersWithFivePeopleBehindThem) {
  int posted = 0, refused = 0, hidden = 0, leftOut = 0, together = 0;
  for (int seed = 0; seed < kWorlds && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    World world(seed);
    std::map<std::size_t, Told> ofRoom;
    for (std::size_t i = 0; i < world.rooms(); ++i) {
      const std::string id = world.roomId(i), group = "Grupp " + std::to_string(i);
      const std::string content = world.post(id, group);
      const auto told = read(content);
      ++(told ? posted : refused);
      const Attack truth = inRooms(world, {i});
      if (!told) {
        EXPECT_TRUE(truth.isOfFew() || truth.steps() == 0);
        continue;
      }
      expectSchemaOnly(content, group);
      expectSafe(*told, truth);
      ofRoom[i] = *told;
    }
    const Tree view = world.view("all", "Alla");
    const auto whole = read(world.post("all", "Alla"));
    if (!whole) continue;
    ++together;
    hidden += view["draft"]["hidden"].empty() ? 0 : 1;
    leftOut += view["draft"]["leftOut"].empty() ? 0 : 1;
    const auto counted = countedIn(world, view);
    expectSafe(*whole, inRooms(world, counted));
    // Who has the count of one room, or of several of them, and of the whole, knows what the others did.
    std::vector<std::size_t> known;
    for (const auto& [room, told] : ofRoom)
      if (counted.contains(room)) known.push_back(room);
    for (unsigned some = 1; some < 1U << known.size(); ++some) {
      std::set<std::size_t> others = counted;
      unsigned told = whole->told;
      for (std::size_t i = 0; i < known.size(); ++i) {
        if ((some >> i & 1U) == 0) continue;
        others.erase(known[i]);
        unsigned of = ofRoom[known[i]].told;
        for (int p = 0; p < 7; ++p) of |= inRooms(world, {known[i]}).of(p).steps() == 0 ? 1U << p : 0U;
        told &= of;
      }
      EXPECT_FALSE(inRooms(world, others).isFewIn(told));
    }
  }
  // It was no test of nothing.
  EXPECT_GT(posted, 200);
  EXPECT_GT(refused, 200);
  EXPECT_GT(together, 200);
  EXPECT_GT(hidden, 100);
  EXPECT_GT(leftOut, 50);
}

TEST(RollupFuzz, ASecondCountShowsNothingOfFewInBetween) {
  int second = 0, refused = 0;
  for (int seed = 0; seed < kWorlds / 4 && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    World world(seed + 100000);
    const std::string before = world.post("all", "Alla");
    const auto first = read(before);
    if (!first) continue;
    const auto rooms = countedIn(world, world.view("all", "Alla"));
    const std::vector<Done> was = world.done();
    world.arrive(before, 200);
    world.fill(0, 1 + static_cast<std::size_t>(seed) % 12, 1 + static_cast<std::size_t>(seed) % 17, 300);
    world.load();
    const Tree view = world.view("all", "Alla");
    const auto then = read(world.post("all", "Alla"));
    if (!then) {
      ++refused;
      continue;
    }
    // Rooms that were too small then, and are not now, are another group.
    if (countedIn(world, view) != rooms) continue;
    ++second;
    const Attack added =
        Attack({world.done().begin() + static_cast<std::ptrdiff_t>(was.size()), world.done().end()})
            .only([&](const Done& each) { return each.isInMonth && rooms.contains(each.room); });
    EXPECT_FALSE(added.isOfFew());
    for (int i = 0; i < 7; ++i) {
      if ((first->told & then->told) >> i & 1U) {
        EXPECT_FALSE(added.of(i).isOfFew());
      }
    }
  }
  EXPECT_GT(second, 20);
  EXPECT_GT(refused, 20);
}

}  // namespace
}  // namespace smasteg::testing
