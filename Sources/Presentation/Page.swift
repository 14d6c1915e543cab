import Languages

/// Where a report is shown: how wide, in which style, with which characters.
public struct Page: Sendable {
  /// The narrowest page a report is laid out for.
  public static let minimumWidth = 20

  /// The columns of a line, at least `minimumWidth`.
  public let width: Int
  /// The rows of the screen, where it has a height.
  public let height: Int?
  /// Colours, or none.
  public let style: Style
  /// The characters lines and marks are drawn with.
  public let glyphs: Glyphs
  /// The language of labels.
  public let language: Language
  /// Whether it is read aloud, by a screen reader: no drawings, tables as sentences, pictures
  /// described in numbers.
  public let isSpoken: Bool

  /// Creates a page; a width below the minimum is raised to it.
  /// - Parameter ascii: whether only ASCII is drawn, for terminals where box and arrow characters
  ///   take two cells.
  public init(
    width: Int = 80, height: Int? = nil, style: Style = .plain, ascii: Bool = false,
    language: Language = .en, isSpoken: Bool = false
  ) {
    self.width = max(width, Self.minimumWidth)
    self.height = height
    self.style = style
    self.glyphs = isSpoken ? .spoken : ascii ? .ascii : .unicode
    self.language = language
    self.isSpoken = isSpoken
  }

  private init(_ page: Page, width: Int, language: Language? = nil) {
    self.width = max(width, Self.minimumWidth / 2)
    height = page.height
    style = page.style
    glyphs = page.glyphs
    self.language = language ?? page.language
    isSpoken = page.isSpoken
  }

  /// What stands between parts of a line that are told apart: a dot, or the comma of the language
  /// where it is read aloud.
  public var joint: String {
    isSpoken ? Localized(en: ", ", zh: "，")[self] : glyphs.joint
  }

  /// The same page in a language.
  public func speaking(_ language: Language) -> Page {
    Page(self, width: width, language: language)
  }

  /// The same page in another style.
  public func styled(_ style: Style) -> Page {
    Page(
      width: width, height: height, style: style, ascii: glyphs.isASCII, language: language,
      isSpoken: isSpoken)
  }

  /// The same page, to be read aloud: without colours, for nobody sees them.
  public func spoken() -> Page {
    Page(width: width, height: height, language: language, isSpoken: true)
  }

  /// The same page with fewer columns, for text that is set in from the margin; at least half of
  /// the minimum is left.
  public func narrowed(by columns: Int) -> Page {
    Page(self, width: width - columns)
  }

  /// Whether a text stands on the screen whole, with the line that was typed and the next prompt.
  public func holds(_ text: String) -> Bool { height.map { text.rowCount + 2 <= $0 } ?? true }
}
