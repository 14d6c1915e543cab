import CMark
import Languages

/// Gathers a lesson's Markdown into pages: English text waits for its Chinese quote.
struct PageBuilder {
  let file: String
  let title: Localized<String>
  private var pages: [LessonPage] = []
  private var heading: (title: Localized<String>, line: Int)?
  private var blocks: [Block] = []
  private var waiting: (elements: [Prose.Element], line: Int)?

  init(file: String, title: Localized<String>) {
    self.file = file
    self.title = title
  }

  mutating func take(_ node: MarkdownNode) throws(LessonError) {
    if node.isRemark { return }
    if node.type == CMARK_NODE_HEADING { return try takeHeading(node) }
    guard heading != nil else { throw error(.contentBeforeFirstPage, node) }
    switch node.type {
    case CMARK_NODE_BLOCK_QUOTE: try takeQuote(node)
    case CMARK_NODE_CODE_BLOCK: try takeFence(node)
    default: try takeText(node)
    }
  }

  mutating func finish() throws(LessonError) -> [LessonPage] {
    endPage()
    guard !pages.isEmpty else { throw LessonError(file: file, line: 1, reason: .noPages) }
    return pages
  }

  private mutating func takeHeading(_ node: MarkdownNode) throws(LessonError) {
    let text = try ProseReader(file: file).inlines(node.children).plainText
    let sides = text.pieces(between: " · ").map(\.trimmed)
    guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }) else {
      throw error(.titleInOneLanguage(text), node)
    }
    let words = Localized(en: sides[0], zh: sides[1])
    switch (node.number, heading) {
    case (1, nil): if words != title { throw error(.titleDiffers, node) }
    case (2, _):
      endPage()
      heading = (words, node.line)
    default: throw error(.headingLevel(node.number ?? 0), node)
    }
  }

  private mutating func takeText(_ node: MarkdownNode) throws(LessonError) {
    if node.type == CMARK_NODE_PARAGRAPH, let table = try TableReader(file: file).table(node) {
      endText()
      return blocks.append(.table(table, line: node.line))
    }
    let element = try ProseReader(file: file).element(node)
    if waiting == nil { waiting = ([], node.line) }
    waiting?.elements.append(element)
  }

  private mutating func takeQuote(_ node: MarkdownNode) throws(LessonError) {
    let chinese = try ProseReader(file: file).elements(node.children)
    guard let english = waiting else { throw error(.quoteWithoutEnglish, node) }
    let both = Localized(en: Prose(elements: english.elements), zh: Prose(elements: chinese))
    blocks.append(.text(both, line: english.line))
    waiting = nil
  }

  private mutating func takeFence(_ node: MarkdownNode) throws(LessonError) {
    endText()
    let block = try FenceReader(file: file).block(node)
    if let whole = blocks.last?.joined(with: block) {
      blocks[blocks.count - 1] = whole
    } else {
      blocks.append(block)
    }
  }

  /// English without its counterpart is kept, for the linter to point at.
  private mutating func endText() {
    guard let english = waiting else { return }
    let both = Localized(en: Prose(elements: english.elements), zh: Prose(elements: []))
    blocks.append(.text(both, line: english.line))
    waiting = nil
  }

  private mutating func endPage() {
    endText()
    guard let heading else { return }
    pages.append(LessonPage(title: heading.title, blocks: blocks, line: heading.line))
    blocks = []
  }

  private func error(_ reason: LessonError.Reason, _ node: MarkdownNode) -> LessonError {
    LessonError(file: file, line: node.line, reason: reason)
  }
}

extension Block {
  /// One drawing out of the English one and the Chinese one after it.
  fileprivate func joined(with next: Block) -> Block? {
    guard case .formula(let one, let line) = self, case .formula(let other, _) = next,
      one.zh.isEmpty, other.en.isEmpty
    else { return nil }
    return .formula(Localized(en: one.en, zh: other.zh), line: line)
  }
}
