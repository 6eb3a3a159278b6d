// Every type that crosses the boundary, in one list: message_codec reads them, protocol_gen prints them. And
// which of all that can be asked needs the deferred part of the Wasm.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>
#include <tuple>

#include "core/engine/action.h"
#include "core/engine/engine.h"
#include "core/engine/message.h"
#include "core/view/composer_view.h"
#include "core/view/export_view.h"
#include "core/view/find_view.h"
#include "core/view/hints_view.h"
#include "core/view/learn_view.h"
#include "core/view/meet_view.h"
#include "core/view/pictures_view.h"
#include "core/view/principles_view.h"
#include "core/view/profile_view.h"
#include "core/view/quiz_view.h"
#include "core/view/rollup_view.h"
#include "core/view/status_view.h"
#include "core/view/steps_view.h"
#include "core/view/week_view.h"

namespace smasteg {

using AllViews = std::tuple<StepsView, ComposerView, StatusView, WeekView, PrinciplesView, QuizView,
                            PracticeView, HintsView, ExportView, MeetView, DrawView, ProfileView, HelpersView,
                            LearnView, LearnLetterView, LearnChainsView, LearnCallsView, LearnRiskView,
                            PicturesView, RollupView, TextsView, FoundView, FiltersView>;

/// What may call a function marked SMASTEG_DEFERRED (core/base/deferred.h): "view NAME", "command NAME" or
/// "load NAME". The host fetches that part of the Wasm before it passes one on. Nothing else may lead to one.
inline constexpr std::array kNeedsDeferred = std::to_array<std::string_view>({
    "view hints",
    "load suggest",
    "view texts",
    "view found",
    "view filters",
    "view quiz",
    "view practice",
    "view export",
    "command adoptStep",
    "load deck",
    "command answerQuestion",
    "command sayHowSure",
    "command nextQuestion",
    "command skipQuestion",
    "command askMore",
    "command importQuiz",
    "command removeDeck",
    "view meet",
    "view draw",
    "view profile",
    "view helpers",
    "load openings",
    "command openRound",
    "command signUp",
    "command takeBack",
    "command closeRound",
    "command drawRound",
    "command declineRound",
    "command sayMet",
    "command retryRound",
    "command keepProfile",
    "command sendProfile",
    "command removeProfile",
    "command pause",
    "view learn",
    "view learnLetter",
    "view learnRisk",
    "view learnPictures",
    "view learnChains",
    "view learnCalls",
    "command learnStart",
    "command learnClose",
    "command learnFromStep",
    "command learnThank",
    "command learnSendLetter",
    "command learnCall",
    "command learnAnswer",
    "command learnRemove",
    "command learnRetry",
    "view rollup",
    "load room",
    "command postCount",
    "command takeBackCount",
});

}  // namespace smasteg
