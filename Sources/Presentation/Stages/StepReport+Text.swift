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
    page.style("\(page.glyphs.rowEllipsis) \(count.counted("stage")) before", as: .muted)
  }

  private func nextLine(_ page: Page) -> [String] {
    guard let next else { return [] }
    let line = "next: \(page.line(next))".wrapped(to: page.width, hanging: 6)
    return [page.style(line, as: .muted)]
  }
}

extension StepReport.Stage {
  /// Tensors with a grid of values are set apart; single numbers stand below the formulas.
  fileprivate func values(_ page: Page, _ digits: Int) -> String {
    let format = MatrixFormat.fitting(page, tensors: written.count, digits: digits)
    let grids = written.filter { $0.values.count != 1 }.map { tensor in
      tensor.summary(page, digits) + "\n" + format.text(tensor.values, for: page)
    }
    let singles = written.filter { $0.values.count == 1 }.map { $0.single(page, digits) }
    return ([([heading(page)] + singles).joined(separator: "\n")] + grids)
      .joined(separator: "\n\n")
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
