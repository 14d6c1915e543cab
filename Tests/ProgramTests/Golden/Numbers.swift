import Foundation

/// Rows of numbers as JSON has them; NaN is null or "NaN".
struct Numbers: Equatable {
  let rows: [[Double]]

  init(json: Any) {
    if let rows = json as? [[Any]] {
      self.rows = rows.map { $0.map(Self.number) }
    } else if let row = json as? [Any] {
      rows = [row.map(Self.number)]
    } else {
      rows = [[Self.number(json)]]
    }
  }

  private static func number(_ json: Any) -> Double {
    if let text = json as? String { return Double(text) ?? .nan }
    return (json as? NSNumber)?.doubleValue ?? .nan
  }

  /// One line a row; a missing number is an empty field or a question mark.
  var csv: String {
    rows.map { row in
      row.enumerated().map { $1.isNaN ? ($0 % 2 == 0 ? "" : "?") : "\($1)" }
        .joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }

  /// Where it differs from what is expected: relative to the element, or in float32, where
  /// differences of near numbers lose digits, to the largest; 1e-3 at least.
  func difference(from expected: Numbers, tolerance: Double) -> String? {
    guard rows.map(\.count) == expected.rows.map(\.count) else { return "another shape" }
    let largest = expected.rows.joined().filter(\.isFinite).map(abs).max() ?? 0
    for (a, b) in zip(rows.joined(), expected.rows.joined()) where !(a.isNaN && b.isNaN) {
      let scale = max(tolerance > 1e-6 ? largest : abs(b), 1e-3)
      guard abs(a - b) <= tolerance * scale else { return "\(a), not \(b)" }
    }
    return nil
  }
}
