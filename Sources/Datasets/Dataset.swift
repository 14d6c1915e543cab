import Matrices

/// A set of labelled examples, one example a column.
public struct Dataset: Hashable, Sendable {
  /// The name it was asked for by, or its file's name.
  public var name: String
  /// Where it comes from, in one sentence.
  public var source: String
  /// The features as they are kept; every number is finite.
  public var features: FeatureStore
  /// The features, (features, examples), made anew where they are kept as bytes.
  public var X: Matrix<Double> {
    get { features.matrix }
    set { features = FeatureStore(newValue) }
  }
  /// The labels, (outputs, examples); NaN is a missing label.
  public var Y: Matrix<Double>
  /// One name for each row of `X`.
  public var featureNames: [String]
  /// One name for each target column of the source: one where classes stand one-hot.
  public var targetNames: [String]
  /// What the rows of `Y` mean.
  public var labels: Labels
  /// The size of the picture each example is, its pixels row by row, where it is one.
  public var image: ImageSize?
  /// For each example whether it was shifted to another distribution; empty where none was.
  public internal(set) var shiftMarks: [Bool] = []
  /// What became of each column of the file, where it is a table.
  public internal(set) var columns: [ColumnSummary] = []
  /// What was done to the source on the way and its reader should know.
  public var notes: [Note]

  /// Puts a set of numbers together; the names must be as many as the rows.
  public init(
    name: String, source: String, X: Matrix<Double>, Y: Matrix<Double>, featureNames: [String],
    targetNames: [String], labels: Labels, image: ImageSize? = nil, notes: [Note] = []
  ) {
    self.init(
      name: name, source: source, features: FeatureStore(X), Y: Y, featureNames: featureNames,
      targetNames: targetNames, labels: labels, image: image, notes: notes)
  }

  /// Puts a set together; the names must be as many as the rows.
  init(
    name: String, source: String, features: FeatureStore, Y: Matrix<Double>,
    featureNames: [String], targetNames: [String], labels: Labels, image: ImageSize?, notes: [Note]
  ) {
    let shape = features.shape
    precondition(shape.columns == Y.columns, "\(shape.columns) examples, \(Y.columns) labels")
    precondition(shape.rows == featureNames.count, "\(shape) with \(featureNames.count) names")
    self.name = name
    self.source = source
    self.features = features
    self.Y = Y
    self.featureNames = featureNames
    self.targetNames = targetNames
    self.labels = labels
    self.image = image
    self.notes = notes
  }

  /// The number of examples, m.
  public var count: Int { features.shape.columns }

  /// The number of features.
  public var featureCount: Int { features.shape.rows }

  /// One name for each row of `Y`: the classes where they stand one-hot, else the targets.
  public var outputNames: [String] {
    if case .oneHot(let classes) = labels { classes } else { targetNames }
  }
}

/// The size of a picture in pixels.
public struct ImageSize: Hashable, Sendable {
  /// The number of rows of pixels.
  public let height: Int
  /// The number of pixels in a row.
  public let width: Int

  /// Creates a size.
  public init(height: Int, width: Int) {
    self.height = height
    self.width = width
  }
}
