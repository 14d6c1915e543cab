import Presentation
import TextMeasures

/// What a cell has printed.
struct PrintedReport: Report {
  /// The text as it was printed, line ends and all.
  let printed: String

  init(_ printed: String) { self.printed = printed }

  let kind = "print"

  var fields: [(String, JSON)] { [("text", .string(printed))] }

  /// The text without its last line end, which whoever shows it adds.
  func text(for page: Page) -> String {
    let lines = printed.hasSuffix("\n") ? String(printed.dropLast()) : printed
    return lines.sanitized
  }
}
