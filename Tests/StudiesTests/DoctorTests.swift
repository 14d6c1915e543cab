import Datasets
import Engine
import Matrices
import Testing

@testable import Studies

@Suite("What is the matter with a run")
struct DoctorTests {
  /// Examples of features and labels, a row a list.
  static func dataset(
    _ X: [[Double]], _ Y: [[Double]], _ labels: Labels = .binary(negative: "no", positive: "yes")
  ) -> Dataset {
    func matrix(_ rows: [[Double]]) -> Matrix<Double> {
      Matrix(shape: Shape(rows.count, rows[0].count), rowMajor: rows.flatMap(\.self))
    }
    return Dataset(
      name: "made", source: "", X: matrix(X), Y: matrix(Y),
      featureNames: X.indices.map { "x\($0)" }, targetNames: Y.indices.map { "y\($0)" },
      labels: labels)
  }

  static func run(
    _ dataset: Dataset, _ layers: Layer..., set: (inout Hyperparameters) -> Void = { _ in }
  ) throws -> Trainer {
    var hyper = Hyperparameters()
    set(&hyper)
    return try Trainer(
      Network(inputs: dataset.X.rows, layers: layers),
      on: TrainingSet(X: dataset.X, Y: dataset.Y), with: hyper)
  }

  static func troubles(_ run: Trainer, _ dataset: Dataset) throws -> [Trouble] {
    try Checkup(run, on: Splits(whole: dataset)).findings.map(\.trouble)
  }

  /// Four examples at -1, 0, 1 and 2.
  static let line = dataset([[-1, 0, 1, 2]], [[0, 1, 0, 1]])

  @Test("A ReLU unit that is 0 for every example is dead; the share of zeros is counted")
  func deadUnits() throws {
    let run = try Self.run(
      Self.line, Layer(units: 2, activation: .relu), Layer(units: 1, activation: .sigmoid))
    // Unit 0: 0 0 1 2; unit 1: max(0, x - 3), always 0. Six zeros of eight.
    try run.set("W1", to: Matrix(shape: Shape(2, 1), filledWith: 1))
    try run.set("b1", to: Matrix(shape: Shape(2, 1), columnMajor: [0, -3]))
    let findings = try Checkup(run, on: Splits(whole: Self.line)).findings
    let dead = try #require(findings.first { $0.trouble.isDead })
    #expect(dead.trouble == .deadUnits(layer: 1, units: [1], of: 2, zeros: 0.75))
    #expect(dead.severity == .serious)
  }

  @Test("tanh is saturated where it is within 0.01 of an end")
  func saturation() throws {
    let run = try Self.run(
      Self.line, Layer(units: 1, activation: .tanh), Layer(units: 1, activation: .sigmoid))
    // tanh(5x) at -1, 0, 1, 2: three of four are beyond 0.99.
    try run.set("W1", to: Matrix(5))
    let troubles = try Self.troubles(run, Self.line)
    #expect(troubles.contains(.saturation(layer: 1, .tanh, share: 0.75)))
  }

  @Test("Units are the same for good where their weights before and behind are")
  func symmetry() throws {
    let hidden = Layer(units: 3, activation: .tanh)
    let run = try Self.run(Self.line, hidden, Layer(units: 1, activation: .sigmoid))
    #expect(!(try Self.troubles(run, Self.line).contains(.equalUnits(layer: 1, units: 3))))
    try run.set("W1", to: Matrix(shape: Shape(3, 1), filledWith: 0.5))
    #expect(!(try Self.troubles(run, Self.line).contains(.equalUnits(layer: 1, units: 3))))
    try run.set("W2", to: Matrix(shape: Shape(1, 3), filledWith: 0.2))
    #expect(try Self.troubles(run, Self.line).contains(.equalUnits(layer: 1, units: 3)))
  }

  @Test(
    "Weights of w in a chain of linear units scale dZ by w a layer",
    arguments: [(0.01, 1), (0.5, nil), (100, 1)] as [(Double, Int?)])
  func gradients(_ weight: Double, _ layer: Int?) throws {
    let unit = Layer(units: 1, activation: .linear)
    let data = Self.dataset([[-1, 0, 1, 2]], [[5, 1, 3, 2]], .numbers)
    let run = try Self.run(data, unit, unit, unit)
    for name in ["W2", "W3"] { try run.set(name, to: Matrix(weight)) }
    let found = try Self.troubles(run, data).compactMap { trouble -> Int? in
      switch trouble {
      case .vanishingGradients(let sizes, let layer), .explodingGradients(let sizes, let layer):
        #expect(abs(sizes[0] / sizes[2] / (weight * weight) - 1) < 1e-12)
        return layer
      default: return nil
      }
    }
    #expect(found == (layer.map { [$0] } ?? []))
  }

