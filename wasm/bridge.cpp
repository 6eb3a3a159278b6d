// The bridge: three functions, strings in and out (UTF-8 JSON), no handles into C++ and no rule. Nothing is
// thrown across it: process always answers {"actions":[…]} or {"error":{"code","detail"}}.
// SPDX-License-Identifier: EUPL-1.2
#include <emscripten/bind.h>

#include <string>

#include "core/engine/message_codec.h"

namespace {

smasteg::Engine& engine() {
  static smasteg::Engine instance;  // one engine a worker; a static, since main() returns at once
  return instance;
}

std::string process(const std::string& json) {
  const auto message = smasteg::readMessage(json);
  return message ? smasteg::writeActions(engine().process(message.value()))
                 : smasteg::writeError(message.error());
}

std::string view(const std::string& name, const std::string& json) {
  const auto query = smasteg::readQuery(json);
  if (!query) return smasteg::writeError(query.error());
  std::string out = engine().view(name, query.value());
  return out.empty() ? smasteg::writeError({"unknown_view", name.substr(0, 40)}) : out;
}

int contractVersion() { return smasteg::kContractVersion; }

}  // namespace

EMSCRIPTEN_BINDINGS(smasteg) {
  emscripten::function("process", &process);
  emscripten::function("view", &view);
  emscripten::function("contractVersion", &contractVersion);
}
