// View "export": the steps as a file to take along. Query: format json · csv · markdown; scope room (the
// log) · all (that, and what only this device has) · own (that alone) · public (steps marked so by who wrote
// them, without names); language; named (public: one's own name at one's own steps).
// Format record is no file: one step (query text: its id) as anyone writes it by hand, "!steg Ringde kollegor
// #2", so that it is a step in the room from whatever client it is sent.
// Promises: nothing is fetched and nothing is sent; json of a room reads back to an equal digest. In a public
// file an edit or removal that is still on its way counts already.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <tuple>

#include "core/base/deferred.h"
#include "core/base/fields.h"
#include "core/report/report.h"
#include "core/steps/notebook.h"
#include "core/view/context.h"

namespace smasteg {

struct ExportView {
  static constexpr std::string_view name = "export";
  std::string fileName, mediaType, text;
  int steps = 0;
  static constexpr auto fields =
      std::tuple(field("fileName", &ExportView::fileName), field("mediaType", &ExportView::mediaType),
                 field("text", &ExportView::text), field("steps", &ExportView::steps));
};

struct ExportQuery {
  std::string format, scope, language;
  bool named = false;
  std::string id;  // format record: which step
};

/// The line of a report for a step that only a device has.
ReportStep ownReportStep(const PrivateStep& step, const std::string& author);

/// The view as JSON: it is made where few come (core/base/deferred.h).
SMASTEG_DEFERRED std::string exportViewJson(const ViewContext& context, const ExportQuery& query);

}  // namespace smasteg
