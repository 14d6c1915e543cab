import Glibc
import Languages
import LineEditing

/// The person's pager, as `BACKSTEP_PAGER` or `PAGER` names it, else `less`.
struct Pager {
  /// The program the person has named; nil for `less`.
  private let named: String?
  private let folder: String

  /// Nil where nothing is to be paged, or nothing is there to do it.
  init?(_ environment: [String: String]) {
    let named = ["BACKSTEP_PAGER", "PAGER"].compactMap { environment[$0] }.first { !$0.isEmpty }
    guard named != "cat", named != nil || Self.isInstalled("less", environment) else { return nil }
    self.named = named
    folder = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }

  /// `less`, which says below how to go on.
  private static func less(_ language: Language) -> String {
    let prompt = Localized(en: "q goes on, Space shows more", zh: "q 继续，空格看下一屏")
    return "less -FRX '-Ps\(prompt[language])'"
  }

  private static func isInstalled(_ name: String, _ environment: [String: String]) -> Bool {
    (environment["PATH"] ?? "").split(separator: ":").contains {
      access("\($0)/\(name)", X_OK) == 0
    }
  }

  /// Shows a text until the person has seen enough.
  /// - Parameter language: What the person reads at the moment.
  /// - Returns: Whether it was shown.
  func show(_ text: String, in language: Language) -> Bool {
    // A file and no pipe: a pager that is left early breaks nothing, one that waits stops nothing.
    var path = Array("\(folder)/backstep-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    unlink(path)
    Console.write(text, to: descriptor)
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { return false }
    return run(named ?? Self.less(language), reading: descriptor)
  }

  /// What the text holds is told the pager, unless the person has told it otherwise: colours, UTF-8.
  ///
  /// A line that is typed at it by mistake writes no file and starts no program.
  private func run(_ command: String, reading descriptor: Int32) -> Bool {
    let words =
      "export LESS=\"${LESS-FRX}\" LESSCHARSET=\"${LESSCHARSET-utf-8}\" "
      + "LESSSECURE=1; \(command)"
    let status = ShellCommand(words, input: descriptor).run()
    // Ctrl-C was for the pager.
    _ = Interrupts.take()
    return status >= 0 && status >> 8 != 126 && status >> 8 != 127
  }
}
