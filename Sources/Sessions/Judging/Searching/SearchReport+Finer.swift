import Studies

/// From coarse to fine.
extension SearchReport {
  /// A search within the bounds of the best quarter; nil where there are too few trials, or where the
  /// best do not lie together.
  var finer: String? {
    guard trials.count >= 8, best.count > 1, dimensions.indices.contains(where: areNear) else {
      return nil
    }
    let best = best.map(\.values)
    let words = dimensions.indices.map { index in
      let values = best.map { $0[index] }
      let knob = dimensions[index].knob.rawValue
      return "\(knob)=\(SearchSyntax.source(dimensions[index].distribution.narrowed(to: values)))"
    }
    return "search \(words.joined(separator: " "))"
  }

  /// The best quarter, as far as they are nearer to the first than to the last.
  private var best: [Trial] {
    let values = trials.map { $0.record.value(measure) ?? .nan }
    guard let first = values.first, let last = values.last(where: \.isFinite) else { return [] }
    return zip(trials, values).prefix(max(3, trials.count / 4))
      .filter { abs($1 - first) <= abs($1 - last) && $1.isFinite }.map(\.0.trial)
  }

  /// Whether the best lie within a half of what was drawn for a knob.
  private func areNear(_ index: Int) -> Bool {
    func span(_ trials: [Trial]) -> Double {
      let draws = trials.map { $0.draws[index] }
      return (draws.max() ?? 0) - (draws.min() ?? 0)
    }
    return 2 * span(best) <= span(trials.map(\.trial))
  }
}

extension Distribution {
  /// The same kind of distribution over the span of some values.
  fileprivate func narrowed(to values: [Double]) -> Distribution {
    guard let low = values.min(), let high = values.max(), low < high else {
      return .choice(Array(values.prefix(1)))
    }
    return switch self {
    case .log: .log(low, high)
    case .oneMinusLog: .oneMinusLog(1 - high, 1 - low)
    case .uniform: .uniform(low, high)
    case .int: .int(Int(low), Int(high))
    case .choice: .choice(Set(values).sorted())
    }
  }
}
