import Explaining
import Languages
import Presentation

/// A weighted average written out.
struct UnrollReport: Report {
  private let average: UnrolledAverage
  private let digits: Int

  init(_ average: UnrolledAverage, digits: Int) {
    self.average = average
    self.digits = digits
  }

  var kind: String { "unroll" }

  var fields: [(String, JSON)] {
    let entries = average.entries.map { entry in
      term(
        "\(average.input), iteration \(entry.iteration)", entry.value,
        [("weight", .number(entry.weight)), ("input", .number(entry.input))])
    }
    let rest =
      hasRest ? [term(restLabel.en, restValue, [("weight", .number(average.rest.weight))])] : []
    let other = remainder.map { [term($0.label.en, $0.value, [])] } ?? []
    return [
      ("tensor", .string(average.label)), ("value", .number(average.value)),
      ("divisor", .number(average.divisor)), ("terms", .array(entries + rest + other)),
    ]
  }

  private func term(_ label: String, _ value: Double, _ more: [(String, JSON)]) -> JSON {
    .object([("label", .string(label)), ("value", .number(value))] + more)
  }

  private var restValue: Double { average.rest.weight * average.rest.value }

  private var hasRest: Bool { average.restIteration > 0 || restValue != 0 }

  private var restLabel: Localized<String> {
    average.restIteration > 0
      ? Localized(
        en: "iterations 1 to \(average.restIteration)", zh: "第 1 到 \(average.restIteration) 次迭代")
      : Localized(en: "the start", zh: "初值")
  }

  private var remainder: (label: Localized<String>, value: Double)? {
    let rest = average.remainder
    guard !(rest.magnitude <= 1e-12 * average.value.magnitude + 1e-15), rest.isFinite else {
      return nil
    }
    return (Localized(en: "rounding, or changed by hand", zh: "舍入，或者手动改动"), rest)
  }

  func text(for page: Page) -> String {
    let title =
      page.style(average.label, as: .name) + " = "
      + page.style(average.value.shortText(digits: max(8, digits)), as: .number)
    let formula = "  \(name) = \(page.style(average.formula.holdingIndices, as: .formula))"
      .wrapped(to: page.width, hanging: 4)
    let label = Localized(en: "  weight of k iterations ago = ", zh: "  k 次迭代以前的权重 = ")
    let weight = (label[page] + page.style(weightFormula.holdingIndices, as: .formula))
      .wrapped(to: page.width, hanging: 4)
    return ([title, formula, weight, "", table(for: page).text(for: page), ""] + notes(page))
      .joined(
        separator: "\n")
  }

  /// `(1 - adam_beta1) * adam_beta1 ** k`, divided where the average is corrected.
  private var weightFormula: String {
    let share = "(\(average.recurrence.share)) * \(average.recurrence.keep) ** k"
    return average.correction.map { "\(share) / (\($0.divisor))" } ?? share
  }

  private var name: Substring { average.label.prefix { $0 != "[" } }

  /// What a page has room for: all; no bars; neither bars nor what was averaged.
  private func columns(for page: Page) -> [Int] {
    if page.width >= 68 { return [0, 1, 2, 3, 4] }
    return page.width >= 52 ? [0, 1, 2, 3] : [0, 1, 3]
  }

  private func table(for page: Page) -> Table {
    let columns = [
      Table.Column(Localized(en: "iteration", zh: "迭代"), .trailing),
      Table.Column(Localized(en: "weight", zh: "权重"), .trailing),
      Table.Column(average.input, .trailing),
      Table.Column(Localized(en: "product", zh: "乘积"), .trailing),
      Table.Column(""),
    ]
    let shown = self.columns(for: page)
    let rows = average.entries.map(row) + sums
    return Table(
      columns: shown.map { columns[$0] }, rows: rows.map { row in shown.map { row[$0] } },
      digits: digits + 1)
  }

  private func row(_ entry: UnrolledAverage.Entry) -> [Table.Cell] {
    let largest = average.entries.map(\.weight).max() ?? 1
    let share = entry.weight / largest
    let length = share.isFinite ? Int((16 * min(max(share, 0), 1)).rounded(.up)) : 0
    return [
      .text("\(entry.iteration)"), .number(entry.weight), .number(entry.input),
      .number(entry.value), .text(String(repeating: "█", count: length), as: .good),
    ]
  }

  private var sums: [[Table.Cell]] {
    var rows: [[Table.Cell]] = []
    if hasRest {
      let last = average.restIteration
      let label =
        last > 0
        ? Localized(en: "1 to \(last)", zh: "1 到 \(last)") : Localized(en: "start", zh: "初值")
      rows.append([
        .words(label), .number(average.rest.weight), .number(average.rest.value),
        .number(restValue), .empty,
      ])
    }
    if let remainder {
      rows.append([
        .words(Localized(en: "other", zh: "其余")), .empty, .empty, .number(remainder.value), .empty,
      ])
    }
    return rows + [
      [.words(Localized(en: "sum", zh: "和")), .empty, .empty, .number(average.value), .empty]
    ]
  }

  private func notes(_ page: Page) -> [String] {
    [rest, weights, correction].compactMap(\.self).map {
      page.style($0[page].wrapped(to: page.width, hanging: 2), as: .muted)
    }
  }

  private var rest: Localized<String>? {
    guard hasRest else { return nil }
    return average.restIteration > 0
      ? Localized(
        en: "iterations 1 to \(average.restIteration) together: what the average was then, times "
          + "what is left of it; --all writes them out",
        zh: "第 1 到 \(average.restIteration) 次迭代合在一起：当时的平均值乘以剩下的权重；--all 全部写出")
      : Localized(
        en: "the average began at \(average.rest.value.shortText())",
        zh: "平均值从 \(average.rest.value.shortText()) 开始")
  }

  private var weights: Localized<String>? {
    let total =
      (average.entries.map(\.weight) + [average.restIteration > 0 ? average.rest.weight : 0])
      .exactSum
    return average.restIteration > 0
      ? nil
      : Localized(en: "the weights add up to ", zh: "权重加起来是 ")
        + total.shortText(digits: digits + 1) + sumFormula
  }

  private var sumFormula: Localized<String> {
    guard average.correction == nil else { return Localized("") }
    let formula = "1 - \(average.recurrence.keep) ** \(average.entries.count)"
    return Localized(en: ", which is \(formula)", zh: "，也就是 \(formula)")
  }

  private var correction: Localized<String>? {
    average.correction.map { correction in
      let divisor = "\(correction.divisor) = \(average.divisor.shortText(digits: digits + 1))"
      return Localized(
        en: "every weight is divided by \(divisor), so that they add up to 1 although the average "
          + "began at 0",
        zh: "每个权重都除以 \(divisor)，所以虽然平均值从 0 开始，权重加起来仍是 1")
    }
  }
}
