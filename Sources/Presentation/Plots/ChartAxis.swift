import Languages

/// A direction of a chart: what is measured, and from where to where.
public struct ChartAxis: Sendable, Hashable {
  /// What is measured, with its unit.
  public let label: Localized<String>
  /// What is shown.
  public let extent: Extent
  /// Whether only whole numbers make sense, as for counts.
  public let isWhole: Bool

  /// Creates an axis over known ends.
  public init(_ label: Localized<String>, _ extent: Extent, isWhole: Bool = false) {
    self.label = label
    self.extent = extent
    self.isWhole = isWhole
  }

  /// Creates an axis whose label is the same in every language.
  public init(_ label: String, _ extent: Extent, isWhole: Bool = false) {
    self.init(Localized(label), extent, isWhole: isWhole)
  }
}
