import CMark
import Cells
import Glibc

/// A remark in Markdown as a part of an HTML page.
///
/// Nothing in it is fetched or run: what would be HTML of its own stands there as text, with the
/// Markdown around and in it; pictures are links, addresses of scripts are left out.
public struct RemarkPage {
  /// The HTML: paragraphs, lists, headings below the page's own.
  public let html: String

  /// Reads a remark.
  public init(_ text: String) {
    guard let root = Self.tamed(text, depth: 0) else {
      html = ""
      return
    }
    defer { cmark_node_free(root) }
    guard let page = cmark_render_html(root, CMARK_OPT_DEFAULT) else {
      html = ""
      return
    }
    defer { free(page) }
    html = String(cString: page)
  }

  /// A text as Markdown without HTML.
  /// - Parameter depth: In how many blocks of HTML it stands.
  private static func tamed(_ text: String, depth: Int) -> OpaquePointer? {
    guard let root = Markdown.parse(text) else { return nil }
    for node in nodes(under: root) { tame(node, depth) }
    return root
  }

  /// Every node, inner ones behind those they stand in.
  private static func nodes(under root: OpaquePointer) -> [OpaquePointer] {
    guard let walk = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(walk) }
    var nodes: [OpaquePointer] = []
    while true {
      let event = cmark_iter_next(walk)
      if event == CMARK_EVENT_DONE { return nodes }
      if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(walk) { nodes.append(node) }
    }
  }

  private static func tame(_ node: OpaquePointer, _ depth: Int) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING:
      _ = cmark_node_set_heading_level(node, min(6, cmark_node_get_heading_level(node) + 1))
    case CMARK_NODE_HTML_INLINE: replace(node, by: text(of: node))
    case CMARK_NODE_HTML_BLOCK: read(node, depth)
    case CMARK_NODE_IMAGE: replace(node, by: link(insteadOf: node))
    default: break
    }
  }

  /// Puts what a block of HTML says in its place, read as Markdown.
  private static func read(_ block: OpaquePointer, _ depth: Int) {
    let literal = cmark_node_get_literal(block).map { String(cString: $0) } ?? ""
    guard depth < 8, let root = tamed(literal.withoutBlocksOfHTML, depth: depth + 1) else {
      return replaceByText(block)
    }
    defer { cmark_node_free(root) }
    while let child = cmark_node_first_child(root) {
      guard cmark_node_insert_before(block, child) == 1 else { return replaceByText(block) }
    }
    cmark_node_unlink(block)
    cmark_node_free(block)
  }

  private static func replaceByText(_ block: OpaquePointer) {
    guard let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH) else { return }
    if let words = text(of: block) { cmark_node_append_child(paragraph, words) }
    replace(block, by: paragraph)
  }

  private static func text(of node: OpaquePointer) -> OpaquePointer? {
    let text = cmark_node_new(CMARK_NODE_TEXT)
    cmark_node_set_literal(text, cmark_node_get_literal(node))
    return text
  }

  private static func link(insteadOf picture: OpaquePointer) -> OpaquePointer? {
    let link = cmark_node_new(CMARK_NODE_LINK)
    cmark_node_set_url(link, cmark_node_get_url(picture))
    while let child = cmark_node_first_child(picture) { cmark_node_append_child(link, child) }
    return link
  }

  private static func replace(_ node: OpaquePointer, by other: OpaquePointer?) {
    guard let other, cmark_node_replace(node, other) == 1 else { return }
    cmark_node_free(node)
  }
}

extension String {
  /// Markdown whose lines begin no blocks of HTML; code between fences stays as it is.
  fileprivate var withoutBlocksOfHTML: String {
    var fence: CodeFence?
    return split(separator: "\n", omittingEmptySubsequences: false).map { row -> String in
      let start = row.drop(while: \.isWhitespace)
      guard !fence.take(start), start.hasPrefix("<") else { return String(row) }
      return "\(row[..<start.startIndex])\\\(start)"
    }.joined(separator: "\n")
  }
}
