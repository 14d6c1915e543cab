extension Plan {
  /// Where tensors may lie while nobody looks between the stages: each in the place of the one that
  /// a stage computes from it, for no later stage needs its value.
  ///
  /// Z1 lies where A1 will be, for relu's derivative asks for a sign only, which is A1's too; dA1
  /// lies where dZ1 will be. So an iteration writes half the memory, with the same bits.
  var overlays: [String: String] {
    // A planted mistake reads what its stage does not say.
    if bug != nil { return [:] }
    var overlays: [String: String] = [:]
    for (index, stage) in stages.enumerated() {
      guard let old = stage.overwrites, let new = stage.writes.first?.name else { continue }
      let readers = stages[(index + 1)...].filter { $0.reads.contains(old) }
      if readers.allSatisfy({ $0.asksSignOf.contains(old) }) { overlays[old] = new }
    }
    return overlays
  }

  /// The stages over memory so overlaid, an element-wise one joined to the product it follows.
  func joined(under overlays: [String: String]) -> [any Stage] {
    stages.reduce(into: []) { joined, stage in
      if let old = stage.overwrites, overlays[old] != nil, let finish = stage.finish,
        let product = joined.last, product.writes.last?.name == old,
        let both = product.finished(by: finish)
      {
        joined[joined.count - 1] = both
      } else {
        joined.append(stage)
      }
    }
  }
}