  static func course(_ costs: [Double], iterationsPerEpoch: Int = 1) -> Trouble? {
    CostCurve(costs, iterationsPerEpoch: iterationsPerEpoch)
      .flatMap(CostCheck.finding)?.trouble
  }

  @Test("The course of the cost: rising, swinging, standing, falling")
  func courseOfCost() {
    let even = Array(repeating: 1.0, count: 40)
    let rising = (0..<40).map { 0.1 + Double($0) * 0.1 }
    let swinging = (0..<40).map { $0.isMultiple(of: 2) ? 0.8 : 0.4 }
    let falling = (0..<40).map { 1 / Double($0 + 1) }
    #expect(Self.course(even) == .costBarelyFalls(from: 1, to: 1, first: 1, iterations: 40))
    guard case .costRises = Self.course(rising) else {
      Issue.record("\(String(describing: Self.course(rising)))")
      return
    }
    // Of 39 steps 19 go up, by 0.4 of a mean of 0.6.
    guard case .costOscillates(let ups, let by, 40) = Self.course(swinging) else {
      Issue.record("\(String(describing: Self.course(swinging)))")
      return
    }
    #expect(abs(ups - 19.0 / 39) < 1e-15 && abs(by - 2.0 / 3) < 1e-12)
    #expect(Self.course(falling) == nil)
    #expect(CostCurve([1, 2, 3], iterationsPerEpoch: 1) == nil)
  }

