/// Text in one language with its structure kept, for a presenter to wrap and style.
public struct Prose: Equatable, Sendable {
  /// Paragraphs and lists in order.
  public var elements: [Element]

  /// Something that stands on lines of its own.
  public indirect enum Element: Equatable, Sendable {
    /// Words to be wrapped.
    case paragraph([Inline])
    /// Items, numbered from `start` or with bullets where it is nil.
    case list(start: Int?, items: [[Element]])
  }

  /// Words within a line.
  public indirect enum Inline: Equatable, Sendable {
    /// Plain words.
    case text(String)
    /// A name, a formula or a command.
    case code(String)
    /// Stressed words.
    case emphasis([Inline])
    /// Strongly stressed words.
    case strong([Inline])
    /// Words that point at a lesson's file or a web page.
    case link([Inline], to: String)
    /// A break that the author wants.
    case lineBreak
  }

  /// Whether nothing is said.
  public var isEmpty: Bool { elements.isEmpty }
}

extension Prose {
  /// The names, formulas and commands in it.
  public var codes: [String] { elements.flatMap(\.codes) }

  /// The words alone, a line for each paragraph or item.
  public var plainText: String {
    elements.map(\.plainText).joined(separator: "\n")
  }
}

extension Prose.Element {
  fileprivate var codes: [String] {
    switch self {
    case .paragraph(let inlines): inlines.flatMap(\.codes)
    case .list(_, let items): items.flatMap { $0.flatMap(\.codes) }
    }
  }

  /// The words alone.
  public var plainText: String {
    switch self {
    case .paragraph(let inlines): inlines.plainText
    case .list(_, let items):
      items.map { $0.map(\.plainText).joined(separator: "\n") }.joined(separator: "\n")
    }
  }
}

extension Sequence<Prose.Inline> {
  /// The words alone.
  public var plainText: String { map(\.plainText).joined() }
}

extension Prose.Inline {
  fileprivate var codes: [String] {
    switch self {
    case .code(let words): [words]
    case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.flatMap(\.codes)
    case .text, .lineBreak: []
    }
  }

  fileprivate var plainText: String {
    switch self {
    case .text(let words), .code(let words): words
    case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.plainText
    case .lineBreak: "\n"
    }
  }
}
