import Engine
import Languages
import Presentation

/// A prediction that was made, or came true or did not.
struct PredictionReport: Report {
  private let prediction: Prediction
  private let stage: StageID?
  private let verdict: JudgedPrediction?
  private let score: Localized<String>

  /// A prediction that is remembered, and the stage that will decide it.
  init(_ prediction: Prediction, decidedBy stage: StageID) {
    (self.prediction, self.stage, verdict, score) = (prediction, stage, nil, Localized(""))
  }

  /// A prediction that was judged.
  init(_ judged: JudgedPrediction, score: Localized<String>) {
    (prediction, stage, verdict, self.score) = (judged.prediction, nil, judged, score)
  }

  var kind: String { "prediction" }

  var fields: [(String, JSON)] {
    let verdict: [(String, JSON)] =
      self.verdict.map {
        [
          ("right", .bool($0.isRight)), ("found", .string($0.found.en)),
          ("score", .string(score.en)),
        ]
      } ?? []
    let stage: [(String, JSON)] = self.stage.map { [("stage", .string("\($0)"))] } ?? []
    return [("what", .string(prediction.words)), ("open", .bool(self.verdict == nil))] + stage
      + verdict
  }

  func text(for page: Page) -> String {
    guard let verdict else {
      let stage = stage.map { "\($0)" } ?? ""
      let claim = page.style(prediction.words, as: .formula)
      let words = Localized(
        en: "predicted: \(claim); \(stage) will tell", zh: "预测：\(claim)；到 \(stage) 就知道了")
      return words[page].wrapped(to: page.width, hanging: 2)
    }
    let mark = page.style(
      verdict.isRight ? page.glyphs.check : page.glyphs.cross, as: verdict.isRight ? .good : .bad)
    let right = Localized(en: "\(score.en) right", zh: score.zh)
    let tally = page.style("\(page.glyphs.dot) \(right[page])", as: .muted)
    let answer = prediction.claim.answer
    let words = Localized(
      en: "predicted \(prediction.words): \(answer.en) \(verdict.found.en)",
      zh: "预测 \(prediction.words)：\(answer.zh)\(verdict.found.zh)")
    return "\(mark) \(words[page]) \(tally)".wrapped(to: page.width, hanging: 2)
  }
}

extension Prediction.Claim {
  /// How what was found is told.
  fileprivate var answer: Localized<String> {
    switch self {
    case .shape, .sign: Localized(en: "it is", zh: "是 ")
    case .direction: Localized(en: "it went", zh: "")
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
      (Localized(en: "open: ", zh: "待定：")[page] + page.style(prediction.words, as: .formula))
        .wrapped(to: page.width, hanging: 6)
    }
    let score =
      predictions.judged == 0
      ? Localized(en: "nothing judged yet", zh: "还没有判定过")
      : Localized(en: "score: \(predictions.score.en) right", zh: "得分：\(predictions.score.zh)")
    return (open + [score[page]]).joined(separator: "\n")
  }
}
