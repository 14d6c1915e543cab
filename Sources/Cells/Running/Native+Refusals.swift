/// What is said of a call with too many or too few values, in the words of those who wrote the
/// function: Python has other ones for a `def` than for a function in C.
extension Native {
  private var isMethod: Bool { parameters.first == "self" }
  private var most: Int { positionalCount - (isMethod ? 1 : 0) }
  private var least: Int { min(requiredCount - (isMethod ? 1 : 0), most) }

  /// What may be given by name, of the functions written in C.
  private static let naming: Set<String> = [
    "sum", "round", "sorted", "enumerate", "int", "str", "pow", "sort", "split", "rsplit",
    "splitlines", "print", "min", "max", "zip", "isclose", "prod", "dist", "expandtabs", "sleep",
  ]

  /// Whether values may be given to it by name though it is written in C.
  var takesNamed: Bool { Self.naming.contains(name) }

  func wrongCount(_ count: Int) -> PythonError {
    let given = count - (isMethod ? 1 : 0)
    switch owner {
    case .python: return given > most ? tooMany(count) : absent(count, count)
    case .ufunc:
      let takes = least == most ? "\(most)" : "from \(least) to \(most)"
      return PythonError(
        .type,
        "\(name)() takes \(takes) positional arguments but \(given) "
          + "\(given == 1 ? "was" : "were") given")
    case .numpy: return given > most ? tooMany(count) : absent(count, count)
    case .random:
      let count = given > most ? most : least
      let bound = least == most ? "exactly" : given > most ? "at most" : "at least"
      return PythonError(
        .type,
        "\(name)() takes \(bound) \(count) positional argument\(count == 1 ? "" : "s") "
          + "(\(given) given)")
    case .builtin(let prefix):
      if given < least, takesNamed, name != "sum" { return absent(count, count) }
      return PythonError(.type, builtinCount(given, prefix))
    }
  }

  private func tooMany(_ count: Int) -> PythonError {
    let from = requiredCount == positionalCount ? "" : "from \(requiredCount) to "
    let many = positionalCount == 1 && from.isEmpty ? "" : "s"
    return PythonError(
      .type,
      "\(name)() takes \(from)\(positionalCount) positional argument\(many) but \(count) "
        + "\(count == 1 ? "was" : "were") given")
  }

  private func builtinCount(_ given: Int, _ prefix: String) -> String {
    if most == 0 {
      return parameters.count > positionalCount
        ? "\(name)() takes no positional arguments"
        : "\(prefix)\(name)() takes no arguments (\(given) given)"
    }
    if parameters.count == positionalCount, most == 1, least == 1 {
      return "\(prefix)\(name)() takes exactly one argument (\(given) given)"
    }
    let isMore = given > most
    if Self.naming.contains(name), parameters.count == positionalCount {
      let count = isMore ? most : least
      let kind = isMore ? "argument" : "positional argument"
      return
        "\(name)() takes at \(isMore ? "most" : "least") \(count) \(kind)\(count == 1 ? "" : "s") "
        + "(\(given) given)"
    }
    let count = isMore ? most : least
    let bound = least == most ? "" : isMore ? "at most " : "at least "
    return "\(name) expected \(bound)\(count) argument\(count == 1 ? "" : "s"), got \(given)"
  }

  /// A parameter that was not given.
  func absent(_ position: Int, _ count: Int) -> PythonError {
    switch owner {
    case .numpy:
      let place = position - (isMethod ? 1 : 0)
      return PythonError(
        .type, "\(name)() missing required argument '\(parameters[position])' (pos \(place))")
    case .random: return wrongCount(count)
    case .ufunc, .builtin:
      if count < requiredCount, !Self.naming.contains(name) { return wrongCount(count) }
      return PythonError(
        .type, "\(name)() missing required argument '\(parameters[position])' (pos \(position + 1))"
      )
    case .python:
      let missing = parameters[position..<max(position + 1, requiredCount)]
      return PythonError(
        .type,
        "\(name)() missing \(missing.count) required positional argument"
          + "\(missing.count == 1 ? "" : "s"): \(listed(missing.map { "'\($0)'" }))")
    }
  }

  func unknown(_ key: String) -> PythonError {
    guard case .builtin(let prefix) = owner else {
      return PythonError(.type, "\(name)() got an unexpected keyword argument '\(key)'")
    }
    if Self.naming.contains(name) {
      let name = name == "sorted" ? "sort" : name
      return PythonError(.type, "'\(key)' is an invalid keyword argument for \(name)()")
    }
    return PythonError(.type, "\(prefix)\(name)() takes no keyword arguments")
  }
}

/// Words as Python lists them: `a`, `a and b`, `a, b, and c`.
func listed(_ words: [String]) -> String {
  guard let last = words.last, words.count > 2 else { return words.joined(separator: " and ") }
  return words.dropLast().joined(separator: ", ") + ", and " + last
}
