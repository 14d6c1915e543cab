import Formulas

extension Syntax {
  /// `sum(…, axis=0, keepdims=True)` of it.
  var summedOverOutputs: Syntax {
    Syntax(
      .call(
        "sum",
        [.init(nil, self), .init("axis", .number(0)), .init("keepdims", .named("True"))]))
  }

  /// Every name in it, and in what these are made of.
  func reach(_ formulas: [String: Syntax]) -> Set<String> {
    var found: Set<String> = []
    var ahead = names
    while let name = ahead.popLast() {
      guard found.insert(name).inserted, let formula = formulas[name] else { continue }
      ahead += formula.names
    }
    return found
  }

  /// The formula, then with tensors replaced by their own formulas step by step, as long as that
  /// brings it nearer to some names.
  func forms(towards names: Set<String>, _ formulas: [String: Syntax]) -> [Syntax] {
    var forms = [self]
    for _ in 0..<5 {
      let last = forms[forms.count - 1]
      let replaced = last.names.filter { name in
        guard !names.contains(name), let formula = formulas[name] else { return false }
        return formula.reaches(names, formulas, beside: Set(last.names), depth: 3)
      }
      if replaced.isEmpty { break }
      let parts = replaced.compactMap { name in formulas[name].map { (name, $0) } }
      forms.append(last.substituting(Dictionary(uniqueKeysWithValues: parts)))
    }
    return forms
  }

  /// The formula made of some names and of settings alone; nil where it cannot be, or is already.
  func whole(madeOf names: Set<String>, _ formulas: [String: Syntax]) -> Syntax? {
    var whole = self
    for _ in 0..<6 {
      let ahead = whole.names.filter { !names.contains($0) && formulas[$0] != nil }
      if ahead.isEmpty { break }
      let parts = ahead.compactMap { name in formulas[name].map { (name, $0) } }
      whole = whole.substituting(Dictionary(uniqueKeysWithValues: parts))
    }
    let isMade = whole.names.allSatisfy { names.contains($0) || !$0.isTensor }
    return isMade && whole != self ? whole : nil
  }

  /// Whether its tensors are among some names that are not there yet, or are made of such.
  private func reaches(
    _ names: Set<String>, _ formulas: [String: Syntax], beside others: Set<String>, depth: Int
  ) -> Bool {
    let own = Set(self.names).subtracting(others)
    if !own.isDisjoint(with: names) { return true }
    return depth > 0
      && own.contains {
        formulas[$0]?.reaches(names, formulas, beside: others, depth: depth - 1) ?? false
      }
  }
}

extension String {
  /// Whether a tensor of a network is called so: `Z1`, `X`.
  fileprivate var isTensor: Bool {
    self == "X" || self == "Y"
      || LayerName(self).map { $0.stem != "slope" && !$0.stem.hasPrefix("keep") } ?? false
  }
}
