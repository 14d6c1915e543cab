import Glibc
import LineEditing

/// A pager of the person's own.
struct Pager {
  /// The program, with its options.
  private let command: String
  private let folder: String

  /// - Parameter command: The program, with its options.
  init(_ command: String, _ environment: [String: String]) {
    self.command = command
    folder = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }

  /// Shows a text until the person has seen enough.
  /// - Returns: Whether it was shown: a pager that fails, or is killed, may have shown nothing.
  func show(_ text: String) -> Bool {
    // A file and no pipe: a pager that is left early breaks nothing, one that waits stops nothing.
    var path = Array("\(folder)/backstep-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    unlink(path)
    Console.write(text, to: descriptor)
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { return false }
    return run(reading: descriptor)
  }

  /// What the text holds is told the pager, unless the person has told it otherwise: colours, UTF-8.
  ///
  /// A line that is typed at it by mistake writes no file and starts no program.
  private func run(reading descriptor: Int32) -> Bool {
    let words =
      "export LESS=\"${LESS-FRX}\" LESSCHARSET=\"${LESSCHARSET-utf-8}\" "
      + "LESSSECURE=1; \(command)"
    let status = ShellCommand(words, input: descriptor).run()
    // Ctrl-C was for the pager, and who pressed it has seen enough.
    let wasInterrupted = Interrupts.take()
    return status == 0 || wasInterrupted
  }
}
