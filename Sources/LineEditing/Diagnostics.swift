import Glibc

extension LineError: CustomStringConvertible {
  /// One sentence or two for the person: what, where, how to mend it.
  public var description: String {
    switch self {
    case .notUTF8(let file, let line, let byte):
      "\(file):\(line): byte \(byte) is not UTF-8. Save the file as UTF-8 text."
    case .zeroByte(let file, let line, let byte):
      "\(file):\(line): byte \(byte) is zero, so this is not a text file. "
        + "If it is UTF-16, save it as UTF-8."
    case .lineTooLong(let file, let line, let limit):
      "\(file):\(line): the line is longer than \(limit) bytes. Break it into several lines."
    case .cannotOpen(let file, let code):
      "cannot open \(file): \(Self.reason(code))."
    case .cannotRead(let file, let line, let code):
      "cannot read \(file) on after line \(line): \(Self.reason(code))."
    case .cannotWrite(let file, let code):
      "cannot write \(file): \(Self.reason(code))."
    case .fileTooLong(let file, let limit):
      "\(file) is longer than \(limit) bytes and is not read."
    case .noTerminal:
      "standard input and output are not a terminal that lines can be edited on."
    }
  }

  private static func reason(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text)
  }
}
