import Languages
import Presentation
import Studies

/// Reads `log(1e-4,1)`, `choice(16,64)`, `int(8,64)`, `uniform(0.5,1)`, `1-log(0.001,0.1)`, `0.1`.
enum SearchSyntax {
  private static let forms = Localized(
    en: "log(1e-4,1), uniform(0.5,1), int(8,64), choice(16,64) or 1-log(1e-3,0.1)",
    zh: "log(1e-4,1)、uniform(0.5,1)、int(8,64)、choice(16,64) 或 1-log(1e-3,0.1)")

  /// Takes the distributions of every knob that is named.
  static func space(_ arguments: inout Arguments) throws -> SearchSpace {
    var distributions: [Tunable: Distribution] = [:]
    for knob in Tunable.allCases {
      guard let text = arguments.option(knob.rawValue) else { continue }
      distributions[knob] = try distribution(text, knob, arguments)
    }
    guard !distributions.isEmpty else {
      throw arguments.usage(
        .missing(
          Localized(en: "a knob to turn, such as lr=log(1e-4,1)", zh: "要搜索的设置，例如 lr=log(1e-4,1)")))
    }
    do {
      return try SearchSpace(distributions)
    } catch {
      throw SessionError.study(.search(error))
    }
  }

  private static func distribution(
    _ text: String, _ knob: Tunable, _ arguments: Arguments
  ) throws -> Distribution {
    if let value = Arguments.number(text) { return .choice([value]) }
    let refusal = arguments.usage(
      .value(option: Localized(knob.rawValue), text: text, needed: forms))
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else { throw refusal }
    let inside = text[text.index(after: open)...].dropLast()
    let numbers = inside.split(separator: ",", omittingEmptySubsequences: false)
      .map { Arguments.number(String($0).trimmed) }
    let values = numbers.compactMap(\.self)
    guard values.count == numbers.count, let result = make(text[..<open].description, values)
    else { throw refusal }
    return result
  }

  private static func make(_ name: String, _ values: [Double]) -> Distribution? {
    if name == "choice" { return values.isEmpty ? nil : .choice(values) }
    guard values.count == 2, values.allSatisfy(\.isFinite) else { return nil }
    let (a, b) = (values[0], values[1])
    switch name {
    case "log": return .log(a, b)
    case "1-log": return .oneMinusLog(a, b)
    case "uniform": return .uniform(a, b)
    case "int":
      guard let low = Int(exactly: a), let high = Int(exactly: b) else { return nil }
      return .int(low, high)
    default: return nil
    }
  }

  /// A distribution as it would be typed.
  static func source(_ distribution: Distribution) -> String {
    func list(_ values: [Double]) -> String {
      values.map { $0.shortText(digits: 3) }.joined(separator: ",")
    }
    switch distribution {
    case .log(let a, let b): return "log(\(list([a, b])))"
    case .oneMinusLog(let a, let b): return "1-log(\(list([a, b])))"
    case .uniform(let a, let b): return "uniform(\(list([a, b])))"
    case .int(let a, let b): return "int(\(a),\(b))"
    case .choice(let values): return values.count == 1 ? list(values) : "choice(\(list(values)))"
    }
  }
}
