/// Lines of a file or a pipe; never prompts.
public final class ScriptReader: LineReader {
  /// The name that messages give: the path, or what the caller said.
  public let name: String
  /// The number of the line returned last, from 1.
  public private(set) var line = 0

  /// Reads from an open descriptor, which stays open.
  public init(fileDescriptor: Int32, name: String) { self.name = name }

  /// Opens the file at `path`; throws `LineError.cannotOpen`.
  public init(path: String) throws(LineError) { self.name = path }

  /// The next line; the prompt is not shown.
  public func next(prompt: Prompt = Prompt("")) -> LineEvent { .end }
}
