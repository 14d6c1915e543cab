/// Makes a tree of libyaml's events.
struct YAMLParser {
  /// What is wrong with a text, and in which of its lines.
  struct Problem: Error {
    let words: String
    let line: Int
  }

  private let events: YAMLEvents
  private let depthLimit: Int

  /// The one document of a text, or nil where it holds none.
  static func root(of text: String, depthLimit: Int) throws(Problem) -> YAMLNode? {
    let parser = YAMLParser(events: YAMLEvents(text), depthLimit: depthLimit)
    return try parser.document()
  }

  private func document() throws(Problem) -> YAMLNode? {
    var event = try events.next()
    if event.kind == .streamStart { event = try events.next() }
    guard event.kind == .documentStart else { return nil }
    let root = try node(beginning: events.next(), depth: 1)
    _ = try events.next()
    event = try events.next()
    guard event.kind == .streamEnd else {
      throw Problem(words: "another document follows", line: event.line)
    }
    return root
  }

  private func node(beginning event: YAMLEvents.Event, depth: Int) throws(Problem) -> YAMLNode {
    guard depth <= depthLimit else {
      throw Problem(words: "it is nested deeper than \(depthLimit)", line: event.line)
    }
    return YAMLNode(
      content: try content(beginning: event, depth: depth), line: event.line, column: event.column)
  }

  private func content(
    beginning event: YAMLEvents.Event, depth: Int
  ) throws(Problem) -> YAMLNode.Content {
    switch event.kind {
    case .scalar(let text): return .scalar(text)
    case .sequenceStart: return .sequence(try nodes(to: .sequenceEnd, depth: depth))
    case .mappingStart: return .mapping(try pairs(of: nodes(to: .mappingEnd, depth: depth)))
    // Followed, it could stand for itself, or for a whole memory of copies.
    default: throw Problem(words: "aliases (*name) are not used in lessons", line: event.line)
    }
  }

  private func nodes(to end: YAMLEvents.Kind, depth: Int) throws(Problem) -> [YAMLNode] {
    var result: [YAMLNode] = []
    var event = try events.next()
    while event.kind != end {
      result.append(try node(beginning: event, depth: depth + 1))
      event = try events.next()
    }
    return result
  }

  /// A mapping's nodes come in turn: a key, what it names, the next key.
  private func pairs(of nodes: [YAMLNode]) throws(Problem) -> [YAMLNode.Pair] {
    var seen: Set<String> = []
    for key in stride(from: 0, to: nodes.count, by: 2).map({ nodes[$0] }) {
      guard let name = key.scalar, !seen.insert(name).inserted else { continue }
      throw Problem(words: "the key ‘\(name)’ stands there twice", line: key.line)
    }
    return stride(from: 1, to: nodes.count, by: 2).map { (nodes[$0 - 1], nodes[$0]) }
  }
}
