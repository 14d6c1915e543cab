import Cells
import Languages
import Presentation

/// The exception that ended a cell.
struct CellFailureReport: Error {
  let failure: CellFailure

  /// The exception as Python names it, its line with a caret, the callers, one hint.
  var report: ErrorReport {
    ErrorReport(
      exception: .init(
        name: failure.name, line: failure.line, row: failure.places.last?.line ?? 1,
        column: failure.column,
        text: Localized(en: failure.text(.en), zh: failure.text(.zh))),
      message: Localized(failure.message), hint: failure.hint)
  }
}
