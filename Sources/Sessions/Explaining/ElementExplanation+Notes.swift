import Engine
import Formulas

extension ElementExplanation {
  /// Whether `why` has something to say of a name or an element.
  func canBeAsked(_ name: String) -> Bool {
    let isData = name.contains("_train[") || name.hasPrefix("order[")
    return name.contains("[") && !isData || name.hasPrefix("J_")
  }

  /// What a learner should know besides the formula.
  var notes: [String] {
    [drawn, selfReference, batchExample, lookedAt, byHand, spoiled].compactMap(\.self)
  }

  private var drawn: String? {
    guard past.stage != nil else { return beginning }
    guard past.formula.isDrawn else { return nil }
    let keep =
      past.formula.names.first { $0.hasPrefix("keep_prob") }.map { " with probability \($0)" } ?? ""
    return "drawn from the experiment's random stream: 1\(keep), which keeps the unit for this "
      + "example, else 0; the same seed draws the same mask"
  }

  private var beginning: String {
    past.formula.isDrawn
      ? "drawn from the experiment's random stream when the run began; seed N draws others"
      : "nothing has changed it since the run began"
  }

  private var selfReference: String? {
    guard past.formula.names.contains(past.spec.name), past.stage != nil else { return nil }
    return "\(past.spec.name) on the right is its value before this stage: "
      + "why \(label) back=\(back + 1)"
  }

  private var batchExample: String? {
    guard past.stage?.pass == .batch, let column = columnLabel else { return nil }
    return past.spec.name == "indices"
      ? "\(label) is the number in the training set, from 0, of example \(column) of this "
        + "mini-batch; order is this epoch's order"
      : "column \(column) of this mini-batch is the example of the training set that "
        + "indices[0, \(column)] names, after split and normalize"
  }

  private var columnLabel: Substring? {
    label.split(separator: ",").last?.drop { $0 == " " }.dropLast()
  }

  private var lookedAt: String? {
    guard past.stage?.pass == .backward, past.stage?.part == "dA", past.earlier.isEmpty,
      past.isAside
    else { return nil }
    return "training does not need \(past.spec.name) here: it is worked out because you ask"
  }

  private var spoiled: String? {
    guard discrepancy == .stage else { return nil }
    return "\(past.stage.map { "\($0)" } ?? "the stage") computed something else than its formula "
      + "says: is there a mistake in it?"
  }

  private var byHand: String? {
    guard discrepancy == .byHand else { return nil }
    return "\(past.spec.name) was set by hand after its stage had run"
  }
}
