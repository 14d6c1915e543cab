import TextMeasures

/// Where text stands in the room it has.
public enum Alignment: Sendable, Hashable {
  /// At the left edge.
  case leading
  /// In the middle.
  case center
  /// At the right edge, as numbers do.
  case trailing
}

extension StringProtocol {
  /// The text with spaces added to fill a width; longer text stays as it is.
  public func padded(to width: Int, _ alignment: Alignment = .leading) -> String {
    let room = Swift.max(0, width - displayWidth)
    let left =
      switch alignment {
      case .leading: 0
      case .center: room / 2
      case .trailing: room
      }
    return .spaces(left) + self + .spaces(room - left)
  }

  /// The text, cut at the end to fit a width, with an ellipsis for what is missing.
  public func truncated(to width: Int, ellipsis: String = "…") -> String {
    guard displayWidth > width else { return String(self) }
    let mark = ellipsis.displayWidth <= width ? ellipsis : ""
    return head(width - mark.displayWidth, then: mark)
  }

  private func head(_ width: Int, then mark: String) -> String {
    var left = width
    var kept = ""
    var hasEscape = false
    for unit in TextUnits(self) {
      left -= unit.width
      if left < 0 { break }
      kept += unit.text
      hasEscape = hasEscape || unit.isEscape
    }
    return kept + mark + (hasEscape ? "\u{1B}[0m" : "")
  }
}

extension String {
  /// A space at which no line is broken.
  static let noBreakSpace = "\u{A0}"

  /// So many spaces; none where the number is negative.
  static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: Swift.max(0, count))
  }

  /// How many lines it has.
  var rowCount: Int { utf8.count { $0 == UInt8(ascii: "\n") } + 1 }

  /// Every line moved to the right.
  public func indented(by columns: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : .spaces(columns) + $0 }
      .joined(separator: "\n")
  }
}

extension String {
  /// The text without the spaces at its end.
  public var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
