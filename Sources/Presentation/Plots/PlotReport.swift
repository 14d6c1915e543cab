/// A picture.
public struct PlotReport: Report {
  /// What is drawn.
  public let figure: Figure

  /// Creates a report of a picture.
  public init(_ figure: Figure) {
    self.figure = figure
  }

  /// `plot`.
  public var kind: String { "plot" }

  /// `subject`, `title`, the numbers drawn, `notes`.
  public var fields: [(String, JSON)] { figure.fields }

  /// The picture in characters.
  public func text(for page: Page) -> String {
    figure.text(for: page)
  }
}
