import Engine
import Presentation

/// A prediction that was made, or came true or did not.
struct PredictionReport: Report {
  private let prediction: Prediction
  private let stage: StageID?
  private let verdict: JudgedPrediction?
  private let score: String

  /// A prediction that is remembered, and the stage that will decide it.
  init(_ prediction: Prediction, decidedBy stage: StageID) {
    (self.prediction, self.stage, verdict, score) = (prediction, stage, nil, "")
  }

  /// A prediction that was judged.
  init(_ judged: JudgedPrediction, score: String) {
    (prediction, stage, verdict, self.score) = (judged.prediction, nil, judged, score)
  }

  var kind: String { "prediction" }

  var fields: [(String, JSON)] {
    let verdict: [(String, JSON)] =
      self.verdict.map {
        [("right", .bool($0.isRight)), ("found", .string($0.found)), ("score", .string(score))]
      } ?? []
    let stage: [(String, JSON)] = self.stage.map { [("stage", .string("\($0)"))] } ?? []
    return [("what", .string(prediction.words)), ("open", .bool(self.verdict == nil))] + stage
      + verdict
  }

  func text(for page: Page) -> String {
    guard let verdict else {
      let stage = stage.map { "\($0)" } ?? ""
      return "predicted: \(page.style(prediction.words, as: .formula)); \(stage) will tell"
        .wrapped(to: page.width, hanging: 2)
    }
    let mark = page.style(
      verdict.isRight ? page.glyphs.check : page.glyphs.cross, as: verdict.isRight ? .good : .bad)
    let score = page.style("\(page.glyphs.dot) \(self.score) right", as: .muted)
    return
      "\(mark) predicted \(prediction.words): \(prediction.claim.answer) \(verdict.found) \(score)"
      .wrapped(to: page.width, hanging: 2)
  }
}

extension Prediction.Claim {
  /// How what was found is told.
  fileprivate var answer: String {
    switch self {
    case .shape, .sign: "it is"
    case .direction: "it went"
    }
  }
}

/// The predictions that are open, and the score.
struct PredictionsReport: Report {
  private let predictions: Predictions

  init(_ predictions: Predictions) {
    self.predictions = predictions
  }

  var kind: String { "predictions" }

  var fields: [(String, JSON)] {
    [
      ("open", .array(predictions.open.map { .string($0.words) })),
      ("right", .integer(predictions.right)), ("judged", .integer(predictions.judged)),
    ]
  }

  func text(for page: Page) -> String {
    let open = predictions.open.map { prediction in
      "open: \(page.style(prediction.words, as: .formula))".wrapped(to: page.width, hanging: 6)
    }
    let score =
      predictions.judged == 0 ? "nothing judged yet" : "score: \(predictions.score) right"
    return (open + [score]).joined(separator: "\n")
  }
}
