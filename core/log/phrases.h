// The sentences that go into the room: wire format, not interface. Written in the room's language, read in
// both.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"

namespace smasteg {

class Catalogue;

enum class Language { sv, en };
Language languageFrom(std::string_view tag);  // "en", "en-GB" → en; all else sv

/// "👣 Vecka 48 · Vad gjorde du? Svara i tråden."
std::string weekCardBody(const IsoWeek& week, Language language);
/// Whether the text has the form of a card of that kind, in any of our languages: the week's number that it
/// names, 0 when cards of that kind name none; nullopt when it has not.
std::optional<int> cardNumber(std::string_view kind, std::string_view body);
/// The shortest text that has the form of a card of that kind; "" when there is no such kind.
std::string plainCardBody(std::string_view kind, int week);
/// The week's number when the text has a week card's form in any of our languages (emoji variants allowed),
/// or a week letter's: a card that its author has turned into the letter is still the week's card.
std::optional<int> weekCardNumber(std::string_view body);
bool isWeekCardBody(std::string_view body);
bool isWeekLetterBody(std::string_view body);
/// "Ringde designern på Skatteverket #6": numbers only for principles the text does not already name by a
/// number. Principles outside the default catalogue are left to `se.smasteg`.
std::string stepBody(std::string_view text, const std::vector<std::string>& principles,
                     const Catalogue& catalogue);

}  // namespace smasteg
