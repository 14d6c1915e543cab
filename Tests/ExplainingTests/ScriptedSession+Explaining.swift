import TestSupport
import Testing

@testable import Sessions

extension ScriptedSession {
  /// The bits of every tensor.
  var bits: [String: [UInt64]] { session.state.experiment.trainer?.bits ?? [:] }

  func tryReport(_ formula: String) throws -> TryReport {
    try #require(try report("try \(formula)") as? TryReport)
  }
}
