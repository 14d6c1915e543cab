/// Reads untrusted YAML: short, shallow, without anchors.
struct YAMLDocument {
  static let limit = 32 * 1024
  static let depthLimit = 12

  let file: String
  /// The number of lines before the YAML's first.
  let offset: Int

  func root(_ text: String) throws(LessonError) -> YAMLValue {
    try refuseTraps(text)
    try refuseDroppedWords(text)
    guard let node = try tree(text) else { throw at(1, .yaml("it is empty")) }
    return YAMLValue(node: node, key: "", file: file, offset: offset)
  }

  private func tree(_ text: String) throws(LessonError) -> YAMLNode? {
    do {
      // One level more than the screening counts: the mapping that holds all.
      return try YAMLParser.root(of: text, depthLimit: Self.depthLimit + 1)
    } catch {
      throw at(error.line, Self.reason(error.words))
    }
  }

  /// Says so where the author can read it, before the parser would in words of its own.
  private func refuseTraps(_ text: String) throws(LessonError) {
    guard text.utf8.count <= Self.limit else {
      throw at(1, .tooLarge(bytes: text.utf8.count, limit: Self.limit))
    }
    var brackets = 0
    for (index, row) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      brackets += row.reduce(0) { $0 + $1.bracketStep }
      let markers = row.prefix { "-?: ".contains($0) }.count { $0 != " " }
      guard max(brackets, markers) <= Self.depthLimit else {
        throw at(index + 1, .nestedTooDeep(limit: Self.depthLimit))
      }
      if row.hasAnchor { throw at(index + 1, .yaml("anchors (&name) are not used in lessons")) }
    }
  }

  /// Words that YAML would drop without a word of its own.
  private func refuseDroppedWords(_ text: String) throws(LessonError) {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let index = YAMLTraps.droppedRemark(in: rows) else { return }
    throw at(index + 1, .yamlNeedsQuotes("what follows ` #` is a remark"))
  }

  private func at(_ line: Int, _ reason: LessonError.Reason) -> LessonError {
    LessonError(file: file, line: offset + line, reason: reason)
  }

  /// Mostly a `: ` or a backquote in a text that is not quoted.
  private static func reason(_ problem: String) -> LessonError.Reason {
    let marks = [
      "mapping values are not allowed", "cannot start any token", "did not find expected",
    ]
    return marks.contains { problem.contains($0) } ? .yamlNeedsQuotes(problem) : .yaml(problem)
  }
}

extension Character {
  fileprivate var bracketStep: Int {
    switch self {
    case "[", "{": 1
    case "]", "}": -1
    default: 0
    }
  }
}

extension Substring {
  /// Whether a word of it begins with `&`.
  fileprivate var hasAnchor: Bool {
    zip(" " + self, self + " ").enumerated().contains { index, pair in
      let (before, mark) = pair
      guard mark == "&", " [{,-:?".contains(before) else { return false }
      return dropFirst(index + 1).first?.isWhitespace == false
    }
  }
}
