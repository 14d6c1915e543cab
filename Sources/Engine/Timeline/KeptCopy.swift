import Matrices

/// A copy of what lives on in a run at the end of an iteration, in a form that can be written down
/// and taken up again where the same run comes by.
public struct KeptCopy: Equatable, Sendable {
  /// The iterations that were finished.
  public let finished: Int
  /// How many changes by hand were made before it, those at the start apart.
  public let edits: Int
  /// The run it is of, the counters, the order of the epoch and the random stream.
  public let state: [UInt64]
  /// The index of the first cost that is kept here; those before it are known already.
  public let firstCost: Int
  /// J of the iterations from there on.
  public let costs: [Double]
  /// Whether the numbers in memory are single.
  public let isSingle: Bool
  /// The tensors that live on, bit for bit.
  public let memory: [UInt8]

  /// A copy.
  public init(
    finished: Int, edits: Int, state: [UInt64], firstCost: Int, costs: [Double], isSingle: Bool,
    memory: [UInt8]
  ) {
    (self.finished, self.edits, self.state) = (finished, edits, state)
    (self.firstCost, self.costs) = (firstCost, costs)
    (self.isSingle, self.memory) = (isSingle, memory)
  }
}

extension Timeline {
  /// The copy nearest before where the run is, to be written down; nil where the run has hardly
  /// begun.
  ///
  /// The run goes on from it by a few iterations, so that the tensors of its last one are there.
  /// - Parameter known: How many iterations' costs need not be kept.
  public func keptCopy(costsFrom known: Int) -> KeptCopy? {
    let copy = checkpoints.last(for: now)
    guard copy.moment.stages == 0, copy !== checkpoints.first,
      let memory = copy.snapshot.bytes()
    else { return nil }
    let first = min(known, copy.moment.finished)
    return KeptCopy(
      finished: copy.moment.finished, edits: edits.countUnderWay(before: copy.moment.finished),
      state: [mark, UInt64(copy.snapshot.earlierExamples)] + copy.snapshot.state.words,
      firstCost: first, costs: Array(checkpoints.costs(upTo: copy).dropFirst(first)),
      isSingle: copy.snapshot.state.hyperparameters.precision == .float32, memory: memory)
  }

  /// Takes up a kept copy that lies within the next `count` iterations, before the last of them, with
  /// no change by hand on the way.
  /// - Returns: How many iterations that has saved; nil where there is none.
  mutating func leap(within count: Int) -> Int? {
    guard !offers.isEmpty else { return nil }
    let (start, made) = (now.finished, edits.count(upTo: now))
    let fitting = offers.filter { copy in
      copy.finished > start && copy.finished < start + count
        && copy.edits == edits.countUnderWay(before: copy.finished)
        && edits.count(before: copy.finished) == made
    }
    guard let copy = fitting.max(by: { $0.finished < $1.finished }), copy.state.first == mark,
      trainer.take(copy)
    else { return nil }
    return copy.finished - start
  }

  /// Tells this run from others: the tensors, the first weights, the data.
  private var mark: UInt64 {
    let first = checkpoints.first
    var sum = WordSum()
    for tensor in first.trainer.plan.tensors {
      tensor.name.utf8.forEach { sum.add(UInt64($0)) }
      sum.add(UInt64(tensor.rows))
    }
    let data = first.trainer.data
    let beginning = data.features.selecting(0..<min(data.count, 4096)).matrix
    for numbers in [beginning.elements, data.Y.elements] {
      sum.add(UInt64(data.count))
      numbers.prefix(4096).forEach { sum.add($0.bitPattern) }
    }
    let lasting = first.trainer.byteCount(lastingOnly: true)
    sum.add(first.snapshot.bytes(upTo: min(lasting, 1 << 16)) ?? [])
    return sum.value
  }
}

/// The sum FNV-1a, by words.
private struct WordSum {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x100_0000_01B3 }

  mutating func add(_ bytes: [UInt8]) { bytes.forEach { add(UInt64($0)) } }
}

extension Trainer.Snapshot {
  /// The bits of the tensors, at most so many bytes of them.
  fileprivate func bytes(upTo limit: Int = .max) -> [UInt8]? {
    switch memory {
    case let numbers as [Float]: numbers.withUnsafeBytes { Array($0.prefix(limit)) }
    case let numbers as [Double]: numbers.withUnsafeBytes { Array($0.prefix(limit)) }
    default: nil
    }
  }
}

extension Trainer {
  /// Goes on from a copy of the same run.
  /// - Returns: Whether it fits; if not, nothing has changed.
  fileprivate func take(_ copy: KeptCopy) -> Bool {
    let isSingle = state.hyperparameters.precision == .float32
    guard copy.isSingle == isSingle, copy.memory.count == byteCount(lastingOnly: true),
      copy.firstCost <= costs.count, copy.firstCost + copy.costs.count == copy.finished,
      let examples = copy.state.dropFirst().first.flatMap({ Int(exactly: $0) }),
      state.take(copy.state.dropFirst(2), examples: data.count)
    else { return false }
    core.restore(isSingle ? copy.memory.numbers(Float.self) : copy.memory.numbers(Double.self))
    costs = costs.prefix(copy.firstCost) + copy.costs
    (nextStage, stagesRun, earlierExamples) = (0, 0, examples)
    return true
  }
}

extension [UInt8] {
  /// The numbers whose bits these are.
  fileprivate func numbers<Number: BitwiseCopyable & Sendable>(_: Number.Type) -> any Sendable {
    let stride = MemoryLayout<Number>.stride
    return withUnsafeBytes { bytes in
      (0..<bytes.count / stride).map {
        bytes.loadUnaligned(fromByteOffset: $0 * stride, as: Number.self)
      }
    }
  }
}
