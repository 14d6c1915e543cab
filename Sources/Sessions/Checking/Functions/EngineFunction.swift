import Cells
import Engine
import Formulas
import Matrices

/// A function of the learner's as the engine calls it.
final class EngineFunction: OwnFunction, @unchecked Sendable {
  let kept: KeptFunction
  /// Whether it may not write into its arguments.
  private let isSealed: Bool
  /// Whether what stands in a dictionary it is given may get other values.
  private let mayFill: Bool
  private let host: () -> CellRunner.Host
  /// The parameters whose arrays the last call has changed.
  private(set) var changed: [String] = []
  /// Whether some call has begun the stream of random numbers anew.
  private(set) var isReseeding = false
  /// The outside variables that some call has written to.
  private(set) var written: Set<String> = []

  /// - Parameters:
  ///   - isSealed: Whether writing into an argument, or to a variable outside, is an error.
  ///   - mayFill: Whether what stands in a dictionary it is given may get other values, as an
  ///     update's parameters do.
  ///   - host: What it is told and asks while it runs.
  init(
    _ kept: KeptFunction, isSealed: Bool, mayFill: Bool = true,
    host: @escaping () -> CellRunner.Host = { .init() }
  ) {
    (self.kept, self.isSealed, self.mayFill, self.host) = (kept, isSealed, mayFill, host)
  }

  var name: String { kept.name }

  func isSame(as other: any OwnFunction) -> Bool {
    (other as? EngineFunction).map { kept.isSame(as: $0.kept) } ?? false
  }

  func call(
    _ arguments: [OwnArgument], drawingFrom random: inout NumPyRandom
  ) throws(OwnFunctionFailure) -> any OwnResult {
    let given = try values(of: arguments)
    let outcome = kept.call(
      zip(arguments, given).map { .init($0.label, $1) }, drawingFrom: &random, host())
    isReseeding = isReseeding || outcome.isReseeded
    if let failure = outcome.failure { throw OwnFunctionFailure(name, .raised(failure)) }
    if isSealed, !outcome.written.isEmpty {
      throw OwnFunctionFailure(name, .writes(outcome.written))
    }
    written.formUnion(outcome.written)
    if !isSealed { note(arguments, given) }
    let result = outcome.value ?? FunctionValue(tuple: [])
    if result.items?.last?.keyCount == nil, hasGrown("state", arguments, given) {
      throw OwnFunctionFailure(name, .losesState)
    }
    return CellResult(result)
  }

  /// Whether the call has put something new into a dictionary it was given.
  private func hasGrown(
    _ parameter: String, _ arguments: [OwnArgument], _ given: [FunctionValue]
  ) -> Bool {
    zip(arguments, given).enumerated().contains { place, pair in
      guard case .dictionary(let entries) = pair.0.content,
        pair.0.label ?? kept.parameters.dropFirst(place).first?.name == parameter
      else { return false }
      return (pair.1.keyCount ?? 0) > entries.count
    }
  }

  private func values(
    of arguments: [OwnArgument]
  ) throws(OwnFunctionFailure) -> [FunctionValue] {
    do {
      return try arguments.map { try FunctionValue($0.content, isReadOnly: isSealed) }
    } catch {
      throw OwnFunctionFailure(name, .raised(error))
    }
  }

  /// Notes which arrays are no longer what they were.
  private func note(_ arguments: [OwnArgument], _ given: [FunctionValue]) {
    changed = zip(arguments, given).enumerated().compactMap { place, pair in
      let name = pair.0.label ?? kept.parameters.dropFirst(place).first?.name ?? ""
      return pair.1.holds(pair.0.content, orMore: mayFill) ? nil : name
    }
  }
}

/// What a function in a cell has returned.
struct CellResult: OwnResult {
  let result: FunctionValue

  init(_ result: FunctionValue) { self.result = result }

  var value: Value? { result.array.map { .array($0) } }
  var typeName: String { result.typeName }

  func item(_ index: Int) -> (any OwnResult)? {
    guard let items = result.items, items.indices.contains(index) else { return nil }
    return CellResult(items[index])
  }

  func entry(_ key: String) -> (any OwnResult)? { result.entry(key).map(CellResult.init) }

  var keys: [String]? { result.entries?.map(\.key) }
}

extension FunctionValue {
  fileprivate init(_ content: OwnArgument.Content, isReadOnly: Bool) throws {
    switch content {
    case .value(.array(let array)): try self.init(array, isReadOnly: isReadOnly)
    case .value(.text(let text)): self.init(text: text)
    case .value: self.init(tuple: [])
    case .whole(let number): self.init(whole: number)
    case .tuple(let parts):
      self.init(tuple: try parts.map { try FunctionValue($0, isReadOnly: isReadOnly) })
    case .dictionary(let entries):
      // Made for this call alone: what is written into it nobody else sees.
      self.init(
        dictionary: try entries.map { ($0.key, try FunctionValue($0.value, isReadOnly: false)) })
    case .result(let result):
      self = (result as? CellResult)?.result ?? FunctionValue(tuple: [])
    }
  }

  /// Whether it still is what it was made of.
  /// - Parameter mayFill: Whether a dictionary may have got other values.
  fileprivate func holds(_ content: OwnArgument.Content, orMore mayFill: Bool) -> Bool {
    switch content {
    case .value(.array(let array)):
      self.array == array || self.array?.hasSameBits(as: array) == true
    case .tuple(let parts):
      zip(items ?? [], parts).allSatisfy { $0.holds($1, orMore: mayFill) }
    case .dictionary(let entries) where !mayFill:
      entries.allSatisfy { entry($0.key)?.holds($0.value, orMore: mayFill) ?? true }
    default: true
    }
  }
}

extension NumPyArray {
  fileprivate func hasSameBits(as other: NumPyArray) -> Bool {
    shape == other.shape
      && zip(matrix.elements, other.matrix.elements).allSatisfy {
        $0.bitPattern == $1.bitPattern
      }
  }
}
