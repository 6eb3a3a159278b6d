// Identities and the bytes they are written in: base64url (RFC 4648 §5) for ids, base64 for stores.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "core/base/random.h"
#include "core/base/result.h"

namespace smasteg {

std::string base64url(std::string_view bytes);          // no padding
std::string base64(std::string_view bytes);             // padded
Result<std::string> fromBase64(std::string_view text);  // accepts both alphabets, with or without padding
Result<std::string> fromHex(std::string_view text);     // even number of digits, either case

/// A record's client-made identity: 128 random bits as 22 characters of base64url.
std::string makeRecordId(RandomStream& random);
bool isRecordId(std::string_view text);  // 16–64 characters of base64url: what we accept from others

/// "@anna:example.org" → "anna"; what is no Matrix user id comes back as it is.
std::string localpart(std::string_view userId);
/// "@anna:example.org" → "example.org"; "" when there is none.
std::string serverName(std::string_view userId);
bool isUserId(std::string_view text);   // @localpart:server, at most 255 bytes
bool isEventId(std::string_view text);  // "$" + 1..254 bytes without white space
/// Where a person gets into that room from anywhere: "https://matrix.to/#/!id?via=server", the server being
/// the one in the room's id or, from room version 12 on, that person's own. "" when it is no room's id.
std::string roomAddress(std::string_view roomId, std::string_view userId);

}  // namespace smasteg
