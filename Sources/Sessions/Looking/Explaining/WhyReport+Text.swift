import Engine
import Explaining
import Formulas
import Languages
import Presentation
import TextMeasures

extension WhyReport {
  /// The value, its formula with numbers, its summands, and what to ask next; as much of it as
  /// the screen has room for.
  func text(for page: Page) -> String {
    let whole = text(.whole, page)
    guard !showsAll, !page.holds(whole) else { return whole }
    let shorter = Detail.less.lazy.map { text($0, page) }
    return shorter.first(where: page.holds) ?? text(Detail.less.last ?? .whole, page)
  }

  private func text(_ detail: Detail, _ page: Page) -> String {
    let blocks = [
      [title(page), place(page)], derivation(detail, page), summands(detail, page),
      notes(page) + (detail.isWhole ? [] : [shortened(page)]),
    ]
    return blocks.map { $0.compactMap(\.self).joined(separator: "\n") }.filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }

  private func shortened(_ page: Page) -> String {
    let back = explanation.back > 0 ? " back=\(explanation.back)" : ""
    let command = "why \(explanation.label)\(back) --all"
    let text = Localized(
      en: "shortened to fit the screen: \(command)", zh: "为了放进一屏而缩短：\(command)")
    return page.style(text[page].holdingIndices.wrapped(to: page.width, hanging: 2), as: .muted)
  }

  private func title(_ page: Page) -> String {
    page.style(explanation.label, as: .name) + " = "
      + page.style(explanation.value.shortText(digits: max(8, digits)), as: .number)
  }

  private func place(_ page: Page) -> String {
    let dot = page.joint
    let parts =
      explanation.stage.map {
        [.iteration(explanation.iteration), .epoch(explanation.epoch), Localized("\($0)")]
          + (explanation.spec.isOwn ? [Localized(en: "your formula", zh: "你的公式")] : [])
      }
      ?? [Localized(en: "as it began", zh: "开始时的值")]
    return page.style(parts.joined(separator: dot)[page].wrapped(to: page.width), as: .muted)
  }

  /// The formula; its element; the same with numbers.
  private func derivation(_ detail: Detail, _ page: Page) -> [String] {
    let steps = steps(detail, page)
    let whole = equation(explanation.spec.name, ["\(explanation.spec.formula)"], page)
    guard explanation.stage != nil, !explanation.formula.isDrawn,
      explanation.ownFunction == nil
    else {
      return [whole] + drawing(page)
    }
    let element = explanation.breakdown.formula
    let forms = [
      "\(element)", explanation.writtenOut.map { "\($0)" }, shown(explanation.numbers),
      number(explanation.breakdown.value),
    ]
    let hasTensor = detail.hasTensor && forms.first ?? nil != "\(explanation.spec.formula)"
    return steps + (hasTensor ? [whole] : [])
      + [equation(explanation.label, forms, page)]
  }

  private func steps(_ detail: Detail, _ page: Page) -> [String] {
    let steps = explanation.steps
    switch detail.steps {
    case .derived:
      return steps.map { step in
        equation(step.name, ["\(step.formula)", shown(step.numbers), number(step.value)], page)
      }
    case .formulas:
      return steps.map { equation($0.name, ["\($0.formula)", number($0.value)], page) }
    case .values:
      guard !steps.isEmpty else { return [] }
      let values = steps.map { "\($0.name) = \(number($0.value))".replacing(" ", with: "\u{A0}") }
      return ["  " + values.joined(separator: ", ").wrapped(to: page.width - 2, hanging: 2)]
    }
  }

  /// The number that was drawn, and what it was compared with.
  private func drawing(_ page: Page) -> [String] {
    guard let draw = explanation.draw else { return [] }
    let compared = explanation.formula(drawing: draw)
    // Every digit: rounded, the two could look equal.
    let forms = ["\(compared)", "\(explanation.substituting(compared))", number(explanation.value)]
    return [equation(explanation.label, forms, page)]
  }

  /// A formula with numbers; nil where it is the value already.
  private func shown(_ numbers: Syntax) -> String? {
    numbers.isNumber ? nil : readable(rounded(numbers))
  }

  /// A formula as a person reads it: Inf has no numeral.
  private func readable(_ formula: Syntax) -> String {
    "\(formula)".replacing("1e999", with: "Inf")
  }

  /// `dW2[0, 3] = … = …`, each form on a line of its own, those that say nothing new left out.
  private func equation(_ name: String, _ forms: [String?], _ page: Page) -> String {
    var shown: [String] = []
    for form in forms.compactMap(\.self) where form != shown.last { shown.append(form) }
    let indent = min(name.displayWidth, page.width / 4)
    let lines = shown.enumerated().map { index, form in
      let left = index == 0 ? name : String(repeating: " ", count: indent)
      let text = page.style(form.holdingIndices, as: index == 0 ? .formula : nil)
      return "  \(left) = \(text)"
        .wrapped(to: page.width, hanging: indent + 5)
    }
    return lines.joined(separator: "\n")
  }

