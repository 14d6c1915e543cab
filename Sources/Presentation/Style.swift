/// What a piece of text is, from which its colour follows; meaning is never by colour alone.
public enum Role: Sendable, Hashable, CaseIterable {
  /// The batch and the forward pass.
  case forward
  /// The cost.
  case cost
  /// The backward pass.
  case backward
  /// The update of the parameters.
  case update
  /// A failure's sentence.
  case error
  /// What to do about it.
  case hint
  /// What may be overlooked.
  case muted
  /// A value that should stand out.
  case number
  /// A tensor's, command's or file's name.
  case name
  /// A formula.
  case formula
  /// What is right.
  case good
  /// What is wrong.
  case bad
  /// A dimension that must match another.
  case match
  /// A heading.
  case heading
  /// Stressed words.
  case emphasis
  /// An option's name, or a word that a command knows.
  case option
  /// A function's name.
  case function
  /// A text in quotes.
  case text
  /// A word of Python's grammar.
  case keyword
  /// What means nothing here.
  case unknown
}

/// Applies colours, or none; a value, never a global.
public struct Style: Sendable, Hashable {
  /// Whether colours are written.
  public let isColored: Bool

  /// Without colours.
  public static let plain = Style(isColored: false)
  /// With colours.
  public static let colored = Style(isColored: true)

  /// Creates a style.
  public init(isColored: Bool) {
    self.isColored = isColored
  }

  /// The text in the colour of its role, each line on its own so that lines can be put together.
  public func callAsFunction(_ text: String, as role: Role?) -> String {
    guard isColored, let role, !text.isEmpty else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { $0.isEmpty ? "" : "\(role.escape)\($0)\u{1B}[0m" }.joined(separator: "\n")
  }
}

extension Role {
  /// The escape sequence that begins it: colours of the terminal's own palette, legible on dark
  /// and light.
  var escape: String {
    switch self {
    case .forward: "\u{1B}[36m"
    case .cost: "\u{1B}[1;33m"
    case .backward: "\u{1B}[35m"
    case .update: "\u{1B}[33m"
    case .error, .bad: "\u{1B}[1;31m"
    case .hint: "\u{1B}[33m"
    case .muted: "\u{1B}[2m"
    case .number, .name, .heading: "\u{1B}[1m"
    case .formula: "\u{1B}[94m"
    case .good: "\u{1B}[32m"
    case .match: "\u{1B}[1;32m"
    case .emphasis: "\u{1B}[3m"
    case .option, .function: "\u{1B}[36m"
    case .text: "\u{1B}[32m"
    case .keyword: "\u{1B}[35m"
    case .unknown: "\u{1B}[4;31m"
    }
  }
}
