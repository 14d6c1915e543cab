/// The characters rules, arrows and marks are drawn with.
public struct Glyphs: Sendable, Hashable {
  /// Whether only ASCII is used.
  public let isASCII: Bool
  /// Whether a program reads them aloud.
  private let isSpoken: Bool

  /// Box-drawing and arrow characters, each one column wide.
  public static let unicode = Glyphs(isASCII: false, isSpoken: false)
  /// ASCII only.
  public static let ascii = Glyphs(isASCII: true, isSpoken: false)
  /// ASCII only, and no sign where a pause is enough.
  public static let spoken = Glyphs(isASCII: true, isSpoken: true)

  /// What stands for text that was left out.
  public var ellipsis: String { isASCII ? "..." : "…" }
  /// What stands for columns that were left out.
  public var columnEllipsis: String { isASCII ? "..." : "⋯" }
  /// What stands for rows that were left out.
  public var rowEllipsis: String { isASCII ? ":" : "⋮" }
  /// Between the parts of a headline.
  public var dot: String { isSpoken ? "," : isASCII ? "-" : "·" }
  /// Between two parts of a line.
  public var joint: String { isSpoken ? ", " : " \(dot) " }
  /// Before an item of a list.
  public var bullet: String { isASCII ? "*" : "•" }
  /// Before the stage that runs next.
  public var marker: String { isASCII ? ">" : "▶" }
  /// What held.
  public var check: String { isASCII ? "ok" : "✓" }
  /// What did not hold.
  public var cross: String { isASCII ? "FAIL" : "✗" }
  /// From one value to the next.
  public var arrow: String { isASCII ? "->" : "→" }
  /// At most.
  public var atMost: String { isASCII ? "<=" : "≤" }
  /// Around a dimension that must match another.
  public var innerMarks: (open: String, close: String) {
    isSpoken ? ("", "") : isASCII ? ("[", "]") : ("‹", "›")
  }
  /// The filled part of a bar.
  public var barFull: String { isASCII ? "#" : "█" }
  /// The part of a bar still to come.
  public var barEmpty: String { isASCII ? "." : "░" }
  /// A horizontal rule.
  public var horizontal: String { isASCII ? "-" : "─" }
  /// A vertical rule.
  public var vertical: String { isASCII ? "|" : "│" }
  /// The corners and joints of a box, from top left to bottom right, a row at a time.
  var joints: [[String]] {
    isASCII
      ? Array(repeating: ["+", "+", "+"], count: 3)
      : [["┌", "┬", "┐"], ["├", "┼", "┤"], ["└", "┴", "┘"]]
  }
}
