// SPDX-License-Identifier: EUPL-1.2
#include "core/engine/engine.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/engine/contract.h"
#include "core/engine/find_desk.h"
#include "core/engine/hint_desk.h"
#include "core/engine/learn_desk.h"
#include "core/engine/quiz_desk.h"
#include "core/engine/rollup_desk.h"
#include "core/engine/round_desk.h"
#include "core/log/text_record.h"
#include "core/view/context.h"
#include "core/view/rollup_view.h"

namespace smasteg {

namespace {

constexpr TimeMs kUndoGraceMs = 2 * kSecondMs;  // a tap at the last moment still counts

const std::vector<std::string> kLiveViews = {"steps", "composer", "status", "week"};

/// How far a step may go that goes to the room; "" = not said.
std::string visibilityOf(const CommandArgs& args) {
  return args.visibility == "room" || args.visibility == "public" ? args.visibility : "";
}

/// One open room, or the notebook alone (room ""): what it is and what was last done in it.
struct Session {
  std::unique_ptr<RoomSync> sync;  // none for the notebook
  LastAction last;
  Storage storage = Storage::unknown;
  bool online = true;
  TimeMs wakeAsked = 0;   // the room's one timer
  TimeMs noteUndoAt = 0;  // when an undo runs out and the views must say so
};

}  // namespace

struct Engine::State {
  Catalogue catalogue;
  Notebook notebook;
  QuizDesk quiz;
  HintDesk hints;
  FindDesk find;
  RoundDesk rounds;
  LearnDesk learn;
  RollupDesk rollup;
  std::map<std::string, Session, std::less<>> sessions;
  std::map<std::string, std::string> ownPuts;  // request → key, of what is no room's
  std::uint64_t requests = 0;
  Actions actions;  // of the message being processed

