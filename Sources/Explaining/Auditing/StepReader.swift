import Engine
import Formulas
import Matrices

/// Tells which network, loss, optimizer and settings a step is of: what makes the most of its tensors
/// fit one another, those of the forward pass first.
struct StepReader {
  let file: ForeignStep
  let settings: StepSettings
  let numbers: [String: Double]

  init(_ file: ForeignStep, _ settings: StepSettings) throws {
    let held = file.tensors.map { "\($0.name) \($0.values.shape)" }
    var renamed = file.tensors
    for (name, other) in settings.names.sorted(by: { $0.key < $1.key }) {
      guard let index = file.tensors.firstIndex(where: { $0.name == other }) else {
        throw StepProblem.notInFile(other, held: held)
      }
      renamed[index] = .init(name, file.tensors[index].values, rank: file.tensors[index].rank)
    }
    self.file = ForeignStep(renamed, isSingle: file.isSingle).withModulesNamed()
    self.settings = settings
    var numbers: [String: Double] = [:]
    for tensor in self.file.tensors {
      if let name = StepName.setting(tensor.name), let number = tensor.number {
        numbers[name] = number
      }
    }
    self.numbers = numbers.merging(settings.numbers) { $1 }
    for name in ["x", "y", "w1"] where self.file.tensor(name, .before) == nil {
      throw StepProblem.missing(name == "w1" ? "W1" : name.uppercased(), held: held)
    }
  }

  /// Whether a number is among the options or in the file.
  static func isSaid(_ name: String, in file: ForeignStep, _ settings: StepSettings) -> Bool {
    settings.numbers[name] != nil
      || file.tensors.contains { StepName.setting($0.name) == name && $0.number != nil }
  }

  /// The step as what it is most likely one of.
  func step() throws -> AuditedStep {
    let layouts = StepLayout.all.filter { layout in
      (settings.isByRows ?? layout.isByRows) == layout.isByRows && file.sizes(layout) != nil
    }
    guard !layouts.isEmpty else {
      let shapes = ["x", "y"].compactMap { file.tensor($0, .before) } + file.weights
      throw StepProblem.shapes(shapes.map { "\($0.name) \($0.values.shape)" })
    }
    var failure: any Error = StepProblem.network
    var best: AuditedStep?
    for layout in layouts {
      do {
        let step = try self.step(layout)
        if best.map({ Self.isBetter(step, $0) }) ?? true { best = step }
      } catch { failure = error }
    }
    guard let best else { throw failure }
    return best
  }

  static func isBetter(_ a: AuditedStep, _ b: AuditedStep) -> Bool {
    let (x, y) = (a.score, b.score)
    return x.forward != y.forward ? x.forward > y.forward : x.all > y.all
  }

  /// The first of the steps that nothing fits better.
  static func best(_ steps: [AuditedStep]) -> AuditedStep? {
    steps.dropFirst().reduce(steps.first) { best, step in
      best.map { isBetter(step, $0) ? step : $0 } ?? step
    }
  }

  private func step(_ layout: StepLayout) throws -> AuditedStep {
    guard let sizes = file.sizes(layout) else { throw StepProblem.network }
    if let given = settings.activations, given.count != sizes.count - 1 {
      throw StepProblem.activations(given.count, layers: sizes.count - 1)
    }
    let (plain, cost) = try network(sizes, layout)
    let penalized = try penalty(of: plain, cost, layout)
    let step = try optimized(plain, penalized, cost, layout)
    return try otherNetwork(than: step, sizes, layout) ?? step
  }
}

extension StepReader {
  /// The number of the update, from 1.
  var count: Int {
    numbers["t"].flatMap { Int(exactly: $0) }.map { max(1, $0) } ?? 1
  }

  /// What is said, and defaults.
  var hyperparameters: Hyperparameters {
    var hyper = Hyperparameters()
    hyper.shuffles = false
    hyper.learningRate = numbers["alpha"] ?? 0.01
    hyper.l2 = max(0, numbers["lambda"] ?? 0)
    hyper.l1 = max(0, numbers["lambda1"] ?? 0)
    return hyper
  }

  /// The same with the L2 penalty that makes every dW fit, where one does and none was said.
  private func penalty(
    of network: Network, _ cost: CostSense, _ layout: StepLayout
  ) throws -> Hyperparameters {
    var hyper = hyperparameters
    let step = try AuditedStep(
      file, as: network, hyper, cost, UpdateSense(), layout, t: count)
    let names = (1...network.depth).map { "dW\($0)" }.filter { step.values.held[$0] != nil }
    guard numbers["lambda"] == nil, !names.isEmpty, !names.contains(where: step.fits),
      let first = strength(step, names[0]), first > 0
    else { return hyper }
    hyper.l2 = first
    let other = try AuditedStep(
      file, as: network, hyper, cost, UpdateSense(), layout, t: count)
    return names.allSatisfy(other.fits) ? hyper : hyperparameters
  }

  /// By how much of W / m a gradient is larger than it would be.
  private func strength(_ step: AuditedStep, _ name: String) -> Double? {
    guard let mine = step.values.held[name], let right = step.values.right(name)?.matrix,
      mine.shape == right.shape,
      let W = step.values.value(of: .named(String(name.dropFirst())), for: name)?.matrix,
      let m = step.values.value(of: .named("m"), for: name)?.matrix.elements.first
    else { return nil }
    let shares = zip(zip(mine.elements, right.elements), W.elements)
      .filter { $1 != 0 }.map { ($0.0 - $0.1) / $1 * m }.sorted()
    return shares.dropFirst(shares.count / 2).first?.roundedToDecimals(6)
  }
}

extension Double {
  /// Rounded where that is nearly the same.
  func roundedToDecimals(_ count: Int) -> Double {
    let scale = (0..<count).reduce(1.0) { scale, _ in scale * 10 }
    return (self * scale).rounded() / scale
  }
}
