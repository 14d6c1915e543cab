import Languages
import Matrices

extension StepReport {
  /// The most stages printed; of more, the last ones are.
  private static let limit = 24

  /// One stage with its values; several with a line of statistics for each tensor.
  public func text(for page: Page) -> String {
    let shown = stages.suffix(Self.limit)
    let omitted = stages.count - shown.count
    let mark = omitted > 0 ? [omission(omitted, page)] : []
    let isOne = stages.count == 1
    let blocks = shown.map { isOne ? $0.values(page, digits) : $0.summary(page, digits) }
    return (mark + blocks + nextLine(page)).joined(separator: "\n\n")
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
  /// Where the screen has no room for every grid, the last tensors have their statistics only.
  fileprivate func values(_ page: Page, _ digits: Int) -> String {
    let format = MatrixFormat.fitting(page, tensors: written.count, digits: digits)
    let tensors = written.filter { $0.values.count != 1 }
    let singles = written.filter { $0.values.count == 1 }.map { $0.single(page, digits) }
    let head = ([heading(page)] + singles).joined(separator: "\n")
    let grids = tensors.map { $0.summary(page, digits) + "\n" + format.text($0.values, for: page) }
    let count = Self.fitting(grids, below: head, on: page)
    guard count < tensors.count else { return ([head] + grids).joined(separator: "\n\n") }
    let rest = tensors.dropFirst(count)
    let named = rest.prefix(3).map { "show \(page.line($0.name))" } + (rest.count > 3 ? ["…"] : [])
    let more =
      Localized(en: "values: ", zh: "数值：")[page]
      + named.joined(separator: ", ").replacing("…", with: page.glyphs.ellipsis)
    let lines =
      rest.map { $0.summary(page, digits) }
      + [page.style(more.wrapped(to: page.width, hanging: 8), as: .muted)]
    return ([head] + grids.prefix(count) + [lines.joined(separator: "\n")])
      .joined(separator: "\n\n")
  }

  /// How many of the grids fit a screen, with a line for each of the others and what stands below.
  private static func fitting(_ grids: [String], below head: String, on page: Page) -> Int {
    guard let height = page.height else { return grids.count }
    func rows(_ text: String) -> Int {
      text.split(separator: "\n", omittingEmptySubsequences: false).count
    }
    // The line that was typed, the next stage and the prompt, with a blank line before the next.
    let room = height - rows(head) - 4
    let whole = grids.map { rows($0) + 1 }
    if whole.reduce(0, +) <= room { return grids.count }
    // A blank line, and the line that says how to see more.
    return grids.indices.last { count in
      whole.prefix(count).reduce(0, +) + (grids.count - count) + 2 <= room
    } ?? 0
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
    let title = StageName(name).headline(iteration: iteration, epoch: epoch, for: page)
    let inset = page.narrowed(by: 2)
    let formulas = equations.map { $0.text(for: inset).indented(by: 2) }
    return ([title.wrapped(to: page.width, hanging: 2)] + formulas).joined(separator: "\n")
  }
}

extension StepReport.Tensor {
  fileprivate func summary(_ page: Page, _ digits: Int) -> String {
    let title =
      page.style(page.line(name), as: .name) + .noBreakSpace
      + values.shape.description.replacing(" ", with: String.noBreakSpace)
    let statistics = MatrixStatistics(values).parts(
      page, digits: digits, onlyStriking: true)
    return ([title] + statistics).joined(separator: "  ").wrapped(to: page.width, hanging: 2)
  }

  fileprivate func single(_ page: Page, _ digits: Int) -> String {
    let value = values.elements.first ?? .nan
    let number = page.style(
      value.shortText(digits: max(8, digits)), as: value.isFinite ? nil : .bad)
    return "  \(page.style(page.line(name), as: .name)) = \(number)"
      .wrapped(to: page.width, hanging: 4)
  }
}