  Session& session(const std::string& room, TimeMs now);
  ViewContext context(const std::string& room, TimeMs now) const;
  void noteShown(const std::string& room, const std::vector<std::string>& rows);
  void handle(const Message& message, Session& session);
  void command(const Message& message, Session& session, const Command& command);
  bool logStep(const Message& message, Session& session, const CommandArgs& args, RandomStream& random);
  bool editStep(Session& session, const CommandArgs& args, RandomStream& random, TimeMs now);
  bool removeStep(Session& session, const CommandArgs& args, RandomStream& random, TimeMs now);
  bool undo(Session& session, const CommandArgs& args, RandomStream& random, TimeMs now);
  bool keepPrivate(Session& session, const CommandArgs& args, RandomStream& random, TimeMs now);
  bool readText(const CommandArgs& args, StepText& out);
  void say(std::string key) {
    if (!key.empty()) actions.emplace_back(Notice{std::move(key), {}});
  }
  void load(const Load& file, const std::string& room, RoomSync* sync);
  void flushOwn(const Session& session);
  void ownAnswer(const std::string& request, bool ok, const std::string& code, Session& session);
};

Session& Engine::State::session(const std::string& room, TimeMs now) {
  const auto found = sessions.find(room);
  if (found != sessions.end()) return found->second;
  Session fresh;
  if (!room.empty()) {
    // The time keeps answers to an engine that is no more (a worker that trapped) from being taken for ours.
    const std::string prefix = "s" + std::to_string(sessions.size()) + "-" + std::to_string(now) + "-";
    fresh.sync = std::make_unique<RoomSync>(room, catalogue, prefix);
  }
  return sessions.emplace(room, std::move(fresh)).first->second;
}

ViewContext Engine::State::context(const std::string& room, TimeMs now) const {
  ViewContext out{.catalogue = catalogue, .notebook = notebook, .room = room, .last = {}, .now = now};
  const auto found = sessions.find(room);
  if (found == sessions.end()) return out;
  const Session& session = found->second;
  out.sync = session.sync.get();
  out.last = session.last;
  out.storage = session.sync ? session.sync->storage() : session.storage;
  if (session.storage == Storage::full || session.storage == Storage::denied) out.storage = session.storage;
  out.online = session.online;
  return out;
}

// What a person typed: cleaned, a principle named in the text added to those chosen.
bool Engine::State::readText(const CommandArgs& args, StepText& out) {
  const std::string text = cleanText(args.text);
  const std::string_view trimmed = trim(text);
  if (trimmed.empty()) return false;
  const std::size_t length = countCodePoints(trimmed);
  if (length > kMaxTextCodePoints) {
    actions.emplace_back(Notice{"said-too-long",
                                {{"length", static_cast<std::int64_t>(length)},
                                 {"most", static_cast<std::int64_t>(kMaxTextCodePoints)}}});
    return false;
  }
  out.text = trimmed;
  const auto parsed =
      parseText(trimmed, {.inThread = true, .repliesToRecord = false, .writtenByApp = true}, catalogue);
  if (parsed.size() == 1 && !parsed[0].text.empty()) {
    out.text = parsed[0].text;
    for (const auto& tag : parsed[0].tags) out.text += " #" + tag;
    out.principles = parsed[0].principles;
  }
  for (const auto& id : args.principles) {
    const bool known = std::find(out.principles.begin(), out.principles.end(), id) != out.principles.end();
    if (!known && Catalogue::isPrincipleId(id) && out.principles.size() < kMaxPrinciplesPerRecord) {
      out.principles.push_back(id);
    }
  }
  return true;
}

bool Engine::State::logStep(const Message& message, Session& session, const CommandArgs& args,
                            RandomStream& random) {
  StepText step;
  if (!readText(args, step)) return false;
  step.day = formatDay(stockholmDate(message.now));
  step.from = args.from;
  step.visibility = visibilityOf(args);
  const bool isLesson = session.sync != nullptr && args.visibility == kLessonReach;
  const bool isPrivate = session.sync == nullptr || args.visibility == "private" || isLesson;
  std::string row;
  if (isPrivate) {
    PrivateStep kept;
    kept.text = step.text;
    kept.principles = step.principles;
    kept.day = step.day;
    kept.from = step.from;
    if (isLesson) kept.reach = kLessonReach;
    row = notebook.log(std::move(kept), random, message.now);
  } else {
    row = session.sync->log(std::move(step), random, message.now);
  }
  notebook.saveDraft(message.room, {"", {}, isPrivate && session.sync ? args.visibility : "", ""});
  session.last = {row, "said-logged", isPrivate, message.now};
  return true;
}

bool Engine::State::editStep(Session& session, const CommandArgs& args, RandomStream& random, TimeMs now) {
  StepText step;
  if (!readText(args, step)) return false;
  step.visibility = visibilityOf(args);
  const bool isPrivate = notebook.find(args.id) != nullptr;
  const bool done = isPrivate ? notebook.edit(args.id, step.text, step.principles)
                              : session.sync && session.sync->edit(args.id, std::move(step), random, now);
  if (done) session.last = {args.id, "said-edited", isPrivate, now};
  return done;
}

bool Engine::State::removeStep(Session& session, const CommandArgs& args, RandomStream& random, TimeMs now) {
  const bool isPrivate = notebook.find(args.id) != nullptr;
  const bool done =
      isPrivate ? notebook.remove(args.id, now) : session.sync && session.sync->remove(args.id, random, now);
  if (done) session.last = {args.id, "said-removed", isPrivate, now};
  return done;
}

bool Engine::State::undo(Session& session, const CommandArgs& args, RandomStream& random, TimeMs now) {
  const PrivateStep* kept = notebook.find(args.id);
  const bool isPrivate = kept != nullptr;
  // Only the step that was logged last, and only for a while: undoing is no second way to remove.
  const bool justLogged = session.last.row == args.id && session.last.said == "said-logged" &&
                          now < session.last.at + kUndoMs + kUndoGraceMs;
  bool done = false;
  if (isPrivate && kept->removedAt != 0) {
    done = notebook.undoRemove(args.id);
  } else if (isPrivate) {
    done = justLogged && notebook.erase(args.id);
  } else if (session.sync) {
    done = session.sync->undoRemove(args.id) || (justLogged && session.sync->undoLog(args.id, random, now));
  }
  if (done) session.last = {args.id, "said-undone", isPrivate, now};
  return done;
}

bool Engine::State::keepPrivate(Session& session, const CommandArgs& args, RandomStream& random, TimeMs now) {
  if (!session.sync) return false;
  const auto step = session.sync->takeOut(args.id);
  if (!step) return false;
  PrivateStep kept;
  kept.text = step->text;
  kept.principles = step->principles;
  kept.day = step->day;
  kept.from = step->from;
  session.last = {notebook.log(std::move(kept), random, now), "said-logged", true, now};
  return true;
}

void Engine::State::command(const Message& message, Session& session, const Command& command) {
  RandomStream random(command.entropy + "/" + command.name);
  const CommandArgs& args = command.args;
  if (quiz.command(command, catalogue, message.now, actions)) return;
  if (RoundDesk::hasCommand(command.name)) {
    if (session.sync) rounds.command(command, *session.sync, message.now, actions);
    return;
  }
  if (LearnDesk::owns(command.name)) {
    if (session.sync) learn.command(command, {*session.sync, notebook}, message.now, actions);
    return;
  }
  if (command.name == "postCount" || command.name == "takeBackCount") {
    if (session.sync) rollup.command(command, context(message.room, message.now), *session.sync);
    return;
  }
  if (command.name == "logStep") {
    logStep(message, session, args, random);
  } else if (command.name == "editStep") {
    editStep(session, args, random, message.now);
  } else if (command.name == "removeStep") {
    removeStep(session, args, random, message.now);
  } else if (command.name == "undo") {
    undo(session, args, random, message.now);
  } else if (command.name == "keepPrivate") {
    keepPrivate(session, args, random, message.now);
  } else if (command.name == "saveDraft") {
    notebook.saveDraft(message.room, {truncateCodePoints(cleanText(args.text), kMaxTextCodePoints),
                                      args.principles, args.visibility, args.from});
  } else if (command.name == "adoptStep") {
    notebook.adopt(args.text);
  } else if (command.name == "retry" && session.sync) {
    session.sync->retry(args.id, message.now);
  } else if (command.name == "fetchOlder" && session.sync) {
    session.sync->fetchOlder(message.now);
  } else if (command.name == "retell" && session.sync) {
    session.sync->retell(random, message.now);
  } else if ((command.name == "encourage" || command.name == "unencourage") && session.sync) {
    say(session.sync->encourage(args.id, command.name == "encourage", random, message.now));
  }
}

void Engine::State::load(const Load& file, const std::string& room, RoomSync* sync) {
  if (file.name == "deck") {
    if (quiz.loadDeck(file.text, catalogue)) actions.emplace_back(Changed{{"quiz"}});
  } else if (file.name == "suggest") {
    if (hints.load(file.text)) actions.emplace_back(Changed{{"hints"}});
    rounds.open();  // the deferred part is here: numbers are opened, whether or not Träffas is
  } else if (file.name == "openings") {
    if (rounds.loadOpenings(file.text, room)) actions.emplace_back(Changed{{"meet"}});
  } else if (file.name == "room") {
    rollup.load(file.text, catalogue, sync);
  } else if (file.name == "catalogues" && catalogue.load(file.text)) {
    quiz.catalogueChanged(catalogue);
    actions.emplace_back(Changed{{"principles", "composer", "quiz"}});
  }
}

// Writes of what is no room's go through whichever session is at hand: the store is one.
void Engine::State::flushOwn(const Session& session) {
  const Storage storage = session.sync ? session.sync->storage() : session.storage;
  auto writes = notebook.takeWrites();
  for (auto& write : quiz.takeWrites()) writes.push_back(std::move(write));
  for (auto& write : rounds.takeWrites()) writes.push_back(std::move(write));
  for (auto& write : writes) {
    if (storage == Storage::denied) continue;
    std::string request = "n-" + std::to_string(++requests);
    if (write.bytes) {
      ownPuts[request] = write.key;
      actions.emplace_back(Put{std::move(request), "own", std::move(write.key), std::move(*write.bytes)});
    } else {
      actions.emplace_back(Remove{std::move(request), "own", std::move(write.key)});
    }
  }
}

void Engine::State::ownAnswer(const std::string& request, bool ok, const std::string& code,
                              Session& session) {
  const auto found = ownPuts.find(request);
  if (found == ownPuts.end()) return;
  if (ok) {
    notebook.stored(found->second);
  } else {
    session.storage = code == "QuotaExceededError" ? Storage::full : Storage::denied;
  }
  ownPuts.erase(found);
}

void Engine::State::handle(const Message& message, Session& session) {
  RoomSync* sync = session.sync.get();
  const TimeMs now = message.now;
  const auto visitor = [&](const auto& each) {
    using T = std::decay_t<decltype(each)>;
    if constexpr (std::is_same_v<T, Start>) {
      notebook.setOwner(each.self);
      quiz.setOwner(each.self);
      rounds.setOwner(each.self);
      if (sync)
        // The room's language; settings come with their ops.
        sync->start(each.self, Language::sv, each.consented, now);
    } else if constexpr (std::is_same_v<T, Load>) {
      load(each, message.room, sync);
    } else if constexpr (std::is_same_v<T, Loaded>) {
      for (const auto& record : each.records) {
        if (record.store == "own" && !quiz.restore(record.key, record.bytes) &&
            !rounds.restore(record.key, record.bytes))
          notebook.restore(record.key, record.bytes);
        if (sync) sync->restore(record.key, record.bytes, now);
      }
      session.storage = each.available ? Storage::ok : Storage::denied;
      if (sync) sync->restored(each.available, message.now);
    } else if constexpr (std::is_same_v<T, Granted>) {
      if (sync) sync->granted(each.permissions, now);
    } else if constexpr (std::is_same_v<T, Online>) {
      session.online = each.is;
      if (sync) sync->online(each.is, now);
    } else if constexpr (std::is_same_v<T, Visible>) {
      if (sync) sync->visible(each.is, now);
    } else if constexpr (std::is_same_v<T, Woke>) {
      notebook.forgetRemoved(now, kUndoMs);
      session.wakeAsked = 0;  // the timer is spent
    } else if constexpr (std::is_same_v<T, Command>) {
      command(message, session, each);
    } else if constexpr (std::is_same_v<T, Page>) {
      if (sync) sync->page(each.request, each.events, each.next, now);
    } else if constexpr (std::is_same_v<T, Pushed>) {
      if (sync) sync->pushed(each.event, now);
    } else if constexpr (std::is_same_v<T, Sent>) {
      if (sync) sync->sent(each.request, each.eventId, now);
    } else if constexpr (std::is_same_v<T, Unknown>) {
      if (sync) sync->unknown(each.request, now);
    } else if constexpr (std::is_same_v<T, Failed>) {
      if (sync) sync->failed(each.request, each.code, each.retryAfterMs, now);
      ownAnswer(each.request, false, each.code, session);
    } else if constexpr (std::is_same_v<T, Stored>) {
      if (sync) sync->stored(each.request);
      ownAnswer(each.request, true, {}, session);
    }
  };
  std::visit(visitor, message.payload);
}

// The one thing a view leaves behind: what is on the screen is read of first.
void Engine::State::noteShown(const std::string& room, const std::vector<std::string>& rows) {
  const auto found = sessions.find(room);
  if (found != sessions.end() && found->second.sync) found->second.sync->showed(rows);
}

Engine::Engine() : state_(std::make_unique<State>()) {}
Engine::~Engine() = default;

Actions Engine::process(const Message& message) {
  State& state = *state_;
  state.actions.clear();
  Session& session = state.session(message.room, message.now);
  const auto before = std::pair(state.notebook.revision(), session.sync ? session.sync->revision() : 0);
  const std::uint64_t practised = state.quiz.revision();
  const LastAction said = session.last;
  const Storage stored = session.storage;
  const bool wasOnline = session.online;
  const std::uint64_t met = state.rounds.revision();
  state.handle(message, session);
  if (session.sync) {
    state.rounds.advance(*session.sync, message.now);
    state.learn.advance(*session.sync, message.now);
  }
  state.flushOwn(session);
  Effects effects;
  if (session.sync) {
    session.sync->advance(message.now, effects);
    state.say(session.sync->takeSaid());
  }

  const auto after = std::pair(state.notebook.revision(), session.sync ? session.sync->revision() : 0);
  const bool undoEnded = session.noteUndoAt != 0 && message.now >= session.noteUndoAt;
  if (undoEnded) session.noteUndoAt = 0;
  const bool acted =
      said.at != session.last.at || said.row != session.last.row || said.said != session.last.said;
  if (acted) session.noteUndoAt = session.last.at + kUndoMs;
  if (before != after || undoEnded || acted || stored != session.storage || wasOnline != session.online) {
    state.actions.emplace_back(Changed{kLiveViews});
  }
  // A step that its author lets go beyond the room, or takes back, is a question more or less.
  if (state.quiz.isOpen() && (practised != state.quiz.revision() || before.second != after.second)) {
    state.actions.emplace_back(Changed{{"quiz"}});
  }
  if (state.rounds.isOpen() && (met != state.rounds.revision() || before.second != after.second)) {
    state.actions.emplace_back(Changed{{"meet", "profile", "draw"}});
  }
  if (state.learn.isOpen() && before.second != after.second) state.actions.emplace_back(Changed{{"learn"}});
  for (auto& effect : effects) {
    std::visit([&](auto& each) { state.actions.emplace_back(std::move(each)); }, effect);
  }
  // One timer a room: what the sync machine waits for, or an undo that runs out before it.
  TimeMs wake = session.sync ? session.sync->wakeAt(message.now) : 0;
  if (session.noteUndoAt > message.now)
    wake = wake == 0 ? session.noteUndoAt : std::min(wake, session.noteUndoAt);
  if (wake != 0 && wake != session.wakeAsked) state.actions.emplace_back(WakeAt{wake});
  session.wakeAsked = wake;
  return std::move(state.actions);
}

std::string Engine::view(std::string_view name, const ViewQuery& query) const {
  const ViewContext context = state_->context(query.room, query.now);
  std::vector<std::string> shown;
  if (name == StepsView::name) {
    const StepsView steps = stepsView(context, {query.limit, query.before, query.text});
    for (const StepRow& row : steps.rows) shown.push_back(row.id);
    state_->noteShown(query.room, shown);
    return toJson(steps);
  }
  if (FindDesk::hasView(name)) {
    std::string json = state_->find.view(name, context, query, shown);
    if (!shown.empty()) state_->noteShown(query.room, shown);
    return json;
  }
  if (name == ComposerView::name) return toJson(composerView(context));
  if (name == StatusView::name) return toJson(statusView(context));
  if (name == WeekView::name) return toJson(weekView(context));
  if (name == PrinciplesView::name) return toJson(principlesView(context));
  if (name == HintsView::name) return state_->hints.view(query.text, context);
  if (QuizDesk::hasView(name)) return state_->quiz.view(name, context);
  if (RoundDesk::hasView(name))
    return state_->rounds.view(name, context, query.text, query.limit, query.before);
  if (LearnDesk::owns(name)) return state_->learn.view(name, context, query.text);
  if (name == RollupView::name) return state_->rollup.view(query.text, context);
  if (name == ExportView::name)
    return exportViewJson(context, {query.format, query.scope, query.language, query.named, query.text});
  return {};
}

}  // namespace smasteg
