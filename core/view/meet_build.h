// How the views of meet_view.h are made.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "core/catalogue/opening_questions.h"
#include "core/matching/round_book.h"
#include "core/view/context.h"
#include "core/view/meet_view.h"
#include "core/view/round_own.h"
#include "core/view/round_people_view.h"

namespace smasteg {

struct MeetInput {
  const ViewContext& context;
  const std::vector<BookedRound>& rounds;  // the earliest first
  const std::vector<RoundOwn>& openings;   // cards on their way
  OwnOfRound ownOf;
  const OpeningQuestions* questions = nullptr;
};

MeetPerson meetPerson(const RoomSync& sync, const std::string& id);
Line reasonLine(const RoomSync& sync, const PairReason& reason);

MeetView meetView(const MeetInput& input, int limit, const std::string& before);
/// Empty when there is no such round.
DrawView drawView(const MeetInput& input, const std::string& card);
/// `own`: what this device has that the room has not; `elsewhere`: what one told last, in any room.
ProfileView profileView(const ViewContext& context, const ProfileOwn* own, const MeetProfile* elsewhere);
HelpersView helpersView(const ViewContext& context, const std::string& call, const std::string& id);

}  // namespace smasteg
