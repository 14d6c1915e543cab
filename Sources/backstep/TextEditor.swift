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
    var status: Int32 = -1
    Terminal.lend { status = run(on: name) }
    return status == 0 ? Self.contents(of: name) : nil
  }

  /// The shell takes the command apart: it may have options.
  private func run(on path: String) -> Int32 {
    let words = ["/bin/sh", "-c", "\(command) \"$1\"", "sh", path]
    var arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process = pid_t()
    guard posix_spawn(&process, "/bin/sh", nil, nil, &arguments, environ) == 0 else { return -1 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { if errno != EINTR { return -1 } }
    return status
  }

  private static func contents(of path: String) -> String? {
    guard let reader = try? ScriptReader(path: path) else { return nil }
    var lines: [String] = []
    while case .line(let line) = reader.next() { lines.append(line) }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
