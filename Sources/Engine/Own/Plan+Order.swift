extension Plan {
  /// A formula that reads what is not computed yet.
  public struct Disorder: Hashable, Sendable {
    /// The tensor the formula is for.
    public let tensor: String
    /// What it reads too early.
    public let reads: String
    /// The circle it closes, from the tensor back to it: `Z1`, `A1`, `Z1`; empty where there is
    /// none, and the order alone is wrong.
    public let circle: [String]
  }

  /// What a formula of the learning rate, which is worked out when the mini-batch is taken, reads
  /// though it is computed later in the iteration.
  public func rateDisorder(of entry: OwnFormulas.Entry) -> Disorder? {
    guard entry.tensor == "alpha" else { return nil }
    let late = entry.reads.sorted().first { name in
      writer(of: name) ?? 0 > 0 && tensor(named: name)?.beginning == nil
    }
    return late.map { Disorder(tensor: entry.tensor, reads: $0, circle: []) }
  }

  /// The first formula that reads what is computed behind it; nil where all are in order.
  public var disorder: Disorder? {
    // A formula for the mini-batch reads it as the engine has taken it.
    let batch = stages.filter { $0.id.pass == .batch }.flatMap(\.writes)
    var written = Set(batch.map(\.name))
    for spec in stages.flatMap(\.writes) {
      let early = dependencies(of: spec.name).first { !written.contains($0) }
      if let early {
        return circle(through: early, from: spec.name) ?? circle(through: early)
          ?? Disorder(tensor: spec.name, reads: early, circle: [])
      }
      written.insert(spec.name)
    }
    return nil
  }

  /// The circle that a tensor closes with what it reads.
  private func circle(through read: String, from tensor: String) -> Disorder? {
    path(from: read, to: tensor).map {
      Disorder(tensor: tensor, reads: read, circle: [tensor] + $0)
    }
  }

  /// The circle in which a tensor stands itself, where another only reads it.
  private func circle(through tensor: String) -> Disorder? {
    dependencies(of: tensor).lazy.compactMap { circle(through: $0, from: tensor) }.first
  }

  /// What a tensor's formula reads of what each iteration computes.
  private func dependencies(of tensor: String) -> [String] {
    guard let spec = self.tensor(named: tensor), !spec.isBlank else { return [] }
    return spec.formula.names.filter { name in
      self.tensor(named: name).map { $0.name == name && !lives(on: $0) } ?? false
    }
  }

  /// The tensors on a way along what formulas read, both ends included; nil where there is none.
  private func path(from start: String, to end: String) -> [String]? {
    var (ways, seen): ([[String]], Set<String>) = ([[start]], [start])
    while let way = ways.first {
      ways.removeFirst()
      guard let last = way.last, last != end else { return way }
      for name in dependencies(of: last) where seen.insert(name).inserted {
        ways.append(way + [name])
      }
    }
    return nil
  }
}
