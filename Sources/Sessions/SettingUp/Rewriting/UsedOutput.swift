import Languages
import Presentation

/// What the functions that the engine uses print while a command runs.
final class UsedOutput {
  /// How much of it is kept, in bytes.
  private static let limit = 1 << 16

  private var text = ""
  private var lines = 0
  private var names: Set<String> = []

  /// Takes what a function prints.
  func take(_ piece: String, of name: String) {
    names.insert(name)
    lines += piece.utf8.count { $0 == 10 }
    if text.utf8.count < Self.limit { text += piece }
  }

  /// Forgets it: another command begins.
  func clear() {
    (text, lines) = ("", 0)
    names = []
  }

  /// All of it, as `step` shows it.
  var printed: [any Report] { text.isEmpty ? [] : [PrintedReport(text)] }

  /// That it was left out, as `train` says.
  var notes: [any Report] {
    guard !text.isEmpty else { return [] }
    let who = names.sorted().joined(separator: ", ")
    return [
      TextReport(
        Localized(
          en: "\(who) printed \(lines.counted("line")), left out here: step shows them",
          zh: "\(who) 打印了 \(lines) 行，这里不显示：step 会显示"), as: .hint)
    ]
  }
}
