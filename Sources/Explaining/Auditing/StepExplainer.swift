import Engine
import Formulas
import Matrices

/// Explains a wrong tensor of somebody's step.
struct StepExplainer {
  private let step: AuditedStep
  private let timeline: Timeline

  init(_ step: AuditedStep) throws {
    self.step = step
    timeline = try step.timeline()
  }

  /// Why a tensor is not what it should be.
  func explanation(of name: String) throws -> StepAudit.Explanation? {
    guard let spec = step.plan.tensor(named: name), let mine = step.values.held[name] else {
      return nil
    }
    let right = step.values.right(name)
    let judge = try judge(of: name)
    let value = NumPyArray(mine)
    let isNotFinite =
      mine.elements.contains { !$0.isFinite }
      && right?.matrix.elements.allSatisfy(\.isFinite) ?? false
    // NaN and a gradient of zeros fit any formula that comes to them; they tell of none.
    guard !isNotFinite, !isEmptied(spec, mine) else {
      return StepAudit.Explanation(
        tensor: name, formula: spec.formula, shape: mine.shape,
        expected: right?.matrix.shape ?? mine.shape, mistakes: [], madeIn: nil,
        isNotFinite: isNotFinite,
        relation: isNotFinite ? nil : right.map { judge.relation(value, to: $0) },
        reads: spec.formula.names, worst: worst(mine, right?.matrix))
    }
    var found =
      throughUpdated(spec, giving: value)
      ? [.staleParameter] : judge.mistakes(giving: [value], lookingForTwo: false)
    var madeIn: String?
    if found.isEmpty || found.contains(where: \.isGeneral),
      let other = try mistakeOutside(name, giving: value)
    {
      (found, madeIn) = ([other.mistake], other.tensor)
    }
    if found.isEmpty { found = judge.mistakes(giving: [value]) }
    let stretch = found.isEmpty ? repeated(spec) : nil
    if case .step(let times)? = stretch, times > 5 || times != times.rounded() {
      found = [.extraFactor]
    }
    return StepAudit.Explanation(
      tensor: name, formula: spec.formula, shape: mine.shape,
      expected: right?.matrix.shape ?? mine.shape, mistakes: found, madeIn: madeIn,
      isNotFinite: false,
      relation: stretch
        ?? (found.isEmpty ? right.map { judge.relation(value, to: $0) } : nil),
      reads: spec.formula.names, worst: worst(mine, right?.matrix))
  }

  /// Whether it is a parameter's gradient of zeros alone.
  private func isEmptied(_ spec: TensorSpec, _ mine: Matrix<Double>) -> Bool {
    spec.role == .parameterGradient && mine.elements.allSatisfy { $0 == 0 }
  }

  /// An update that is some times as long as it should be.
  private func repeated(_ spec: TensorSpec) -> Relation? {
    guard case .parameter = spec.role else { return nil }
    return step.stretch(of: spec.name).map { .step($0) }
  }

  /// A gradient that came back through the weights after their update.
  private func throughUpdated(_ spec: TensorSpec, giving value: NumPyArray) -> Bool {
    updated(spec).map { value.agrees(with: $0, tolerance: step.tolerance) } ?? false
  }

  /// What a gradient's formula comes to with the weights after their update; nil where it reads none.
  private func updated(_ spec: TensorSpec) -> NumPyArray? {
    let weights = spec.formula.names.filter { name in
      step.plan.parameters.contains { $0.name == name }
    }
    guard spec.name.hasPrefix("d"), !weights.isEmpty else { return nil }
    let after = Dictionary(weights.map { ($0, Syntax.named("\($0) now")) }) { first, _ in first }
    return step.values.value(of: spec.formula.substituting(after), for: spec.name)
  }

  private func judge(of name: String) throws -> FunctionJudge {
    let moment = try StageMoment(of: name, from: .start, in: timeline)
    let known = step.plan.tensors.map(\.name).filter {
      $0 != name && (step.values.held[$0] != nil || ["X", "Y"].contains($0))
    }
    let call = known.dropFirst().reduce(Syntax.named(known.first ?? "X")) {
      $0.combined(.add, .named($1))
    }
    let states = [step.values.scope(for: name)].compactMap { $0 }
    guard let formula = step.plan.tensor(named: name)?.formula else {
      throw TrainingError.unknownTensor(name)
    }
    return FunctionJudge(of: moment, right: formula, call: call, in: states)
      .tolerating(step.tolerance)
  }

  /// A mistake in a tensor the file leaves out by which this one comes to what it is, the nearest
  /// first.
  private func mistakeOutside(
    _ name: String, giving value: NumPyArray
  ) throws -> (tensor: String, mistake: Mistake)? {
    let outside = step.sources(of: name).filter { step.values.held[$0] == nil }
    let places = outside.compactMap { name in step.plan.home(of: name).map { (name, $0) } }
      .sorted { ($0.1, $0.0) > ($1.1, $1.0) }
    var effort = Effort(for: value.count)
    for (other, _) in places {
      guard let spec = step.plan.tensor(named: other), !spec.formula.isDrawn else { continue }
      let words = try judge(of: other).words
      var found: Set<Mistake> = []
      if let wrong = updated(spec),
        let reached = step.values.value(of: name, supposing: other, wrong),
        value.agrees(with: reached, tolerance: step.tolerance)
      {
        found.insert(.staleParameter)
      }
      for variant in Rewriting.made(from: spec.formula, words) where effort.spend() {
        guard !found.contains(variant.mistake),
          let wrong = step.values.value(of: variant.formula, for: other),
          let reached = step.values.value(of: name, supposing: other, wrong),
          value.agrees(with: reached, tolerance: step.tolerance)
        else { continue }
        found.insert(variant.mistake)
      }
      let likely = Mistake.allCases.filter(found.contains)
      if let first = likely.first(where: { !$0.isGeneral }) ?? likely.first {
        return (other, first)
      }
    }
    return nil
  }

  private func worst(
    _ mine: Matrix<Double>, _ right: Matrix<Double>?
  ) -> (row: Int, column: Int, right: Double, found: Double)? {
    guard let right, right.shape == mine.shape, !right.elements.isEmpty else { return nil }
    func difference(_ index: Int) -> Double {
      let (a, b) = (mine.elements[index], right.elements[index])
      return a.isNaN && b.isNaN ? 0 : (a - b).isNaN ? .infinity : abs(a - b)
    }
    let index = right.elements.indices.max { difference($0) < difference($1) } ?? 0
    return (
      index % right.rows, index / right.rows, right.elements[index], mine.elements[index]
    )
  }
}
