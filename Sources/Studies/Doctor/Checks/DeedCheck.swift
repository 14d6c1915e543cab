import Engine
import Matrices

/// What a person has done to a run that holds it up: a rate or updates by formulas of their own,
/// parameters set by hand, one iteration at a rate that was far higher.
enum DeedCheck {
  /// A rate so many times that of now was meant otherwise.
  private static let higher = 3.0
  /// An update that goes this far along the engine's is the engine's.
  private static let alike = 0.5...2.0

  /// What may be to blame, with what would take it back, the likeliest first.
  static func suspects(_ examination: CheckedRun) -> [(trouble: Trouble, change: Change)] {
    ofFormulas(examination) + ofSteps(examination) + ofHands(examination)
  }

  private static func ofFormulas(
    _ examination: CheckedRun
  ) -> [(trouble: Trouble, change: Change)] {
    guard !examination.hyperparameters.own.isEmpty, examination.misfits.isEmpty else { return [] }
    var brakes: [(name: String, brake: Trouble.Brake)] = []
    if examination.hyperparameters.own["alpha"] != nil {
      brakes.append(("alpha", .ownRate(examination.rateInForce)))
    }
    let strays = examination.ownUpdates.filter { !alike.contains($0.value) }
    for (name, along) in strays.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      brakes.append((name, .ownUpdate(name, along: along)))
    }
    return [false, true].flatMap { anew in
      brakes.map { (.heldBack($0.brake), .engineFormula($0.name, anew: anew)) }
    }
  }

  /// A rate or an update by the learner's formula where the cost leaps: what sets the steps' length is
  /// to blame for it.
  static func leaping(_ examination: CheckedRun) -> Finding? {
    let mine = ofFormulas(examination)
    guard let first = mine.first(where: { $0.trouble.goesFar }) else { return nil }
    let cure =
      examination.steady(mine.filter { $0.trouble == first.trouble }.map(\.change))
      ?? (first.trouble.isOfRate ? examination.steadyRate : nil)
    return Finding(.serious, first.trouble, cure: cure)
  }

  /// Steps at a rate that has been taken back since.
  private static func ofSteps(
    _ examination: CheckedRun
  ) -> [(trouble: Trouble, change: Change)] {
    guard let step = breakingStep(examination) else { return [] }
    let trouble = Trouble.heldBack(
      .longStep(at: step.iteration, rate: step.rate, now: examination.rateInForce))
    return (step.iteration > 1 ? [(trouble, .goBack(to: step.iteration - 1))] : [])
      + [(trouble, .reset)]
  }

  /// The first iteration at which the rate was far higher than now, where the run goes on at less.
  static func breakingStep(
    _ examination: CheckedRun
  ) -> (iteration: Int, rate: Double)? {
    let now = examination.rateInForce
    guard now > 0, examination.hyperparameters.own["alpha"] == nil,
      examination.hyperparameters.decay == .none,
      let end = examination.past.lowering(to: higher * now)
    else { return nil }
    return end
  }

  private static func ofHands(
    _ examination: CheckedRun
  ) -> [(trouble: Trouble, change: Change)] {
    guard let (names, iteration) = examination.past.setByHand else { return [] }
    let trouble = Trouble.heldBack(.setByHand(names, before: iteration))
    return (iteration > 1 ? [(trouble, .goBack(to: iteration - 1))] : []) + [(trouble, .reset)]
  }
}

extension Trouble {
  /// Whether it is a rate by the learner's formula.
  fileprivate var isOfRate: Bool {
    if case .heldBack(.ownRate) = self { true } else { false }
  }

  /// Whether it makes steps long, or turns them round.
  fileprivate var goesFar: Bool {
    if case .heldBack(.ownUpdate(_, let along)) = self { along < 0 || along > 1 } else { isOfRate }
  }
}

extension CheckedRun {
  /// How far each update by a formula of the learner's goes along the engine's step, which goes 1, in
  /// one iteration over the sample from the weights as they are.
  var ownUpdates: [String: Double] {
    if let known = tried.updates { return known }
    let names = network.parameterNames.filter { hyperparameters.own[$0] != nil }
    var found: [String: Double] = [:]
    // Where units have died nothing moves: then from the first weights.
    for isFirst in [false, true] where names.contains(where: { found[$0] == nil }) {
      guard let mine = moved(by: hyperparameters, isFirst: isFirst),
        let theirs = moved(by: engines, isFirst: isFirst)
      else { continue }
      for name in names where found[name] == nil {
        guard let a = mine[name], let b = theirs[name] else { continue }
        let length = zip(b, b).reduce(0) { $0 + $1.0 * $1.1 }
        if length > 0 { found[name] = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / length }
      }
    }
    tried.updates = found
    return found
  }

  /// The same settings with the engine's updates.
  private var engines: Hyperparameters {
    var hyper = hyperparameters
    for name in network.parameterNames { hyper.own.remove(name) }
    return hyper
  }

  /// By how much one iteration moves each parameter, from where the run stands or from the first
  /// weights.
  private func moved(
    by settings: Hyperparameters, isFirst: Bool
  ) -> [String: [Double]]? {
    var hyper = settings
    hyper.batchSize = nil
    for name in ["X", "Y", "indices", "alpha"] { hyper.own.remove(name) }
    hyper.learningRate = rateInForce
    guard let run = try? Trainer(network, on: sample, with: hyper) else { return nil }
    if !isFirst { begin(run, as: nil) }
    let before = network.parameterNames.map { ($0, run.tensor($0)?.elements ?? []) }
    guard (try? run.run(iterations: 1)) != nil else { return nil }
    return Dictionary(
      before.map { name, old in
        (name, zip(run.tensor(name)?.elements ?? [], old).map { $0 - $1 })
      }
    ) { first, _ in first }
  }
}

extension Network {
  /// The weights and biases of all layers.
  var parameterNames: [String] { (1...depth).flatMap { ["W\($0)", "b\($0)"] } }
}
