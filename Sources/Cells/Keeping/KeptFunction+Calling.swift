import Matrices

extension KeptFunction {
  /// What a function is called with.
  public struct Argument {
    /// The parameter; nil for one that is given by its place.
    public let label: String?
    /// What it is given.
    public let value: FunctionValue

    /// Gives a parameter a value.
    public init(_ label: String?, _ value: FunctionValue) {
      (self.label, self.value) = (label, value)
    }
  }

  /// How a call ended.
  public struct Outcome {
    /// What was returned; nil where an exception ended it.
    public let value: FunctionValue?
    /// That exception.
    public let failure: CellFailure?
    /// The outside variables the call wrote to; they have their values back.
    public let written: [String]
    /// Whether it has begun the stream of random numbers anew.
    public fileprivate(set) var isReseeded = false
  }

  /// Calls the function.
  /// - Parameters:
  ///   - random: The stream it draws from; stands behind what was drawn after. A call that begins a
  ///     stream of its own, by a seed, leaves it as it was.
  ///   - host: Takes what is printed and said, and says whether to stop; its network is not seen.
  public func call(
    _ arguments: [Argument], drawingFrom random: inout NumPyRandom,
    _ host: CellRunner.Host = .init()
  ) -> Outcome {
    var stream = random
    var outcome = onDeepStack { [self] in
      let engine = machine.engine
      machine.engine = nil
      machine.startCell(function.code.source, memory: host.memory)
      machine.isReseeded = false
      swap(&machine.random, &stream)
      defer {
        swap(&machine.random, &stream)
        machine.engine = engine
      }
      return machine.whileHeard(by: host) { callAmongKept(arguments) }
    }
    outcome.isReseeded = machine.isReseeded
    if !outcome.isReseeded { random = stream }
    return outcome
  }

  /// Calls it while the outside variables hold what was kept.
  private func callAmongKept(_ arguments: [Argument]) -> Outcome {
    let before = outside.map(\.variable.value)
    defer { for (place, value) in zip(outside, before) { place.variable.value = value } }
    let copier = Copier()
    for place in outside {
      place.variable.value = isMutable ? copier.copy(place.value) : place.value
    }
    let called = isMutable ? copier.copy(.function(function)) : .function(function)
    do {
      let values = arguments.filter { $0.label == nil }.map(\.value.value)
      let names = arguments.compactMap { one in one.label.map { ($0, one.value.value) } }
      let result = try machine.call(called, values, names)
      return Outcome(value: FunctionValue(result), failure: nil, written: written())
    } catch {
      return Outcome(value: nil, failure: machine.failure(error, function), written: written())
    }
  }

  private func written() -> [String] {
    let likeness = Likeness()
    return outside.filter { !likeness.holds($0.value, $0.variable.value) }.map(\.variable.name)
  }
}

extension Machine {
  fileprivate func failure(_ error: any Error, _ function: FunctionObject) -> CellFailure {
    settle()
    return CellFailure(
      error as? PythonError ?? PythonError(.runtime, "\(error)"), function.code.source)
  }

  /// Forgets where it was when an exception came.
  func settle() {
    pendingWarnings = []
    frames = []
    nesting = 0
    isShown = []
  }
}
