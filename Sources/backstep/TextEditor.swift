import Glibc
import LineEditing

/// The person's own editor, as `VISUAL` or `EDITOR` names it.
struct TextEditor {
  private let command: String
  private let folder: String

  init(_ environment: [String: String]) {
    let named = [environment["VISUAL"], environment["EDITOR"]].compactMap { $0 }
    command = named.first { !$0.isEmpty } ?? "vi"
    folder = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }

  /// Opens a text and gives back what became of it; nil where there is no editor.
  func edit(_ text: String) -> String? {
    var path = Array("\(folder)/backstep-XXXXXX.py".utf8CString)
    let descriptor = mkstemps(&path, 3)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(name) }
    Console.write(text + "\n", to: descriptor)
    let status = ShellCommand("\(command) \"$1\"", [name]).run()
    return status == 0 ? Self.contents(of: name) : nil
  }

  private static func contents(of path: String) -> String? {
    guard let reader = try? ScriptReader(path: path) else { return nil }
    var lines: [String] = []
    while case .line(let line) = reader.next() { lines.append(line) }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
