// The reader of catalogue files. See catalogue_codec.h.
// SPDX-License-Identifier: EUPL-1.2
#include "core/catalogue/catalogue_codec.h"

#include <set>
#include <string>
#include <utility>

#include "core/base/json.h"
#include "core/base/text.h"
#include "core/catalogue/default_principles.h"

namespace smasteg {
namespace {

constexpr std::string_view kSchemaPrefix = "smasteg.catalogues/";
constexpr std::size_t kMaxLabelBytes = 8;

/// Reads one file. Every method answers false once something did not fit; `problem_` says where.
class Reader {
 public:
  bool readFile(JsonValue file, std::vector<CatalogueInfo>& out) {
    const auto schema = readString(file, "schema", kMaxTitleBytes);
    if (!schema || !startsWith(*schema, kSchemaPrefix)) return fail("schema", "another kind of file");
    const JsonValue catalogues = readArray(file, "catalogues");
    if (catalogues.empty()) return fail("catalogues", "missing or empty");
    if (catalogues.size() > kMaxCatalogues) return fail("catalogues", "too many");
    for (const JsonValue each : catalogues.items()) {
      CatalogueInfo info;
      if (!readCatalogue(each, "catalogues[" + std::to_string(out.size()) + "]", info)) return false;
      out.push_back(std::move(info));
    }
    return true;
  }

  const std::string& problem() const { return problem_; }

 private:
  bool fail(const std::string& path, std::string_view why) {
    problem_ = path + ": " + std::string(why);
    return false;
  }

  bool readId(JsonValue from, const std::string& path, std::string& out) {
    const auto id = readString(from, "id", kMaxTitleBytes);
    if (!id || !Catalogue::isPrincipleId(*id)) return fail(path + ".id", "missing, or not of a-z, 0-9 and -");
    if (!ids_.emplace(*id).second) return fail(path + ".id", "twice in the file");
    out = *id;
    return true;
  }

  /// A text that may be missing, but not of the wrong type or too long.
  bool readText(JsonValue from, const std::string& path, std::string_view key, std::size_t maxBytes,
                std::string& out) {
    if (!from.member(key)) return true;
    const auto text = readString(from, key, maxBytes);
    if (!text) return fail(path + "." + std::string(key), "no text, or too long");
    out = cleanText(*text);
    return true;
  }

  bool readTitles(JsonValue from, const std::string& path, std::string& titleSv, std::string& titleEn) {
    if (!readText(from, path, "title_sv", kMaxTitleBytes, titleSv)) return false;
    if (!readText(from, path, "title_en", kMaxTitleBytes, titleEn)) return false;
    if (trim(titleSv).empty()) return fail(path + ".title_sv", "missing or empty");
    if (trim(titleEn).empty()) titleEn = titleSv;
    return true;
  }

  bool readCatalogue(JsonValue from, const std::string& path, CatalogueInfo& info) {
    if (!from.isObject()) return fail(path, "no object");
    if (!readId(from, path, info.id) || !readTitles(from, path, info.titleSv, info.titleEn)) return false;
    if (!readText(from, path, "version", kMaxTitleBytes, info.version)) return false;
    if (!readText(from, path, "licence", kMaxPrincipleTextBytes, info.licence)) return false;
    for (const std::string_view source : readStrings(from, "source_urls", kMaxVariants, kMaxTitleBytes)) {
      info.sources.push_back(cleanText(source));
    }
    const JsonValue principles = readArray(from, "principles");
    if (principles.empty()) return fail(path + ".principles", "missing or empty");
    if (principles.size() > kMaxPrinciples) return fail(path + ".principles", "too many");
    for (const JsonValue each : principles.items()) {
      Principle principle;
      const std::string place = path + ".principles[" + std::to_string(info.principles.size()) + "]";
      if (!readPrinciple(each, place, principle)) return false;
      info.principles.push_back(std::move(principle));
    }
    return info.id != kDefaultCatalogueId || checkSeven(info, path);
  }

  bool checkSeven(const CatalogueInfo& info, const std::string& path) {
    const CatalogueInfo seven = makeDefaultCatalogue();
    bool same = info.principles.size() == seven.principles.size();
    for (std::size_t i = 0; same && i < seven.principles.size(); ++i) {
      same = info.principles[i].id == seven.principles[i].id &&
             info.principles[i].number == seven.principles[i].number;
    }
    return same || fail(path + ".principles", "not the seven, in order");
  }

  bool readPrinciple(JsonValue from, const std::string& path, Principle& principle) {
    if (!readCommon(from, path, principle)) return false;
    if (const auto number = readInt(from, "number", 1, kMaxPrinciples)) {
      principle.number = static_cast<int>(*number);
      principle.label = std::to_string(*number);
    } else if (auto label = readString(from, "number", kMaxLabelBytes); label && !trim(*label).empty()) {
      principle.label = cleanText(*label);
    } else {
      return fail(path + ".number", "missing, or neither a number nor a short text");
    }
    if (!from.member("sub")) return true;
    const JsonValue parts = readArray(from, "sub");
    if (!parts || parts.size() > kMaxPrinciples) return fail(path + ".sub", "no list, or too many");
    for (const JsonValue each : parts.items()) {
      Principle part;
      if (!readCommon(each, path + ".sub[" + std::to_string(principle.parts.size()) + "]", part))
        return false;
      part.label = part.id.substr(part.id.rfind('-') + 1);  // "otg-6a" is written 6a
      principle.parts.push_back(std::move(part));
    }
    return true;
  }

  bool readCommon(JsonValue from, const std::string& path, Principle& principle) {
    if (!from.isObject()) return fail(path, "no object");
    if (!readId(from, path, principle.id)) return false;
    if (!readTitles(from, path, principle.titleSv, principle.titleEn)) return false;
    if (!readText(from, path, "text_sv", kMaxPrincipleTextBytes, principle.textSv)) return false;
    if (!readText(from, path, "text_en", kMaxPrincipleTextBytes, principle.textEn)) return false;
    for (const char* key : {"title_variants_sv", "title_variants_en"}) {
      for (const std::string_view title : readStrings(from, key, kMaxVariants, kMaxTitleBytes)) {
        if (title != principle.titleSv && title != principle.titleEn)
          principle.otherTitles.push_back(cleanText(title));
      }
    }
    return true;
  }

  std::set<std::string> ids_;
  std::string problem_;
};

}  // namespace

Result<std::vector<CatalogueInfo>> decodeCatalogues(std::string_view json) {
  JsonDocument file;
  if (const auto parsed = parseJson(json, kMaxCatalogueFileBytes, kMaxCatalogueFileDepth, file); !parsed) {
    return parsed.error();
  }
  std::vector<CatalogueInfo> catalogues;
  Reader reader;
  if (!reader.readFile(file.root(), catalogues)) return Error{"bad_schema", reader.problem()};
  return catalogues;
}

}  // namespace smasteg
