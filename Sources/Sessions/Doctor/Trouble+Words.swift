import Datasets
import Engine
import Presentation
import Studies

extension Trouble {
  /// What is the matter, in a line.
  var headline: String {
    switch self {
    case .deadUnits(let layer, let units, let count, _):
      units.count == count
        ? "every ReLU unit of layer \(layer) is dead"
        : "\(units.count) of \(count) ReLU units of layer \(layer) are dead"
    case .saturation(let layer, let activation, let share):
      "\(share.percent) of layer \(layer)'s \(activation.rawValue) is saturated"
    case .vanishingGradients(_, let layer): "the gradient vanishes on its way to layer \(layer)"
    case .explodingGradients(_, let layer): "the gradient explodes on its way to layer \(layer)"
    case .equalUnits(let layer, let count):
      "all \(count) units of layer \(layer) are the same"
    case .costNotFinite: "the cost is not a number"
    case .costWasNotFinite: "the cost was not a number for a while"
    case .costRises: "the cost rises: the learning rate is too high"
    case .costOscillates: "the cost swings up and down: the learning rate is rather high"
    case .costBarelyFalls: "the cost hardly falls"
    case .overfitting(let part, _): "overfitting: training does better than \(part.rawValue)"
    case .unevenInputs: "the features are of very different size"
    case .offCentreInputs: "the inputs are not normalised"
    case .imbalance(let rare, _, _, let isNeverAnswered):
      isNeverAnswered
        ? "class \(rare.name) is rare and never answered" : "class \(rare.name) is rare"
    case .initialCost: "the first cost is far above guessing"
    }
  }

  /// The numbers that show it.
  var evidence: String {
    switch self {
    case .deadUnits(_, let units, _, let zeros):
      "\(units.count == 1 ? "unit" : "units") \(units.listed): 0 for every example; "
        + "\(zeros.percent) of the layer's activations are 0"
    case .saturation(_, let activation, _):
      "so many lie within 0.01 of \(activation == .tanh ? "-1 or 1" : "0 or 1"), where the "
        + "slope is nearly 0"
    case .vanishingGradients(let sizes, _), .explodingGradients(let sizes, _):
      "root mean square of dZ from layer 1 on: "
        + sizes.map { $0.shortText(digits: 2) }.joined(separator: ", ")
    case .equalUnits: "all rows of W are equal and all rows of dW, so they stay equal"
    case .costNotFinite(let cost): "it is \(cost.shortText())"
    case .costWasNotFinite(let cost, let iteration, let times):
      "\(cost.shortText()) at iteration \(iteration)"
        + (times > 1 ? ", the last of \(times) such" : "") + "; it is finite again"
    case .costRises(let from, let to, let iterations):
      "from \(from.shortText()) to \(to.shortText()) on average, in the last "
        + iterations.counted("iteration")
    case .costOscillates(let ups, let by, let iterations):
      "\(ups.percent) of the steps go up, by \(by.percent) of the cost on average (the last "
        + "\(iterations.counted("iteration")))"
    case .costBarelyFalls(let from, let to, let first, let iterations):
      "from \(from.shortText(digits: 6)) to \(to.shortText(digits: 6)) over the last "
        + "\(iterations.counted("iteration")); it began at \(first.shortText())"
    case .overfitting(let part, let comparison): Self.evidence(part, comparison)
    case .unevenInputs(let wide, let narrow):
      "\(wide.words) spreads by \(wide.deviation.shortText()), \(narrow.words) by "
        + "\(narrow.deviation.shortText()): \((wide.deviation / narrow.deviation).shortText()) "
        + "times less"
    case .offCentreInputs(let feature):
      "\(feature.words) has the mean \(feature.mean.shortText()) and spreads by "
        + feature.deviation.shortText()
    case .imbalance(let rare, let frequent, let total, _):
      "\(rare.count.grouped) of class \(rare.name), \(frequent.count.grouped) of \(frequent.name): "
        + "always answering \(frequent.name) is right in "
        + "\((Double(frequent.count) / Double(total)).percent)"
    case .initialCost(let cost, let guessing, _):
      "\(cost.shortText()), where guessing costs \(guessing.shortText())"
    }
  }

  private static func evidence(_ part: Splits.Part, _ comparison: Comparison) -> String {
    let isCost = comparison.metric == .J
    func shown(_ value: Double) -> String { isCost ? value.shortText() : value.percent }
    let name = comparison.metric.rawValue
    return "\(name)_train \(shown(comparison.train)), \(name)_\(part.rawValue) "
      + shown(comparison.other)
  }
}

extension Trouble.Feature {
  /// Its name and its row.
  fileprivate var words: String { "\(name) (row \(row))" }
}

extension Double {
  /// A share in whole percent; in tenths where it is small.
  var percent: String { "\((self * 100).shortText(digits: self < 0.1 ? 2 : 3)) %" }
}

extension [Int] {
  /// `0, 3, 5` and how many more.
  fileprivate var listed: String {
    let shown = prefix(8).map { "\($0)" }.joined(separator: ", ")
    return count > 8 ? "\(shown) and \(count - 8) more" : shown
  }
}
