import CMark
import Glibc

/// A remark in Markdown as a part of an HTML page.
///
/// Nothing in it is fetched or run: what would be HTML of its own stands there as text, pictures are
/// links, addresses of scripts are left out.
public struct RemarkPage {
  /// The HTML: paragraphs, lists, headings below the page's own.
  public let html: String

  /// Reads a remark.
  public init(_ text: String) {
    guard let root = Markdown.parse(text) else {
      html = ""
      return
    }
    defer { cmark_node_free(root) }
    for node in Self.nodes(under: root) { Self.tame(node) }
    guard let page = cmark_render_html(root, CMARK_OPT_DEFAULT) else {
      html = ""
      return
    }
    defer { free(page) }
    html = String(cString: page)
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

  private static func tame(_ node: OpaquePointer) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING:
      _ = cmark_node_set_heading_level(node, min(6, cmark_node_get_heading_level(node) + 1))
    case CMARK_NODE_HTML_INLINE: replace(node, by: text(of: node))
    case CMARK_NODE_HTML_BLOCK:
      guard let paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH) else { return }
      if let words = text(of: node) { cmark_node_append_child(paragraph, words) }
      replace(node, by: paragraph)
    case CMARK_NODE_IMAGE: replace(node, by: link(insteadOf: node))
    default: break
    }
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
