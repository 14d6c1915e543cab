/// The best of the recorded runs by a goal, and why the others were not chosen.
public struct ModelSelection: Sendable {
  /// What was found about a run.
  public enum Eligibility: Hashable, Sendable {
    /// It is the best of those that are good enough.
    case chosen
    /// Good enough, but another is better.
    case second
    /// A satisficing bound is missed.
    case misses(Bound, value: Double)
    /// A measure was not taken, or is not a number.
    case unmeasured(Measure)
    /// It learnt from other data.
    case otherData
    /// Its weights are not kept any more.
    case forgotten
  }

  /// Each run with what was found.
  public let verdicts: [(run: RunRecord, verdict: Eligibility)]
  private let measure: Measure

  /// Chooses among runs; of equals the first is taken.
  public init(from runs: [RunRecord], by goal: Goal, dataRevision: Int) {
    measure = goal.optimizing
    let first = runs.map { (run: $0, verdict: Self.verdict($0, goal, dataRevision)) }
    let eligible = first.filter { $0.verdict == .second }.map(\.run)
    let best = eligible.reduce(nil as RunRecord?) { best, run in
      guard let best else { return run }
      return Self.isBetter(run, than: best, goal.optimizing) ? run : best
    }
    verdicts = first.map { $0.run.number == best?.number ? ($0.run, .chosen) : $0 }
  }

  /// The best run; nil where none is good enough.
  public var best: RunRecord? { verdicts.first { $0.verdict == .chosen }?.run }

  /// The same, the best first; those that are left out come last.
  public var ranked: [(run: RunRecord, verdict: Eligibility)] {
    let isIn = { (verdict: Eligibility) in verdict == .chosen || verdict == .second }
    let eligible = verdicts.filter { isIn($0.verdict) }.sorted { a, b in
      Self.isBetter(a.run, than: b.run, measure)
        || !Self.isBetter(b.run, than: a.run, measure) && a.run.number < b.run.number
    }
    return eligible + verdicts.filter { !isIn($0.verdict) }
  }

  private static func isBetter(
    _ run: RunRecord, than other: RunRecord, _ measure: Measure
  ) -> Bool {
    guard let value = run.value(measure), let best = other.value(measure) else { return false }
    return measure.prefers(value, to: best)
  }

  private static func verdict(_ run: RunRecord, _ goal: Goal, _ revision: Int) -> Eligibility {
    if run.dataRevision != revision { return .otherData }
    if run.checkpoint == nil { return .forgotten }
    for bound in goal.satisficing {
      guard let value = run.value(bound.measure), !value.isNaN else {
        return .unmeasured(bound.measure)
      }
      if !bound.admits(value) { return .misses(bound, value: value) }
    }
    let value = run.value(goal.optimizing) ?? .nan
    return value.isNaN ? .unmeasured(goal.optimizing) : .second
  }
}
