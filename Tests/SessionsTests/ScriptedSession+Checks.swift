import TestSupport
import Testing

@testable import Sessions

extension ScriptedSession {
  /// Carries out lines that must succeed, and forgets their results.
  func carryOut(_ lines: String...) {
    for line in lines { succeeds(line) }
  }

  /// The results of a line that must succeed, as text.
  func text(_ line: String, width: Int = 80, ascii: Bool = false) -> String {
    succeeds(line)
    return text(width: width, ascii: ascii)
  }

  private func succeeds(_ line: String) {
    let error = fail(line)
    #expect(error == nil, "\(line): \(error?.message ?? "")")
  }

  /// The failure of a line that must fail: message and hint.
  func failure(_ line: String) -> String {
    let error = fail(line)
    #expect(error != nil, "\(line) succeeded")
    return [error?.message, error?.hint].compactMap(\.self).joined(separator: "; ")
  }

  /// Every number of the run, bit for bit.
  var bits: [String: [UInt64]] { session.state.experiment.trainer?.allBits ?? [:] }
}
