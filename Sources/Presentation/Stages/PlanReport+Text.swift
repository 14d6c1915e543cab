extension PlanReport {
  /// A heading for each pass, a line for each stage.
  public func text(for page: Page) -> String {
    let width = stages.map { page.line($0.name).displayWidth }.max() ?? 0
    var pass: String?
    return stages.enumerated().flatMap { index, stage in
      let name = StageName(stage.name)
      let isNew = name.pass != pass && name.pass != stage.name
      pass = name.pass
      let heading = isNew ? [page.style(page.line(name.pass), as: name.role)] : []
      return heading + [line(stage, name, isNext: index == next, width: width, page)]
    }.joined(separator: "\n")
  }

  /// Marker, name, formulas; the formulas below the name where there is little room beside it.
  private func line(
    _ stage: Stage, _ name: StageName, isNext: Bool, width: Int, _ page: Page
  ) -> String {
    let marker = isNext ? page.glyphs.marker : " "
    let role: Role? = isNext ? .number : name.pass == stage.name ? name.role : nil
    let title = page.style("\(marker) \(page.line(stage.name))", as: role)
    let formula = page.style(page.line(stage.formulas.joined(separator: "; ")), as: .formula)
    let column = width + 4
    guard page.width - column < 24 else {
      return (title.padded(to: column) + formula).wrapped(to: page.width, hanging: column)
        .trimmingTrailingSpaces
    }
    let lines = [title, formula.wrapped(to: page.width - 4).indented(by: 4)]
    return lines.filter { !$0.isEmpty }.map { $0.wrapped(to: page.width) }.joined(separator: "\n")
  }
}
