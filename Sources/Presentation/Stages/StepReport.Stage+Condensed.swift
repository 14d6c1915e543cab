import Languages

extension StepReport.Stage {
  /// What fits a screen: formulas that differ in a name only once, and a line for some of the
  /// tensors, those first that live on.
  func condensed(_ page: Page, _ digits: Int, above next: [String]) -> String {
    let head = ([title(page)] + formulas(page) + again(page)).joined(separator: "\n")
    let order = order
    for count in (0...order.count).reversed() {
      let chosen = Set(order.prefix(count))
      let lines = written.indices.filter(chosen.contains).map { written[$0].line(page, digits) }
      let rest = written.indices.filter { !chosen.contains($0) }.map { written[$0].name }
      let last = (lines + [hint(rest, page)]).joined(separator: "\n")
      let text = [head, last].joined(separator: "\n\n")
      if count == 0 || page.holds(([text] + next).joined(separator: "\n\n")) { return text }
    }
    return head
  }

  private func hint(_ rest: [String], _ page: Page) -> String {
    let label =
      rest.isEmpty
      ? Localized(en: "values: ", zh: "数值：")
      : Localized(en: "\(rest.count) more, and all values: ", zh: "另有 \(rest.count) 个，数值：")
    let names = (rest.isEmpty ? written.map(\.name) : rest).shown(page)
    return page.style((label[page] + names).wrapped(to: page.width, hanging: 2), as: .muted)
  }

  private func formulas(_ page: Page) -> [String] {
    let (period, likewise) = repetition
    guard period < equations.count else { return equations.map { $0.line(page) } }
    let text = Localized(en: "the same for ", zh: "以下各量同样计算：")
    let names = likewise.map { $0.text(page) }.joined(separator: Localized.comma[page])
    let note = "  " + page.style(text[page], as: .muted) + names
    return equations.prefix(period).map { $0.line(page) }
      + [note.wrapped(to: page.width, hanging: 4)]
  }

  /// After how many formulas they begin anew with another tensor, and which ones those are.
  private var repetition: (period: Int, likewise: [Equation.Operand]) {
    let period = (1..<max(1, equations.count)).first { period in
      equations.indices.dropFirst(period).allSatisfy { repeats($0, after: period) }
    }
    guard let period, equations.count % period == 0 else { return (equations.count, []) }
    let ends = stride(from: 2 * period - 1, to: equations.count, by: period)
    return (period, ends.compactMap { equations[$0].target })
  }

  /// Whether a formula is that of the first round, with the last tensor of its own round for the
  /// last one of that.
  private func repeats(_ index: Int, after period: Int) -> Bool {
    let end = index / period * period + period - 1
    guard end < equations.count, let name = equations[end].target?.tensor,
      let first = equations[period - 1].target?.tensor
    else { return false }
    return equations[index % period].formula.replacing(first, with: name)
      == equations[index].formula
  }

  /// The order in which tensors are given a line: the first round, what the others end with, the
  /// rest.
  private var order: [Int] {
    let period = repetition.period
    let ends = written.indices.filter { ($0 + 1).isMultiple(of: period) && $0 >= period }
    let first = written.indices.prefix(period)
    let chosen = Set(ends + first)
    return ends + first.reversed() + written.indices.filter { !chosen.contains($0) }
  }
}

extension StepReport.Tensor {
  fileprivate func line(_ page: Page, _ digits: Int) -> String {
    values.count == 1 ? single(page, digits) : summary(page, digits)
  }
}
