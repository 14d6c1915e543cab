import Engine
import Explaining
import Formulas
import Languages
import Presentation

/// How one number came about: where, by which formula, and what it is the sum of.
struct WhyReport: Report {
  /// A summand as it is shown.
  struct Line {
    let label: Localized<String>
    /// The same with numbers; nil for what stands for several terms.
    let numbers: Syntax?
    let value: Double
  }

  /// A summand of the formula with what it is made of in turn.
  struct Section {
    let head: Line
    let lines: [Line]
  }

  let explanation: ElementExplanation
  let showsAll: Bool
  let digits: Int

  init(_ explanation: ElementExplanation, showsAll: Bool, digits: Int) {
    self.explanation = explanation
    self.showsAll = showsAll
    self.digits = digits
  }

  var kind: String { "why" }

  var fields: [(String, JSON)] {
    return [
      ("tensor", .string(explanation.label)), ("value", .number(explanation.value)),
      ("stage", .optional(explanation.stage.map { "\($0)" })),
      ("iteration", .integer(explanation.iteration)),
      ("formula", .string("\(explanation.formula)")),
      ("element", .string("\(explanation.breakdown.formula)")),
      ("terms", .array(terms.map(\.json))),
    ] + (explanation.draw.map { [("drawn", .number($0))] } ?? [])
  }

  /// Every summand, each once; they add up to the value.
  private var terms: [Line] {
    sections.flatMap { $0.lines.isEmpty ? [$0.head] : $0.lines }
  }

  /// The summands of the formula, and the part it does not explain where there is one.
  var sections: [Section] { sections(.whole) }

  /// The same, of long sums as many terms as are told.
  func sections(_ detail: Detail) -> [Section] {
    let groups = explanation.breakdown.groups
    let isAlone = groups.count == 1
    // Fewer terms of each where there are several sums.
    let usual = groups.count { $0.values.count > 1 } > 1 ? 3 : 8
    let limit = max(isAlone ? 1 : 0, min(detail.terms, usual))
    return groups.map { section($0, limit) } + [remainder].compactMap(\.self)
  }

  private func section(_ group: Breakdown.Group, _ limit: Int) -> Section {
    let isSum = group.values.count > 1
    let head = Line(
      label: label(group.formula),
      numbers: isSum ? nil : explanation.substituting(group.formula), value: group.value)
    return Section(head: head, lines: isSum && limit > 0 ? lines(of: group, limit) : [])
  }

  private func lines(of group: Breakdown.Group, _ limit: Int) -> [Line] {
    let values = group.values
    let sorted = values.indices.sorted { a, b in
      let (x, y) = (values[a].magnitude, values[b].magnitude)
      return x == y || x.isNaN ? a < b : x > y
    }
    let shown = showsAll || values.count <= limit + 1 ? sorted.count : limit
    let rest = sorted.dropFirst(shown)
    return sorted.prefix(shown).map { line(group.term($0)) }
      + (rest.isEmpty
        ? []
        : [
          Line(
            label: Localized(en: "… and \(rest.count) more", zh: "… 另外 \(rest.count) 项"),
            numbers: nil, value: rest.map { values[$0] }.exactSum)
        ])
  }

  private func line(_ term: Breakdown.Term) -> Line {
    Line(
      label: label(term.formula), numbers: explanation.substituting(term.formula),
      value: term.value)
  }

  /// A tensor in its own formula is its value before.
  private func label(_ formula: Syntax) -> Localized<String> {
    let text = Localized("\(formula)")
    return text.en == explanation.label && explanation.stage != nil
      ? text + Localized(en: " before", zh: " 原来的值") : text
  }

  private var remainder: Section? {
    let rest = explanation.rest
    guard let discrepancy = explanation.discrepancy, rest.isFinite,
      !(rest.magnitude <= 1e-12 * explanation.value.magnitude + 1e-15)
    else { return nil }
    let label =
      switch discrepancy {
      case .byHand: Localized(en: "changed by hand since", zh: "后来手动改动的")
      case .rounding: Localized(en: "rounding", zh: "舍入")
      case .stage: Localized(en: "not from the formula", zh: "不是公式给出的")
      }
    return Section(head: Line(label: label, numbers: nil, value: rest), lines: [])
  }
}

extension WhyReport.Line {
  fileprivate var json: JSON {
    .object([("label", .string(label.en)), ("value", .number(value))])
  }
}
