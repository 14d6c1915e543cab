import CMark

/// A piece of Markdown as libcmark sees it, copied into a value.
struct MarkdownNode {
  /// What it is.
  let type: cmark_node_type
  /// Its text, where it is text or code.
  let literal: String
  /// The words after the fence, or a link's address.
  let attribute: String
  /// A heading's level, or the number a list starts at (nil for bullets).
  let number: Int?
  /// Its line in the file, from 1.
  let line: Int
  /// What stands inside it.
  let children: [MarkdownNode]
}

/// Reads Markdown by libcmark.
struct Markdown {
  /// Deeper than any lesson; bounds every recursion over the tree.
  static let depthLimit = 24

  let file: String

  /// The top-level pieces of `text`, whose first line is line `offset + 1` of the file.
  func nodes(of text: String, offset: Int) throws(LessonError) -> [MarkdownNode] {
    guard let root = Self.parse(text) else { return [] }
    defer { cmark_node_free(root) }
    cmark_consolidate_text_nodes(root)
    return try children(of: root, offset: offset, depth: 0)
  }

  /// The tree of a text, which whoever asked for it frees.
  static func parse(_ text: String) -> OpaquePointer? {
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
      }
    }
  }

  private func children(
    of node: OpaquePointer, offset: Int, depth: Int
  ) throws(LessonError) -> [MarkdownNode] {
    var result: [MarkdownNode] = []
    var next = cmark_node_first_child(node)
    while let child = next {
      result.append(try value(of: child, offset: offset, depth: depth + 1))
      next = cmark_node_next(child)
    }
    return result
  }

  private func value(
    of node: OpaquePointer, offset: Int, depth: Int
  ) throws(LessonError) -> MarkdownNode {
    let line = offset + max(1, Int(cmark_node_get_start_line(node)))
    guard depth <= Self.depthLimit else {
      throw LessonError(
        file: file, line: line, reason: .nestedTooDeep(limit: Self.depthLimit))
    }
    let (literal, attribute) = (string(cmark_node_get_literal(node)), attribute(of: node))
    let column = Int(cmark_node_get_start_column(node))
    // An entity such as &#27; brings in what the screening of the text has not seen.
    try CharacterCheck(file: file).refuseControls(
      in: literal + attribute, line: line, column: column)
    return MarkdownNode(
      type: cmark_node_get_type(node),
      literal: literal,
      attribute: attribute,
      number: number(of: node),
      line: line,
      children: try children(of: node, offset: offset, depth: depth))
  }

  private func attribute(of node: OpaquePointer) -> String {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_CODE_BLOCK: string(cmark_node_get_fence_info(node))
    case CMARK_NODE_LINK: string(cmark_node_get_url(node))
    default: ""
    }
  }

  private func number(of node: OpaquePointer) -> Int? {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING: Int(cmark_node_get_heading_level(node))
    case CMARK_NODE_LIST:
      cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        ? Int(cmark_node_get_list_start(node)) : nil
    default: nil
    }
  }

  private func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
