import Files
import Glibc
import Sessions

/// The person's own editor, as `VISUAL` or `EDITOR` names it.
struct TextEditor {
  private let command: String
  private let folder: String

  init(_ environment: [String: String]) {
    let named = [environment["VISUAL"], environment["EDITOR"]].compactMap { $0 }
    command = named.first { !$0.isEmpty } ?? "vi"
    folder = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }

  /// The most bytes that are read of what an editor left.
  private static let limit = 64 << 20

  /// Opens a text and gives back what became of it; nil where there is no editor.
  ///
  /// The file is removed, but where it cannot be read as text: it may be hours of work.
  func edit(_ text: String) -> EditedText? {
    var path = Array("\(folder)/backstep-XXXXXX.py".utf8CString)
    let descriptor = mkstemps(&path, 3)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    Console.write(text + "\n", to: descriptor)
    let status = ShellCommand("\(command) \"$1\"", [name]).run()
    let edited = status == 0 ? Self.contents(of: name) : nil
    if case .unreadable = edited { return edited }
    unlink(name)
    return edited
  }

  private static func contents(of path: String) -> EditedText? {
    // Editors may put a new file in the place of the old one.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return (try? OpenFile.read(from: descriptor, limit: limit)).map { EditedText($0, in: path) }
  }
}
