import Languages

/// What of a shown value a person set by hand, or was computed before that.
public struct HandMark: Sendable {
  /// The tensors in it that a person has set.
  public let set: [String]
  /// Those that were computed with what other tensors were before these were set.
  public let stale: [(name: String, old: [String])]

  /// Those that were computed by another formula than they have now.
  public let former: [String]

  /// Marks a value; nil where nothing in it is a person's or older than that.
  public init?(
    set: [String], stale: [(name: String, old: [String])], former: [String] = []
  ) {
    if set.isEmpty, stale.isEmpty, former.isEmpty { return nil }
    (self.set, self.stale, self.former) = (set, stale, former)
  }

  /// `by_hand`, `stale` and `formula_before`, each where there are any.
  public var fields: [(String, JSON)] {
    let set: [(String, JSON)] =
      self.set.isEmpty ? [] : [("by_hand", .array(self.set.map { .string($0) }))]
    let stale: [(String, JSON)] =
      self.stale.isEmpty
      ? []
      : [("stale", .object(self.stale.map { ($0.name, .array($0.old.map { .string($0) })) }))]
    let former: [(String, JSON)] =
      self.former.isEmpty
      ? [] : [("formula_before", .array(self.former.map { .string($0) }))]
    return set + stale + former
  }

  /// The same in words, for a value of this name.
  public func words(for name: String?) -> Localized<String> {
    let set = self.set.map { tensor in
      tensor == name
        ? Localized(en: "set by hand", zh: "手动设置的")
        : Localized(en: "\(tensor) was set by hand", zh: "\(tensor) 是手动设置的")
    }
    let stale = self.stale.map { tensor, old in
      let (en, zh) = (old.joined(separator: ", "), old.joined(separator: "、"))
      return tensor == name
        ? Localized(en: "computed with the old \(en)", zh: "是用原来的 \(zh) 算出的")
        : Localized(
          en: "\(tensor) was computed with the old \(en)", zh: "\(tensor) 是用原来的 \(zh) 算出的")
    }
    let former = self.former.map { tensor in
      tensor == name
        ? Localized(en: "computed by the formula before", zh: "是按原来的公式算出的")
        : Localized(
          en: "\(tensor) was computed by the formula before", zh: "\(tensor) 是按原来的公式算出的")
    }
    return (set + stale + former).joined(separator: Localized(en: "; ", zh: "；"))
  }
}
