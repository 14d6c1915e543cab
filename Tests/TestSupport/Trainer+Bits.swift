import Engine

extension Trainer {
  /// The bits of every tensor that has a value, by name.
  package var bits: [String: [UInt64]] {
    var bits: [String: [UInt64]] = [:]
    for spec in plan.tensors { bits[spec.name] = tensor(spec.name)?.elements.map(\.bitPattern) }
    return bits
  }

  /// The bits of every tensor and scalar, of all costs and of the order of examples.
  package var allBits: [String: [UInt64]] {
    var bits = self.bits
    for scalar in scalars { bits[scalar.name] = [scalar.value.bitPattern] }
    bits["costs"] = costs.map(\.bitPattern)
    bits["order"] = order.elements.map(\.bitPattern)
    return bits
  }
}
