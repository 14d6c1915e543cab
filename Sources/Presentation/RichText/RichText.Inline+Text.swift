extension [RichText.Inline] {
  /// The words alone.
  var plain: String { map(\.plain).joined() }

  /// The words in their styles; without colour, marks stand for what a style would say.
  func styled(_ page: Page, as role: Role? = nil) -> String {
    map { $0.styled(page, as: role) }.joined()
  }

  /// A cell of nothing but code is styled as code.
  var cellRole: Role? {
    guard count == 1, case .code = self[0] else { return nil }
    return .formula
  }
}

extension RichText.Inline {
  fileprivate var plain: String {
    switch self {
    case .text(let words), .code(let words): words
    case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.plain
    case .lineBreak: "\n"
    }
  }

  fileprivate func styled(_ page: Page, as role: Role?) -> String {
    switch self {
    case .text(let words): page.style(page.prose(words), as: role)
    case .code(let words): code(page.line(words), page)
    case .emphasis(let inner): marked(inner, "*", page, as: role ?? .emphasis)
    case .strong(let inner): marked(inner, "**", page, as: .heading)
    case .link(let inner, let target): inner.styled(page, as: role) + address(target, page)
    case .lineBreak: "\n"
    }
  }

  /// Short code is kept on one line.
  private func code(_ words: String, _ page: Page) -> String {
    let isShort = words.displayWidth <= page.width / 2
    let kept = isShort ? words.replacing(" ", with: String.noBreakSpace) : words
    return page.style.isColored ? page.style(kept, as: .formula) : "`\(kept)`"
  }

  private func marked(
    _ inner: [Self], _ mark: String, _ page: Page, as role: Role
  ) -> String {
    let words = inner.styled(page, as: role)
    return page.style.isColored ? words : mark + words + mark
  }

  private func address(_ target: String, _ page: Page) -> String {
    guard target.hasPrefix("http://") || target.hasPrefix("https://") else { return "" }
    return " " + page.style("<\(page.line(target))>", as: .muted)
  }
}
