import Languages

/// Whether something that was expected holds.
public struct CheckReport: Report {
  /// Two values side by side, and where they stand.
  public struct Comparison: Sendable, Hashable {
    /// The value on the left.
    public let left: Double
    /// The value on the right.
    public let right: Double
    /// The element, where the sides are matrices.
    public let row: Int?
    /// The element, where the sides are matrices.
    public let column: Int?

    /// Creates a comparison of two numbers or of one element of two matrices.
    public init(left: Double, right: Double, row: Int? = nil, column: Int? = nil) {
      self.left = left
      self.right = right
      self.row = row
      self.column = column
    }
  }

  /// Whether it holds.
  public let passed: Bool
  /// What was expected, as it was typed: `dZ2 ~ A2 - Y`.
  public let what: String
  /// The left side's words, where the expectation has two sides.
  public let left: String?
  /// The right side's words, where the expectation has two sides.
  public let right: String?
  /// The largest difference, where numbers were compared.
  public let difference: Double?
  /// The difference that was allowed.
  public let tolerance: Double?
  /// The values that differ most.
  public let worst: Comparison?

  /// Creates the report of a check.
  public init(
    passed: Bool, what: String, left: String? = nil, right: String? = nil,
    difference: Double? = nil, tolerance: Double? = nil, worst: Comparison? = nil
  ) {
    self.passed = passed
    self.what = what
    self.left = left
    self.right = right
    self.difference = difference
    self.tolerance = tolerance
    self.worst = worst
  }

  /// `check`.
  public var kind: String { "check" }

  /// `passed`, `what`, `left`, `right`, `difference`, `tolerance`, `worst`; what there is of them.
  public var fields: [(String, JSON)] {
    let sides = [("left", left), ("right", right)].compactMap { name, text in
      text.map { (name, JSON.string($0)) }
    }
    let numbers = [("difference", difference), ("tolerance", tolerance)].compactMap {
      name, number in number.map { (name, JSON.number($0)) }
    }
    let place: [(String, JSON)] = worst.map { [("worst", $0.json)] } ?? []
    return [("passed", .bool(passed)), ("what", .string(what))] + sides + numbers + place
  }

  /// `✓ dZ2 ~ A2 - Y`, and how far apart the sides are.
  public func text(for page: Page) -> String {
    let mark = passed ? page.glyphs.check : page.glyphs.cross
    let verdict = page.style(mark, as: passed ? .good : .bad) + " " + page.line(what)
    let first =
      passed ? [verdict, measure(page)].compactMap(\.self).joined(separator: "  ") : verdict
    let rest = passed ? [] : [explanation(for: page)].compactMap(\.self)
    return ([first.wrapped(to: page.width, hanging: 2)] + rest).joined(separator: "\n")
  }

  /// Both values and how far apart they are, set in, where that is known.
  func explanation(for page: Page) -> String? {
    let lines = [sides(page), measure(page)].compactMap(\.self)
    if lines.isEmpty { return nil }
    return lines.map { "  \($0)".wrapped(to: page.width, hanging: 4) }.joined(separator: "\n")
  }

  private func measure(_ page: Page) -> String? {
    guard let difference else { return nil }
    let sign = passed ? page.glyphs.atMost : ">"
    let words = Localized(en: ("difference ", "tolerance "), zh: ("差 ", "允许 "))[page]
    let limit = tolerance.map { " \(sign) \(words.1)\($0.shortText())" } ?? ""
    return page.style(words.0 + difference.shortText() + limit, as: .muted)
  }

  /// The values that differ most; a side that is a number already says its value.
  private func sides(_ page: Page) -> String? {
    guard let worst else { return nil }
    let place =
      if let row = worst.row, let column = worst.column { "[\(row), \(column)]" } else { "" }
    let words = Localized(en: ("left", "right", " is ", ", "), zh: ("左边", "右边", " 是 ", "，"))[page]
    let sides = [(left ?? words.0, worst.left), (right ?? words.1, worst.right)]
    let shown = sides.filter { Double($0.0) == nil }.map { name, value in
      let isWord = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      let subject = place.isEmpty || isWord ? name : "(\(name))"
      return page.line(subject + place) + words.2 + value.shortText(digits: 10)
    }
    return shown.isEmpty ? nil : shown.joined(separator: words.3)
  }
}

extension CheckReport.Comparison {
  fileprivate var json: JSON {
    let position: [(String, JSON)] =
      if let row, let column { [("row", .integer(row)), ("column", .integer(column))] } else { [] }
    return .object(position + [("left", .number(left)), ("right", .number(right))])
  }
}
