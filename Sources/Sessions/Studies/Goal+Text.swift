import Presentation
import Studies

extension Goal {
  /// As it would be typed after `metric`.
  var source: String {
    let bounds = satisficing.map(\.source)
    let rest = bounds.isEmpty ? "" : " satisficing \(bounds.joined(separator: " "))"
    return "optimizing \(optimizing.name)\(rest)"
  }
}

extension Bound {
  /// As it would be typed.
  var source: String { "\(measure.name)\(sign.rawValue)\(limit.shortText(digits: 10))" }
}

extension Selection.Verdict {
  /// What was found, in words.
  var text: String {
    switch self {
    case .chosen: "chosen"
    case .second: "good enough, not the best"
    case .misses(let bound, let value):
      "misses \(bound.source): \(bound.measure.name) is \(value.shortText())"
    case .unmeasured(let measure): "has no value for \(measure.name)"
    case .otherData: "learnt from other data"
    case .forgotten: "its weights are no longer kept"
    }
  }

  /// The verdict in a word.
  var mark: String {
    switch self {
    case .chosen: "chosen"
    case .second: ""
    case .misses, .unmeasured, .otherData, .forgotten: "left out"
    }
  }

  /// Whether the run could not be chosen.
  var isOut: Bool { self != .chosen && self != .second }

  var role: Role? {
    switch self {
    case .chosen: .good
    case .second: nil
    case .misses, .unmeasured: .bad
    case .otherData, .forgotten: .muted
    }
  }
}
