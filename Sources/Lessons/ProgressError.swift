/// Why progress could not be read or written; the file is left as it was.
public struct ProgressError: Error, Equatable, Sendable {
  /// The file.
  public let path: String
  /// What was found.
  public let reason: Reason

  /// What was found.
  public enum Reason: Error, Equatable, Sendable {
    /// It could not be read; the system's error number.
    case unreadable(code: Int32)
    /// It could not be written; the system's error number.
    case notWritable(code: Int32)
    /// A version that another Backstep wrote.
    case otherVersion(Int)
    /// Something else than progress.
    case notProgress
    /// More bytes than progress can have.
    case tooLarge(limit: Int)
  }
}

extension ProgressError: CustomStringConvertible {
  /// One sentence with the file and what to do.
  public var description: String {
    switch reason {
    case .unreadable(let code): "\(path): progress cannot be read (\(systemWords(code)))."
    case .notWritable(let code): "\(path): progress cannot be saved (\(systemWords(code)))."
    case .otherVersion(let version):
      "\(path): progress of version \(version) needs a newer Backstep; the file is left alone."
    case .notProgress: "\(path): this is not a progress file; move it away to begin a new one."
    case .tooLarge(let limit):
      "\(path): progress over \(limit) bytes is not read; move the file away to begin a new one."
    }
  }
}
