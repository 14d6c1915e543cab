extension WhyReport {
  /// How much is told: all, or as much as a screen has room for.
  struct Detail {
    /// How the tensors are told that the same stage wrote on the way.
    enum Steps {
      /// The formula, the same with numbers, the value.
      case derived
      /// The formula and the value.
      case formulas
      /// The values, after one another.
      case values
    }

    /// The most terms of a sum that are shown one by one.
    var terms = Int.max
    var steps = Steps.derived
    /// Whether the formula of the whole tensor is told besides that of its element.
    var hasTensor = true

    static let whole = Detail()

    var isWhole: Bool { terms == .max }

    /// Less and less, in the order in which it is least missed.
    static let less =
      [6, 5, 4, 3].map { Detail(terms: $0) } + [Detail(terms: 3, steps: .formulas)]
      + [3, 2, 1, 0].map { Detail(terms: $0, steps: .values) }
      + [3, 2, 1, 0].map { Detail(terms: $0, steps: .values, hasTensor: false) }
  }
}
