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
    let past = explanation.past
    return [
      ("tensor", .string(explanation.label)), ("value", .number(explanation.value)),
      ("stage", .optional(past.stage.map { "\($0)" })), ("iteration", .integer(past.iteration)),
      ("formula", .string("\(past.formula)")),
      ("element", .string("\(explanation.breakdown.formula)")),
      ("terms", .array(terms.map(\.json))),
    ] + (explanation.draw.map { [("drawn", .number($0))] } ?? [])
  }

  /// Every summand, each once; they add up to the value.
  private var terms: [Line] {
    sections.flatMap { $0.lines.isEmpty ? [$0.head] : $0.lines }
  }

  /// The summands of the formula, and the part it does not explain where there is one.
  var sections: [Section] {
    explanation.breakdown.groups.map(section) + [remainder].compactMap(\.self)
  }

  private func section(_ group: Breakdown.Group) -> Section {
    let head = Line(
      label: label(group.formula), numbers: explanation.substituting(group.formula),
      value: group.value)
    guard group.terms.count > 1 else { return Section(head: head, lines: []) }
    return Section(head: head, lines: lines(of: group.terms))
  }

  /// The most terms of a sum that are shown one by one: fewer where there are several sums.
  private var limit: Int {
    explanation.breakdown.groups.count { $0.terms.count > 1 } > 1 ? 3 : 8
  }

  private func lines(of terms: [Breakdown.Term]) -> [Line] {
    let sorted = terms.enumerated().sorted { a, b in
      let (x, y) = (a.element.value.magnitude, b.element.value.magnitude)
      return x == y || x.isNaN ? a.offset < b.offset : x > y
    }.map(\.element)
    let shown = showsAll || terms.count <= limit + 1 ? sorted.count : limit
    let rest = sorted.dropFirst(shown)
    return sorted.prefix(shown).map(line)
      + (rest.isEmpty
        ? []
        : [
          Line(
            label: Localized(en: "… and \(rest.count) more", zh: "… 另外 \(rest.count) 项"),
            numbers: nil, value: rest.map(\.value).exactSum)
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
    return text.en == explanation.label && explanation.past.stage != nil
      ? text + Localized(en: " before", zh: " 原来的值") : text
  }

  private var remainder: Section? {
    let rest = explanation.rest
    guard !(rest.magnitude <= 1e-12 * explanation.value.magnitude + 1e-15), rest.isFinite else {
      return nil
    }
    let label =
      switch explanation.discrepancy {
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
