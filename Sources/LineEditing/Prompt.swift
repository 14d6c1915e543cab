/// What stands before the line being typed.
public struct Prompt: Sendable, Equatable {
  /// The prompt without colour.
  public var text: String
  /// The prompt with its colour escapes (`ESC [ … m`); equals `text` where colour is off.
  public var styled: String
  /// What stands at the right margin while the line leaves room, colour escapes allowed.
  public var right: String?

  /// A prompt; without `styled` it has no colour.
  public init(_ text: String, styled: String? = nil, right: String? = nil) {
    self.text = text
    self.styled = styled ?? text
    self.right = right
  }
}
