import Presentation

/// Writes each result as one JSON object a line.
public final class JSONOutput: SessionOutput {
  private let write: (String) -> Void

  /// Creates an output.
  public init(write: @escaping (String) -> Void) {
    self.write = write
  }

  /// The result's object.
  public func show(_ report: any Report, for line: SourceLine) {
    show(.success(report), for: line)
  }

  /// The failure's object.
  public func show(_ error: ErrorReport, for line: SourceLine) {
    show(.failure(error), for: line)
  }

  /// Nothing: progress is for people.
  public func show(_ progress: ProgressBar?) {}

  private func show(_ result: Result<any Report, ErrorReport>, for line: SourceLine) {
    write(JSONLine(line: line.number, command: line.text, result: result).text + "\n")
  }
}
