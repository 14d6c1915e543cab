import Datasets
import Languages
import Presentation

/// Reads the lines of a script.
public enum ScriptFile {
  /// The most bytes a script may have.
  private static let limit = 64 << 20

  /// Whether a file is a Jupyter notebook by its name.
  public static func isNotebook(_ path: String) -> Bool { path.hasSuffix(".ipynb") }

  /// The lines of a notebook's code cells, between fences, each with the number of its cell.
  /// - Throws: `ErrorReport` where it cannot be read.
  public static func notebookLines(
    at path: String
  ) throws(ErrorReport) -> [(number: Int, text: String)] {
    do {
      return try lines(at: path)
    } catch {
      throw ErrorReport(describing: error, in: path)
    }
  }

  /// The lines, without their ends, each with its number; a mark of byte order at the beginning is
  /// passed over.
  /// - Throws: `SessionError.file` where it cannot be read, is not UTF-8 text, or no notebook.
  static func lines(at path: String) throws -> [(number: Int, text: String)] {
    let bytes: [UInt8]
    do throws(DatasetError) {
      bytes = try FileBytes.read(path, limit: limit)
    } catch {
      throw SessionError.file(path: path, reason: error.reason.message)
    }
    if isNotebook(path) {
      if let lines = NotebookFile.lines(bytes) { return lines }
      throw SessionError.file(
        path: path, reason: Localized(en: "it is no Jupyter notebook", zh: "不是 Jupyter 笔记本"))
    }
    guard let rows = rows(of: bytes) else {
      throw SessionError.file(
        path: path, reason: Localized(en: "it is not UTF-8 text", zh: "不是 UTF-8 文本"))
    }
    return rows.enumerated().map { ($0 + 1, $1) }
  }

  /// The rows of a short text of a person's own, each by itself: nil for one that is not UTF-8.
  /// - Throws: `SessionError.file` where it cannot be read, or is longer than `limit` bytes.
  static func separateRows(at path: String, limit: Int) throws -> [String?] {
    do throws(DatasetError) {
      let bytes = try FileBytes.read(path, limit: limit)
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      return (bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...])
        .split(separator: 0x0A, omittingEmptySubsequences: false)
        .map { String(validating: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self) }
    } catch {
      throw SessionError.file(path: path, reason: error.reason.message)
    }
  }

  /// The rows of a text, without their ends and a mark of byte order; nil where it is not UTF-8.
  static func rows(of bytes: [UInt8]) -> [String]? {
    // One character to Swift, CR LF is one end of a line here too.
    String(validating: bytes, as: UTF8.self)?.drop { $0 == "\u{FEFF}" }
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
      .map(String.init)
  }
}
