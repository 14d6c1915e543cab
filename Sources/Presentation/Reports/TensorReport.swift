import Languages
import Matrices

/// A tensor: its name, who wrote it and how, its statistics and its values.
public struct TensorReport: Report {
  /// What it is called, or the expression that gave it.
  public let name: String
  /// Its values, row i and column j as in `name[i, j]`.
  public let values: Matrix<Double>
  /// The stage that wrote it, where one did.
  public let writer: String?
  /// The formula it was computed by, where there is one.
  public let formula: String?
  /// What is said about it.
  public let note: Localized<String>?
  /// What of it a person set by hand, or was computed before that.
  public let hand: HandMark?
  /// The significant digits shown to a person.
  public let digits: Int
  /// Its dimensions: 2 for a matrix, 1 for NumPy's row of n, whose shape is `(n,)`.
  public let rank: Int

  /// Creates a report of a tensor.
  public init(
    _ name: String, values: Matrix<Double>, writer: String? = nil, formula: String? = nil,
    note: Localized<String>? = nil, hand: HandMark? = nil,
    digits: Int = NumberFormat.defaultDigits, rank: Int = 2
  ) {
    self.name = name
    self.values = values
    self.writer = writer
    self.formula = formula
    self.note = note
    self.hand = hand
    self.digits = digits
    self.rank = rank
  }

  /// `tensor`.
  public var kind: String { "tensor" }

  /// `name`, `shape`, `writer`, `formula`, `note`, `by_hand` and `stale` where there are any, the statistics, `values`;
  /// a row of rank 1 has one side, and its values are a plain list.
  public var fields: [(String, JSON)] {
    let told = [("writer", writer), ("formula", formula), ("note", note?.en)].compactMap {
      name, text in
      text.map { (name, JSON.string($0)) }
    }
    let list: JSON = isRow ? .array(values.elements.map { .number($0) }) : .matrix(values)
    return [("name", .string(name)), ("shape", shape)] + told + (hand?.fields ?? [])
      + MatrixStatistics(values).fields + [("values", list)]
  }

  /// Whether it is a row of numbers and no matrix of one row.
  private var isRow: Bool { rank == 1 && values.rows == 1 }

  private var shape: JSON {
    isRow ? .array([.integer(values.columns)]) : .shape(values.shape)
  }

  /// A headline, the statistics, the values; a single value stands on the headline.
  public func text(for page: Page) -> String {
    let told = note.map { page.style(page.prose($0[page]).wrapped(to: page.width), as: .muted) }
    let mark = hand.map {
      page.style(page.line($0.words(for: name)[page]).wrapped(to: page.width), as: .hint)
    }
    let body =
      values.count == 1
      ? [headline(page)]
      : [
        headline(page), MatrixStatistics(values).text(for: page, digits: digits),
        MatrixFormat.fitting(page, digits: digits).text(
          values, for: page, numbersRows: !isRow),
      ]
    return (body + [told, mark].compactMap(\.self)).joined(separator: "\n")
  }

  /// The formula's right side, where its left side only repeats the name.
  private var definition: Substring? {
    guard let formula else { return nil }
    return formula.hasPrefix("\(name) = ") ? formula.dropFirst(name.count + 3) : formula[...]
  }

  private func headline(_ page: Page) -> String {
    let title =
      page.style(page.line(name), as: .name) + " "
      + (isRow ? "(\(values.columns),)" : "\(values.shape)")
    let formula = definition.map { page.style(page.line($0), as: .formula) }
    let writer = writer.map { page.style(page.line($0), as: .muted) }
    let value = values.count == 1 ? values.elements.first?.shortText(digits: max(8, digits)) : nil
    let origin = [value, formula].compactMap(\.self).joined(separator: page.joint)
    let sentence = origin.isEmpty ? title : title + " = " + origin
    return [sentence, writer].compactMap(\.self).joined(separator: page.joint)
      .wrapped(to: page.width, hanging: 2)
  }
}
