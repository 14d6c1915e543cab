import Languages
import Presentation

extension PlotProblem {
  /// The sentence, and what to do.
  var report: ErrorReport {
    switch self {
    case .needsTwoFeatures(let plot, let found):
      plotError(
        Localized(
          en: "plot \(plot) draws a plane, so it needs 2 features; this data has \(found)",
          zh: "plot \(plot) 画在平面上，需要 2 个特征；这份数据有 \(found) 个"),
        Localized(
          en:
            "plot heat W1 shows what the first layer takes from them, plot cost how training goes",
          zh: "plot heat W1 显示第一层从中取了什么，plot cost 显示训练得怎样"))
    case .picturesAreNoPoints:
      plotError(
        Localized(
          en: "each example is a picture, no point of a plane", zh: "每个样本是一张图像，不是平面上的点"),
        Localized(
          en: "plot image X_train[:, 0] draws the first one", zh: "plot image X_train[:, 0] 画出第一个"))
    case .needsOneQuestion:
      plotError(
        Localized(
          en: "plot boundary needs one question with classes as answers",
          zh: "plot boundary 需要只有一个分类问题"),
        Localized(
          en: "plot neurons N shows what each unit of layer N answers",
          zh: "plot neurons N 显示第 N 层每个单元的输出"))
    case .notPixels(let source, let count):
      plotError(
        Localized(
          en: "\(source) is no picture: no square has \(count.counted("pixel"))",
          zh: "\(source) 不是图像：没有 \(count.grouped) 个像素的正方形"),
        Localized(
          en: "plot image X[:, 0] draws an example of a data set of pictures, such as digits",
          zh: "plot image X[:, 0] 画出图像数据集（例如 digits）的一个样本"))
    case .nothingToDraw(let what):
      plotError(Localized(en: "there is nothing to draw: ", zh: "没有可画的：") + what, nil)
    }
  }

  private func plotError(_ message: Localized<String>, _ hint: Localized<String>?) -> ErrorReport {
    ErrorReport(kind: "plot", message: message, hint: hint)
  }
}
