import Languages
import TextMeasures

extension Linter {
  /// The rules about a lesson's place among the others.
  static func course(_ lesson: Lesson, _ catalog: Catalog) -> [(Int, LintFinding.Rule)] {
    repeats(lesson, catalog) + requirements(lesson, catalog)
  }

  private static func repeats(_ lesson: Lesson, _ catalog: Catalog) -> [(Int, LintFinding.Rule)] {
    let others = catalog.lessons.filter { $0.file != lesson.file }
    var result: [(Int, LintFinding.Rule)] = []
    if let other = others.first(where: { $0.id == lesson.id }) {
      result.append((2, .repeatedID(lesson.id, other: other.file)))
    }
    if let other = others.first(where: { $0.number == lesson.number }) {
      result.append((2, .repeatedNumber(lesson.number, other: other.file)))
    }
    return result
  }

  private static func requirements(_ lesson: Lesson, _ catalog: Catalog) -> [(
    Int, LintFinding.Rule
  )] {
    lesson.requires.compactMap { id in
      guard let required = catalog.lesson(id: id) else {
        let nearest = id.nearest(among: catalog.lessons.map(\.id))
        return (2, .unknownRequirement(id, nearest: nearest))
      }
      return required.number < lesson.number ? nil : (2, .laterRequirement(id))
    }
  }

  /// The links that lead to no lesson's file; addresses of the web are not looked up.
  static func links(_ lesson: Lesson, _ catalog: Catalog) -> [(Int, LintFinding.Rule)] {
    let files = Set(catalog.lessons.map { $0.file.lastPathPart })
    return lesson.pages.flatMap(\.blocks).flatMap { block in
      Set(block.links).sorted().filter { !$0.hasPrefix("https://") && !files.contains($0) }
        .map { (block.line, .brokenLink($0)) }
    }
  }
}

extension Linter {
  /// Addresses that no line of the terminal holds; in brackets, within a list.
  static func addresses(_ block: Block) -> [(Int, LintFinding.Rule)] {
    let limit = PageHeight.width - 6
    let long = Set(block.links).sorted().map(\.displayWidth).filter { $0 > limit }
    let bare = block.plainTexts.contains { $0.contains("://") }
    return long.map { (block.line, .longAddress(columns: $0, limit: limit)) }
      + (bare ? [(block.line, .bareAddress)] : [])
  }
}

extension Block {
  /// Its text in both languages, without what links point at.
  fileprivate var plainTexts: [String] {
    guard case .text(let both, _) = self else { return [] }
    return [both.en.plainText, both.zh.plainText]
  }

  /// Where the links of its text lead.
  fileprivate var links: [String] {
    switch self {
    case .text(let both, _): Language.allCases.flatMap { both[$0].elements.flatMap(\.links) }
    case .table(let table, _):
      ([table.header] + table.rows).joined().flatMap { $0.en.links + $0.zh.links }
    default: []
    }
  }
}

extension Prose.Element {
  fileprivate var links: [String] {
    switch self {
    case .paragraph(let inlines): inlines.links
    case .list(_, let items): items.flatMap { $0.flatMap(\.links) }
    }
  }
}

extension [Prose.Inline] {
  fileprivate var links: [String] {
    flatMap { inline -> [String] in
      switch inline {
      case .link(let inner, let target): [target] + inner.links
      case .emphasis(let inner), .strong(let inner): inner.links
      default: []
      }
    }
  }
}

extension String {
  /// What stands after the last `/`.
  var lastPathPart: String { split(separator: "/").last.map(String.init) ?? self }
}
