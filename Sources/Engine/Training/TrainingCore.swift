import Matrices

/// A plan bound to memory in one precision.
protocol TrainingCore: AnyObject {
  /// Runs one stage.
  func run(stage index: Int, _ state: inout RunState)
  /// Runs one stage as long as nobody says that it is to be left.
  /// - Returns: Whether it was finished; if not, what it writes is worth nothing, the state included.
  func run(stage index: Int, _ state: inout RunState, unless leaves: () -> Bool) -> Bool
  /// Runs one stage of a copy that nobody keeps: it ends as it is where nobody waits any more.
  func run(probing index: Int, _ state: inout RunState)
  /// Runs whole iterations until told to stop; returns how many, and appends each one's cost.
  ///
  /// In passing, a tensor that later stages do not need is overwritten by the one computed from it.
  func run(
    iterations: Int, inPassing: Bool, _ state: inout RunState, costs: inout [Double],
    until stops: () -> Bool
  ) -> Int
  /// A tensor's values, with `examples` columns where it has one an example.
  func value(of tensor: String, examples: Int) -> Matrix<Double>
  /// Some rows and columns of a tensor.
  func part(of tensor: String, rows: Range<Int>, columns: Range<Int>) -> Matrix<Double>
  /// The values that a tensor has in a copy; nil where it does not live on.
  func value(of tensor: String, in copy: any Sendable) -> Matrix<Double>?
  /// Runs the aside with this index.
  func run(aside index: Int, _ state: RunState)
  /// Overwrites a tensor; the shape has been checked.
  func set(_ tensor: String, to value: Matrix<Double>)
  /// One element of a tensor, by its place column after column.
  func element(_ index: Int, of tensor: String) -> Double
  /// A way to read a tensor's first element again and again without looking its name up.
  func reader(of tensor: String) -> () -> Double
  /// Overwrites one element of a tensor.
  func set(_ index: Int, of tensor: String, to value: Double)
  /// The examples there is room for.
  var capacity: Int { get }
  /// Everything in memory, or what lives on, to be put back by `restore`.
  func copy(lastingOnly: Bool) -> any Sendable
  /// What lives on, copied into the memory of an earlier copy where nobody else holds that; nil
  /// stands for none.
  func copyLasting(over earlier: inout (any Sendable)?) -> any Sendable
  /// Takes over everything in the memory of a core of the same plan and precision.
  func take(from other: any TrainingCore)
  /// How many bytes a copy takes.
  func byteCount(lastingOnly: Bool) -> Int
  /// Puts a copy back.
  func restore(_ copy: any Sendable)
  /// A forward pass in evaluation mode over a set, in pieces that fit into memory.
  func evaluate(
    _ set: TrainingSet, keeping names: [String], under hyperparameters: Hyperparameters
  ) throws(TrainingError) -> Evaluation
  /// Whether any element of a tensor, as last written, is NaN.
  func hasNaN(_ tensor: String, examples: Int) -> Bool
}

/// The core over one scalar type.
final class TypedCore<Scalar: MatrixScalar>: TrainingCore {
  private let plan: Plan
  private let workspace: Workspace<Scalar>
  private let kernels: [Kernel]
  private let iteration: Kernel
  private let passingIteration: Kernel
  private let asides: [Kernel]
  private let cost: UnsafeMutablePointer<Scalar>

  init(_ plan: Plan, capacity: Int, isLazy: Bool = false) {
    self.plan = plan
    let workspace = Workspace<Scalar>(
      tensors: plan.tensors, capacity: capacity, isLazy: isLazy)
    self.workspace = workspace
    kernels = plan.stages.map { $0.compiledKernel(on: workspace) }
    iteration = Kernel(chaining: kernels)
    let overlays = plan.overlays
    let overlaid = Workspace(overlaying: overlays, on: workspace)
    let joined = plan.joined(under: overlays)
    passingIteration = Kernel(chaining: joined.map { $0.compiledKernel(on: overlaid) })
    asides = plan.asides.map { $0.compiledKernel(on: workspace) }
    cost = workspace.buffer("J").start
  }

  func run(stage index: Int, _ state: inout RunState) {
    Patience.unlimited { kernels[index](&state) }
  }

  func run(stage index: Int, _ state: inout RunState, unless leaves: () -> Bool) -> Bool {
    (try? Patience.limited(by: leaves) { kernels[index](&state) }) != nil
  }

