import Engine
import Formulas

/// Formulas of the plan and of the learner as plain NumPy has them.
///
/// The language of formulas is NumPy's but for a few conveniences: `np.` may be left out, a list
/// is an array, and a few functions of deep learning are there.
struct NumPySpelling {
  /// What `rand` and the like draw from.
  var stream = "np.random"
  /// What stands for a name; nil where it stands for itself.
  var meaning: (String) -> Syntax? = { _ in nil }
  /// What a function that NumPy lacks is called.
  var helper: (String) -> String = { $0 }

  /// The formula in NumPy.
  func callAsFunction(_ formula: Syntax) -> Syntax { spelled(formula, isListed: false) }

  /// The formula in NumPy, as text.
  func text(_ formula: Syntax) -> String { "\(self(formula))" }

  /// - Parameter isListed: Whether a list is taken for an array where it stands.
  private func spelled(_ node: Syntax, isListed: Bool) -> Syntax {
    switch node.kind {
    case .name(let name): spelled(name)
    case .list where !isListed:
      Syntax(
        .call(
          "np.array",
          [.init(nil, spelled(node, isListed: true)), .init("dtype", Syntax(.name("float")))]))
    case .list: Syntax(node.kind.mapChildren { spelled($0, isListed: true) })
    case .call(let function, let arguments): spelled(function.text, arguments)
    default: Syntax(node.kind.mapChildren { spelled($0, isListed: false) })
    }
  }

  private func spelled(_ name: String) -> Syntax {
    if let meaning = meaning(name) { return meaning }
    if Self.constants.contains(name) { return Syntax(.name("np.\(name)")) }
    return Syntax(.name(Self.variable(name)))
  }

  private func spelled(_ function: String, _ arguments: [Syntax.Argument]) -> Syntax {
    let values = arguments.map { argument in
      Syntax.Argument(argument.label, spelled(argument.value, isListed: true))
    }
    let sides = values.filter { $0.label == nil }
    if Self.filled.contains(function), sides.count > 1 {
      let shape = Syntax(.tuple(sides.map(\.value)))
      return Syntax(
        .call(name(of: function), [.init(nil, shape)] + values.filter { $0.label != nil }))
    }
    return Syntax(.call(name(of: function), values))
  }

  private func name(of function: String) -> Syntax.Identifier {
    let name =
      if Self.isHelper(function) {
        helper(function)
      } else if Self.drawing.contains(function) {
        "\(stream).\(function)"
      } else if Self.builtin.contains(function) {
        function
      } else {
        "np." + (Self.elsewhere[function] ?? function)
      }
    return .init(name)
  }

  /// A name as Python may have it.
  static func variable(_ name: String) -> String { name == "lambda" ? "lambda_" : name }

  /// Whether a function is one that NumPy lacks.
  static func isHelper(_ function: String) -> Bool {
    NumPyHelpers.own[function] != nil || FunctionTable.meaning(of: function) != nil
  }

  /// Whether a formula draws random numbers.
  static func draws(_ formula: Syntax) -> Bool {
    functions(in: formula).contains { drawing.contains($0) }
  }

  /// The functions a formula calls.
  static func functions(in formula: Syntax) -> Set<String> {
    let below = formula.kind.children.reduce(into: Set<String>()) {
      $0.formUnion(functions(in: $1))
    }
    if case .call(let name, _) = formula.kind { return below.union([name.text]) }
    return below
  }

  private static let drawing: Set<String> = [
    "rand", "random", "random_sample", "randn", "standard_normal", "seed", "permutation",
  ]
  private static let builtin: Set<String> = ["len", "float", "int", "bool"]
  private static let filled: Set<String> = ["zeros", "ones", "empty"]
  private static let elsewhere = ["norm": "linalg.norm", "flatten": "ravel"]
  private static let constants: Set<String> = ["pi", "e", "inf", "nan", "newaxis"]
}

/// The functions of deep learning that NumPy lacks, written in it.
enum NumPyHelpers {
  /// The definitions of those that formulas say nothing of, each with NAME in its name's place.
  ///
  /// The loss takes 0 log 0 and 0 / 0 for 0.
  static let own = [
    "erf": "NAME = np.vectorize(math.erf, otypes=[float])",
    "xlogy": """
    def NAME(y, a):
        \"\"\"y log(a), and 0 where y is 0.\"\"\"
        return np.where(y == 0, 0, y * np.log(a))
    """,
    "ratio": """
    def NAME(y, a):
        \"\"\"y / a, and 0 where y is 0.\"\"\"
        return np.where(y == 0, 0, y / a)
    """,
  ]

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
    of function: String, _ spelling: NumPySpelling
  ) -> (text: String, calls: Set<String>) {
    if let own = own[function] {
      return (own.replacing("NAME", with: spelling.helper(function)), [])
    }
    guard let meaning = FunctionTable.meaning(of: function),
      let formula = try? Parser.parseExpression(meaning),
      let signature = FunctionTable.signature(of: function)
    else { return ("", []) }
    let parameters = signature.drop { $0 != "(" }
      .replacing("slope=", with: "slope=\(slope(of: function))")
      .replacing("axis=", with: "axis=0")
    let body = spelling.text(formula).replacing("axis=0", with: "axis=axis")
    let calls = NumPySpelling.functions(in: formula).filter(NumPySpelling.isHelper)
    return ("def \(spelling.helper(function))\(parameters):\n    return \(body)", calls)
  }

  private static func slope(of function: String) -> Double {
    Activation(rawValue: function)?.defaultSlope ?? 0
  }
}
