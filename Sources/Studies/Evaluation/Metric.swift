/// A single number that says how good a network is on a part of the data.
public enum Metric: String, CaseIterable, Hashable, Sendable {
  /// The mean loss, without what regularisation adds.
  case J
  /// The share of labels answered right.
  case accuracy
  /// 1 - accuracy.
  case error
  /// Of what is called yes, how much is.
  case precision
  /// Of what is yes, how much is found.
  case recall
  /// The harmonic mean of precision and recall.
  case F1

  /// Whether more is better.
  public var growsWithQuality: Bool { self != .J && self != .error }
}
