import Languages
import TextMeasures

extension PlanReport {
  /// A heading for each pass, a line for each stage.
  public func text(for page: Page) -> String {
    let width = stages.map { page.line($0.name).displayWidth }.max() ?? 0
    var pass: String?
    return stages.enumerated().flatMap { index, stage in
      let name = StageName(stage.name)
      let isNew = name.pass != pass && name.pass != stage.name
      pass = name.pass
      let heading = isNew ? [page.style(page.line(name.passWords[page]), as: name.role)] : []
      return heading + [line(stage, name, isNext: index == next, width: width, page)]
    }.joined(separator: "\n")
  }

  /// Marker, name, formulas; the formulas below the name where there is little room beside it.
  private func line(
    _ stage: Stage, _ name: StageName, isNext: Bool, width: Int, _ page: Page
  ) -> String {
    if page.isSpoken { return sentence(stage, isNext, page) }
    let marker = isNext ? page.glyphs.marker : " "
    let role: Role? = isNext ? .number : name.pass == stage.name ? name.role : nil
    let title = page.style("\(marker) \(page.line(stage.name))", as: role)
    let column = width + 4
    if page.width - column < 24 {
      let formulas = formulas(stage, page.narrowed(by: 4))
      let lines = [title.wrapped(to: page.width), formulas.indented(by: 4)]
      return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }
    let formulas = formulas(stage, page.narrowed(by: column)).indented(by: column)
    return (title.padded(to: column) + formulas.dropFirst(column)).trimmingTrailingSpaces
  }

  /// The name and the formulas, for those who hear them.
  private func sentence(_ stage: Stage, _ isNext: Bool, _ page: Page) -> String {
    let next = isNext ? Localized(en: "next, ", zh: "下一步，")[page] : ""
    let formulas = page.line(stage.formulas.joined(separator: "; "))
    let parts = [page.line(stage.name), formulas].filter { !$0.isEmpty }
    return (next + parts.joined(separator: ": ")).wrapped(to: page.width, hanging: 2)
  }

  /// On one line where they fit, otherwise each on its own.
  private func formulas(_ stage: Stage, _ page: Page) -> String {
    let formulas = zip(stage.formulas, stage.writes).map { formula, tensor in
      let marks = [
        stage.own.contains(tensor) ? StageName.yours : nil,
        stage.former.contains(tensor) ? StageName.fromNextRun : nil,
      ]
      return ([formula] + marks.compactMap { $0?[page] }).joined(separator: " ")
    }
    let all = page.line(formulas.joined(separator: "; "))
    let lines = all.displayWidth <= page.width ? [all] : formulas.map(page.line)
    return page.style(
      lines.map { $0.wrapped(to: page.width, hanging: 2) }.joined(separator: "\n"), as: .formula)
  }
}