  private func number(_ value: Double) -> String { value.shortText(digits: digits + 2) }

  /// A formula whose numbers have as many digits as are shown.
  private func rounded(_ formula: Syntax) -> Syntax {
    formula.rewriting { node in
      guard case .number(let number) = node.kind else { return nil }
      return Double(number.shortText(digits: digits)).map { Syntax(.number($0)) }
    }
  }

  /// The table of summands; of a single one, its factors.
  private func summands(_ detail: Detail, _ page: Page) -> [String] {
    let sections = sections(detail)
    if sections.count == 1, sections[0].lines.isEmpty { return factors(page) }
    let values = sections.flatMap { [$0.head] + $0.lines }.map(\.value)
    let table = TermTable(
      page, values: values + [explanation.value], digits: digits + 1)
    let rows = sections.flatMap { section in
      [row(section.head, indent: 2, isHead: !section.lines.isEmpty, page)]
        + section.lines.map { row($0, indent: 4, isHead: false, page) }
    }
    return table.text(rows, total: (Localized(en: "sum", zh: "和")[page], explanation.value))
  }

  private func row(
    _ line: Line, indent: Int, isHead: Bool, _ page: Page
  ) -> TermTable.Row {
    let numbers = isHead || line.numbers?.isNumber ?? true ? nil : line.numbers
    return TermTable.Row(
      indent: indent, label: line.label[page], numbers: numbers.map { readable(rounded($0)) },
      value: line.value, isHead: isHead)
  }

  private func factors(_ page: Page) -> [String] {
    guard let group = explanation.breakdown.groups.first, !explanation.formula.isDrawn else {
      return []
    }
    let factors = group.formula.factors
    guard factors.count > 1 else { return [] }
    let values = factors.map { explanation.value(of: $0.formula) }
    let table = TermTable(page, values: values, digits: digits + 1)
    let rows = zip(factors, values).enumerated().map { index, pair in
      let sign = index == 0 ? "" : pair.0.isDivisor ? "/ " : "* "
      let text = "\(pair.0.formula)"
      let isPlain = pair.0.formula.kind.children.isEmpty || !text.contains(" ** ")
      let label =
        pair.0.isDivisor && !isPlain || text.contains(" + ") || text.contains(" - ")
        ? "(\(text))" : text
      let numbers = shown(explanation.substituting(pair.0.formula))
      return TermTable.Row(
        indent: 2, label: sign + label, numbers: numbers, value: pair.1, isHead: false)
    }
    return table.text(rows, total: nil)
  }

  /// What should be known besides, and what to ask next.
  private func notes(_ page: Page) -> [String] {
    (explanation.infinite + explanation.notes + [deeper].compactMap(\.self)).map {
      page.style($0[page].holdingIndices.wrapped(to: page.width, hanging: 2), as: .muted)
    }
  }

  /// What the largest terms and the steps are made of.
  private var deeper: Localized<String>? {
    let values = explanation.breakdown.groups.flatMap { group in
      group.values.enumerated().map { (group, $0.offset, $0.element.magnitude) }
    }
    let largest = values.sorted { $0.2 > $1.2 }.prefix(2).map { $0.0.term($0.1) }
    let steps = Set(
      explanation.steps.map(\.name).filter { $0.contains("[") } + [explanation.label])
    var seen: Set<String> = []
    let names = (explanation.steps.map(\.formula) + largest.map(\.formula))
      .flatMap(\.elementNames)
      .filter { explanation.canBeAsked($0) && !steps.contains($0) && seen.insert($0).inserted }
    guard !names.isEmpty else { return nil }
    return Localized(en: "deeper: ", zh: "再往下问：")
      + names.prefix(4).map { "why \($0)" }.joined(separator: ", ")
  }
}

extension String {
  /// The text with indices held together, and each operator with what follows it, where lines are
  /// broken.
  var holdingIndices: String {
    var depth = 0
    let text = "@+-*/<".reduce(self) { $0.replacing("\($1) ", with: "\($1)\u{A0}") }
    return String(
      text.map { character in
        if character == "[" { depth += 1 }
        if character == "]" { depth -= 1 }
        return character == " " && depth > 0 ? "\u{A0}" : character
      })
  }
}

extension Syntax {
  /// Whether it is a number, perhaps with a minus before it.
  fileprivate var isNumber: Bool {
    switch kind {
    case .number: true
    case .unary(.minus, let operand): operand.isNumber
    default: false
    }
  }
}
