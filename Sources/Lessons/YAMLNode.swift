/// A piece of YAML as libyaml sees it, copied into a value.
struct YAMLNode {
  /// A mapping's key and what it names.
  typealias Pair = (key: YAMLNode, value: YAMLNode)

  /// What it is; a value that was left out is the empty scalar.
  enum Content {
    case scalar(String)
    case sequence([YAMLNode])
    case mapping([Pair])
  }

  let content: Content
  /// Where it begins, from 1.
  let line: Int
  let column: Int

  var scalar: String? {
    guard case .scalar(let text) = content else { return nil }
    return text
  }

  var sequence: [YAMLNode]? {
    guard case .sequence(let items) = content else { return nil }
    return items
  }

  var mapping: [Pair]? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs
  }
}
