import Engine
import Formulas
import Matrices

/// Holds the tensors of somebody's own training step against what the engine's stages make of the
/// same start, in the order of the plan.
///
/// The first tensor that is not what its formula makes of the others is explained by the mistakes
/// that `FormulaJudge` knows: made in its own formula, or in that of a tensor the file leaves out.
public struct StepAudit: Sendable {
  /// What became of a tensor.
  public enum Status: String, Sendable {
    /// It is what it should be.
    case right
    /// It is what its formula makes of wrong tensors.
    case follows
    /// It is not what its formula makes of the others.
    case wrong
  }

  /// One tensor.
  public struct Row: Sendable {
    /// Its name here, and in the file.
    public let name, source: String
    /// The stage that computes it.
    public let stage: StageID
    /// What became of it.
    public let status: Status
    /// The largest difference of an element to what it should be by the others; nil where the
    /// shapes differ.
    public let difference: Double?
  }

  /// Why the first wrong tensor is.
  public struct Explanation: Sendable {
    /// The tensor.
    public let tensor: String
    /// Its stage's formula.
    public let formula: Syntax
    /// Its shape, and that of what it should be.
    public let shape, expected: Shape
    /// The mistakes that give it; none where they are not known.
    public let mistakes: [Mistake]
    /// The tensor the mistake was made in, where the file leaves it out.
    public let madeIn: String?
    /// Whether it holds NaN or an infinity where its formula gives numbers.
    public let isNotFinite: Bool
    /// How it relates to what it should be, where the mistake is not known.
    public let relation: Relation?
    /// What its stage reads.
    public let reads: [String]
    /// Where it differs most, and by what: row, column, right, found.
    public let worst: (row: Int, column: Int, right: Double, found: Double)?
  }

  /// The network it is a step of.
  public let network: Network
  /// The settings.
  public let hyperparameters: Hyperparameters
  /// What a squared error is the sum or mean of.
  public let squares: SquaredError
  /// Whether dZ and dA carry the 1/m of the mean over the examples, in place of dW and db.
  public let averagesEarly: Bool
  /// What the file holds and was not held against anything: averages of an optimizer, and what is made
  /// of them, where those from before the step are not in the file.
  public let untold: [String]
  /// What its update does that the course's does not.
  public let updates: UpdateSense
  /// Whether the learning rate is told from the update alone, so that it explains it in any case.
  public let isRateGuess: Bool
  /// Whether the activations are a guess: none was said, and nothing in the file bears them out.
  public let isGuess: Bool
  /// The number of the update, from 1.
  public let count: Int
  /// How the file's matrices lie.
  public let layout: StepLayout
  /// The examples of the batch.
  public let examples: Int
  /// Each tensor that was held against the engine's, in the order of the plan.
  public let rows: [Row]
  /// Names of the file with no place in the step.
  public let strangers: [String]
  /// What may be amiss with the file rather than with the step.
  public enum Suspicion: Sendable {
    /// The parameters after the step are those before it: arrays that the update writes into.
    case savedAsViews
    /// The optimizer counts its updates, and nobody said which this is.
    case uncounted
  }

  /// What may be amiss with the file.
  public let suspicion: Suspicion?
  /// By how many times every parameter moved as far as its update says, where that is one number.
  public let stretch: Double?
  /// Why the first wrong one is.
  public let explanation: Explanation?

  /// Whether every tensor is right.
  public var isPassed: Bool { rows.allSatisfy { $0.status == .right } }

