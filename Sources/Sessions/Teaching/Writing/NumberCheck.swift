import Glibc
import Languages
import Lessons
import Presentation

/// Numbers that a lesson states and that nothing in it prints.
///
/// A number of three digits or more must be printed by a block, stand in a command (an `expect`
/// above all) or be given in a question.
struct NumberCheck {
  private var given: [Double] = []
  private var stated: [(number: Stated, line: Int)] = []

  /// A number as it is written.
  fileprivate struct Stated {
    let text: String
    let value: Double
    /// Half a unit of its last digit.
    let half: Double
    let isPercent: Bool
  }

  /// What a block of the lesson says or asks.
  mutating func read(_ block: Block) {
    switch block {
    case .text(let both, let line): state(both.en.plainText, line)
    case .formula(let both, let line): state(both.en, line)
    case .table(let table, let line):
      for cell in ([table.header] + table.rows).joined() { state(cell.en.plainText, line) }
    case .run(let script), .type(let script), .check(let script):
      for line in script.lines { give(line.text) }
    case .exercise(let exercise): read(exercise)
    }
  }

  private mutating func read(_ exercise: Exercise) {
    give(exercise.ask.en.plainText)
    give(exercise.question.answer)
    for wrong in exercise.wrong { give(wrong.answer) }
    let texts = [exercise.explain] + exercise.hints + exercise.wrong.map(\.explain)
    for text in texts { state(text.en.plainText, exercise.line) }
  }

  /// What a command printed.
  mutating func printed(_ results: [any Report]) {
    let page = Presentation.Page(width: 1000)
    for result in results { give(result.text(for: page)) }
  }

  /// The numbers nothing prints, each with its line.
  var findings: [(line: Int, message: Localized<String>)] {
    let sorted = given.sorted()
    return stated.filter {
      !sorted.holds($0.number.value, within: $0.number.half, $0.number.isPercent)
    }
    .map { ($0.line, Self.words($0.number.text)) }
  }

  private static func words(_ number: String) -> Localized<String> {
    Localized(
      en: "nothing prints \(number); add an `expect` for it, or mend it.",
      zh: "没有什么会打印 \(number)；给它加一个 `expect`，或者改正它。")
  }

  private mutating func give(_ text: String) {
    given += Self.numbers(in: text).map { abs($0.value) }
  }

  private mutating func state(_ text: String, _ line: Int) {
    stated += Self.numbers(in: text).filter(\.isLong).map { ($0, line) }
  }

  private static func numbers(in text: String) -> [Stated] {
    text.matches(of: /[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?/).compactMap { match in
      let written = String(text[match.range])
      guard let value = Double(written) else { return nil }
      let rest = text[match.range.upperBound...].drop { $0 == " " }
      return Stated(
        text: written, value: value, half: half(written), isPercent: rest.first == "%")
    }
  }

  private static func half(_ written: String) -> Double {
    let parts = written.split(separator: "e")
    let decimals = parts[0].split(separator: ".").dropFirst().first?.count ?? 0
    let exponent = parts.dropFirst().first.flatMap { Int($0) } ?? 0
    return 0.500001 * pow(10, Double(exponent - decimals))
  }
}

extension NumberCheck.Stated {
  /// Whether it is exact enough to be somebody's result: a point and three digits.
  fileprivate var isLong: Bool {
    let digits = text.split(separator: "e")[0].filter(\.isNumber).drop { $0 == "0" }
    return text.contains(".") && digits.count >= 3
  }
}

extension [Double] {
  /// Whether one of them, in ascending order, rounds to `value`, as a share or in per cent.
  fileprivate func holds(_ value: Double, within half: Double, _ isPercent: Bool) -> Bool {
    holds(value, within: half) || isPercent && holds(value / 100, within: half / 100)
  }

  private func holds(_ value: Double, within half: Double) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value - half { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] <= value + half
  }
}
