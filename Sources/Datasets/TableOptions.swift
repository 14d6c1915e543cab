/// How a table becomes a data set.
public struct TableOptions: Hashable, Sendable {
  /// The columns to be predicted; none means one with a label's name, else the last column that
  /// is not empty.
  public var targets: [ColumnReference]
  /// Columns to be left out.
  public var drop: [ColumnReference]
  /// How numbers in the targets are read.
  public var labelKind: LabelKind
  /// Whether the first line is a header; nil looks for itself.
  public var hasHeader: Bool?
  /// The sign before a fraction; nil looks for itself.
  public var decimal: DecimalSign?
  /// What stands in for features without a value; nil refuses them.
  public var missing: MissingValues?
  /// Whether each feature that had gaps gets another beside it, 1 where there was one.
  public var hasIndicators: Bool
  /// What becomes of columns of text; nil leaves them out.
  public var encode: CategoryEncoding?

  /// Creates options.
  public init(
    targets: [ColumnReference] = [], drop: [ColumnReference] = [],
    labelKind: LabelKind = .automatic, hasHeader: Bool? = nil, decimal: DecimalSign? = nil,
    missing: MissingValues? = nil, hasIndicators: Bool = false, encode: CategoryEncoding? = nil
  ) {
    self.targets = targets
    self.drop = drop
    self.labelKind = labelKind
    self.hasHeader = hasHeader
    self.decimal = decimal
    self.missing = missing
    self.hasIndicators = hasIndicators
    self.encode = encode
  }
}

/// What stands before the fraction of a number.
public enum DecimalSign: String, CaseIterable, Hashable, Sendable {
  /// `1.5`
  case point = "."
  /// `1,5`
  case comma = ","

  var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
}

/// What stands in for a feature that has no value in some examples.
public enum MissingValues: Hashable, Sendable {
  /// The examples are left out.
  case drop
  /// The mean of the feature's other values.
  case mean
  /// Their median; of an even number the mean of the middle two.
  case median
  /// The most frequent of them, and of several the smallest.
  case mode
  /// This number.
  case number(Double)
}

/// What becomes of a column of text that is no target.
public enum CategoryEncoding: String, CaseIterable, Hashable, Sendable {
  /// A feature for each text, 1 where it stands and 0 elsewhere, in the order of the texts' bytes;
  /// 0 throughout where the column has a gap that nothing fills.
  case onehot
  /// One feature with the position of the text in that order, from 0.
  case ordinal
  /// None.
  case drop

  /// The most different texts that are encoded.
  public static let limit = 50
}
