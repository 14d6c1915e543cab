import Languages

/// Why something cannot be drawn: the facts, no text.
enum PlotProblem {
  /// A picture of a plane, where the data has another number of features than two.
  case needsTwoFeatures(plot: String, found: Int)
  /// Points of a plane, where each example is a picture.
  case picturesAreNoPoints
  /// Regions of classes, where the network answers no single question.
  case needsOneQuestion
  /// So many numbers make no picture.
  case notPixels(String, count: Int)
  /// Nothing there yet, or nothing that is a number.
  case nothingToDraw(Localized<String>)
}