  func run(probing index: Int, _ state: inout RunState) { kernels[index](&state) }

  func run(
    iterations: Int, inPassing: Bool, _ state: inout RunState, costs: inout [Double],
    until stops: () -> Bool
  ) -> Int {
    Patience.unlimited {
      runWhole(iterations, inPassing: inPassing, &state, costs: &costs, until: stops)
    }
  }

  private func runWhole(
    _ iterations: Int, inPassing: Bool, _ state: inout RunState, costs: inout [Double],
    until stops: () -> Bool
  ) -> Int {
    let iteration = inPassing ? passingIteration : self.iteration
    // Read by its place: a number that is passed along by value is copied as one of an unknown type.
    var J = 0.0
    for done in 0..<iterations {
      iteration(&state)
      if state.hasFailed { return done }
      Scalar.widen(1, cost, into: &J)
      costs.append(J)
      if J.isNaN || stops() { return done + 1 }
    }
    return iterations
  }

  func value(of tensor: String, examples: Int) -> Matrix<Double> {
    workspace.buffer(tensor).matrix(examples: examples)
  }

  func part(of tensor: String, rows: Range<Int>, columns: Range<Int>) -> Matrix<Double> {
    let buffer = workspace.buffer(tensor)
    let (start, height) = (buffer.start + rows.lowerBound, buffer.rows)
    let values = [Double](unsafeUninitializedCapacity: rows.count * columns.count) {
      values, count in
      count = rows.count * columns.count
      guard var place = values.baseAddress else { return }
      for column in columns {
        Scalar.widen(rows.count, start + column * height, into: place)
        place += rows.count
      }
    }
    return Matrix(shape: Shape(rows.count, columns.count), columnMajor: values)
  }

  func value(of tensor: String, in copy: any Sendable) -> Matrix<Double>? {
    (copy as? [Scalar]).flatMap { workspace.matrix(tensor, in: $0) }
  }

  func run(aside index: Int, _ state: RunState) {
    var state = state
    Patience.unlimited { asides[index](&state) }
  }

  func set(_ tensor: String, to value: Matrix<Double>) {
    workspace.buffer(tensor).fill(from: value)
  }

  func element(_ index: Int, of tensor: String) -> Double {
    workspace.buffer(tensor).start[index].widened
  }

  func reader(of tensor: String) -> () -> Double {
    let (workspace, start) = (workspace, workspace.buffer(tensor).start)
    return { withExtendedLifetime(workspace) { start.pointee.widened } }
  }

  func set(_ index: Int, of tensor: String, to value: Double) {
    workspace.buffer(tensor).start[index] = Scalar(value)
  }

  var capacity: Int { workspace.capacity }

  func copy(lastingOnly: Bool) -> any Sendable { workspace.copy(lastingOnly: lastingOnly) }

  func copyLasting(over earlier: inout (any Sendable)?) -> any Sendable {
    var list = earlier as? [Scalar] ?? []
    earlier = nil
    workspace.copyLasting(into: &list)
    return list
  }

  func take(from other: any TrainingCore) {
    guard let other = other as? TypedCore else { preconditionFailure("of another precision") }
    workspace.take(from: other.workspace)
  }

  func byteCount(lastingOnly: Bool) -> Int {
    (lastingOnly ? workspace.lastingCount : workspace.count) * MemoryLayout<Scalar>.stride
  }

  func restore(_ copy: any Sendable) {
    guard let copy = copy as? [Scalar] else { preconditionFailure("a copy of another precision") }
    workspace.restore(copy)
  }

  func evaluate(
    _ set: TrainingSet, keeping names: [String], under hyperparameters: Hyperparameters
  ) throws(TrainingError) -> Evaluation {
    try EvaluationPass(plan.network, on: workspace, under: hyperparameters).run(set, keeping: names)
  }

  func hasNaN(_ tensor: String, examples: Int) -> Bool {
    let buffer = workspace.buffer(tensor)
    // By the kernel of the survey: a loop here would ask each number's type what it is.
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 5) { found in
      found.initialize(repeating: 0)
      guard let found = found.baseAddress else { return false }
      Scalar.survey(buffer.count(examples), buffer.start, found)
      return found[3] > 0
    }
  }
}
