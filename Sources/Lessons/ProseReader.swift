import CMark
import TextMeasures

/// Makes prose out of Markdown's paragraphs and lists.
struct ProseReader {
  let file: String

  /// The prose of a short text such as a hint that begins at `line`.
  func prose(_ text: String, line: Int) throws(LessonError) -> Prose {
    let nodes = try Markdown(file: file).nodes(of: text, offset: 0)
    do {
      return Prose(elements: try elements(nodes))
    } catch {
      throw LessonError(file: file, line: line, reason: error.reason)
    }
  }

  func elements(_ nodes: [MarkdownNode]) throws(LessonError) -> [Prose.Element] {
    var result: [Prose.Element] = []
    for node in nodes where !node.isRemark {
      result.append(try element(node))
    }
    return result
  }

  func element(_ node: MarkdownNode) throws(LessonError) -> Prose.Element {
    switch node.type {
    case CMARK_NODE_PARAGRAPH: return .paragraph(try inlines(node.children))
    case CMARK_NODE_LIST: return .list(start: node.number, items: try items(node.children))
    case CMARK_NODE_HTML_BLOCK: throw refuse(.html, node)
    case CMARK_NODE_CODE_BLOCK: throw refuse(.indentedCode, node)
    case CMARK_NODE_THEMATIC_BREAK: throw refuse(.rule, node)
    default: throw refuse(.nestedBlock, node)
    }
  }

  private func items(_ nodes: [MarkdownNode]) throws(LessonError) -> [[Prose.Element]] {
    var result: [[Prose.Element]] = []
    for node in nodes { result.append(try elements(node.children)) }
    return result
  }

  func inlines(_ nodes: [MarkdownNode]) throws(LessonError) -> [Prose.Inline] {
    var result: [Prose.Inline] = []
    for (index, node) in nodes.enumerated() {
      if node.type == CMARK_NODE_SOFTBREAK {
        let next = index + 1 < nodes.count ? nodes[index + 1].firstCharacter : nil
        result.append(.text(Self.joint(result.suffix(1).plainText.last, next)))
      } else {
        result.append(try inline(node))
      }
    }
    return result.joined
  }

  private func inline(_ node: MarkdownNode) throws(LessonError) -> Prose.Inline {
    switch node.type {
    case CMARK_NODE_TEXT: return .text(node.literal)
    case CMARK_NODE_CODE: return .code(node.literal)
    case CMARK_NODE_EMPH: return .emphasis(try inlines(node.children))
    case CMARK_NODE_STRONG: return .strong(try inlines(node.children))
    case CMARK_NODE_LINK: return .link(try inlines(node.children), to: node.attribute)
    case CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_IMAGE: throw refuse(.image, node)
    default: throw refuse(.html, node)
    }
  }

  /// Chinese lines are joined without a blank, all others with one; beside Chinese, quotation
  /// marks and dashes are Chinese too, and a Chinese comma or colon brings its own blank.
  private static func joint(_ before: Character?, _ after: Character?) -> String {
    guard let before, let after else { return " " }
    let (left, right) = (before.isWide, after.isWide)
    if left && !before.isChinese || right && !after.isChinese { return "" }
    let areChinese =
      left && right || left && after.isSharedPunctuation || right && before.isSharedPunctuation
    return areChinese ? "" : " "
  }

  private func refuse(_ construct: LessonError.Construct, _ node: MarkdownNode) -> LessonError {
    LessonError(file: file, line: node.line, reason: .unsupported(construct))
  }
}

extension MarkdownNode {
  /// An HTML remark, which authors may leave for each other.
  var isRemark: Bool { type == CMARK_NODE_HTML_BLOCK && literal.hasPrefix("<!--") }
}

extension [Prose.Inline] {
  /// With neighbouring texts made one.
  fileprivate var joined: Self {
    var result: Self = []
    var words = ""
    for inline in self {
      if case .text(let more) = inline {
        words += more
      } else {
        if !words.isEmpty { result.append(.text(words)) }
        words = ""
        result.append(inline)
      }
    }
    return words.isEmpty ? result : result + [.text(words)]
  }
}

extension MarkdownNode {
  /// The first character of its words, also where they are those of a link or stressed.
  fileprivate var firstCharacter: Character? {
    literal.first ?? children.lazy.compactMap(\.firstCharacter).first
  }
}
