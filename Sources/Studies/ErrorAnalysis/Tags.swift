import Datasets

/// What a person wrote on examples while looking through mistakes.
public struct Tags: Hashable, Sendable {
  private var labels: [Splits.Part: [Int: [String]]] = [:]

  /// Creates tags on nothing.
  public init() {}

  /// The labels of an example, in the order they were given.
  public subscript(part: Splits.Part, example: Int) -> [String] {
    labels[part]?[example] ?? []
  }

  /// Every label, in alphabetical order.
  public var all: [String] { Set(labels.values.flatMap(\.values).joined()).sorted() }

  /// Adds a label to an example; once is enough.
  public mutating func add(_ label: String, to example: Int, of part: Splits.Part) {
    guard !self[part, example].contains(label) else { return }
    labels[part, default: [:]][example, default: []].append(label)
  }

  /// Takes a label off an example.
  /// - Returns: Whether it was there.
  public mutating func remove(_ label: String, from example: Int, of part: Splits.Part) -> Bool {
    guard let place = self[part, example].firstIndex(of: label) else { return false }
    labels[part]?[example]?.remove(at: place)
    return true
  }

  /// How many examples of a part have a label.
  public func count(in part: Splits.Part) -> Int {
    labels[part]?.values.count { !$0.isEmpty } ?? 0
  }
}
