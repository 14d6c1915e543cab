/// Text with structure, such as a lesson's page: wrapped and styled for a terminal.
public struct RichText: Report, Hashable {
  /// Something that stands on lines of its own.
  public indirect enum Block: Sendable, Hashable {
    /// A title.
    case heading([Inline])
    /// Words to be wrapped.
    case paragraph([Inline])
    /// Items, numbered from `start` or with bullets where it is nil.
    case list(start: Int?, items: [[Block]])
    /// A formula or a drawing, kept as it stands.
    case formula(String)
    /// Commands, each line after a prompt's mark.
    case commands([String])
    /// A table; rows are as long as the header.
    case table(header: [[Inline]], alignments: [Alignment], rows: [[[Inline]]])
  }

  /// Words within a line.
  public indirect enum Inline: Sendable, Hashable {
    /// Plain words.
    case text(String)
    /// A name, a formula or a command.
    case code(String)
    /// Stressed words.
    case emphasis([Inline])
    /// Strongly stressed words.
    case strong([Inline])
    /// Words that point somewhere; the target is shown where it is a web address.
    case link([Inline], to: String)
    /// A break that the author wants.
    case lineBreak
  }

  /// What is said, in order.
  public let blocks: [Block]

  /// Creates a text.
  public init(_ blocks: [Block]) {
    self.blocks = blocks
  }

  /// `text`.
  public var kind: String { "text" }

  /// `text`: the words as they are laid out on a plain page of 80 columns.
  public var fields: [(String, JSON)] { [("text", .string(text(for: Page())))] }

  /// The blocks, an empty line between two.
  public func text(for page: Page) -> String {
    blocks.map { $0.text(page) }.joined(separator: "\n\n")
  }
}
