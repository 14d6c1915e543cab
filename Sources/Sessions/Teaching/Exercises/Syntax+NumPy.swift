import Formulas

extension Syntax {
  /// The same with functions that only cells have as formulas say them, so that an answer is judged
  /// whichever of NumPy's words it takes: `np.average(L)` is `mean(L)`.
  var inFormulaWords: Syntax {
    rewriting { node in
      guard case .call(let name, let arguments) = node.kind,
        FunctionTable.signature(of: name.text) == nil
      else { return nil }
      return Self.meaning(of: name, arguments).map { Syntax($0, range: node.range) }
    }
  }

  private static func meaning(of name: Identifier, _ arguments: [Argument]) -> Kind? {
    // An average with weights is no mean.
    let isPlain = arguments.count == 1 || arguments.dropFirst().allSatisfy { $0.label != nil }
    let labels = arguments.compactMap { $0.label?.text }
    if let plain = sameFunctions[name.text] {
      guard name.text != "average" || isPlain && !labels.contains("weights") else { return nil }
      return .call(Identifier(plain, range: name.range), arguments)
    }
    switch (name.text, arguments.count) {
    case ("positive", 1): return arguments[0].value.kind
    case ("nan_to_num", 1): return guarded(arguments[0].value)
    // NaN passed over is not the plain sum: it is what a question about missing labels is about.
    case ("nansum", 1...): return reduction("sum", of: guarded(arguments[0].value), arguments)
    case ("nanmean", 1...):
      let total = reduction("sum", of: guarded(arguments[0].value), arguments)
      let count = reduction("sum", of: present(arguments[0].value), arguments)
      return .binary(
        .divide, Syntax(total, range: name.range), Syntax(count, range: name.range))
    case ("inner", 2):
      let turned = Syntax(
        .member(arguments[1].value, Identifier("T", range: name.range)), range: name.range)
      return .binary(.matrixProduct, arguments[0].value, turned)
    default: return nil
    }
  }

  /// A call with what else was said of it, as `axis=1`.
  private static func reduction(_ name: String, of x: Kind, _ arguments: [Argument]) -> Kind {
    let range = arguments[0].value.range
    return .call(
      Identifier(name, range: range),
      [Argument(nil, Syntax(x, range: range))] + arguments.dropFirst())
  }

  /// `where(isnan(x), 0, x)`, which is what `nan_to_num(x)` is of finite numbers and NaN.
  private static func guarded(_ x: Syntax) -> Kind { choice(x, x) }

  /// 1 where there is a number, 0 where it is NaN.
  private static func present(_ x: Syntax) -> Kind {
    choice(x, Syntax(.number(1), range: x.range))
  }

  /// `where(isnan(x), 0, other)`.
  private static func choice(_ x: Syntax, _ other: Syntax) -> Kind {
    func call(_ name: String, _ values: [Syntax]) -> Kind {
      .call(Identifier(name, range: x.range), values.map { Argument(nil, $0) })
    }
    let zero = Syntax(.number(0), range: x.range)
    return call("where", [Syntax(call("isnan", [x]), range: x.range), zero, other])
  }

  /// What NumPy calls them, and what they are called here.
  private static let sameFunctions = [
    "average": "mean", "nanmax": "max", "nanmin": "min",
    "nanstd": "std", "nanvar": "var", "pow": "power", "float_power": "power", "fmax": "maximum",
    "fmin": "minimum", "fix": "trunc", "concat": "concatenate", "atan": "arctan",
    "atan2": "arctan2", "acos": "arccos", "asin": "arcsin",
  ]
}
