extension PlanReport {
  /// A heading for each pass, a line for each stage.
  public func text(for page: Page) -> String {
    var lines: [String] = []
    var pass: String?
    let width = stages.map(\.name.sanitizedLine.displayWidth).max() ?? 0
    for (index, stage) in stages.enumerated() {
      let name = StageName(stage.name)
      if name.pass != pass, name.pass != stage.name {
        lines.append(page.style(name.pass.sanitizedLine, as: name.role))
      }
      pass = name.pass
      lines.append(line(stage, name, isNext: index == next, width: width, page))
    }
    return lines.map { $0.truncated(to: page.width, ellipsis: page.glyphs.ellipsis) }
      .joined(separator: "\n")
  }

  private func line(
    _ stage: Stage, _ name: StageName, isNext: Bool, width: Int, _ page: Page
  ) -> String {
    let marker = isNext ? page.style(page.glyphs.marker, as: .number) : " "
    let title = stage.name.sanitizedLine.padded(to: width)
    let role: Role? = isNext ? .number : name.pass == stage.name ? name.role : nil
    let formula = stage.formulas.joined(separator: "; ").sanitizedLine
    return "\(marker) \(page.style(title, as: role))  \(page.style(formula, as: .formula))"
      .trimmingTrailingSpaces
  }
}
