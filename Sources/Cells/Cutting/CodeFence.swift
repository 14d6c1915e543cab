/// A line that begins a block of code in Markdown: three backticks or tildes, or more, and what the
/// block is.
///
/// The block goes on to a line of as many, or more, and nothing else; so a fence that is longer than
/// any within the code holds all of it.
public struct CodeFence: Hashable, Sendable {
  private let sign: Character
  private let length: Int
  /// What stands behind the signs: `python`, `fails`.
  public let words: [String]

  /// Nil where the line begins no block.
  public init?(_ line: some StringProtocol) {
    guard let sign = line.first, sign == "`" || sign == "~" else { return nil }
    let rest = Substring(line).drop { $0 == sign }
    (self.sign, length) = (sign, line.count - rest.count)
    words = rest.split(whereSeparator: \.isWhitespace).map(String.init)
    guard length >= 3, sign == "~" || !rest.contains("`") else { return nil }
  }

  /// Whether a line ends the block.
  public func isClosed(by line: some StringProtocol) -> Bool {
    guard line.first == sign else { return false }
    let rest = Substring(line).drop { $0 == sign }
    return line.count - rest.count >= length && rest.allSatisfy(\.isWhitespace)
  }

  /// Code between fences.
  public static func around(_ code: String, _ words: String) -> String {
    var (longest, run) = (2, 0)
    for character in code {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)\(words)\n\(code)\n\(fence)"
  }
}

extension CodeFence? {
  /// Goes on by a line of a text.
  /// - Returns: Whether the line belongs to a block of code, its fences included.
  public mutating func take(_ line: some StringProtocol) -> Bool {
    if let fence = self {
      if fence.isClosed(by: line) { self = nil }
      return true
    }
    self = CodeFence(line)
    return self != nil
  }
}
