import Datasets
import Engine
import Languages
import Matrices
import Presentation
import Studies

/// `search`: settings tried at random.
struct SearchCommand: Command {
  let name = "search"
  let topic = Topic.judge
  let summary = Localized(
    en: "try settings at random, each on its natural scale, and compare them",
    zh: "随机试各种设置，各用合适的尺度，并作比较")
  let usage = [
    "search KNOB=DISTRIBUTION… [trials=20] [epochs=5] [metric=accuracy_dev] [seed=]"
  ]
  let options = Tunable.allCases.map(\.rawValue) + ["trials", "epochs", "metric", "seed"]

  func completions(ofOption name: String) -> [CompletionKind] {
    switch name {
    case "metric": [.words(Measure.all.map(\.name))]
    case _ where Tunable(rawValue: name) != nil:
      [.words(["log(", "uniform(", "int(", "choice(", "1-log("])]
    default: []
    }
  }

  let examples = [
    "search lr=log(1e-4,1) batch=choice(16,64) hidden=int(8,64) trials=20 epochs=5 seed=1"
  ]
  let details = Localized(
    en: """
      Knobs: \(Self.knobs), where hidden is the units of each hidden layer and layers how many \
      hidden ones there are, like the first. Distributions: log(1e-4,1) draws r = -4 * \
      rand() and takes 10 ** r, so that every power of ten is tried as often; \
      1-log(1e-3,0.1) does so for 1 - beta; uniform(a,b); int(a,b); choice(a,b,…). One \
      rand() a knob, in the order above, trial after trial, from np.random.seed(seed). Every \
      trial begins with the first weights that its network has at the experiment's seed \
      (with weights that were kept, where no shape is searched) and leaves a row in `runs`; \
      `select` takes the best over, `select N` that one. The run under way is not disturbed. \
      Ctrl-C stops with the trials so far.
      """,
    zh: """
      可以搜索：\(Self.knobs)，其中 hidden 是每个隐藏层的单元数，layers 是有几个和第一个一样的\
      隐藏层。分布：log(1e-4,1) 抽取 r = -4 * rand()，取 10 ** r，这样\
      每个数量级试得一样多；1-log(1e-3,0.1) 对 1 - beta 这样做；uniform(a,b)；int(a,b)；\
      choice(a,b,…)。每项设置抽一个 rand()，按上面的顺序，一次试验接一次，从 \
      np.random.seed(seed) 开始。每次试验都从它的网络在实验种子下最初的权重开始（不搜索形\
      状时用保留的权重），并在 `runs` 里留下一行；`select` 采用最好的，`select N` 采用那一\
      次。正在进行的训练不受影响。Ctrl-C 停下，保留已做的试验。
      """)

  private static let knobs = Tunable.allCases.map(\.rawValue).joined(separator: " ")

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let space = try SearchSyntax.space(&arguments)
    let request = try Request(&arguments, session)
    try arguments.finish(options: options)
    let experiment = session.state.experiment
    let network = try experiment.network()
    if case .dev = request.measure { _ = try experiment.part(.dev) }
    let data = try experiment.examples(.train)
    let trials = space.draw(trials: request.trials, seed: request.seed)
    // Trials that cannot be built are refused before the first one runs.
    for trial in trials {
      _ = try Self.network(trial, like: network, experiment.hyperparameters)
    }
    let first = session.state.studies.runs.nextNumber
    try Self.run(trials, request, network, data, session)
    let records = Array(session.state.studies.runs.all[(first - 1)...])
    guard !records.isEmpty else { throw SessionError.interrupted }
    return [
      SearchReport(
        Array(zip(trials, records)), of: trials.count, by: request.measure,
        digits: session.state.digits)
    ]
  }

  /// What is asked besides the knobs.
  private struct Request {
    let trials: Int
    let epochs: Int
    let measure: Measure
    let seed: UInt32

    init(_ arguments: inout Arguments, _ session: Session) throws {
      trials = try arguments.integer("trials", in: 1...10_000) ?? 20
      epochs = try arguments.integer("epochs", in: 1...1_000_000) ?? 5
      let seed = try arguments.integer("seed", in: 0...Int(UInt32.max)).map(UInt32.init)
      self.seed = seed ?? session.state.experiment.hyperparameters.seed
      guard let name = arguments.option("metric") else {
        measure = session.goal.optimizing
        return
      }
      guard let measure = Measure(named: name) else {
        throw SessionError.study(.unknownMeasure(name))
      }
      self.measure = measure
    }
  }

  private static func network(
    _ trial: Trial, like network: Network, _ hyper: Hyperparameters
  ) throws -> Network {
    do {
      return try trial.applied(to: network, hyper).network
    } catch let error as SearchError {
      throw SessionError.study(.search(error))
    }
  }

  /// Runs trial after trial and leaves a record of each that came to its end.
  private static func run(
    _ trials: [Trial], _ request: Request, _ network: Network, _ data: TrainingSet,
    _ session: Session
  ) throws {
    var meter = TrialMeter(trials.count, session)
    defer { meter.finish() }
    for (index, trial) in trials.enumerated() {
      meter.begin(index)
      let run = try trial.trainer(
        like: network, on: data, with: session.state.experiment.hyperparameters)
      if !trial.space.changesShapes { try session.state.experiment.kept?.place(in: run) }
      let clock = ContinuousClock()
      let start = clock.now
      let isWhole = try train(run, epochs: request.epochs, &meter, session)
      guard isWhole else { return }
      session.record(run, .search, seconds: (clock.now - start) / .seconds(1))
    }
  }

  /// Trains a trial; one whose cost stops being a number has come to its end, too.
  /// - Returns: Whether it came to its end.
  private static func train(
    _ run: Trainer, epochs: Int, _ meter: inout TrialMeter, _ session: Session
  ) throws -> Bool {
    let (iterations, overflow) = epochs.multipliedReportingOverflow(by: run.iterationsPerEpoch)
    guard !overflow else { return false }
    do {
      let finished = try run.run(iterations: iterations) {
        meter.tick(of: iterations)
        return session.isInterrupted()
      }
      return finished == iterations
    } catch TrainingError.notANumber {
      return true
    }
  }
}
