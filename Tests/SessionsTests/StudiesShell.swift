import Presentation
import Testing

@testable import Sessions

/// A session whose results and failures can be looked at.
final class StudiesShell {
  private final class Recorder: SessionOutput {
    var reports: [any Report] = []
    var errors: [ErrorReport] = []
    func show(_ report: any Report, for line: SourceLine) { reports.append(report) }
    func show(_ error: ErrorReport, for line: SourceLine) { errors.append(error) }
    func show(_ progress: ProgressBar?) {}
  }

  private let recorder = Recorder()
  let session: Session

  init(isInterrupted: @escaping @Sendable () -> Bool = { false }) {
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    session = Session(
      surroundings: Surroundings(
        environment: ["BACKSTEP_HOME": "/" + folder], executable: "",
        isInterrupted: isInterrupted),
      output: recorder)
  }

  /// Carries out lines that must succeed, and forgets their results.
  func run(_ lines: String...) {
    for line in lines {
      let isDone = session.execute(SourceLine(line))
      #expect(isDone, "\(line): \(recorder.errors.last?.message ?? "")")
    }
    recorder.reports = []
  }

  /// The results of a line that must succeed, as text.
  func text(_ line: String, width: Int = 80, ascii: Bool = false) -> String {
    let isDone = session.execute(SourceLine(line))
    #expect(isDone, "\(line): \(recorder.errors.last?.message ?? "")")
    defer { recorder.reports = [] }
    let page = Page(width: width, ascii: ascii)
    return recorder.reports.map { $0.text(for: page) }.joined(separator: "\n")
  }

  /// The failure of a line that must fail: message and hint.
  func failure(_ line: String) -> String {
    let isDone = session.execute(SourceLine(line))
    #expect(!isDone, "\(line) succeeded")
    let error = recorder.errors.last
    return [error?.message, error?.hint].compactMap(\.self).joined(separator: "; ")
  }

  /// Every tensor and scalar of the run, bit for bit.
  var bits: [String: [UInt64]] {
    guard let run = session.state.experiment.trainer else { return [:] }
    var bits: [String: [UInt64]] = [:]
    for spec in run.plan.tensors {
      bits[spec.name] = run.tensor(spec.name)?.elements.map(\.bitPattern)
    }
    for scalar in run.scalars { bits[scalar.name] = [scalar.value.bitPattern] }
    bits["costs"] = run.costs.map(\.bitPattern)
    bits["order"] = run.order.elements.map(\.bitPattern)
    return bits
  }
}
