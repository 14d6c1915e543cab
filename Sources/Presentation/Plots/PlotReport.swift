/// A picture.
public struct PlotReport: Report {
  /// What is drawn.
  public let figure: Figure
  /// How it is shown at a terminal.
  public let images: ImageMode

  /// Creates a report of a picture.
  public init(_ figure: Figure, images: ImageMode = .blocks) {
    self.figure = figure
    self.images = images
  }

  /// `plot`.
  public var kind: String { "plot" }

  /// `subject`, `title`, the numbers drawn, `notes`.
  public var fields: [(String, JSON)] { figure.fields }

  /// The picture in characters, as an image where the terminal shows images, or in words.
  public func text(for page: Page) -> String {
    if page.isSpoken { return figure.words(for: page) }
    return switch images {
    case .none: figure.words(for: page)
    case .kitty where page.height != nil:
      KittyGraphics(png: figure.png, columns: min(page.width, 100)).text
    case .sixel where page.height != nil: Sixel(figure.pixels(scale: 1)).text
    case .blocks, .kitty, .sixel: figure.text(for: page)
    }
  }
}
