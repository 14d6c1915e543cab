import Languages
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

extension Measure {
  /// What its column is called: a dev metric by its name, which can be typed.
  var title: Localized<String> {
    switch self {
    case .dev: Localized(name)
    case .cost: Localized(en: name, zh: "代价")
    case .seconds: Localized(en: name, zh: "秒")
    case .parameters: Localized(en: name, zh: "参数")
    }
  }
}

extension ModelSelection.Eligibility {
  /// What was found, in words.
  var text: Localized<String> {
    switch self {
    case .chosen: Localized(en: "chosen", zh: "选中")
    case .second: Localized(en: "good enough, not the best", zh: "够好，但不是最好")
    case .misses(let bound, let value):
      Localized(
        en: "misses \(bound.source): \(bound.measure.name) is \(value.shortText())",
        zh: "不满足 \(bound.source)：\(bound.measure.name) 是 \(value.shortText())")
    case .unmeasured(let measure):
      Localized(en: "has no value for \(measure.name)", zh: "没有 \(measure.name) 的值")
    case .otherData: Localized(en: "learnt from other data", zh: "用的是别的数据")
    case .forgotten: Localized(en: "its weights are no longer kept", zh: "权重没有保留下来")
    }
  }

  /// The verdict in a word.
  var mark: Localized<String> {
    switch self {
    case .chosen: Localized(en: "chosen", zh: "选中")
    case .second: Localized("")
    case .misses, .unmeasured, .otherData, .forgotten: Localized(en: "left out", zh: "不算")
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
