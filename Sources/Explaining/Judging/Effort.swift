import Formulas

/// How much arithmetic a judgement may take, so that large networks are not searched for minutes.
struct Effort {
  private var left = 12_000_000_000
  private let sizes: [[String: Int]]

  init(_ exam: Exam) {
    sizes = exam.states.map { state in
      var sizes: [String: Int] = [:]
      for name in exam.words.names { sizes[name] = state.shape(of: name)?.count }
      return sizes
    }
  }

  /// Counts working out a formula in a state; false where that would be too much.
  mutating func spend(on formula: Syntax, in state: Int) -> Bool {
    let elements = formula.names.reduce(1) { $0 + (sizes[state][$1] ?? 1) }
    left -= 50_000 + elements * (formula.hasProduct ? 64 : 8)
    return left > 0
  }
}

extension Syntax {
  fileprivate var hasProduct: Bool { isProduct || kind.children.contains(where: \.hasProduct) }
}
