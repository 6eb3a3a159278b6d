// Base64, hex and the identities of Matrix. See ids.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/base/ids.h"

#include <algorithm>
#include <cstdint>

#include "core/base/text.h"

namespace smasteg {
namespace {

constexpr std::string_view kUrlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kPlainAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kRecordIdBytes = 16;
constexpr std::size_t kMinRecordIdLength = 16;
constexpr std::size_t kMaxRecordIdLength = 64;
constexpr std::size_t kMaxMatrixIdBytes = 255;  // Matrix, appendix on identifiers

std::string encode(std::string_view bytes, std::string_view alphabet, bool padded) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : bytes) {
    bits = (bits << 8) | static_cast<std::uint8_t>(c);
    held += 8;
    while (held >= 6) {
      held -= 6;
      text += alphabet[(bits >> held) & 0x3f];
    }
    bits &= (1u << held) - 1;
  }
  if (held > 0) text += alphabet[(bits << (6 - held)) & 0x3f];
  while (padded && text.size() % 4 != 0) text += '=';
  return text;
}

/// The six bits of a digit of either alphabet, or -1.
int base64Digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool isUrlDigit(char c) { return base64Digit(c) >= 0 && c != '+' && c != '/'; }

bool isServerCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
         c == ':' || c == '[' || c == ']';
}

/// As a part of an address (RFC 3986): whatever is in it, it stays one part.
std::string percentEncoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (isUrlDigit(c) || c == '.') {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4], kHex[byte & 0xf]};
    }
  }
  return out;
}

/// No white space and no ASCII controls, and valid UTF-8: old user ids hold all sorts of letters.
bool isOpaque(std::string_view text) {
  const auto refused = [](char c) { return static_cast<std::uint8_t>(c) <= 0x20 || c == 0x7f; };
  return std::none_of(text.begin(), text.end(), refused) && isValidUtf8(text);
}

}  // namespace

std::string base64url(std::string_view bytes) { return encode(bytes, kUrlAlphabet, false); }

std::string base64(std::string_view bytes) { return encode(bytes, kPlainAlphabet, true); }

Result<std::string> fromBase64(std::string_view text) {
  const std::size_t padding = text.size() - std::min(text.find('='), text.size());
  if (padding > 2 || (padding > 0 && text.size() % 4 != 0)) return Error{"bad_base64", "wrong padding"};
  if (text.ends_with("==") != (padding == 2)) return Error{"bad_base64", "wrong padding"};
  text.remove_suffix(padding);
  if (text.size() % 4 == 1) return Error{"bad_base64", "one digit too many or too few"};

  std::string bytes;
  bytes.reserve(text.size() / 4 * 3 + 2);
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const int digit = base64Digit(c);
    if (digit < 0) return Error{"bad_base64", "not a base64 digit"};
    bits = (bits << 6) | static_cast<std::uint32_t>(digit);
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes += static_cast<char>((bits >> held) & 0xff);
      bits &= (1u << held) - 1;
    }
  }
  if (bits != 0) return Error{"bad_base64", "bits left over"};
  return bytes;
}

Result<std::string> fromHex(std::string_view text) {
  if (text.size() % 2 != 0) return Error{"bad_hex", "an odd number of digits"};
  std::string bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hexDigit(text[i]);
    const int low = hexDigit(text[i + 1]);
    if (high < 0 || low < 0) return Error{"bad_hex", "not a hex digit"};
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

std::string makeRecordId(RandomStream& random) { return base64url(random.bytes(kRecordIdBytes)); }

bool isRecordId(std::string_view text) {
  return text.size() >= kMinRecordIdLength && text.size() <= kMaxRecordIdLength &&
         std::all_of(text.begin(), text.end(), isUrlDigit);
}

bool isUserId(std::string_view text) {
  if (text.size() > kMaxMatrixIdBytes || !startsWith(text, "@")) return false;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon < 2 || colon + 1 == text.size()) return false;
  const std::string_view server = text.substr(colon + 1);
  return isOpaque(text.substr(1, colon - 1)) && std::all_of(server.begin(), server.end(), isServerCharacter);
}

std::string localpart(std::string_view userId) {
  if (!isUserId(userId)) return std::string(userId);
  return std::string(userId.substr(1, userId.find(':') - 1));
}

std::string serverName(std::string_view userId) {
  if (!isUserId(userId)) return {};
  return std::string(userId.substr(userId.find(':') + 1));
}

std::string roomAddress(std::string_view roomId, std::string_view userId) {
  if (roomId.size() < 2 || roomId.size() > kMaxMatrixIdBytes || roomId[0] != '!' || !isOpaque(roomId))
    return {};
  const std::size_t colon = roomId.find(':');
  const std::string server =
      colon == std::string_view::npos ? serverName(userId) : std::string(roomId.substr(colon + 1));
  std::string address = "https://matrix.to/#/" + percentEncoded(roomId);
  if (!server.empty()) address += "?via=" + percentEncoded(server);
  return address;
}

bool isEventId(std::string_view text) {
  return text.size() >= 2 && text.size() <= kMaxMatrixIdBytes && text[0] == '$' && isOpaque(text);
}

}  // namespace smasteg
