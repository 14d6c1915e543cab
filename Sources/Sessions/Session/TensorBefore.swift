import Engine
import Languages
import Matrices
import Presentation

/// What a tensor that a stage computes was before a person gave it other values.
struct TensorBefore {
  private let name: String
  /// Whether its stage is still to run in this iteration, and writes over what it is given.
  private let isAhead: Bool
  private let value: Matrix<Double>?

  /// Nil for what lives on from one iteration to the next, and for what is no tensor.
  init?(_ name: String, _ session: Session) {
    guard let run = session.state.experiment.trainer, let spec = run.plan.tensor(named: name),
      spec.beginning == nil, let writer = run.plan.writer(of: spec.name)
    else { return nil }
    self.name = spec.name
    isAhead = writer >= run.nextStage
    value = run.isComputed(spec) ? run.tensor(spec.name) : nil
  }

  /// What there is to say now.
  func notes(_ session: Session) -> [any Report] {
    let now = session.state.experiment.trainer?.tensor(name)
    return comparison(with: now).map { [TextReport($0, as: .hint)] } ?? []
  }

  private func comparison(with now: Matrix<Double>?) -> Localized<String>? {
    guard let value, let now, value.shape == now.shape else { return nil }
    let scale = value.elements.reduce(0) { max($0, abs($1)) }
    let distance = zip(value.elements, now.elements).reduce(0) { max($0, abs($1.0 - $1.1)) }
    guard distance.isFinite, distance <= 1e-12 * scale else {
      return isAhead ? nil : other(distance / scale)
    }
    return Localized(en: "the same as before, but for rounding", zh: "和原来一样，只差舍入")
  }

  private func other(_ share: Double) -> Localized<String>? {
    guard share.isFinite else { return nil }
    let times = share.shortText(digits: 2)
    return Localized(
      en: "other than before by up to \(times) times its largest element",
      zh: "与原来的差别，最大处是最大元素的 \(times) 倍")
  }
}
