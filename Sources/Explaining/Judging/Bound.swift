import Formulas

/// A part of a formula that changes something only past a number: a clip, a floor, a cap, a comparison
/// with a number, or a tiny number that is added.
public struct Bound: Hashable, Sendable {
  /// What it does.
  public enum Work: Hashable, Sendable {
    /// It cuts off what lies below a number, above one, or both.
    case ends(low: Syntax?, high: Syntax?)
    /// It holds, or does not hold, wherever the formula is right.
    case condition(Bool)
    /// A number that is added.
    case added(Syntax)
  }

  /// As it is written.
  public let written: Syntax
  /// What stands there without it.
  public let inside: Syntax
  /// What it does.
  public let work: Work

  /// The numbers in it.
  fileprivate var numbers: [Double] {
    switch work {
    case .ends(let low, let high): [low, high].compactMap { $0?.constant }
    case .condition, .added: written.kind.children.compactMap(\.constant)
    }
  }
}

extension Syntax {
  /// What is cut off in it, the outer parts first, each once.
  var bounds: [Bound] {
    var seen: Set<Bound> = []
    return allBounds.filter { seen.insert($0).inserted }
  }

  private var allBounds: [Bound] { ownBounds + kind.children.flatMap(\.allBounds) }

  private var ownBounds: [Bound] {
    switch kind {
    case .call(let name, let arguments): Self.ends(of: self, name.text, arguments.map(\.value))
    case .method(let base, let name, let arguments):
      Self.ends(of: self, name.text, [base] + arguments.map(\.value))
    case .comparison(let first, let links) where links.count == 1:
      // What is held against 0 asks for a sign.
      [first, links[0].right].contains { $0.constant ?? 0 != 0 }
        ? [(true, 1.0), (false, 0)].map {
          Bound(written: self, inside: .number($1), work: .condition($0))
        } : []
    case .binary(.add, let left, let right):
      [(left, right), (right, left)].compactMap { part, number in
        number.isSmall && !part.isConstant
          ? Bound(written: self, inside: part, work: .added(number)) : nil
      }
    default: []
    }
  }

  private static func ends(of call: Syntax, _ name: String, _ values: [Syntax]) -> [Bound] {
    func bound(_ inside: Syntax, _ low: Syntax?, _ high: Syntax?) -> [Bound] {
      let ends = [low, high].compactMap(\.self)
      // A floor or a cap at 0 alone is a relu, no end.
      guard !inside.isConstant, !ends.isEmpty, ends.contains(where: { $0.constant != 0 }) else {
        return []
      }
      return [Bound(written: call, inside: inside, work: .ends(low: low, high: high))]
    }
    func end(_ value: Syntax) -> Syntax? { value.constant == nil ? nil : value }
    switch name {
    case "clip" where values.count == 3: return bound(values[0], end(values[1]), end(values[2]))
    case "maximum", "fmax", "minimum", "fmin", "max", "min":
      guard values.count == 2, let place = values.firstIndex(where: \.isConstant) else { return [] }
      let isFloor = name.hasSuffix("max") || name == "maximum"
      return isFloor
        ? bound(values[1 - place], values[place], nil)
        : bound(values[1 - place], nil, values[place])
    default: return []
    }
  }

  /// The formula without some of its bounds.
  func without(_ bounds: [Bound]) -> Syntax {
    bounds.reduce(self) { formula, bound in
      formula.rewriting { $0 == bound.written ? bound.inside : nil }
    }
  }

  /// By how much further than usual values must lie so that every bound shows.
  var stretch: Double {
    let largest = bounds.flatMap(\.numbers).map { abs($0) }.filter(\.isFinite).max() ?? 0
    return largest < 1e3 ? 1 : min(largest, 1e9) / 10
  }

  private var isSmall: Bool { constant.map { $0 > 0 && $0 <= 1e-3 } ?? false }
}
