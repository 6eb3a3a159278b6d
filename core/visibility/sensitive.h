// What in a text points out a person or a case, to be warned of before it is sent: Swedish personal identity
// and coordination numbers (date and check digit must be right), case numbers of agencies and courts, e-mail
// addresses, telephone numbers. A warning, never a stop: only the person knows.
// Promises: total, linear in the text but for what one number takes; nothing is changed; the places do not
// overlap. It does not know names, addresses or pictures, and says so nowhere: no warning is no promise.
// Sources: Skatteverket on personnummer and samordningsnummer (day + 60; Luhn over ten digits); PTS's plan
// for telephone numbers (area codes); the courts' målnummer (letter, number, year).
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace smasteg {

enum class SensitiveKind { personalNumber, caseNumber, email, phone };

std::string_view sensitiveKindName(SensitiveKind kind);  // "personalNumber" …

/// Bytes of the text: [begin, end).
struct Sensitive {
  SensitiveKind kind = SensitiveKind::personalNumber;
  std::size_t begin = 0, end = 0;
};

/// In the order of the text. What is no UTF-8 is looked past.
std::vector<Sensitive> findSensitive(std::string_view text);

}  // namespace smasteg
