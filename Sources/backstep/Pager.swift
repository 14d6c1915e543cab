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

  /// What became of a text: a pager that fails, or is killed, may have shown nothing.
  enum Outcome { case shown, missing, failed }

  /// Shows a text until the person has seen enough.
  func show(_ text: String) -> Outcome {
    // A file and no pipe: a pager that is left early breaks nothing, one that waits stops nothing.
    var path = Array("\(folder)/backstep-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return .failed }
    defer { close(descriptor) }
    unlink(path)
    Console.write(text, to: descriptor)
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { return .failed }
    return run(reading: descriptor)
  }

  /// Tells `less` what the text holds, colours and UTF-8, and to leave it on the screen.
  ///
  /// The person's own options come behind.
  /// A line that is typed at it by mistake writes no file and starts no program.
  private func run(reading descriptor: Int32) -> Outcome {
    let words =
      "export LESS=\"-FRX ${LESS-}\" LESSCHARSET=\"${LESSCHARSET-utf-8}\" "
      + "LESSSECURE=1; \(command)"
    let status = ShellCommand(words, input: descriptor).run()
    // Ctrl-C was for the pager, and who pressed it has seen enough.
    let wasInterrupted = Interrupts.take()
    // The shell between says that a command is not there by 127, one that cannot be run by 126.
    if [126 << 8, 127 << 8].contains(status) { return .missing }
    return status == 0 || wasInterrupted ? .shown : .failed
  }
}
