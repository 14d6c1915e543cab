import Cells
import Engine
import Explaining
import Formulas
import Matrices

/// A call of a learner's function in one case, beside what the engine computes there.
struct FunctionTrial {
  /// A result with the tensor it is to be.
  struct Part {
    let tensor: String
    let value: FunctionValue
  }

  let place: FunctionCase
  private let task: FunctionTask
  private let result: FunctionValue
  private let changed: [String]
  private let written: [String]
  private let isReseeding: Bool

  init(
    _ task: FunctionTask, _ place: FunctionCase, _ result: FunctionValue, by call: EngineFunction
  ) {
    (self.task, self.place, self.result) = (task, place, result)
    (changed, written) = (call.changed, call.written.sorted())
    isReseeding = call.isReseeding
  }

  /// What a tensor should be here: by the engine's formula, but for what the learner drew.
  func right(_ tensor: String) -> NumPyArray? {
    if task.work == .dropout, tensor != mask { return dropped(tensor) }
    if task.work == .prediction { return predicted() }
    // What was drawn is looked at apart.
    return tensor == mask && task.work == .dropout ? nil : task.right(tensor, in: place)
  }

  /// The predictions, the learner's where either is right.
  private func predicted() -> NumPyArray? {
    guard let right = task.right(FunctionTask.predictions, in: place) else { return nil }
    guard let mine = value(of: FunctionTask.predictions), mine.count == right.count else {
      return right
    }
    let elements = zip(right.matrix.elements, mine.matrix.elements).map { right, mine in
      right == 0.5 && task.isOfTwoClasses ? (mine == 1 ? 1 : 0) : right
    }
    return NumPyArray(
      Matrix(shape: right.matrix.shape, columnMajor: elements), rank: right.rank)
  }

  /// What a formula for a tensor sees here, the learner's own mask with it.
  func state(for tensor: String) -> (any ExamState)? {
    guard let state = task.state(for: tensor, in: place) else { return nil }
    guard task.work == .dropout, let D = ownMask else { return state }
    return ChangedState(base: state, name: mask, value: Value(D))
  }

  /// The result for a tensor.
  func value(of tensor: String) -> NumPyArray? {
    parts.first { $0.tensor == tensor }?.value.array
  }

  // MARK: Results

  /// The results with the tensors they are to be; a cache behind them is left out.
  var parts: [Part] {
    if !task.keys.isEmpty, let entries = dictionary.entries {
      let main = entries.filter { task.keys.contains($0.key) }.map {
        Part(tensor: $0.key, value: $0.value)
      }
      // What is computed first is at fault first.
      return task.inOrderOfComputing(states.flatMap(\.parts) + main)
    }
    guard let items = result.items else {
      return single.map { [Part(tensor: $0, value: result)] } ?? []
    }
    if let names = names(for: items.count) {
      return zip(names, items).map { Part(tensor: $0, value: $1) }
    }
    return single.flatMap { name in items.first.map { [Part(tensor: name, value: $0)] } } ?? []
  }

  /// Each tensor's part of what a call returns.
  func formulas(_ call: Syntax) -> [(tensor: String, formula: Syntax)] {
    func part(_ index: Syntax, of whole: Syntax) -> Syntax {
      Syntax(.element(whole, [.value(index)]))
    }
    let isTuple = result.items != nil
    if !task.keys.isEmpty {
      let whole = isTuple ? part(Syntax(.number(0)), of: call) : call
      let main: [(tensor: String, formula: Syntax)] = task.keys.map {
        ($0, part(Syntax(.text($0)), of: whole))
      }
      return main
        + task.states.enumerated().flatMap { index, state in
          let whole = part(Syntax(.number(Double(index + 1))), of: call)
          return state.entries.map { ($0.tensor, part(Syntax(.text($0.key)), of: whole)) }
        }
    }
    return parts.enumerated().map { index, one in
      (one.tensor, isTuple ? part(Syntax(.number(Double(index))), of: call) : call)
    }
  }

  /// The averages of an optimizer that are returned behind the parameters.
  private var states: [(value: FunctionValue, parts: [Part])] {
    zip(task.states, (result.items ?? []).dropFirst()).map { state, value in
      (
        value,
        state.entries.compactMap { entry in
          value.entry(entry.key).map { Part(tensor: entry.tensor, value: $0) }
        }
      )
    }
  }

  /// A dictionary of results, alone or before a state.
  private var dictionary: FunctionValue { result.items?.first ?? result }

  /// What the names of a tuple are; nil where it is one result with its cache.
  private func names(for count: Int) -> [String]? {
    task.tuples.first { $0.count == count && count > 1 }
      ?? task.tuples.first { $0.count == count - 1 && count > 2 }
  }

  /// What a single result is to be: what has its shape, where there is a choice.
  private var single: String? {
    let shape = (result.items?.first ?? result).array?.shape
    return task.singles.first { name in
      task.singles.count > 1 && wantedShape(name) == shape
    } ?? task.singles.first
  }

  private func wantedShape(_ tensor: String) -> [Int]? {
    guard let spec = task.plan.tensor(named: tensor) else {
      return task.work == .prediction ? right(tensor)?.shape : nil
    }
    return spec.isScalar
      ? [] : place.state(for: tensor)?.shape(of: tensor).map { [$0.rows, $0.columns] }
  }

  // MARK: Faults

