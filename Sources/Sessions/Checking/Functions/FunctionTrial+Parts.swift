import Cells
import Explaining
import Formulas

/// What a call returns, with the tensors it is to be.
extension FunctionTrial {
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
  var states: [(value: FunctionValue, parts: [Part])] {
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
  var dictionary: FunctionValue { result.items?.first ?? result }

  /// What the names of a tuple are; nil where it is one result with its cache.
  func names(for count: Int) -> [String]? {
    task.tuples.first { $0.count == count && count > 1 }
      ?? task.tuples.first { $0.count == count - 1 && count > 2 }
  }

  /// What a single result is to be: what has its shape, where there is a choice.
  private var single: String? {
    let shape = (result.items?.first ?? result).array?.shape
    return task.singles.first { name in
      task.singles.count > 1 && shape != nil && wantedShape(name) == shape
    } ?? task.singles.first
  }

  func wantedShape(_ tensor: String) -> [Int]? {
    guard let spec = task.plan.tensor(named: tensor) else {
      return task.work == .prediction ? right(tensor)?.shape : nil
    }
    guard !spec.isScalar, let state = place.state(for: tensor) else {
      return spec.isScalar ? [] : nil
    }
    // A tensor's own formula does not see it.
    let examples = state.value(named: "m")?.number.flatMap { Int(exactly: $0) }
    let shape = state.shape(of: tensor) ?? examples.map { spec.shape(examples: $0) }
    return shape.map { [$0.rows, $0.columns] }
  }
}

extension FunctionTask {
  fileprivate func inOrderOfComputing(_ parts: [FunctionTrial.Part]) -> [FunctionTrial.Part] {
    let names = plan.stages.flatMap(\.writes).map(\.name)
    let places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    return parts.sorted { places[$0.tensor] ?? .max < places[$1.tensor] ?? .max }
  }
}
