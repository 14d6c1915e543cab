import Foundation
import Presentation
import TestSupport

@testable import Sessions

/// A learner at work: a session with a course of its own and a place for progress.
final class Classroom {
  private let shell: ScriptedSession
  private let folder: TemporaryFolder
  private var screen = ""

  var session: Session { shell.session }

  /// Begins with the sample course, or the real one.
  /// - Parameter folder: The folder of an earlier classroom, to come back to it.
  init(
    folder: TemporaryFolder? = nil, home: String? = nil, language: String = "en_GB.UTF-8",
    state: String = "state"
  ) throws {
    let folder = try folder ?? Self.makeFolder()
    self.folder = folder
    shell = ScriptedSession(environment: [
      "BACKSTEP_HOME": home ?? folder.path, "XDG_STATE_HOME": "\(folder.path)/\(state)",
      "LANG": language,
    ])
  }

  /// Where the progress lies.
  var place: TemporaryFolder { folder }

  /// The same learner, back with a new shell.
  func again() throws -> Classroom { try Classroom(folder: folder) }

  private static func makeFolder() throws -> TemporaryFolder {
    let (folder, files) = (try TemporaryFolder(), FileManager.default)
    try files.createDirectory(
      atPath: "\(folder.path)/datasets", withIntermediateDirectories: true)
    let course = (Bundle.module.resourcePath ?? "") + "/Transcripts/course"
    try files.copyItem(atPath: course, toPath: "\(folder.path)/lessons")
    return folder
  }

  /// Types lines and gives what was printed, prompts included.
  @discardableResult
  func type(_ lines: String...) -> String {
    screen = ""
    for line in lines { enter(line) }
    return screen
  }

  /// Types every line of a text.
  func typeAll(_ lines: String) -> String {
    screen = ""
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      enter(String(line))
    }
    return screen.replacingOccurrences(of: folder.path, with: "HOME")
  }

  private func enter(_ line: String) {
    let place = session.place
    screen += (place.isEmpty ? "❯ " : "\(place) ❯ ") + line + "\n" + shell.type(line)
  }

  /// The number a formula has for the learner.
  func number(_ formula: String) -> Double? { try? session.value(of: formula).number }

  /// Every name the learner sees with its value.
  func everything() -> [String: String] {
    let scope = session.scope
    return scope.names.reduce(into: [:]) { $0[$1] = "\(scope.value(named: $1) as Any)" }
  }
}
