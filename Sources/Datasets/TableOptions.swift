/// How a table becomes a data set.
public struct TableOptions: Hashable, Sendable {
  /// The columns to be predicted; none means the last column that is not empty.
  public var targets: [ColumnReference]
  /// Columns to be left out.
  public var drop: [ColumnReference]
  /// How numbers in the targets are read.
  public var labelKind: LabelKind
  /// Whether the first line is a header; nil looks for itself.
  public var hasHeader: Bool?

  /// Creates options.
  public init(
    targets: [ColumnReference] = [], drop: [ColumnReference] = [],
    labelKind: LabelKind = .automatic, hasHeader: Bool? = nil
  ) {
    self.targets = targets
    self.drop = drop
    self.labelKind = labelKind
    self.hasHeader = hasHeader
  }
}
