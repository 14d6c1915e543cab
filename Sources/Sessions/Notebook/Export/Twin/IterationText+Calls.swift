import Engine
import Formulas

/// How the learner's functions are called that the engine uses.
extension IterationText {
  /// Calls that several tensors of a stage take parts of: the engine makes each once.
  func sharedCalls(
    _ specs: [TensorSpec]
  ) -> [(call: Syntax, name: String, text: String)] {
    var counts: [(call: Syntax, tensor: String, count: Int)] = []
    for spec in specs {
      guard let entry = settings.own[spec.name] else { continue }
      for call in formula(of: spec).calls(of: Set(entry.functions.names)) {
        if let place = counts.firstIndex(where: { $0.call == call }) {
          counts[place].count += 1
        } else {
          counts.append((call, spec.name, 1))
        }
      }
    }
    return counts.filter { $0.count > 1 }.enumerated().map { place, one in
      let name = function("result" + (place == 0 ? "" : "_\(place + 1)"))
      return (one.call, name, text(one.call, of: one.tensor))
    }
  }

  /// A formula with the dictionaries of tensors that its calls are given, written out.
  func handingDictionaries(_ formula: Syntax, _ entry: OwnFormulas.Entry?) -> Syntax {
    guard let entry, !entry.functions.isEmpty else { return formula }
    let dictionaries = plan.dictionaries.filter {
      plan.tensor(named: $0.key) == nil && entry.values[$0.key] == nil
    }
    return formula.substituting(
      dictionaries.mapValues { dictionary in
        let parts = dictionary.entries.map { "\"\($0.key)\": \($0.tensor)" }
        let text = "{\(parts.joined(separator: ", "))}"
        // What an optimizer keeps is nothing before the first update.
        return Syntax(.name(dictionary.isEmptyAtFirst ? "({} if t <= 1 else \(text))" : text))
      })
  }
}

extension Syntax {
  /// The calls of some functions in it that stand in no other such call.
  fileprivate func calls(of functions: Set<String>) -> [Syntax] {
    if case .call(let name, _) = kind, functions.contains(name.text) { return [self] }
    return kind.children.flatMap { $0.calls(of: functions) }
  }
}