  @Test("A plateau is told by its last half; where a fifth is left it is mild, below it is none")
  func plateau() {
    func falling(to level: Double) -> [Double] {
      (0..<40).map { max(level, 1 - 0.02 * Double($0)) } + Array(repeating: level, count: 40)
    }
    func found(_ level: Double) -> Finding? {
      CostCurve(falling(to: level), iterationsPerEpoch: 1).flatMap(CostCheck.finding)
    }
    #expect(
      found(0.75)
        == Finding(
          .moderate, .costBarelyFalls(from: 0.75, to: 0.75, first: 1, iterations: 40)))
    #expect(
      found(0.25)
        == Finding(
          .mild, .costBarelyFalls(from: 0.25, to: 0.25, first: 1, iterations: 40)))
    #expect(found(0.125) == nil)
    #expect(
      CostCurve((0..<80).map { 1 - 0.012 * Double($0) }, iterationsPerEpoch: 1)
        .flatMap(CostCheck.finding) == nil)
  }

  @Test("A cost that was infinite and came back is told, with the iteration")
  func brokenForAWhile() throws {
    // A weight of 1e308 makes the output exactly 1 for a label of 0.
    let run = try Self.run(Self.line, Layer(units: 1, activation: .sigmoid))
    for _ in 0..<6 { run.runIteration() }
    let weight = try #require(run.tensor("W1"))
    try run.set("W1", to: Matrix(-1e4))
    run.runIteration()
    try run.set("W1", to: weight)
    #expect(run.costs.last?.isInfinite == true)
    for _ in 0..<12 { run.runIteration() }
    #expect(
      try Self.troubles(run, Self.line).contains(.costWasNotFinite(.infinity, at: 7, times: 1)))
  }

  @Test("Mini-batches are averaged over their epoch: noise within it is no swing")
  func smoothsEpochs() {
    // Ten epochs of four batches that cost 2, 1, 2, 1 times a falling tenth.
    let costs = (0..<40).map { index -> Double in
      let epoch = Double(index / 4 + 1)
      return (index.isMultiple(of: 2) ? 2 : 1) / epoch
    }
    #expect(Self.course(costs, iterationsPerEpoch: 4) == nil)
  }

  @Test("Inputs: means and spreads of the training part")
  func inputs() throws {
    let uneven = Self.dataset([[-1, 1, -1, 1], [-200, 200, -200, 200]], [[0, 1, 0, 1]])
    let run = try Self.run(uneven, Layer(units: 1, activation: .sigmoid))
    let troubles = try Self.troubles(run, uneven)
    #expect(
      troubles.contains(
        .unevenInputs(
          .init(row: 1, name: "x1", mean: 0, deviation: 200),
          .init(row: 0, name: "x0", mean: 0, deviation: 1))))
    let far = Self.dataset([[4, 6, 4, 6]], [[0, 1, 0, 1]])
    let other = try Self.run(far, Layer(units: 1, activation: .sigmoid))
    #expect(
      try Self.troubles(other, far).contains(
        .offCentreInputs(.init(row: 0, name: "x0", mean: 5, deviation: 1))))
  }

  @Test("One yes among twenty is rare; after training, also never answered")
  func classes() throws {
    let data = Self.dataset([Array(repeating: 0, count: 20)], [(0..<20).map { $0 == 7 ? 1 : 0 }])
    let run = try Self.run(data, Layer(units: 1, activation: .sigmoid)) { $0.learningRate = 1 }
    func imbalance(_ isNeverAnswered: Bool) -> Trouble {
      .imbalance(
        rare: .init(name: "yes", count: 1), frequent: .init(name: "no", count: 19), total: 20,
        isNeverAnswered: isNeverAnswered)
    }
    #expect(try Self.troubles(run, data).contains(imbalance(false)))
    _ = try run.run(iterations: 5)
    let finding = try #require(
      try Checkup(run, on: Splits(whole: data)).findings.first { $0.trouble == imbalance(true) })
    #expect(finding.severity == .serious)
  }

  @Test("A first cost of ln 2 is guessing; large weights make it larger")
  func initialCost() throws {
    let run = try Self.run(Self.line, Layer(units: 1, activation: .sigmoid))
    try run.set("W1", to: Matrix(0))
    #expect(try Checkup(run, on: Splits(whole: Self.line)).healthy.contains(.initialCost))
    try run.set("W1", to: Matrix(-20))
    // x = 2 (y = 1, z = -40) costs 40, x = -1 (y = 0, z = 20) 20, x = 1 nothing, x = 0 ln 2.
    let found = try Self.troubles(run, Self.line).compactMap { trouble -> Double? in
      if case .initialCost(let cost, _, true, _) = trouble { cost } else { nil }
    }
    #expect(abs((found.first ?? 0) - 15.17328679513999) < 1e-8)
  }

  @Test("Overfitting is a gap of accuracy beyond chance: 100 % on training, 70 % on dev")
  func overfitting() throws {
    let sign = (0..<200).map { $0.isMultiple(of: 2) ? 1.0 : -1 }
    let whole = Self.dataset([sign], [sign.map { $0 > 0 ? 1 : 0 }])
    let splits = try whole.split(train: 0.5, dev: 0.5, seed: 1).mapping([.dev]) { dev in
      var dev = dev
      for column in 0..<30 { dev.Y[0, column] = 1 - dev.Y[0, column] }
      return dev
    }
    let run = try Self.run(splits.train, Layer(units: 1, activation: .sigmoid))
    try run.set("W1", to: Matrix(10))
    #expect(try Checkup(run, on: splits).skipped.contains { $0.topic == .overfitting })
    _ = try run.run(iterations: 1)
    let expected = Trouble.overfitting(.dev, .init(metric: .accuracy, train: 1, other: 0.7))
    let finding = try #require(try Checkup(run, on: splits).findings.first)
    #expect(finding.severity == .serious && finding.trouble == expected)
  }

  @Test("Looking changes nothing: the run goes on bit for bit as its twin does")
  func changesNothing() throws {
    var random = NumPyRandom(seed: 3)
    let X: Matrix<Double> = random.gauss(Shape(2, 90))
    let Y = Matrix(shape: Shape(1, 90)) { X[0, $1] * X[1, $1] > 0 ? 1.0 : 0 }
    let data = Self.dataset(
      [Array(X.rowMajor.prefix(90)), Array(X.rowMajor.suffix(90))], [Y.rowMajor])
    let runs = try (0..<2).map { _ in
      try Self.run(
        data, Layer(units: 8, activation: .relu, keepProbability: 0.8),
        Layer(units: 4, activation: .tanh, hasBatchNorm: true),
        Layer(units: 1, activation: .sigmoid)
      ) { $0.batchSize = 32 }
    }
    for _ in 0..<30 {
      for run in runs { run.runStage() }
      _ = try Checkup(runs[0], on: Splits(whole: data))
      for spec in runs[0].plan.tensors {
        #expect(runs[0].tensor(spec.name) == runs[1].tensor(spec.name))
      }
      for run in runs { _ = try run.run(iterations: 4) }
    }
    #expect(runs[0].costs == runs[1].costs)
  }
}

extension Trouble {
  fileprivate var isDead: Bool {
    if case .deadUnits = self { true } else { false }
  }
}

extension Trainer {
  /// Runs every stage once.
  fileprivate func runIteration() {
    for _ in plan.stages { runStage() }
  }
}
