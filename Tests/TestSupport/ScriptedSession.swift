import Foundation
import Matrices
import Presentation
import Sessions

/// A session whose lines are typed by a test, which can look at what each gives: as reports, as the screen of a
/// person, or as the JSON a program reads.
package final class ScriptedSession {
  package let session: Session
  private let recorder: Recorder
  private var number = 0

  /// Begins a session that finds the project's data sets and lessons and keeps nothing.
  package init(
    environment: [String: String] = ["BACKSTEP_HOME": Checkout.folder],
    width: Int = 80, height: Int? = nil,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    edit: (@Sendable (String) -> EditedText?)? = nil,
    waitForKey: (@Sendable () -> Bool)? = nil
  ) {
    recorder = Recorder(page: Page(width: width, height: height))
    var surroundings = Surroundings(
      environment: environment, executable: "", isInterrupted: isInterrupted,
      waitForKey: waitForKey)
    surroundings.edit = edit
    session = Session(surroundings: surroundings, output: recorder)
  }

  /// Begins a session and carries out a script.
  /// - Throws: ``Failure`` of the first line that fails.
  package convenience init(_ script: String) throws {
    self.init()
    for line in script.split(separator: "\n") { try report(String(line)) }
  }

  /// Carries out a line.
  /// - Returns: Whether it succeeded.
  @discardableResult
  package func execute(_ line: String) -> Bool {
    number += 1
    return carryOut(SourceLine(line, file: "test", number: number))
  }

  private func carryOut(_ line: SourceLine) -> Bool {
    recorder.clean()
    return session.execute(line)
  }

  /// What the last line left on the screen.
  package var screen: String { recorder.screen }

  /// Types a line at a terminal.
  /// - Returns: What appears.
  @discardableResult
  package func type(_ line: String) -> String {
    _ = carryOut(SourceLine(line))
    return recorder.screen
  }

  /// Types a line whose place does not matter.
  /// - Returns: What it writes for programs.
  @discardableResult
  package func json(_ line: String) -> String {
    _ = carryOut(SourceLine(line))
    return recorder.json
  }

  /// Carries out a line.
  /// - Returns: The last report it gave.
  /// - Throws: ``Failure`` where it fails.
  @discardableResult
  package func report(_ line: String) throws -> (any Report)? {
    if let error = fail(line) { throw Failure(line: line, found: error.message) }
    return recorder.reports.last
  }

  /// Carries out a line.
  /// - Returns: Why it failed; nil where it did not.
  package func fail(_ line: String) -> ErrorReport? {
    execute(line) ? nil : recorder.errors.last
  }

  /// Carries out several lines, up to one that fails.
  /// - Returns: The failed line's message; nil where all succeeded.
  package func fails(_ lines: String...) -> String? {
    lines.lazy.compactMap { self.fail($0)?.message }.first
  }

  /// What the last line gave, as text.
  package func text(width: Int = 80, ascii: Bool = false) -> String {
    let page = Page(width: width, ascii: ascii)
    return recorder.reports.map { $0.text(for: page) }.joined(separator: "\n")
  }

  /// What the last line, which had a place, wrote for programs.
  var lastJSON: String { recorder.json }

  /// Why a test's line did not give what the test needs.
  package struct Failure: Error, CustomStringConvertible {
    let line: String
    let found: String
    package var description: String { "\(line): \(found)" }
  }
}
