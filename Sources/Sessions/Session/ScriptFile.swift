import Glibc
import Languages

/// Reads the lines of a script.
enum ScriptFile {
  /// The most bytes a script may have.
  private static let limit = 64 << 20

  /// The lines, without their ends; a mark of byte order at the beginning is passed over.
  /// - Throws: `SessionError.file` where it cannot be read or is not UTF-8 text.
  static func lines(at path: String) throws -> [String] {
    let bytes = try read(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SessionError.file(
        path: path, reason: Localized(en: "it is not UTF-8 text", zh: "不是 UTF-8 文本"))
    }
    return text.unicodeScalars.drop { $0 == "\u{FEFF}" }
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).replacing("\r", with: "") }
  }

  private static func read(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else {
      throw SessionError.file(path: path, reason: .systemError(errno))
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&block, 1, block.count, file)
      bytes += block[..<count]
      guard bytes.count <= limit else {
        throw SessionError.file(
          path: path, reason: Localized(en: "it is larger than 64 MiB", zh: "大于 64 MiB"))
      }
      if count < block.count { break }
    }
    guard ferror(file) == 0 else {
      throw SessionError.file(
        path: path,
        reason: Localized(en: "it cannot be read (is it a folder?)", zh: "无法读取（是不是文件夹？）"))
    }
    return bytes
  }
}
