import Engine
import Presentation

/// Why a formula cannot be tried: the facts, no text.
enum TryProblem: Error {
  case notATensor(String)
  case drawn(String, formula: String)
  case notComputed(String, StageID, stages: Int)
  case itself(String)
  case later(String, StageID?, than: String)
  case notAFormula
}

extension TryProblem {
  /// The sentence, and what to do.
  func report(in line: String) -> ErrorReport {
    switch self {
    case .notATensor(let name):
      ErrorReport(
        kind: "name", message: "\(name) is no tensor of the run",
        hint: "try compares with a tensor that a stage computes; show lists them",
        excerpt: .init(line: line, word: name))
    case .drawn(let name, let formula):
      ErrorReport(
        kind: "name", message: "\(name) is drawn at random or as it began: \(formula)",
        hint: "no formula gives the same numbers again; try a tensor that is computed from it")
    case .notComputed(let name, let stage, let count):
      ErrorReport(
        kind: "name", message: "\(name) has not been computed yet",
        hint: "\(stage) computes it: step \(max(1, count)), then try again")
    case .itself(let name):
      ErrorReport(
        kind: "name", message: "\(name) is what you are asked for",
        hint: "make it from other tensors; plan shows what its stage reads")
    case .later(let name, let stage, let target):
      ErrorReport(
        kind: "name", message: "when \(target) is computed there is no \(name) yet",
        hint: stage.map { "\($0) computes it, later in the iteration" },
        excerpt: .init(line: line, word: name))
    case .notAFormula:
      ErrorReport(
        kind: "usage", message: "try needs a tensor and a formula",
        hint: "try dW2 = dZ2 @ A1.T / m")
    }
  }
}
