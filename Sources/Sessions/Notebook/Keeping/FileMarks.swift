import Files
import Glibc
import Journals

/// The files that lines name, as they are.
enum FileMarks {
  /// Up to how many bytes of a file are summed.
  private static let limit = 64 << 20

  /// The files that a command's words, or the texts between quotes, name.
  /// - Parameter rights: What may be read; the others are passed over.
  static func named(in text: String, _ rights: FileRights) -> [JournalRecord.FileMark] {
    words(in: text).sorted().filter(rights.allowReading).compactMap(mark)
  }

  /// The same of a line, of which a formula without texts names none.
  static func named(in line: Line, _ rights: FileRights) -> [JournalRecord.FileMark] {
    let isFormula = line.statement != nil && !line.text.utf8.contains { $0 == 0x22 || $0 == 0x27 }
    return isFormula ? [] : named(in: line.text, rights)
  }

  /// The paths, without links, of the files that a line names.
  static func names(in text: String) -> Set<String> {
    Set(words(in: text).compactMap(\.realPath))
  }

  private static func words(in text: String) -> Set<String> {
    let quoted = text.split { "\"'".contains($0) }.map(String.init)
    return Set(LineWords(text).all.map(\.text) + quoted)
  }

  /// A file that is no longer what it was.
  struct Change: Hashable {
    let path: String
    /// Whether there is nothing of that name any more, or nothing that can be read.
    let isGone: Bool
  }

  /// Those of some files that are no longer what they were, each once.
  static func changes(in marks: [JournalRecord.FileMark]) -> [Change] {
    let all = marks.compactMap { mark -> Change? in
      let now = Self.mark(mark.path)
      return now == mark ? nil : Change(path: mark.path, isGone: now == nil)
    }
    return Set(all).sorted { $0.path < $1.path }
  }

  private static func mark(_ name: String) -> JournalRecord.FileMark? {
    guard name.utf8.count < Int(PATH_MAX), let real = name.realPath else { return nil }
    let descriptor = open(real, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let bytes = try? OpenFile.read(from: descriptor, limit: limit)
    else { return nil }
    return .init(path: real, size: status.st_size, sum: CRC32C.of(bytes))
  }
}
