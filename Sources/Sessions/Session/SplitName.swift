import Datasets
import Studies

/// A name that belongs to a part of the data: `X_train`, `J_dev`, `accuracy_test`.
struct SplitName {
  /// What is asked of the part.
  enum Quantity: String, CaseIterable {
    case X, Y, J, accuracy, error, precision, recall, F1

    /// The number it stands for; nil for the data themselves.
    var metric: Metric? { Metric(rawValue: rawValue) }
  }

  let quantity: Quantity
  let part: Splits.Part

  /// Reads a name; nil where it is another kind of name.
  init?(_ name: String) {
    guard let underscore = name.firstIndex(of: "_"),
      let quantity = Quantity(rawValue: String(name[..<underscore])),
      let part = Splits.Part(rawValue: String(name[name.index(after: underscore)...]))
    else { return nil }
    self.quantity = quantity
    self.part = part
  }

  /// Every name for some parts.
  static func all(of parts: [Splits.Part]) -> [String] {
    parts.flatMap { part in Quantity.allCases.map { "\($0.rawValue)_\(part.rawValue)" } }
  }
}
