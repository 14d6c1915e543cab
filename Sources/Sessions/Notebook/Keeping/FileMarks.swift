import Files
import Glibc
import Journals

/// The files that lines name, as they are.
enum FileMarks {
  /// Up to how many bytes of a file are summed.
  private static let limit = 64 << 20

  /// The files that a command's words, or the texts between quotes, name.
  static func named(in text: String) -> [JournalRecord.FileMark] {
    words(in: text).sorted().compactMap(mark)
  }

  /// The paths, without links, of the files that a line names.
  static func names(in text: String) -> Set<String> {
    Set(words(in: text).compactMap { $0.contains("\0") ? nil : $0.realPath })
  }

  private static func words(in text: String) -> Set<String> {
    let quoted = text.split { "\"'".contains($0) }.map(String.init)
    return Set(LineWords(text).all.map(\.text) + quoted)
  }

  /// Whether a file is no longer what it was.
  static func hasChanged(_ mark: JournalRecord.FileMark) -> Bool { Self.mark(mark.path) != mark }

  private static func mark(_ name: String) -> JournalRecord.FileMark? {
    guard name.utf8.count < Int(PATH_MAX), !name.contains("\0"), let real = realpath(name, nil)
    else { return nil }
    defer { free(real) }
    let descriptor = open(real, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let bytes = try? OpenFile.read(from: descriptor, limit: limit)
    else { return nil }
    return .init(path: String(cString: real), size: status.st_size, sum: CRC32C.of(bytes))
  }
}
