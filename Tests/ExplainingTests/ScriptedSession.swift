import Engine
import Presentation
import Testing

@testable import Sessions

/// A session that has run a script, with what its last lines gave.
final class ScriptedSession {
  private final class Recorder: SessionOutput {
    var reports: [any Report] = []
    var errors: [ErrorReport] = []

    func show(_ report: any Report, for line: SourceLine) { reports.append(report) }
    func show(_ error: ErrorReport, for line: SourceLine) { errors.append(error) }
    func show(_ progress: ProgressBar?) {}
  }

  let session: Session
  private let recorder = Recorder()

  init(_ script: String) throws {
    session = Session(
      surroundings: Surroundings(environment: [:], executable: ""), output: recorder)
    for line in script.split(separator: "\n") {
      let ran = session.execute(SourceLine(String(line)))
      try #require(ran, "\(line): \(recorder.errors.last?.message ?? "")")
    }
  }

  /// The bits of every tensor.
  var bits: [String: [UInt64]] { session.state.experiment.trainer?.bits ?? [:] }

  /// What a line gave.
  func report(_ line: String) throws -> any Report {
    let ran = session.execute(SourceLine(line))
    try #require(ran, "\(line): \(recorder.errors.last?.message ?? "")")
    return try #require(recorder.reports.last)
  }

  func tryReport(_ formula: String) throws -> TryReport {
    try #require(try report("try \(formula)") as? TryReport)
  }

  /// Why a line failed.
  func fail(_ line: String) -> ErrorReport? {
    session.execute(SourceLine(line)) ? nil : recorder.errors.last
  }
}