  /// Audits a step.
  /// - Throws: `StepProblem` where the file is no step, `TrainingError` where its data are none a
  ///   network could learn from.
  public init(_ file: ForeignStep, _ settings: StepSettings = StepSettings()) throws {
    let step = try StepReader(file, settings).step()
    let held = file.tensors.map { "\($0.name) \($0.values.shape)" }
    guard !step.checked.isEmpty else { throw StepProblem.nothing(held: held) }
    rows = try Self.rows(step)
    (network, hyperparameters, layout) = (step.network, step.hyper, step.layout)
    (squares, updates) = (step.cost.error, step.updates)
    averagesEarly = step.cost.averagesEarly
    untold = step.untold
    isRateGuess = !StepReader.isSaid("alpha", in: file, settings)
    isGuess =
      settings.activations == nil
      && !step.checked.contains { one in
        [.forward, .cost].contains(one.stage.pass) && step.fits(one.spec.name)
      }
    strangers = step.strangers
    let scalar = { (name: String) in
      step.values.value(of: .named(name), for: "J")?.matrix.elements.first ?? 0
    }
    (count, examples) = (Int(scalar("t")), Int(scalar("m")))
    let isCounted = StepReader.isSaid("t", in: step.file, settings)
    suspicion = Self.suspicion(step, rows, isCounted: isCounted)
    let moved = rows.filter { step.plan.parameters.map(\.name).contains($0.name) }
    let stretches = moved.map { step.stretch(of: $0.name) }
    stretch = stretches.first.flatMap { first in
      moved.count > 1 && stretches.allSatisfy { $0 == first } ? first : nil
    }
    explanation = try rows.first { $0.status == .wrong }.flatMap {
      try StepExplainer(step).explanation(of: $0.name)
    }
  }

  private static func suspicion(
    _ step: AuditedStep, _ rows: [Row], isCounted: Bool
  ) -> Suspicion? {
    if step.standsStill { return .savedAsViews }
    let isWrong = rows.contains { $0.status == .wrong && $0.stage.pass == .update }
    let counts = step.plan.tensors.contains {
      step.plan.tensor(named: $0.name)?.formula.names.contains("t") == true
    }
    return isWrong && counts && !isCounted ? .uncounted : nil
  }

  private static func rows(_ step: AuditedStep) throws -> [Row] {
    var wrong: Set<String> = []
    let engines = try step.timeline().trainer
    return step.checked.map { spec, stage in
      let isTainted = step.sources(of: spec.name).contains(where: wrong.contains)
      // Where 1 / m stands in dZ and not in dW, dW is right though its formula says otherwise.
      let fits = step.fits(spec.name) || isTainted && step.holds(spec.name, asIn: engines)
      if !fits { wrong.insert(spec.name) }
      return Row(
        name: spec.name, source: step.sources[spec.name] ?? spec.name, stage: stage,
        status: !fits
          ? .wrong : isTainted && !step.holds(spec.name, asIn: engines) ? .follows : .right,
        difference: step.difference(spec.name))
    }
  }
}

extension AuditedStep {
  /// What a tensor is made of, and what that is made of, within the iteration.
  func sources(of name: String) -> Set<String> {
    var (seen, open): (Set<String>, [String]) = ([], [name])
    while let next = open.popLast() {
      guard let spec = plan.tensor(named: next), let sight = Sight(of: spec.name, in: plan) else {
        continue
      }
      for other in spec.formula.names.map(plan.canonicalName) where other != next {
        guard let source = plan.tensor(named: other),
          !plan.lives(on: source) || sight.time(of: other) == .after,
          plan.home(of: other) != nil, seen.insert(other).inserted
        else { continue }
        open.append(other)
      }
    }
    return seen
  }

  /// Whether a tensor of the file is what the engine makes of the same start.
  func holds(_ name: String, asIn run: Trainer) -> Bool {
    guard let mine = values.held[name], let right = run.tensor(name) else { return false }
    return NumPyArray(mine).agrees(with: NumPyArray(right), tolerance: tolerance)
  }

  func difference(_ name: String) -> Double? {
    guard let mine = values.held[name], let right = values.right(name)?.matrix,
      mine.count == right.count
    else { return nil }
    return zip(mine.elements, right.elements).reduce(0) { largest, pair in
      pair.0 == pair.1 || pair.0.isNaN && pair.1.isNaN
        ? largest : max(largest, (pair.0 - pair.1).isNaN ? .infinity : abs(pair.0 - pair.1))
    }
  }
}
