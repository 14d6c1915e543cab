import Formulas
import Matrices

extension CellRunner {
  /// The learner's variables at one moment, which no cell changes any more: a session's state holds
  /// one, and puts it back.
  public final class Memory {
    /// The variables in the order they came, as copies of their own.
    let variables: [(name: String, value: PythonValue)]
    /// What has been said that is said once.
    let saidOnce: Set<String>
    let options: PrintOptions
    /// What of them formulas can hold, by name.
    public let formulaValues: [String: Formulas.Value]

    init(_ copier: Copier, _ machine: Machine, before: Memory?) {
      variables = Self.inOrder(machine.defined, after: before).map {
        ($0.name, copier.copy($0.value))
      }
      saidOnce = machine.saidOnce
      options = machine.options
      formulaValues = Self.formulaValues(variables, before: before)
    }

    /// What was there before first: a name that was taken back and came again is a new one, whatever
    /// the machine remembers of it.
    private static func inOrder(
      _ defined: [(name: String, value: PythonValue)], after before: Memory?
    ) -> [(name: String, value: PythonValue)] {
      guard let before else { return defined }
      let values = Dictionary(defined.map { ($0.name, $0.value) }) { $1 }
      let old = before.names.compactMap { name in values[name].map { (name: name, value: $0) } }
      let known = Set(before.names)
      return old + defined.filter { !known.contains($0.name) }
    }

    private static func formulaValues(
      _ variables: [(name: String, value: PythonValue)], before: Memory?
    ) -> [String: Formulas.Value] {
      var values: [String: Formulas.Value] = [:]
      for (name, value) in variables {
        if let old = before?.value(name), let known = before?.formulaValues[name],
          Likeness().holds(old, value)
        {
          values[name] = known
        } else {
          values[name] = value.forFormulas
        }
      }
      return values
    }

    /// A sum over all variables by their bits, in whatever order they came.
    public private(set) lazy var sum: UInt64 = {
      var sum = MemorySum()
      for (name, value) in variables.sorted(by: { $0.name < $1.name }) {
        sum.add(name)
        sum.add([value])
      }
      return sum.value
    }()

    func value(_ name: String) -> PythonValue? { variables.first { $0.name == name }?.value }

    /// Whether both hold the same values.
    func isLike(_ other: Memory) -> Bool {
      let likeness = Likeness()
      return saidOnce == other.saidOnce && variables.count == other.variables.count
        && zip(variables, other.variables).allSatisfy {
          $0.name == $1.name && likeness.holds($0.value, $1.value)
        }
    }
  }
}

extension CellRunner.Memory {
  /// The names of the variables, in the order they came.
  public var names: [String] { variables.map(\.name) }

  /// The name of a variable's Python type; nil where there is none of that name.
  public func typeName(_ name: String) -> String? { value(name)?.typeName }

  /// Whether a variable is a function or a class of the learner's.
  public func isCallable(_ name: String) -> Bool {
    switch value(name) {
    case .function, .type, .method, .native: true
    default: false
    }
  }

  /// Whether the numbers of a variable are whole by their type.
  public func isWhole(_ name: String) -> Bool {
    switch value(name) {
    case .int, .npInt, .bool: true
    case .array(let array): array.dtype == .int64
    default: false
    }
  }
}

extension PythonValue {
  /// The same for formulas; nil for what they do not have, as lists and functions.
  fileprivate var forFormulas: Formulas.Value? { forFormulas(depth: 0) }

  private func forFormulas(depth: Int) -> Formulas.Value? {
    switch self {
    case .none: Formulas.Value.none
    case .bool(let answer), .npBool(let answer):
      .array(NumPyArray(Matrix(answer ? 1 : 0), rank: 0, isLogical: true))
    case .string(let text): .text(text)
    case .array(let array): .array(array.formulaArray)
    case .tuple where depth > 100: nil
    case .tuple(let tuple):
      tuple.items.reduce([]) { (parts: [Formulas.Value]?, item) in
        guard let parts, let part = item.forFormulas(depth: depth + 1) else { return nil }
        return parts + [part]
      }.map { .tuple($0) }
    default: number.map { Formulas.Value($0) }
    }
  }
}

extension CellRunner {
  /// The variables as they are, apart from what cells do to them later; the same object as before
  /// where nothing has changed.
  public func save() -> Memory {
    onDeepStack { [self] in
      let copier = Copier(reusing: copies)
      let memory = Memory(copier, machine, before: current)
      copies = copier.copies
      if let current, memory.isLike(current) { return current }
      current = memory
      return memory
    }
  }

  /// Puts the variables back as they were saved or put back last.
  public func revert() {
    let last = current
    current = nil
    restore(last)
  }

  /// Puts variables back; nil forgets them all.
  public func restore(_ memory: Memory?) {
    guard memory !== current || memory == nil else { return }
    onDeepStack { [self] in
      let copier = Copier()
      machine.replaceVariables(
        (memory?.variables ?? []).map { ($0.name, copier.copy($0.value)) })
      machine.saidOnce = memory?.saidOnce ?? []
      machine.options = memory?.options ?? PrintOptions()
      current = memory
      copies = copier.originals
    }
  }
}
