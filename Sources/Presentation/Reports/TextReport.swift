import Languages

/// Words: what a command has to say.
public struct TextReport: Report {
  /// How the lines are treated where they are too long.
  public enum Layout: Sendable, Hashable {
    /// Broken between words.
    case prose
    /// Kept as they stand, long ones broken anywhere.
    case verbatim
  }

  /// The words, as they were written.
  public let words: Localized<String>
  /// How long lines are treated.
  public let layout: Layout
  /// The colour, where it has one.
  public let role: Role?

  /// Creates a report of words.
  public init(_ words: Localized<String>, layout: Layout = .prose, as role: Role? = nil) {
    self.words = words
    self.layout = layout
    self.role = role
  }

  /// Creates a report of words that are the same in every language, as a person's own are.
  public init(_ words: String, layout: Layout = .prose, as role: Role? = nil) {
    self.init(Localized(words), layout: layout, as: role)
  }

  /// `text`.
  public var kind: String { "text" }

  /// `text`: the words.
  public var fields: [(String, JSON)] { [("text", .string(words.en))] }

  /// The words, fitted to the page.
  public func text(for page: Page) -> String {
    let safe = page.prose(words[page]).expandingTabs
    switch layout {
    case .prose: return page.style(safe.wrapped(to: page.width), as: role)
    case .verbatim: return page.style(safe.folded(to: page.width), as: role)
    }
  }
}
