import Formulas

/// Finds the numbers that a line showed, and those it gave to the learner's variables.
struct NumberWatch {
  private var variables: [String: Value] = [:]

  /// The numbers of the line that was carried out last.
  mutating func numbers(after step: SessionReplay.Step, in session: Session) -> [ShownNumber] {
    let before = variables
    variables = session.state.variables
    if step.hasFailed { return [] }
    let numbers = step.line.isCell ? changed(since: before) : session.shownNumbers(step.line)
    return numbers.filter(step.isCertain)
  }

  private func changed(since before: [String: Value]) -> [ShownNumber] {
    variables.filter { before[$0.key] != $0.value }.sorted { $0.key < $1.key }
      .compactMap { name, value in
        guard let array = value.array, array.count > 0 else { return nil }
        return ShownNumber(source: name, value: array)
      }
  }
}

extension ShownNumber {
  /// What a file with its numbers is called.
  var fileName: String {
    let name = source.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return String(name.prefix(20))
  }
}

extension NumPyArray {
  /// The largest difference, measured by the largest number.
  func distance(to other: NumPyArray) -> Double {
    guard count == other.count else { return .infinity }
    let pairs = zip(matrix.elements, other.matrix.elements).filter { $0.isFinite && $1.isFinite }
    let size = pairs.map { abs($0.0) }.max() ?? 0
    return (pairs.map { abs($0.0 - $0.1) }.max() ?? 0) / max(1e-3, size)
  }
}
