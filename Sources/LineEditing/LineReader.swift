/// What a reader found where a line was expected.
public enum LineEvent: Sendable, Equatable {
  /// A line without its end; a typed or pasted one may hold several, separated by `"\n"`.
  case line(String)
  /// Ctrl-C: what was typed is dropped.
  case interrupted
  /// Ctrl-D on an empty line, or the end of the input.
  case end
  /// The input cannot be read on; every later event is `end`.
  case failed(LineError)
}

/// A source of lines: a person at a terminal, a script, a pipe.
public protocol LineReader: AnyObject {
  /// The next line; a reader without a terminal never shows `prompt`.
  func next(prompt: Prompt) -> LineEvent
}
