import Formulas

/// How much arithmetic a judgement may take, so that large networks are not searched for minutes.
struct Effort {
  private var left = 600_000_000
  private let sizes: [String: Int]

  init(_ exam: Exam) {
    var sizes: [String: Int] = [:]
    for name in exam.words.names { sizes[name] = exam.states[0].value(named: name)?.array?.count }
    self.sizes = sizes
  }

  /// Counts working out a formula; false where that would be too much.
  mutating func spend(on formula: Syntax) -> Bool {
    let elements = formula.names.reduce(1) { $0 + (sizes[$1] ?? 1) }
    left -= 5_000 + elements * (formula.hasProduct ? 64 : 8)
    return left > 0
  }
}

extension Syntax {
  fileprivate var hasProduct: Bool { isProduct || kind.children.contains(where: \.hasProduct) }
}
