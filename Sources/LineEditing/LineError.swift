/// Why lines cannot be read.
public enum LineError: Error, Sendable, Equatable {
  /// Bytes that are not UTF-8, at a line and a byte of it, both counted from 1.
  case notUTF8(file: String, line: Int, byte: Int)
  /// A zero byte, which no text holds, at a line and a byte of it, both counted from 1.
  case zeroByte(file: String, line: Int, byte: Int)
  /// A line of more than `limit` bytes.
  case lineTooLong(file: String, line: Int, limit: Int)
  /// A line of a settings file that is no text.
  case notText(file: String, line: Int)
  /// The path is a folder's, a pipe's or a device's.
  case notAFile(file: String)
  /// There is no folder for what is kept between sessions.
  case noHome
  /// The system refused to open the file.
  case cannotOpen(file: String, errno: Int32)
  /// The system refused to read on after `line` lines.
  case cannotRead(file: String, line: Int, errno: Int32)
  /// The system refused to write.
  case cannotWrite(file: String, errno: Int32)
  /// A settings file of more than `limit` bytes.
  case fileTooLong(file: String, limit: Int)
  /// Standard input or standard output is no terminal, or none that can be edited on.
  case noTerminal
}
