import Engine
import Formulas
import Matrices

/// A tensor as it was written: the values its stage read, and what came of them.
///
/// Parameters, optimizer state and averages are overwritten by their own stages, so what a stage
/// read is fetched from a copy of the run taken back to just before it; the run is not touched.
struct Recollection {
  /// The tensor.
  let spec: TensorSpec
  /// The stage that wrote it; nil for a tensor that still is as it began.
  let stage: StageID?
  /// The iteration and the epoch it was written in.
  let iteration: Int
  let epoch: Int
  /// What the stage read, by name.
  private let read: [String: Value]
  /// What the stage wrote.
  private let written: [String: Value]
  /// The tensors of the same update or normalisation that were written before this one.
  let earlier: [TensorSpec]
  /// The value that was written.
  let value: Matrix<Double>
  /// Whether it is looked at only, and training does not need it.
  var isAside = false
  /// The value as it is now, which a person may have set since.
  let current: Matrix<Double>?
  /// Who multiplied.
  private var products = Products.auto
  /// The numbers between 0 and 1 that dropout's mask was drawn by.
  var draws: Matrix<Double>?

  /// The formula, as a tree.
  var formula: Syntax { spec.formula }

  /// What the formula of this tensor, or of an earlier one of the stage, was worked out from: what
  /// the stage read, and what it had written by then.
  func values(for name: String? = nil) -> Variables {
    let end = earlier.firstIndex { $0.name == name } ?? earlier.count
    let ready = Set(earlier[..<end].map(\.name))
    return Variables(
      read.merging(written.filter { ready.contains($0.key) }) { $1 }, products: products)
  }

  /// How many rows and columns.
  var shape: Shape { value.shape }
}

extension Recollection {
  /// Goes back to where a tensor was written last, or `back` iterations before that.
  /// - Parameter keeping: The names to remember besides those of the formula.
  /// - Throws: `SessionError.notComputed` where it was not written yet.
  init(
    of name: String, in timeline: Timeline, back: Int = 0, keeping names: [String] = []
  ) throws {
    let run = timeline.trainer
    guard let spec = run.plan.tensor(named: name) else {
      throw TrainingError.unknownTensor(name)
    }
    let writer = run.plan.writer(of: spec.name) ?? run.plan.asides(writing: spec.name)
    let now = timeline.now
    let isFromThisIteration = (writer ?? 0) < now.stages
    let finished = now.finished - (isFromThisIteration ? 0 : 1) - back
    guard let writer, finished >= 0 else {
      self = try Self(beginningOf: spec, in: timeline, isReached: finished >= -1, back: back)
      return
    }
    var past = timeline.forked()
    past.go(to: Moment(finished: finished, stages: 0))
    try self.init(
      spec, in: &past, writer: writer, keeping: names,
      current: back == 0 ? run.tensor(spec.name) : nil)
    products = past.trainer.state.hyperparameters.products
  }

  /// Runs a copy of the run on to the stage and through it.
  private init(
    _ spec: TensorSpec, in past: inout Timeline, writer: Int, keeping names: [String],
    current: Matrix<Double>?
  ) throws {
    while !past.trainer.plan.writes(spec.name, at: past.trainer.nextStage) {
      past.runStage()
      if past.now.stages == 0 { throw SessionError.notComputed(spec.name, stage: nil) }
    }
    let run = past.trainer
    let stage = run.plan.stages[run.nextStage]
    let position = stage.writes.firstIndex { $0.name == spec.name }
    let spec = position.map { stage.writes[$0] } ?? run.plan.tensor(named: spec.name) ?? spec
    let earlier = stage.writes.prefix(position ?? 0)
    let needed = Set(names + (earlier + [spec]).flatMap(\.formula.names))
    var read = Self.values(of: needed, in: run)
    var random = run.randomStream
    run.runStage()
    read.merge(Self.scalars(of: run, after: stage.id)) { $1 }
    let written = Self.values(of: Set(earlier.map(\.name)), in: run)
    guard let value = run.tensor(spec.name) else {
      throw SessionError.notComputed(spec.name, stage: stage.id)
    }
    self.init(
      spec: spec, stage: run.plan.stage(writing: spec.name)?.id ?? stage.id,
      iteration: run.state.iteration, epoch: run.state.epoch, read: read,
      written: written, earlier: Array(earlier), value: value, isAside: position == nil,
      current: position == nil ? nil : current)
    if spec.formula.isDrawn, stage.id.part == "dropout" { draws = random.uniform(value.shape) }
  }

  /// A tensor that is as it began.
  private init(
    beginningOf spec: TensorSpec, in timeline: Timeline, isReached: Bool, back: Int
  ) throws {
    var past = timeline.forked()
    if back > 0 { past.go(to: .start) }
    let run = past.trainer
    guard spec.beginning != nil, isReached, let value = run.tensor(spec.name) else {
      guard back == 0 else { throw SessionError.beforeStart(back) }
      throw SessionError.notComputed(spec.name, stage: run.plan.stage(writing: spec.name)?.id)
    }
    let beginning = run.plan.stages.flatMap(\.owns).first { $0.name == spec.name } ?? spec
    self.init(
      spec: beginning, stage: nil, iteration: 0, epoch: 0, read: [:], written: [:], earlier: [],
      value: value, current: value)
  }

  private static func values(of names: Set<String>, in run: Trainer) -> [String: Value] {
    var values: [String: Value] = [:]
    for name in names {
      switch name {
      case "X_train": values[name] = Value(run.data.X)
      case "Y_train": values[name] = Value(run.data.Y)
      default:
        let isScalar = run.plan.tensor(named: name)?.isScalar ?? false
        values[name] = run.tensor(name).map { isScalar ? Value($0.elements[0]) : Value($0) }
      }
    }
    return values
  }

  /// The scalars as they were during a stage; the batch stage draws the order and moves the cursor.
  private static func scalars(of run: Trainer, after stage: StageID) -> [String: Value] {
    var values: [String: Value] = [:]
    for (name, value) in run.scalars { values[name] = Value(value) }
    guard stage.pass == .batch else { return values }
    let cursor = (run.scalar("cursor") ?? 0) - Double(run.state.examples)
    values["cursor"] = Value(cursor)
    values["order"] = .array(NumPyArray(row: run.order.elements))
    return values
  }
}

extension Plan {
  /// Where an aside's tensor is looked at: at the cost, when all it reads is there.
  fileprivate func asides(writing tensor: String) -> Int? {
    let isAside = asides.contains { $0.writes.contains { $0.name == tensor } }
    return isAside ? index(of: StageID(.cost)) : nil
  }

  /// Whether a stage writes a tensor, or is the one at which it is looked at.
  fileprivate func writes(_ tensor: String, at stage: Int) -> Bool {
    (writer(of: tensor) ?? asides(writing: tensor)) == stage
  }
}
