import Languages
import Matrices

extension StepReport {
  /// The most stages printed; of more, the last ones are.
  public static let shownStages = 24

  /// One stage with its values; several with a line of statistics for each tensor.
  public func text(for page: Page) -> String {
    let shown = stages.suffix(Self.shownStages)
    let omitted = stages.count - shown.count
    let mark = omitted > 0 ? [omission(omitted, page)] : []
    let isOne = stages.count == 1
    let next = nextLine(page)
    let blocks = shown.map {
      isOne ? $0.values(page, digits, above: next) : $0.summary(page, digits)
    }
    return (mark + blocks + next).joined(separator: "\n\n")
  }

  private func omission(_ count: Int, _ page: Page) -> String {
    let words = Localized(
      en: "\(count.counted("stage")) before", zh: "前面还有 \(count.grouped) 个阶段")
    return page.style("\(page.glyphs.rowEllipsis) \(words[page])", as: .muted)
  }

  private func nextLine(_ page: Page) -> [String] {
    guard let next else { return [] }
    let label = Localized(en: "next: ", zh: "下一步：")[page]
    let line = (label + page.line(next)).wrapped(to: page.width, hanging: 6)
    return [page.style(line, as: .muted)]
  }
}

extension StepReport.Stage {
  /// Tensors with a grid of values are set apart; single numbers stand below the formulas.
  ///
  /// Where the screen has no room for every grid, the last tensors have their statistics only;
  /// where it has none for these either, formulas that repeat and some of the statistics are left
  /// out.
  fileprivate func values(_ page: Page, _ digits: Int, above next: [String]) -> String {
    let format = MatrixFormat.fitting(page, tensors: written.count, digits: digits)
    let tensors = written.filter { $0.values.count != 1 }
    let singles = written.filter { $0.values.count == 1 }.map { $0.single(page, digits) }
    let head = ([heading(page)] + singles).joined(separator: "\n")
    let summaries = tensors.map { $0.summary(page, digits) }
    let grids = zip(tensors, summaries).map { $1 + "\n" + format.text($0.values, for: page) }
    for count in (0...grids.count).reversed() {
      let rest = tensors[count...].map(\.name)
      let more = rest.isEmpty ? [] : [Self.valuesHint(rest, page)]
      let last = (summaries[count...] + more).joined(separator: "\n")
      let blocks = [head] + grids[..<count] + (last.isEmpty ? [] : [last])
      let text = blocks.joined(separator: "\n\n")
      if page.holds(([text] + next).joined(separator: "\n\n")) { return text }
    }
    return condensed(page, digits, above: next)
  }

  private static func valuesHint(_ names: [String], _ page: Page) -> String {
    let text = Localized(en: "values: ", zh: "数值：")[page] + names.shown(page)
    return page.style(text.wrapped(to: page.width, hanging: 8), as: .muted)
  }

  fileprivate func summary(_ page: Page, _ digits: Int) -> String {
    let tensors = written.map { tensor in
      tensor.values.count == 1
        ? tensor.single(page, digits)
        : tensor.summary(page.narrowed(by: 2), digits).indented(by: 2)
    }
    return ([heading(page)] + tensors).joined(separator: "\n")
  }

  private func heading(_ page: Page) -> String {
    ([title(page)] + equations.map { $0.line(page) } + again(page)).joined(separator: "\n")
  }

  /// What a person had changed right behind the stage.
  func again(_ page: Page) -> [String] {
    guard !changedAgain.isEmpty else { return [] }
    let words =
      Localized(en: "changed again here, as you did: ", zh: "你在这里做过的改动又做了一次：")
      + changedAgain.joined(separator: .comma)
    return [
      page.style(words[page].wrapped(to: page.width - 2, hanging: 2), as: .hint).indented(by: 2)
    ]
  }

  func title(_ page: Page) -> String {
    let yours = own.isEmpty ? "" : "  " + page.style(StageName.yours[page], as: .hint)
    return (StageName(name).headline(iteration: iteration, epoch: epoch, for: page) + yours)
      .wrapped(to: page.width, hanging: 2)
  }
}

extension Equation {
  func line(_ page: Page) -> String { text(for: page.narrowed(by: 2)).indented(by: 2) }
}

extension [String] {
  /// The commands that show some of the tensors with these names.
  func shown(_ page: Page) -> String {
    let named = prefix(3).map { "show \(page.line($0))" }
    return (named + (count > 3 ? [page.glyphs.ellipsis] : [])).joined(separator: ", ")
  }
}

extension StepReport.Tensor {
  func summary(_ page: Page, _ digits: Int) -> String {
    let title =
      page.style(page.line(name), as: .name) + .noBreakSpace
      + values.shape.description.replacing(" ", with: String.noBreakSpace)
    let statistics = MatrixStatistics(values).parts(
      page, digits: digits, onlyStriking: true)
    return ([title] + statistics).joined(separator: "  ").wrapped(to: page.width, hanging: 2)
  }

  func single(_ page: Page, _ digits: Int) -> String {
    let value = values.elements.first ?? .nan
    let number = page.style(
      value.shortText(digits: max(8, digits)), as: value.isFinite ? nil : .bad)
    return "  \(page.style(page.line(name), as: .name)) = \(number)"
      .wrapped(to: page.width, hanging: 4)
  }
}
