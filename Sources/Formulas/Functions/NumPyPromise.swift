/// What `np.` before a function promises: where formulas take more than NumPy does, NumPy's own
/// refusal, so that what is learnt here holds in a notebook.
enum NumPyPromise {
  /// - Throws: `Problem.refusedByNumPy`.
  static func check(_ call: Call) throws(FormulaError) {
    let name = call.function.name
    guard let refusal = refusals[name], let problem = refusal(call) else { return }
    throw FormulaError(problem, at: call.range)
  }

  /// Functions of formulas that NumPy has none of: what has a meaning in simpler functions, and
  /// Python's and SciPy's.
  static let foreign: Set<String> = Set(
    FunctionTable.functions.values.filter { $0.meaning != nil }.map(\.name)
  ).union(["erf", "len", "flatten"])

  private static let refusals: [String: @Sendable (Call) -> Problem?] = [
    "zeros": shapeInParts, "ones": shapeInParts, "empty": shapeInParts,
    "rand": shapeAsOne, "randn": shapeAsOne,
    "random": sizeInParts, "random_sample": sizeInParts, "standard_normal": sizeInParts,
    "sign": signOfAnswers, "negative": negativeOfAnswers, "reciprocal": reciprocalOfWholes,
    "subtract": differenceOfAnswers,
  ]

  /// `np.zeros(3, 2)`.
  @Sendable private static func shapeInParts(_ call: Call) -> Problem? {
    guard call.rest.count > 1, let type = call.rest[1].value.number else { return nil }
    return .refusedByNumPy(
      "TypeError: Cannot interpret '\(Problem.number(type))' as a data type",
      instead: "np.\(call.function.name)((\(sides(call))))")
  }

  /// `np.random.random(3, 2)`.
  @Sendable private static func sizeInParts(_ call: Call) -> Problem? {
    guard call.rest.count > 1 else { return nil }
    let name = call.function.name
    return .refusedByNumPy(
      "TypeError: \(name)() takes at most 1 positional argument (\(call.rest.count) given)",
      instead: "np.random.\(name)((\(sides(call))))")
  }

  /// `np.random.rand((3, 2))`.
  @Sendable private static func shapeAsOne(_ call: Call) -> Problem? {
    guard call.rest.count == 1, let only = call.rest.first, let words = only.asSide
    else { return nil }
    return .refusedByNumPy(
      "TypeError: \(words)",
      instead: "np.random.\(call.function.name)(\(only.syntax.unwrapped))")
  }

  private static func sides(_ call: Call) -> String {
    call.rest.map(\.syntax.description).joined(separator: ", ")
  }

  /// Formulas know no integers: where all are whole, NumPy may have meant them.
  @Sendable private static func reciprocalOfWholes(_ call: Call) -> Problem? {
    guard let x = call["x"], let array = x.value.array, array.count > 0,
      array.matrix.elements.allSatisfy({ $0 == $0.rounded() && abs($0) != 1 && $0 != 0 })
    else { return nil }
    return .wholeReciprocal("\(x.syntax)")
  }

  @Sendable private static func signOfAnswers(_ call: Call) -> Problem? {
    guard let x = call["x"], x.isLogical else { return nil }
    return .refusedByNumPy(
      "TypeError: ufunc 'sign' did not contain a loop with signature matching types "
        + "<class 'numpy.dtypes.BoolDType'> -> None",
      instead: "np.sign((\(x.syntax)).astype(int))")
  }

  @Sendable private static func negativeOfAnswers(_ call: Call) -> Problem? {
    guard let x = call["x"], x.isLogical else { return nil }
    return .refusedByNumPy(
      "TypeError: The numpy boolean negative, the `-` operator, is not supported, use the `~` "
        + "operator or the logical_not function instead.",
      instead: "~(\(x.syntax))")
  }

  @Sendable private static func differenceOfAnswers(_ call: Call) -> Problem? {
    guard let a = call["a"], let b = call["b"], a.isLogical, b.isLogical else { return nil }
    return .refusedByNumPy(
      "TypeError: numpy boolean subtract, the `-` operator, is not supported, use the "
        + "bitwise_xor, the `^` operator, or the logical_xor function instead.",
      instead: "np.logical_xor(\(a.syntax), \(b.syntax))")
  }
}

extension Call.Argument {
  fileprivate var isLogical: Bool { value.array?.isLogical ?? false }

  /// What Python says of it as the length of a side; nil where it is one number.
  fileprivate var asSide: String? {
    switch value {
    case .tuple: "'tuple' object cannot be interpreted as an integer"
    case .array(let array) where array.rank > 0:
      if case .list = syntax.kind {
        "'list' object cannot be interpreted as an integer"
      } else {
        "only integer scalar arrays can be converted to a scalar index"
      }
    case .array, .text, .none: nil
    }
  }
}

extension Syntax {
  /// The parts of a tuple or a list one by one, as arguments.
  fileprivate var unwrapped: String {
    switch kind {
    case .tuple(let parts), .list(let parts):
      parts.map(\.description).joined(separator: ", ")
    default: "*\(self)"
    }
  }
}
