import CEditLine
import Glibc

/// The person's `.editrc`, read so that no line can overflow libedit's buffers.
struct EditRC {
  static let lineLimit = 1_000
  static let fileLimit = 64 << 10

  /// What was wrong with it.
  private(set) var problems: [LineError] = []
  private var lines: [String] = []

  /// `$EDITRC`, else `~/.editrc`.
  static var standardPath: String? {
    environment("EDITRC") ?? homeFolder().map { $0 + "/.editrc" }
  }

  /// Empty where there is no such file; where one line is too long or no text, none is taken.
  init(path: String) {
    guard let file = LockedFile(reading: path) else { return }
    guard file.size <= Self.fileLimit else {
      problems = [.fileTooLong(file: path, limit: Self.fileLimit)]
      return
    }
    let read = file.tail(Self.fileLimit).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if let long = read.firstIndex(where: { $0.count > Self.lineLimit }) {
      problems = [.lineTooLong(file: path, line: long + 1, limit: Self.lineLimit)]
      return
    }
    let texts = read.map { String(validating: $0, as: UTF8.self) }
    if let broken = texts.firstIndex(where: { $0?.utf8.contains(0) ?? true }) {
      problems = [.notText(file: path, line: broken + 1)]
      return
    }
    lines = texts.compactMap(\.self).filter(Self.isCommand)
  }

  private static func isCommand(_ line: String) -> Bool {
    let first = line.first { $0 != " " && $0 != "\t" }
    return first != nil && first != "#"
  }

  /// Obeys each line; returns the sequences bound, without their Escape.
  func apply(to edit: EditLine) -> Set<String> {
    var sequences: Set<String> = []
    for line in lines {
      let words = Words(line)
      words.parse(by: edit)
      guard words.isBinding else { continue }
      if words.texts.contains("-v") || words.texts.contains("-e") { edit.bindKeys() }
      sequences.formUnion(words.texts.compactMap(Self.sequence))
    }
    return sequences
  }

  /// The rest of a word such as `\e[15~` or `^[[15~`.
  private static func sequence(_ word: String) -> String? {
    for escape in ["\\e", "\\E", "^[", "\\033"] where word.hasPrefix(escape) {
      return String(word.dropFirst(escape.count))
    }
    return nil
  }
}

/// A line of `.editrc`, taken apart by libedit's own rules.
private final class Words {
  private let tokenizer: OpaquePointer?
  private var count: Int32 = 0
  private var words: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  init(_ line: String) {
    tokenizer = tok_init(nil)
    guard let tokenizer, tok_str(tokenizer, line, &count, &words) == 0 else {
      count = 0
      return
    }
  }

  deinit {
    if let tokenizer { tok_end(tokenizer) }
  }

  var texts: [String] {
    (0..<Int(count)).compactMap { words?[$0].map { String(cString: $0) } }
  }

  /// `bind`, or `program:bind`.
  var isBinding: Bool { texts.first?.split(separator: ":").last == "bind" }

  func parse(by edit: EditLine) {
    if count > 0 { el_parse(edit.handle, count, words) }
  }
}
