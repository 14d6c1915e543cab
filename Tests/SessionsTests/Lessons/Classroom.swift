import Foundation
import Presentation

@testable import Sessions

/// A learner at work: a session with a course of its own and a place for progress.
final class Classroom {
  /// The checkout.
  static let checkout = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  let session: Session
  private let screen = Blackboard()
  private let folder: String

  /// Begins with the sample course, or the real one.
  /// - Parameter folder: The folder of an earlier classroom, to come back to it.
  init(
    folder: String? = nil, home: String? = nil, language: String = "en_GB.UTF-8",
    state: String = "state"
  ) throws {
    self.folder = try folder ?? Self.makeFolder()
    let surroundings = Surroundings(
      environment: [
        "BACKSTEP_HOME": home ?? self.folder, "XDG_STATE_HOME": "\(self.folder)/\(state)",
        "LANG": language,
      ], executable: "")
    session = Session(surroundings: surroundings, output: screen.output)
  }

  /// The same learner, back with a new shell.
  func again() throws -> Classroom { try Classroom(folder: folder) }

  private static func makeFolder() throws -> String {
    let folder = NSTemporaryDirectory() + "backstep-\(UUID().uuidString)"
    let files = FileManager.default
    try files.createDirectory(atPath: "\(folder)/datasets", withIntermediateDirectories: true)
    let course = (Bundle.module.resourcePath ?? "") + "/Transcripts/course"
    try files.copyItem(atPath: course, toPath: "\(folder)/lessons")
    return folder
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Types lines and gives what was printed, prompts included.
  @discardableResult
  func type(_ lines: String...) -> String {
    screen.text = ""
    for line in lines { enter(line) }
    return screen.text
  }

  /// Types every line of a text.
  func typeAll(_ lines: String) -> String {
    screen.text = ""
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      enter(String(line))
    }
    return screen.text.replacingOccurrences(of: folder, with: "HOME")
  }

  private func enter(_ line: String) {
    let place = session.place
    screen.text += (place.isEmpty ? "❯ " : "\(place) ❯ ") + line + "\n"
    session.execute(SourceLine(line))
  }

  /// The number a formula has for the learner.
  func number(_ formula: String) -> Double? { try? session.value(of: formula).number }

  /// Every name the learner sees with its value.
  func everything() -> [String: String] {
    let scope = session.scope
    return scope.names.reduce(into: [:]) { $0[$1] = "\(scope.value(named: $1) as Any)" }
  }
}

/// What a learner sees.
private final class Blackboard {
  var text = ""

  var output: TextOutput {
    TextOutput(
      page: { Page(width: 80) }, write: { [unowned self] in text += $0 },
      writeError: { [unowned self] in text += $0 })
  }
}
