import Languages

/// A picture as a value: what is drawn, whatever draws it.
public struct Figure: Sendable {
  /// What a figure, or a part of it, shows.
  public enum Content: Sendable {
    /// Lines, points, bars or a field over two axes.
    case chart(Chart)
    /// A matrix, a cell an element.
    case cells(Cells)
    /// Brightnesses of pixels.
    case image(PixelImage)
    /// Units and weights.
    case network(NetworkDiagram)
  }

  /// One part, with its own heading where there are several.
  public struct Panel: Sendable {
    /// Its heading.
    public let title: Localized<String>
    /// What it shows.
    public let content: Content

    /// Creates a part.
    public init(_ title: Localized<String>, _ content: Content) {
      self.title = title
      self.content = content
    }

    /// Creates a part whose heading, if any, is the same in every language.
    public init(_ title: String = "", _ content: Content) {
      self.init(Localized(title), content)
    }
  }

  /// What was asked for: `cost`, `boundary`.
  public let subject: String
  /// What it shows, in a few words.
  public let title: Localized<String>
  /// Its parts, side by side.
  public let panels: [Panel]
  /// What a reader should know besides.
  public let notes: [Localized<String>]
  /// What the eye takes from the picture, said where the picture is told in words only.
  public let spoken: [Localized<String>]

  /// Creates a figure.
  public init(
    _ subject: String, title: Localized<String>, panels: [Panel], notes: [Localized<String>] = [],
    spoken: [Localized<String>] = []
  ) {
    self.subject = subject
    self.title = title
    self.panels = panels
    self.notes = notes
    self.spoken = spoken
  }

  /// Creates a figure of one part.
  public init(
    _ subject: String, title: Localized<String>, _ content: Content,
    notes: [Localized<String>] = [], spoken: [Localized<String>] = []
  ) {
    self.init(subject, title: title, panels: [Panel("", content)], notes: notes, spoken: spoken)
  }
}
