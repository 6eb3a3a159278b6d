// See moments.h. Questions and answers are lists of texts, each with its length before it.
// SPDX-License-Identifier: EUPL-1.2
#include "debug/model/moments.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "core/base/assert.h"

namespace smasteg::debug {
namespace {

Moment answerOf(Replica& replica, const MomentQuestion& question) {
  Moment moment;
  moment.replayed = question.position - std::min(question.position, replica.position());
  replica.goOn(question.position);
  for (const std::string& command : question.commands) moment.answers.push_back(replica.tell(command));
  for (const std::string& name : question.views) moment.views.push_back(replica.view(name, question.text));
  moment.position = replica.position();
  moment.now = replica.now();
  moment.costs = replica.costs();
  return moment;
}

using Texts = std::vector<std::string>;

bool writeAll(int fd, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t written = send(fd, bytes, size, MSG_NOSIGNAL);
    if (written <= 0) return false;
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

bool readAll(int fd, char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t got = read(fd, bytes, size);
    if (got <= 0) return false;
    bytes += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool writeTexts(int fd, const Texts& texts) {
  std::string all;
  const auto number = [&all](std::uint64_t value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    all.append(bytes, sizeof value);
  };
  number(texts.size());
  for (const std::string& text : texts) {
    number(text.size());
    all += text;
  }
  return writeAll(fd, all.data(), all.size());
}

bool readTexts(int fd, Texts& texts) {
  const auto number = [fd](std::uint64_t& value) {
    char bytes[sizeof value];
    if (!readAll(fd, bytes, sizeof value)) return false;
    std::memcpy(&value, bytes, sizeof value);
    return true;
  };
  std::uint64_t count = 0;
  if (!number(count)) return false;
  texts.clear();
  for (std::uint64_t i = 0; i < count; ++i) {
    std::uint64_t size = 0;
    if (!number(size)) return false;
    texts.emplace_back(size, '\0');
    if (!readAll(fd, texts.back().data(), size)) return false;
  }
  return true;
}

/// What is read back was written here: a text that is not there is a programmer's error.
class Reader {
 public:
  explicit Reader(const Texts& texts) : texts_(texts) {}
  const std::string& text() {
    SMASTEG_ASSERT(at_ < texts_.size());
    return texts_[at_++];
  }
  std::uint64_t number() {
    const std::string& digits = text();
    std::uint64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }
  Texts list() {
    Texts out;
    for (std::uint64_t count = number(); count > 0; --count) out.push_back(text());
    return out;
  }

 private:
  const Texts& texts_;
  std::size_t at_ = 0;
};

void appendList(Texts& out, const Texts& list) {
  out.push_back(std::to_string(list.size()));
  out.insert(out.end(), list.begin(), list.end());
}

Texts asTexts(const MomentQuestion& question) {
  Texts out = {std::to_string(question.position), question.text};
  appendList(out, question.views);
  appendList(out, question.commands);
  return out;
}

MomentQuestion questionOf(const Texts& texts) {
  Reader in(texts);
  MomentQuestion question;
  question.position = in.number();
  question.text = in.text();
  question.views = in.list();
  question.commands = in.list();
  return question;
}

Texts asTexts(const Moment& moment) {
  Texts out = {std::to_string(moment.position), std::to_string(moment.now), std::to_string(moment.replayed)};
  appendList(out, moment.views);
  appendList(out, moment.answers);
  out.push_back(std::to_string(moment.costs.all().size()));
  for (const auto& [name, cost] : moment.costs.all()) {
    out.push_back(name);
    for (const std::uint64_t value :
         {cost.calls, cost.nanoseconds, cost.longest, cost.bytesIn, cost.bytesOut, cost.allocations})
      out.push_back(std::to_string(value));
  }
  return out;
}

Moment momentOf(const Texts& texts) {
  Reader in(texts);
  Moment moment;
  moment.position = in.number();
  moment.now = static_cast<std::int64_t>(in.number());
  moment.replayed = in.number();
  moment.views = in.list();
  moment.answers = in.list();
  for (std::uint64_t count = in.number(); count > 0; --count) {
    const std::string name = in.text();
    Cost cost;
    for (std::uint64_t* value :
         {&cost.calls, &cost.nanoseconds, &cost.longest, &cost.bytesIn, &cost.bytesOut, &cost.allocations})
      *value = in.number();
    moment.costs.add(name, cost);
  }
  return moment;
}

/// A copy of a checkpoint goes on, answers and is gone; the checkpoint itself waits for the next question,
/// until nobody holds the other end any more.
[[noreturn]] void serve(Replica& replica, int fd) {
  for (Texts texts; readTexts(fd, texts);) {
    const pid_t copy = fork();
    if (copy == 0) {
      writeTexts(fd, asTexts(answerOf(replica, questionOf(texts))));
      _exit(0);
    }
    if (copy > 0) waitpid(copy, nullptr, 0);
  }
  _exit(0);
}

struct Channel {
  int ours = -1, theirs = -1;
};

}  // namespace

struct Moments::State {
  std::size_t length = 0, step = 1, ready = 0;
  std::vector<Channel> channels;
  int news = -1;  // a byte for each checkpoint that is there
  pid_t keeper = -1;

  [[noreturn]] void keep(const Archive& archive, int tell);
};

void Moments::State::keep(const Archive& archive, int tell) {
  for (const Channel& channel : channels) close(channel.ours);
  Replica replica(archive);
  for (std::size_t i = 0; i < channels.size(); ++i) {
    replica.goOn(i * step);
    const pid_t copy = fork();
    if (copy == 0) serve(replica, channels[i].theirs);
    close(channels[i].theirs);
    const char one = 1;
    if (copy < 0 || write(tell, &one, 1) != 1) break;
  }
  close(tell);
  while (wait(nullptr) > 0) continue;
  _exit(0);
}

Moments::Moments(const Archive& archive) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.length = archive.events.size();
  const std::size_t count = std::clamp<std::size_t>(state.length / 500 + 1, 1, kMaxCheckpoints);
  state.step = std::max<std::size_t>(1, (state.length + count - 1) / count);
  int news[2];
  SMASTEG_ASSERT(pipe(news) == 0);
  for (std::size_t i = 0; i < count; ++i) {
    int both[2];
    SMASTEG_ASSERT(socketpair(AF_UNIX, SOCK_STREAM, 0, both) == 0);
    state.channels.push_back({both[0], both[1]});
  }
  state.keeper = fork();
  if (state.keeper == 0) {
    close(news[0]);
    state.keep(archive, news[1]);
  }
  close(news[1]);
  state.news = news[0];
  fcntl(state.news, F_SETFL, O_NONBLOCK);
  for (const Channel& channel : state.channels) close(channel.theirs);
}

Moments::~Moments() {
  for (const Channel& channel : state_->channels) close(channel.ours);
  close(state_->news);
  if (state_->keeper > 0) waitpid(state_->keeper, nullptr, 0);
}

std::size_t Moments::length() const { return state_->length; }
std::size_t Moments::wanted() const { return state_->channels.size(); }

std::size_t Moments::ready() {
  char bytes[kMaxCheckpoints];
  const ssize_t got = read(state_->news, bytes, sizeof bytes);
  if (got > 0) state_->ready += static_cast<std::size_t>(got);
  return state_->ready;
}

bool Moments::canAsk(std::size_t position) {
  return std::min(position / state_->step, state_->channels.size() - 1) < ready();
}

Moment Moments::ask(const MomentQuestion& question) {
  MomentQuestion asked = question;
  asked.position = std::min(asked.position, state_->length);
  const int fd = state_->channels[std::min(asked.position / state_->step, state_->channels.size() - 1)].ours;
  Texts texts;
  // A copy that trapped answers nothing: that is told as it is.
  if (!writeTexts(fd, asTexts(asked)) || !readTexts(fd, texts)) return {};
  return momentOf(texts);
}

}  // namespace smasteg::debug
