import Datasets
import Languages

/// Reads the lines of a script.
enum ScriptFile {
  /// The most bytes a script may have.
  private static let limit = 64 << 20

  /// The lines, without their ends; a mark of byte order at the beginning is passed over.
  /// - Throws: `SessionError.file` where it cannot be read or is not UTF-8 text.
  static func lines(at path: String) throws -> [String] {
    let bytes: [UInt8]
    do throws(DatasetError) {
      bytes = try FileBytes.read(path, limit: limit)
    } catch {
      throw SessionError.file(path: path, reason: error.reason.message)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SessionError.file(
        path: path, reason: Localized(en: "it is not UTF-8 text", zh: "不是 UTF-8 文本"))
    }
    // One character to Swift, CR LF is one end of a line here too.
    return text.drop { $0 == "\u{FEFF}" }
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
      .map(String.init)
  }
}
