import Languages
import Matrices
import Presentation

/// `plot mask`: which elements are 0, as dropout's masks show it.
struct MaskPlot: PlotSubject {
  let name = "mask"
  let usage = "EXPR"

  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure {
    let source = try arguments.expression(
      Localized(en: "a mask, such as D1", zh: "一个掩码，例如 D1"))
    let drawn = try DrawnValue(source, in: session)
    return Figure(
      name, title: Localized(drawn.title) + Localized(en: ", what is not 0", zh: "，哪些不是 0"),
      .cells(
        Cells(
          drawn.matrix, look: .mask, row: Localized(en: "unit", zh: "单元"),
          column: Localized(en: "example", zh: "样本"))),
      notes: [Self.share(drawn.matrix)])
  }

  private static func share(_ matrix: Matrix<Double>) -> Localized<String> {
    let kept = matrix.elements.count { $0 != 0 }
    let share = Double(kept) / Double(matrix.count) * 100
    let percent = share.shortText(digits: 3)
    return Localized(
      en: "\(kept.grouped) of \(matrix.count.grouped) kept (\(percent)%)",
      zh: "\(matrix.count.grouped) 个里保留 \(kept.grouped) 个（\(percent)%）")
  }
}
