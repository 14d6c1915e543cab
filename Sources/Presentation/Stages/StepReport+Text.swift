import Matrices

extension StepReport {
  /// The most stages printed; of more, the last ones are.
  private static let limit = 24

  /// One stage with its values; several with a line of statistics for each tensor.
  public func text(for page: Page) -> String {
    let shown = stages.suffix(Self.limit)
    let omitted = stages.count - shown.count
    let mark = omitted > 0 ? [omission(omitted, page)] : []
    let blocks = shown.map {
      stages.count == 1 ? $0.values(page, digits) : $0.summary(page, digits)
    }
    let spacing = stages.count == 1 ? "\n" : "\n\n"
    return [(mark + blocks).joined(separator: spacing), nextLine(page)].compactMap(\.self)
      .joined(separator: "\n")
  }

  private func omission(_ count: Int, _ page: Page) -> String {
    let words = "\(page.glyphs.rowEllipsis) \(count) stage\(count == 1 ? "" : "s") before"
    return page.style(words, as: .muted)
  }

  private func nextLine(_ page: Page) -> String? {
    next.map {
      page.style("next: \($0.sanitizedLine)".wrapped(to: page.width, hanging: 6), as: .muted)
    }
  }
}

extension StepReport.Stage {
  fileprivate func values(_ page: Page, _ digits: Int) -> String {
    ([heading(page)] + written.map { $0.values(page, digits) }).joined(separator: "\n")
  }

  fileprivate func summary(_ page: Page, _ digits: Int) -> String {
    ([heading(page)] + written.map { $0.summary(page, digits) }).joined(separator: "\n")
  }

  private func heading(_ page: Page) -> String {
    let title = StageName(name).headline(iteration: iteration, epoch: epoch, for: page)
    let inset = page.narrowed(by: 2)
    let formulas = equations.map { $0.text(for: inset).indented(by: 2) }
    return ([title.wrapped(to: page.width, hanging: 2)] + formulas).joined(separator: "\n")
  }
}

extension StepReport.Tensor {
  fileprivate func values(_ page: Page, _ digits: Int) -> String {
    if values.count == 1 { return single(page, digits) }
    let grid = MatrixFormat.fitting(page, digits: digits).text(values, for: page)
    return summary(page, digits) + "\n" + grid
  }

  fileprivate func summary(_ page: Page, _ digits: Int) -> String {
    if values.count == 1 { return single(page, digits) }
    let name = "  " + page.style(name.sanitizedLine, as: .name) + "  "
    let statistics = MatrixStatistics(values).parts(page, digits: digits)
    return (name + statistics.joined(separator: "  ")).wrapped(to: page.width, hanging: 4)
  }

  private func single(_ page: Page, _ digits: Int) -> String {
    let value = values.elements.first ?? .nan
    return "  " + page.style(name.sanitizedLine, as: .name) + " = "
      + page.style(value.shortText(digits: max(8, digits)), as: value.isFinite ? nil : .bad)
  }
}
