// What points out a person or a case: 200 numbers that nobody has, in the spellings people use, are all
// found; what people log and ordinary lines with numbers are left alone.
// SPDX-License-Identifier: EUPL-1.2
#include "core/visibility/sensitive.h"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/base/text.h"
#include "core/suggest/actions_codec.h"

namespace smasteg {
namespace {

constexpr int kSyntheticPerKind = 50;

std::string padded(std::uint64_t number, std::size_t digits) {
  std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

/// The tenth digit for the nine before it.
char checkDigitOf(const std::string& nine) {
  int sum = 0;
  for (std::size_t i = 0; i < nine.size(); ++i) {
    const int value = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
    sum += value / 10 + value % 10;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string makePersonalNumber(RandomStream& random, int spelling) {
  const std::uint64_t day = random.below(28) + 1 + (random.below(4) == 0 ? 60 : 0);
  const std::string year = padded(random.below(100), 2), month = padded(random.below(12) + 1, 2);
  std::string date = year + month + padded(day, 2);
  std::string last = padded(random.below(1000), 3);
  last += checkDigitOf(date + last);
  const std::string century = year < "26" ? "20" : "19";
  switch (spelling % 12) {
    case 0:
      return date + "-" + last;
    case 1:
      return century + date + "-" + last;
    case 2:
      return date + last;
    case 3:
      return century + date + last;
    case 4:
      return date + "+" + last;
    case 5:
      return date + " " + last;
    case 6:
      return century + date + " " + last;
    case 7:
      return date + " - " + last;
    case 8:
      return date + "\u2013" + last;
    case 9:
      return century + year + "-" + month + "-" + padded(day, 2) + "-" + last;
    case 10:
      return century + date + "\u00A0" + last;
    default:
      return century + " " + date + "-" + last;
  }
}

std::string makeCaseNumber(RandomStream& random, int spelling) {
  static constexpr std::array<const char*, 8> kUnits = {"KS", "SN", "BUN", "MBN", "TN", "ÄN", "KTN", "VON"};
  static constexpr std::array<const char*, 8> kCourts = {"T", "B", "Ö", "FT", "K", "UM", "PMT", "P"};
  const std::string unit = kUnits[random.below(kUnits.size())], year = padded(2010 + random.below(17), 4);
  const std::string court = kCourts[random.below(kCourts.size())];
  const std::string number = std::to_string(100 + random.below(99899)), five = padded(random.below(99999), 5);
  switch (spelling % 14) {
    case 0:
      return "Dnr " + year + "/" + number;
    case 1:
      return unit + " " + year + "-" + five;
    case 2:
      return unit + year + "/" + number;
    case 3:
      return "2.1.1-" + number + "/" + year;
    case 4:
      return court + " " + std::to_string(100 + random.below(19900)) + "-" + year.substr(2);
    case 5:
      return "dnr: " + unit + " " + year + "/" + number;
    case 6:
      return "diarienummer " + unit + "-" + year + "-" + number;
    case 7:
      return "mål nr " + court + " " + number.substr(0, 4) + "-" + year.substr(2);
    case 8:
      return "Dnr." + number + "-" + year;
    case 9:
      return "ärendenummer " + number;
    case 10:
      return unit + "/" + year + "-" + number;
    case 11:
      return "1.4.2-" + year + "-" + five;
    case 12:
      return "ärende nr " + unit + " " + year + ":" + number;
    default:
      return unit + " " + number + "/" + year;
  }
}

std::string makeEmail(RandomStream& random, int spelling) {
  static constexpr std::array<const char*, 6> kNames = {"anna", "bo", "lena.ek", "k-g", "info", "per_olof"};
  const std::string name = kNames[random.below(kNames.size())] + std::to_string(random.below(1000));
  switch (spelling % 8) {
    case 0:
      return name + "@example.se";
    case 1:
      return name + "@mail.example.com";
    case 2:
      return "F\u00F6rnamn." + name + "@example.org";
    case 3:
      return name + "+steg@example.net";
    case 4:
      return name + "@r\u00E4ksm\u00F6rg\u00E5s.example";
    case 5:
      return "INFO" + name + "@EXAMPLE.SE";
    case 6:
      return name + "@a-b.example.eu";
    default:
      return name + ".x@example.info";
  }
}

std::string makePhone(RandomStream& random, int spelling) {
  static constexpr std::array<const char*, 5> kMobiles = {"70", "72", "73", "76", "79"};
  static constexpr std::array<const char*, 6> kAreas = {"31", "40", "18", "60", "90", "46"};
  static constexpr std::array<const char*, 4> kLong = {"920", "480", "247", "650"};
  const std::string mobile = kMobiles[random.below(kMobiles.size())], a = padded(random.below(1000), 3);
  const std::string area = kAreas[random.below(kAreas.size())], far = kLong[random.below(kLong.size())];
  const std::string b = padded(random.below(100), 2), c = padded(random.below(100), 2);
  const std::string first = std::to_string(1 + random.below(9));
  switch (spelling % 16) {
    case 0:
      return "0" + mobile + "-" + a + " " + b + " " + c;
    case 1:
      return "0" + mobile + a + b + c;
    case 2:
      return "+46 " + mobile + " " + a + " " + b + " " + c;
    case 3:
      return "+46" + mobile + a + b + c;
    case 4:
      return "+46 (0)" + mobile + "-" + a + " " + b + " " + c;
    case 5:
      return "0046 " + mobile + a + b + c;
    case 6:
      return "08-" + first + b + " " + c + " " + b;
    case 7:
      return "08-" + first + b + " " + a + " " + c;
    case 8:
      return "0" + area + "-" + first + b + " " + c + " " + b;
    case 9:
      return "0" + area + "-" + first + c.substr(0, 1) + " " + b + " " + c;
    case 10:
      return "0" + far + "-" + first + b + " " + c;
    case 11:
      return "(08) " + first + b + " " + c + " " + b;
    case 12:
      return "0" + mobile + " " + a + b + c;
    case 13:
      return "0" + mobile + "." + a + "." + b + "." + c;
    case 14:
      return "0" + mobile + "/" + a + b + c;
    default:
      return "0" + mobile + "\u2011" + a + "\u00A0" + b + "\u00A0" + c;
  }
}

struct SensitiveMaker {
  SensitiveKind kind;
  std::string (*make)(RandomStream& random, int spelling);
};

constexpr std::array<SensitiveMaker, 4> kSensitiveMakers = {
    SensitiveMaker{SensitiveKind::personalNumber, makePersonalNumber},
    SensitiveMaker{SensitiveKind::caseNumber, makeCaseNumber},
    SensitiveMaker{SensitiveKind::email, makeEmail}, SensitiveMaker{SensitiveKind::phone, makePhone}};

TEST(SensitiveTest, FindsTwoHundredNumbersOfTwoHundredAndNamesTheirKind) {
  static constexpr std::array<std::pair<const char*, const char*>, 6> kAround = {
      {{"", ""},
       {"Hjälpte en person, ", ", med ansökan"},
       {"Ringde (", ") två gånger"},
       {"Se ", "."},
       {"pratade med Kim ", " igår kl 9.30"},
       {"\"", "\"!"}}};
  RandomStream random("sensitive");
  int found = 0;
  for (const auto& [kind, make] : kSensitiveMakers) {
    for (int i = 0; i < kSyntheticPerKind; ++i) {
      const std::string number = make(random, i);
      const auto& [before, after] = kAround[random.below(kAround.size())];
      const std::string text = before + number + after;
      const std::vector<Sensitive> all = findSensitive(text);
      ASSERT_EQ(all.size(), 1U) << text;
      // A telephone number of ten digits may pass for a person's; either is warned of.
      const bool mayBeEither = kind == SensitiveKind::phone && all[0].kind == SensitiveKind::personalNumber;
      EXPECT_TRUE(all[0].kind == kind || mayBeEither) << text << " " << sensitiveKindName(all[0].kind);
      EXPECT_EQ(text.substr(all[0].begin, all[0].end - all[0].begin), number) << text;
      ++found;
    }
  }
  EXPECT_EQ(found, 200);
}

TEST(SensitiveTest, LeavesAlmostAllThatPeopleLogAlone) {
  std::size_t texts = 0, warned = 0;
  for (const char* name : {"swedish", "english", "mixed", "unseen"}) {
    std::ifstream file(std::string(SMASTEG_SOURCE_DIR) + "/content/actions/" + name + ".json");
    const std::string json{std::istreambuf_iterator<char>(file), {}};
    const auto reading = readActions(json);
    ASSERT_TRUE(reading.file) << name;
    for (const LabelledAction& action : *reading.file) {
      for (const std::string* text : {&action.textSv, &action.textEn}) {
        if (text->empty()) continue;
        ++texts;
        warned += findSensitive(*text).empty() ? 0U : 1U;
      }
    }
  }
  EXPECT_GT(texts, 2000U);
  EXPECT_LE(warned * 50, texts) << warned << " of " << texts;
}

/// Ordinary lines with numbers in them.
constexpr auto kOrdinaryNumbers = std::to_array<const char*>({"Mötet är 2026-11-29 kl. 09.30-11.00",
                                                              "Öppet 08.30-16.30",
                                                              "öppet 08-16",
                                                              "08–17 alla dagar",
                                                              "den 05-12-2026 i sal 3",
                                                              "29/11 2026",
                                                              "v. 48",
                                                              "vecka 48-49",
                                                              "3 000 kr",
                                                              "12 345 678 kr",
                                                              "1 000 000 000 kronor",
                                                              "SFS 2018:1937",
                                                              "lagen (2018:1937)",
                                                              "EN 301 549",
                                                              "ISO 27001:2022",
                                                              "ISBN 978-91-38-32577-1",
                                                              "ISBN 0-19-852663-6",
                                                              "WCAG 2.2 AA",
                                                              "kap. 2 § 14",
                                                              "3.1.2",
                                                              "1.2.3-4",
                                                              "läsåret 2025/26",
                                                              "läsåret 2025/2026",
                                                              "prop. 2017/18:105",
                                                              "SOU 2024:12",
                                                              "förordning (EU) 2016/679",
                                                              "direktiv (EU) 2016/2102",
                                                              "HSLF-FS 2016:40",
                                                              "556677-8899",
                                                              "org.nr 212000-0142",
                                                              "123-4567",
                                                              "bankgiro 5050-1055",
                                                              "61 % av 4000 sidor",
                                                              "från 60 till 25 min",
                                                              "14-16 personer",
                                                              "B 12-13",
                                                              "rum 304",
                                                              "plan 4, hus 12",
                                                              "kl 13-14",
                                                              "17:30",
                                                              "2026-11-29",
                                                              "20261129",
                                                              "26-11-29",
                                                              "1999-2024",
                                                              "VT 2026",
                                                              "Q3 2026",
                                                              "0,5 procent",
                                                              "0.12.3",
                                                              "version 10.2.1",
                                                              "linje 4 och 14",
                                                              "0-5 år",
                                                              "007",
                                                              "112",
                                                              "1177",
                                                              "114 14",
                                                              "kom 08.15",
                                                              "200 x 300 x 400 mm",
                                                              "59.3293, 18.0686",
                                                              "5-1 i matchen",
                                                              "post@",
                                                              "@anna kan du?",
                                                              "a@b",
                                                              "850709-1234 har fel kontrollsiffra",
                                                              "851309-9805",
                                                              "ärende 3 på listan",
                                                              "ett mål 2-1",
                                                              "dnr saknas",
                                                              "Dnr?",
                                                              "mejla mig",
                                                              "T 12",
                                                              "100 000-150 000 kr",
                                                              "2024-2025",
                                                              "mellan 2015-2020",
                                                              "A4",
                                                              "CC BY 4.0",
                                                              "10 000-tals",
                                                              "12.30-13.15 lunch, 14.00-15.30 retro"});

TEST(SensitiveTest, LeavesOrdinaryNumbersAlone) {
  for (const char* text : kOrdinaryNumbers) EXPECT_TRUE(findSensitive(text).empty()) << text;
}

TEST(SensitiveTest, TellsSeveralInTheirOrderInBytes) {
  const std::string text = "Åsa åäö 850709-9805, asa@example.se, 070-123 45 67, Dnr 2026/123";
  const std::vector<Sensitive> found = findSensitive(text);
  ASSERT_EQ(found.size(), 4U);
  std::vector<std::string> parts;
  std::string kinds;
  for (const Sensitive& each : found) {
    parts.push_back(text.substr(each.begin, each.end - each.begin));
    kinds += std::string(sensitiveKindName(each.kind)) + " ";
  }
  EXPECT_EQ(parts,
            (std::vector<std::string>{"850709-9805", "asa@example.se", "070-123 45 67", "Dnr 2026/123"}));
  EXPECT_EQ(kinds, "personalNumber email phone caseNumber ");
}

TEST(SensitiveTest, WantsTheRightCheckDigit) {
  const std::string nine = "850709980";
  for (char last = '0'; last <= '9'; ++last) {
    const std::string text = "850709-980" + std::string(1, last);
    EXPECT_EQ(findSensitive(text).size(), last == checkDigitOf(nine) ? 1U : 0U) << text;
  }
}

TEST(SensitiveTest, TakesAnyBytesAndNeverOverlaps) {
  static constexpr std::array<const char*, 14> kParts = {"0",    "7",   "850709-9805", "@",          ".se",
                                                         "-",    " ",   "KS 2026/",    "Dnr",        "å",
                                                         "\xFF", "+46", "(",           "mål nr T 12"};
  RandomStream random("any bytes");
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::uint64_t i = random.below(20); i > 0; --i) text += kParts[random.below(kParts.size())];
    std::size_t last = 0;
    for (const Sensitive& each : findSensitive(text)) {
      ASSERT_LE(last, each.begin) << text;
      ASSERT_LT(each.begin, each.end) << text;
      ASSERT_LE(each.end, text.size()) << text;
      last = each.end;
    }
  }
}

}  // namespace
}  // namespace smasteg
