/// Sees that every fence is closed before a parser takes what follows it for code.
struct FenceCheck {
  let file: String

  /// - Parameter offset: The number of the file's lines before `body`.
  /// - Throws: `LessonError` with the line of the fence that stays open.
  func check(_ body: String, offset: Int) throws(LessonError) {
    var open: (mark: Substring, line: Int)?
    for (index, row) in body.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard let fence = OpeningFence(row) else { continue }
      guard let (mark, line) = open else {
        open = (fence.mark, offset + index + 1)
        continue
      }
      guard fence.mark.hasPrefix(mark) else { continue }
      // Nothing stands after a closing fence: this one opens the next block.
      guard fence.info.isEmpty else { throw unclosed(line) }
      open = nil
    }
    if let (_, line) = open { throw unclosed(line) }
  }

  private func unclosed(_ line: Int) -> LessonError {
    LessonError(file: file, line: line, reason: .unclosedFence)
  }
}

/// A row that opens or closes a fenced block.
private struct OpeningFence {
  /// Its backquotes or tildes.
  let mark: Substring
  /// What stands after them.
  let info: String

  init?(_ row: Substring) {
    let text = row.drop { $0 == " " }
    guard row.count - text.count < 4, let sign = text.first, "`~".contains(sign) else { return nil }
    mark = text.prefix { $0 == sign }
    guard mark.count >= 3 else { return nil }
    info = text.dropFirst(mark.count).trimmed
  }
}
