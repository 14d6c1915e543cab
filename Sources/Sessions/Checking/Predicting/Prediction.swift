import Engine
import Formulas
import Languages
import Presentation

/// What a learner says of a value before the stages that write it run.
struct Prediction {
  /// What is said.
  enum Claim: Hashable {
    case shape([Int])
    case sign(Sign)
    /// Compared with what it was when the prediction was made.
    case direction(Direction)
  }

  /// The sign of a number.
  enum Sign: String, CaseIterable {
    case positive, negative, zero

    init?(of number: Double) {
      guard !number.isNaN else { return nil }
      self = number > 0 ? .positive : number < 0 ? .negative : .zero
    }
  }

  /// Where a number goes.
  enum Direction: String, CaseIterable {
    case up, down, same

    /// A difference of rounding is none.
    init?(from before: Double, to after: Double) {
      guard !before.isNaN, !after.isNaN else { return nil }
      let isSame = abs(after - before) <= 1e-12 * max(abs(before), abs(after))
      self = isSame ? .same : after > before ? .up : .down
    }
  }

  /// What it is about, as it was typed.
  let source: String
  let expression: Syntax
  let claim: Claim
  /// Where the run was.
  var moment: Moment
  /// The number then, where a direction is predicted.
  var before: Double?
}

/// A prediction and what came of it.
struct JudgedPrediction {
  let prediction: Prediction
  let isRight: Bool
  /// What was found, in words.
  let found: Localized<String>
}

/// The predictions of a session.
struct Predictions {
  /// Those whose stage has not run yet.
  var open: [Prediction] = []
  /// How many came true.
  private(set) var right = 0
  /// How many have been judged.
  private(set) var judged = 0

  /// Counts one.
  mutating func count(_ prediction: JudgedPrediction) {
    judged += 1
    if prediction.isRight { right += 1 }
  }

  /// Takes another; one about the same thing takes the place of the one before.
  mutating func add(_ prediction: Prediction) {
    open.removeAll { $0.source == prediction.source && $0.claim.isLike(prediction.claim) }
    open.append(prediction)
  }

  /// Counts from the beginning of a new run.
  mutating func restart() {
    for index in open.indices { open[index].moment = .start }
  }

  /// `5 of 7`.
  var score: Localized<String> {
    Localized(en: "\(right) of \(judged)", zh: "\(judged) 次中对 \(right) 次")
  }
}

extension Prediction {
  /// `shape dW2 (1, 4)`, `sign db2[0, 0] positive`, `J up`.
  var words: String {
    switch claim {
    case .shape(let shape): "shape \(source) \(Value(shape: shape).text)"
    case .sign(let sign): "sign \(source) \(sign.rawValue)"
    case .direction(let direction): "\(source) \(direction.rawValue)"
    }
  }

  /// Judges a value.
  func judged(by value: Value) -> JudgedPrediction {
    switch claim {
    case .shape(let shape):
      let found = value.array?.shape
      return JudgedPrediction(
        prediction: self, isRight: found == shape,
        found: found.map { Localized(Value(shape: $0).text) }
          ?? Localized(en: "no array", zh: "不是数组"))
    case .sign(let sign):
      let number = value.number ?? .nan
      return JudgedPrediction(
        prediction: self, isRight: Sign(of: number) == sign,
        found: Localized(number.shortText(digits: 6)))
    case .direction(let direction):
      let (from, to) = (before ?? .nan, value.number ?? .nan)
      return JudgedPrediction(
        prediction: self, isRight: Direction(from: from, to: to) == direction,
        found: Self.change(from.shortText(digits: 8), to.shortText(digits: 8)))
    }
  }
}

extension Prediction {
  private static func change(_ from: String, _ to: String) -> Localized<String> {
    Localized(en: "from \(from) to \(to)", zh: "从 \(from) 到 \(to)")
  }
}

extension Prediction.Claim {
  /// Whether both say something of the same sort.
  fileprivate func isLike(_ other: Self) -> Bool {
    switch (self, other) {
    case (.shape, .shape), (.sign, .sign), (.direction, .direction): true
    default: false
    }
  }
}
