import Formulas

extension Syntax {
  /// Whether the numbers it gives are whole by their type, as NumPy reckons types; formulas
  /// themselves know one kind of number.
  /// - Parameters:
  ///   - source: What it was read from.
  ///   - isWhole: Whether a name's numbers are.
  func isWhole(in source: String, _ isWhole: (String) -> Bool) -> Bool {
    func all(_ parts: [Syntax]) -> Bool {
      parts.allSatisfy { $0.isWhole(in: source, isWhole) }
    }
    switch kind {
    case .number: return digits(in: source).allSatisfy { (48...57).contains($0) || $0 == 95 }
    case .name(let name): return isWhole(name)
    case .unary(_, let operand), .unpacked(let operand): return all([operand])
    case .binary(let sign, let left, let right): return sign != .divide && all([left, right])
    case .comparison: return true
    case .list(let parts), .tuple(let parts): return all(parts)
    case .element(let base, _): return all([base])
    case .member(let base, let name):
      return ["shape", "size", "ndim"].contains(name.text) || all([base])
    case .call(let name, let arguments):
      return Self.isWhole(name.text, arguments) ?? all(arguments.unlabelled)
    case .method(let base, let name, let arguments):
      return Self.isWhole(name.text, arguments) ?? all([base])
    case .text: return false
    }
  }

  private func digits(in source: String) -> Substring.UTF8View {
    let utf8 = source.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: min(range.lowerBound, utf8.count))
    let end = utf8.index(utf8.startIndex, offsetBy: min(range.upperBound, utf8.count))
    return source[start..<max(start, end)].utf8
  }

  /// What a function's own type is; nil where it keeps that of its arguments.
  private static func isWhole(_ function: String, _ arguments: [Argument]) -> Bool? {
    if let type = arguments.first(where: { $0.label?.text == "dtype" }) { return type.isInt }
    if function == "astype" { return arguments.first?.isInt ?? false }
    if counting.contains(function) { return true }
    return keeping.contains(function) ? nil : false
  }

  private static let counting: Set<String> = [
    "argmax", "argmin", "argsort", "permutation", "size", "len", "count_nonzero", "int", "int64",
  ]
  private static let keeping: Set<String> = [
    "array", "asarray", "arange", "reshape", "transpose", "concatenate", "hstack", "vstack", "sum",
    "max", "min", "prod", "abs", "absolute", "cumsum", "cumprod", "sort", "squeeze", "ravel",
    "flatten", "copy", "maximum", "minimum", "dot", "matmul", "clip", "sign", "square", "diag",
    "trace", "round", "negative", "multiply", "add", "subtract", "power", "expand_dims", "repeat",
    "item", "tile", "where",
  ]
}

extension Syntax.Argument {
  /// Whether it names Python's or NumPy's type of whole numbers.
  fileprivate var isInt: Bool {
    guard case .name(let name) = value.kind else { return false }
    return ["int", "np.int64", "int64", "np.int32"].contains(name)
  }
}

extension [Syntax.Argument] {
  fileprivate var unlabelled: [Syntax] { filter { $0.label == nil }.map(\.value) }
}
