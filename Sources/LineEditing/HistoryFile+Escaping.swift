extension HistoryFile {
  /// An entry as one line of the file: `\n`, `\r` and `\\` for what would break it.
  static func escape(_ entry: String) -> [UInt8] {
    var line: [UInt8] = []
    for byte in entry.utf8 {
      switch byte {
      case UInt8(ascii: "\n"): line += Array("\\n".utf8)
      case UInt8(ascii: "\r"): line += Array("\\r".utf8)
      case UInt8(ascii: "\\"): line += Array("\\\\".utf8)
      default: line.append(byte)
      }
    }
    return line
  }

  /// The entry that a line of the file stands for; nil where it is not UTF-8 or empty.
  static func unescape(_ line: some Sequence<UInt8>) -> String? {
    var entry: [UInt8] = []
    var isEscaped = false
    for byte in line where byte != 0 {
      if !isEscaped && byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        entry.append(isEscaped ? meaning(of: byte) : byte)
        isEscaped = false
      }
    }
    return entry.isEmpty ? nil : String(validating: entry, as: UTF8.self)
  }

  private static func meaning(of byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "n"): UInt8(ascii: "\n")
    case UInt8(ascii: "r"): UInt8(ascii: "\r")
    default: byte
    }
  }
}
