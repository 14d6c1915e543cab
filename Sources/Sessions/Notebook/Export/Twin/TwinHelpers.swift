import Engine
import Formulas

/// The functions of deep learning that a library lacks, written in it.
enum TwinHelpers {
  /// The definitions of those that formulas say nothing of, each with NAME in its name's place.
  ///
  /// The loss takes 0 log 0 and 0 / 0 for 0.
  static func own(_ library: TwinLibrary) -> [String: String] {
    let module = library.module
    let guarded = [
      "xlogy": """
      def NAME(y, a):
          \"\"\"y log(a), and 0 where y is 0.\"\"\"
          return \(module).where(y == 0, 0, y * \(module).log(a))
      """,
      "ratio": """
      def NAME(y, a):
          \"\"\"y / a, and 0 where y is 0.\"\"\"
          return \(module).where(y == 0, 0, y / a)
      """,
    ]
    let erf = ["erf": "NAME = np.vectorize(math.erf, otypes=[float])"]
    return library == .numpy ? guarded.merging(erf) { $1 } : guarded
  }

  /// The engine's formula of the loss or of its derivative, saying what it takes for 0.
  static func guarded(_ formula: Syntax) -> Syntax {
    formula.rewriting { node in
      switch node.kind {
      case .binary(.multiply, let y, let log):
        guard case .call("log", let arguments) = log.kind, arguments.count == 1 else { return nil }
        return Syntax(.call("xlogy", [.init(nil, y), arguments[0]]))
      case .binary(.divide, let y, let a) where y.names.contains("Y"):
        return Syntax(.call("ratio", [.init(nil, y), .init(nil, a)]))
      default: return nil
      }
    }
  }

  /// The definition of one, and what it calls itself.
  static func definition(
    of function: String, _ spelling: TwinSpelling
  ) -> (text: String, calls: Set<String>) {
    if let own = own(spelling.library)[function] {
      return (own.replacing("NAME", with: spelling.helper(function)), [])
    }
    guard let meaning = FunctionTable.meaning(of: function),
      let formula = try? Parser.parseExpression(meaning),
      let signature = FunctionTable.signature(of: function)
    else { return ("", []) }
    let parameters = signature.drop { $0 != "(" }
      .replacing("slope=", with: "slope=\(slope(of: function))")
      .replacing("axis=", with: "axis=0")
    var spelling = spelling
    spelling.namesNumber = { ["slope", "axis"].contains($0) }
    let body = spelling.text(formula).replacing("axis=0", with: "axis=axis")
    let calls = TwinSpelling.functions(in: formula).filter(spelling.isHelper)
    return ("def \(spelling.helper(function))\(parameters):\n    return \(body)", calls)
  }

  private static func slope(of function: String) -> Double {
    Activation(rawValue: function)?.defaultSlope ?? 0
  }
}
