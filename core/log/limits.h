// Every limit of the format and of the log: name, number, reason. FORMAT.md says what happens at each.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/time.h"

namespace smasteg {

inline constexpr int kFormatVersion = 1;  // `v` of all we write
inline constexpr int kMaxWording = 1'000'000;
inline constexpr std::size_t kMaxEventBytes =
    96 * 1024;  // a whole event as a server may send it (64 KiB) plus what clients add
inline constexpr std::size_t kMaxContentBytes =
    32 * 1024;  // what a record may hold; half a server's limit, room for encryption
inline constexpr int kMaxJsonDepth = 32;                   // ordinary events are < 10 deep
inline constexpr std::size_t kMaxTextCodePoints = 4000;    // one record
inline constexpr std::size_t kMaxTextBytes = 16 * 1024;    // the same in bytes: 4 each
inline constexpr std::size_t kMaxRecordsPerMessage = 100;  // a batch; a hand-written list seldom has 20
inline constexpr std::size_t kMaxBatchBytes =
    kMaxContentBytes - 2 * 1024;  // of a batch we write: its edits are a little larger
inline constexpr std::size_t kMaxBatchedCodePoints = 200;  // a longer step reads better alone
inline constexpr std::size_t kMinBatched = 4;              // fewer waiting steps leave one by one
inline constexpr std::size_t kMaxIdBytes = 255;            // Matrix: user, room and event ids
inline constexpr std::size_t kMaxPrinciplesPerRecord = 7;
inline constexpr std::size_t kMaxTagsPerRecord = 10;
inline constexpr std::size_t kMaxTagBytes = 80;
inline constexpr std::size_t kMaxMentions = 50;
inline constexpr std::size_t kMaxOpTextCodePoints = 80;  // a word of a profile: coarse, not a text
inline constexpr std::size_t kMaxOpTexts = 10;           // of one kind in a profile; catalogues; answers
inline constexpr std::size_t kMaxOpIds = 500;            // entries of a round; 32 KiB hold no more
inline constexpr std::size_t kMaxGroup = 5;              // people who meet at once; we make two or three
inline constexpr std::size_t kMaxRetold = 300;           // records in a retell; 30 KiB hold about 120
inline constexpr std::size_t kMaxRetellBytes = kMaxBatchBytes;  // of those we write, as a batch
inline constexpr std::size_t kMaxQuarantineKept = 200;          // inspectable copies; all are counted
inline constexpr std::size_t kMaxQuarantineCopyBytes = 1024;    // of each copy: enough to see what it is
inline constexpr std::size_t kMaxNewerKept =
    200;  // newer versions' bytes, for the version that can read them
inline constexpr std::size_t kMaxSnapshotBytes = 256 * 1024 * 1024;  // 100,000 events are about 8 MB
inline constexpr std::size_t kMaxPending =
    20000;  // events whose card or original is not seen yet, in memory only
inline constexpr std::size_t kCardFullMessages = 500;  // a new card is made: threads above this page slowly
inline constexpr std::size_t kMaxCardsPerSenderWeek = 5;  // a flood of cards costs its sender, not the reader
inline constexpr std::size_t kMaxCardsPerWeek = 20;
inline constexpr TimeMs kMaxPointerAheadMs =
    10 * kMinuteMs;  // a pointer further ahead of our clock is a wrong or lying clock

}  // namespace smasteg