  var returnFault: FunctionFault.Facts? {
    if result.isNone { return .nothing }
    guard task.keys.isEmpty else { return keyFault }
    let wanted = task.tuples.max { $0.count < $1.count } ?? task.singles
    guard let items = result.items else {
      return task.singles.isEmpty ? .count(nil, wanted: wanted) : nil
    }
    if items.isEmpty || names(for: items.count) == nil && items.count > 2 {
      return .count(items.count, wanted: wanted)
    }
    return isInOtherOrder ? .order(wanted: parts.map(\.tensor)) : nil
  }

  private var keyFault: FunctionFault.Facts? {
    guard let entries = dictionary.entries else { return .type(task.stage, found: result.typeName) }
    let found = entries.map(\.key)
    let wanted = ["parameters"] + task.states.map(\.name)
    if states.count < task.states.count { return .count(result.items?.count, wanted: wanted) }
    for (state, value) in zip(task.states, states) {
      guard let keys = value.value.entries?.map(\.key) else {
        return .type(state.name, found: value.value.typeName)
      }
      let missing = state.entries.map(\.key).filter { !keys.contains($0) }
      if !missing.isEmpty { return .keys(missing: missing, extra: []) }
    }
    let missing = task.keys.filter { !found.contains($0) }
    // What a course's function gives besides, as dA1, is no mistake.
    return missing.isEmpty
      ? nil : .keys(missing: missing, extra: found.filter { !task.keys.contains($0) })
  }

  /// Whether the results have the shapes that are wanted, in another order.
  private var isInOtherOrder: Bool {
    guard parts.count > 1 else { return false }
    if task.work == .dropout, place.kind == .live {
      let isMask = parts.map { $0.value.array?.matrix.isOfZeroAndOne ?? false }
      if isMask == [true, false] { return true }
    }
    let found = parts.map { $0.value.array?.shape ?? [] }
    let wanted = parts.map { wantedShape($0.tensor) ?? [] }
    return found != wanted
      && found.map { "\($0)" }.sorted() == wanted.map { "\($0)" }.sorted()
  }

  var typeFault: FunctionFault.Facts? {
    for part in parts {
      guard part.value.isArray || part.value.isNumber else {
        return .type(part.tensor, found: part.value.typeName)
      }
      if part.value.isOfWholes, part.tensor != mask, let right = right(part.tensor),
        right.matrix.elements.contains(where: { $0 != $0.rounded() })
      {
        return part.value.array?.isLogical == true ? .answers(part.tensor) : .wholes(part.tensor)
      }
    }
    return nil
  }

  var shapeFault: FunctionFault.Facts? {
    for part in parts {
      guard let found = part.value.array?.shape, let wanted = wantedShape(part.tensor) else {
        continue
      }
      // A cost of one element is the number, and so is its square.
      let isNumber = wanted.isEmpty && found.allSatisfy { $0 == 1 }
      // Classes may stand in a row or in a list.
      let isListed =
        task.work == .prediction && found.reduce(1, *) == wanted.reduce(1, *)
        && found.max() == wanted.max()
      if found != wanted, !isNumber, !isListed {
        return .shape(part.tensor, found: found, wanted: wanted)
      }
    }
    return nil
  }

  var effectFault: FunctionFault.Facts? {
    if !changed.isEmpty { return .changes(changed) }
    if !written.isEmpty { return .writes(written) }
    // Of dropout its masks tell it.
    return isReseeding && task.work != .dropout ? .seeds : nil
  }
}

extension FunctionTask {
  fileprivate func inOrderOfComputing(_ parts: [FunctionTrial.Part]) -> [FunctionTrial.Part] {
    let names = plan.stages.flatMap(\.writes).map(\.name)
    let places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    return parts.sorted { places[$0.tensor] ?? .max < places[$1.tensor] ?? .max }
  }
}

// MARK: - What is drawn

extension FunctionTrial {
  /// Dropout's mask, which is the learner's own draw.
  private var mask: String { "D\(task.layer)" }

  /// The share that is to be kept here.
  var share: Double {
    task.state(for: mask, in: place)?.value(named: "keep_prob\(task.layer)")?.number ?? 1
  }

  /// The mask as far as the results tell of it: not a number where nothing was to be seen.
  var drawn: Matrix<Double>? {
    if let D = value(of: mask)?.matrix { return D }
    guard let shown = parts.first?.value.array?.matrix,
      let A = task.state(for: parts[0].tensor, in: place)?.value(named: "A\(task.layer)")?.matrix,
      A.shape == shown.shape
    else { return nil }
    return Matrix(
      shape: A.shape,
      columnMajor: zip(A.elements, shown.elements).map { $0 == 0 ? .nan : $1 == 0 ? 0 : 1 })
  }

  /// The mask that the learner drew, or the one that the result shows.
  private var ownMask: Matrix<Double>? {
    let shown = parts.first { $0.tensor != mask }?.value.array?.matrix
    return value(of: mask)?.matrix ?? shown?.map { $0 == 0 ? 0 : 1 }
  }

  /// What is left of A by that mask.
  private func dropped(_ tensor: String) -> NumPyArray? {
    guard var state = state(for: tensor), let formula = task.formula(of: tensor),
      let A = state.value(named: "A\(task.layer)")?.array
    else { return nil }
    // Where shapes do not fit together nothing is left out.
    return (try? state.evaluate(formula).array) ?? A
  }
}

extension Matrix<Double> {
  /// Whether every element is 0 or 1, as a mask's are.
  var isOfZeroAndOne: Bool { elements.allSatisfy { $0 == 0 || $0 == 1 } }
}
