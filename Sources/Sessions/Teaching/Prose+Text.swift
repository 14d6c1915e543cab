import Lessons
import Presentation
import TextMeasures

extension Prose {
  /// The columns a lesson's text takes at most: longer lines are hard to read.
  static let width = 78

  /// The text, wrapped; code and stress are styled.
  func text(for page: Page, hanging: Int = 0) -> String {
    elements.map { $0.text(for: page, hanging: hanging) }.joined(separator: "\n\n")
  }
}

extension Prose.Element {
  fileprivate func text(for page: Page, hanging: Int) -> String {
    switch self {
    case .paragraph(let inlines):
      return inlines.styled(for: page).wrapped(to: page.textWidth, hanging: hanging)
    case .list(let start, let items):
      return items.enumerated().map { index, item in
        let mark = start.map { "\($0 + index). " } ?? "\(page.glyphs.bullet) "
        return Self.item(item, after: mark, page)
      }.joined(separator: "\n")
    }
  }

  private static func item(_ elements: [Self], after mark: String, _ page: Page) -> String {
    let width = mark.displayWidth
    let inner = page.limited.narrowed(by: width)
    let text = elements.map { $0.text(for: inner, hanging: 0) }.joined(separator: "\n")
    return mark + text.indented(by: width).dropFirst(width)
  }
}

extension [Prose.Inline] {
  /// The words with their colours; without colour, code keeps its backquotes.
  func styled(for page: Page) -> String {
    map { $0.styled(for: page) }.joined()
  }
}

extension Prose.Inline {
  fileprivate func styled(for page: Page) -> String {
    switch self {
    case .text(let words): words.sanitizedLine
    case .code(let code): page.code(code.sanitizedLine)
    case .emphasis(let inner): page.style(inner.plainText.sanitizedLine, as: .emphasis)
    case .strong(let inner): page.style(inner.plainText.sanitizedLine, as: .heading)
    case .link(let inner, let target): inner.styled(for: page) + Self.address(target, page)
    case .lineBreak: "\n"
    }
  }

  /// A web address, so that it can be followed from a terminal; lessons are known by their words.
  private static func address(_ target: String, _ page: Page) -> String {
    target.hasPrefix("https://") ? page.style(" (\(target.sanitizedLine))", as: .muted) : ""
  }
}

extension Page {
  /// The columns of a lesson's text on this page.
  var textWidth: Int { min(width, Prose.width) }

  /// This page, no wider than a lesson's text.
  var limited: Page { narrowed(by: max(0, width - Prose.width)) }

  /// A name, formula or command within a sentence, kept on one line where it is short.
  func code(_ code: String) -> String {
    let whole = code.count < 30 ? code.replacing(" ", with: "\u{A0}") : code
    return style.isColored ? style(whole, as: .formula) : "`\(whole)`"
  }

  /// A message with its `code` styled, wrapped.
  func message(_ text: String, as role: Role? = nil, hanging: Int = 0) -> String {
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
    let styled = pieces.enumerated().map { index, piece in
      let words = String(piece).sanitized
      return index.isMultiple(of: 2) ? style(words, as: role) : code(words)
    }
    return styled.joined().wrapped(to: textWidth, hanging: hanging)
  }
}
