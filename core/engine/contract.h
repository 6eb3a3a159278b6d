// Every type that crosses the boundary, in one list: message_codec reads them, protocol_gen prints them.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <tuple>

#include "core/engine/action.h"
#include "core/engine/engine.h"
#include "core/engine/message.h"
#include "core/view/composer_view.h"
#include "core/view/principles_view.h"
#include "core/view/quiz_view.h"
#include "core/view/status_view.h"
#include "core/view/steps_view.h"
#include "core/view/week_view.h"

namespace smasteg {

using AllViews =
    std::tuple<StepsView, ComposerView, StatusView, WeekView, PrinciplesView, QuizView, PracticeView>;

}  // namespace smasteg
