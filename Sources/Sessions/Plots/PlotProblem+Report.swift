import Presentation

extension PlotProblem {
  /// The sentence, and what to do.
  var report: ErrorReport {
    switch self {
    case .needsTwoFeatures(let plot, let found):
      plotError(
        "plot \(plot) draws a plane, so it needs 2 features; this data has \(found)",
        "plot heat W1 shows what the first layer takes from them, plot cost how training goes")
    case .needsOneQuestion:
      plotError(
        "plot boundary needs one question with classes as answers",
        "plot neurons N shows what each unit of layer N answers")
    case .notPixels(let source, let count):
      plotError(
        "\(source) is no picture: no square has \(count.counted("pixel"))",
        "plot image X[:, 0] draws an example of a data set of pictures, such as digits")
    case .nothingToDraw(let what):
      plotError("there is nothing to draw: \(what)", nil)
    }
  }

  private func plotError(_ message: String, _ hint: String?) -> ErrorReport {
    ErrorReport(kind: "plot", message: message, hint: hint)
  }
}
