import Formulas
import Languages
import Matrices
import Presentation

/// `expect`: stops a script where numbers are not what they should be.
struct ExpectCommand: Command {
  let name = "expect"
  let topic = Topic.check
  let summary = Localized(en: "check that numbers are what they should be", zh: "检查数值是否如预期")
  let usage = ["expect EXPR ~ VALUE [tol=1e-6]", "expect shape EXPR (4,400)", "expect CONDITION"]
  let options = ["tol"]
  let completions = [CompletionKind.tensors]
  let examples = ["expect dZ2 ~ A2 - Y", "expect shape A1 (4, 400)", "expect J_train < 0.12"]
  let details = Localized(
    en: """
      a ~ b holds where every element differs by no more than tol times the larger of 1 and \
      its size. NaN equals NaN. A script stops at an expectation that does not hold.
      """,
    zh: """
      每个元素的差都不超过 tol 乘以 1 与其大小中较大的一个，a ~ b 就成立。NaN 等于 NaN。脚\
      本遇到不成立的检查就停下。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    let report = try check(arguments, session)
    guard report.passed else { throw ExpectationFailure(report: report) }
    return [report]
  }

  private func check(_ arguments: Arguments, _ session: Session) throws -> CheckReport {
    var (source, tolerance) = try Self.tolerance(arguments)
    if arguments.words.first == "shape" {
      source.removeFirst("shape".count)
      return try checkShape(source.trimmed, arguments, session)
    }
    guard let tilde = Self.comparison(in: source) else {
      return try checkCondition(source, arguments, session)
    }
    let left = String(source[..<tilde]).trimmed
    let right = String(source[source.index(after: tilde)...]).trimmed
    return try ElementwiseComparison(
      left: left, right: right, tolerance: tolerance, in: session
    ).report(source)
  }

  /// Takes `tol=` off the end.
  private static func tolerance(_ arguments: Arguments) throws -> (String, Double) {
    let characters = Array(arguments.rest)
    guard let word = LineWords(arguments.rest).all.last, word.text.hasPrefix("tol=") else {
      return (arguments.rest, 1e-6)
    }
    guard let value = Arguments.number(String(word.text.dropFirst(4))), value >= 0 else {
      throw arguments.usage(
        .value(
          option: Localized("tol"), text: String(word.text.dropFirst(4)), needed: .numberFromZero)
      )
    }
    return (String(characters[..<word.range.lowerBound]).trimmed, value)
  }

  /// The `~` that stands between two values: outside brackets, and not before one alone.
  private static func comparison(in source: String) -> String.Index? {
    var depth = 0
    for index in source.indices {
      if "([".contains(source[index]) { depth += 1 }
      if ")]".contains(source[index]) { depth -= 1 }
      if source[index] == "~", depth == 0, index != source.startIndex { return index }
    }
    return nil
  }

  private func checkCondition(
    _ source: String, _ arguments: Arguments, _ session: Session
  ) throws -> CheckReport {
    guard !source.isEmpty else {
      throw arguments.usage(.missing(Localized(en: "a condition", zh: "一个条件")))
    }
    let value = try session.value(of: source)
    guard let truth = value.truth else {
      throw SessionError.kind(
        source,
        needed: Localized(
          en: "one number, true or false; try all(…) or any(…)", zh: "一个真或假的数；试试 all(…) 或 any(…)"))
    }
    return CheckReport(passed: truth, what: source, worst: try sides(of: source, session))
  }

  /// The two numbers of a comparison such as `J < 0.1`, so that a failure shows them.
  private func sides(of source: String, _ session: Session) throws -> CheckReport.Comparison? {
    guard case .comparison(let left, let links) = try Parser.parseExpression(source).kind,
      links.count == 1,
      let a = try session.value(of: left.description).number,
      let b = try session.value(of: links[0].right.description).number
    else { return nil }
    return CheckReport.Comparison(left: a, right: b)
  }

  private func checkShape(
    _ source: String, _ arguments: Arguments, _ session: Session
  ) throws -> CheckReport {
    guard source.hasSuffix(")"), let open = source.lastIndex(of: "(") else {
      throw arguments.usage(
        .missing(Localized(en: "the shape in brackets, such as (4, 400)", zh: "括号里的形状，例如 (4, 400)"))
      )
    }
    let expression = String(source[..<open]).trimmed
    let sides = source[open...].dropFirst().dropLast().split(separator: ",")
    let expected = try sides.map { side in
      try arguments.integer(String(side).trimmed, named: "side", in: 0...Int.max)
    }
    let found = try session.value(of: expression).array?.shape ?? []
    let isSame = found == expected
    return CheckReport(
      passed: isSame,
      what: "shape \(source)" + (isSame ? "" : ", found \(Value(shape: found).text)"),
      left: Value(shape: found).text,
      right: Value(shape: expected).text)
  }
}

/// An expectation that does not hold; the report says how far off it is.
struct ExpectationFailure: Error {
  let report: CheckReport
}
