import Engine
import Explaining
import Formulas

/// How far a learner is with the mistake that is planted; the mistake itself is in the run.
struct BugHunt {
  /// The mistake that is looked for.
  let bug: PlantedBug
  /// The stage that computes something wrong.
  let stage: StageID
  /// How often was guessed.
  var guesses = 0
  /// How many hints were given.
  var hints = 0
  /// Whether a guess was right.
  var isFound = false
}

extension BugHunt {
  /// What the mistake is called.
  var name: String { bug.kind?.mistake.rawValue ?? bug.name }
}

/// What a mistake is asked for by: an identifier of `try`, or a name for one sort of tensor.
struct BugName {
  /// As it is typed.
  let text: String
  /// The kinds that are meant.
  let kinds: [BugKind]

  /// Nil where nothing is called so.
  init?(_ word: String) {
    let byMistake = BugKind.allCases.filter { $0.mistake.rawValue == word.lowercased() }
    let byName = BugKind.allCases.filter { $0.rawValue.lowercased() == word.lowercased() }
    guard let first = byMistake.first ?? byName.first else { return nil }
    kinds = byMistake.isEmpty ? byName : byMistake
    text = byMistake.isEmpty ? first.rawValue : first.mistake.rawValue
  }

  /// Every identifier, once.
  static var all: [String] {
    var seen: Set<String> = []
    return BugKind.allCases.map(\.mistake.rawValue).filter { seen.insert($0).inserted }
  }
}

/// A hint, each telling more than the one before.
enum BugHint: Int, CaseIterable {
  case pass, stage, test
}

/// Commands that show whether a tensor is what its formula says.
struct FormulaTest {
  /// The lines to type, in their order.
  let lines: [String]

  /// A test of a stage's tensor, in the iteration after this point.
  ///
  /// It stops right behind the stage: later ones would overwrite what the formula reads.
  init(_ tensor: TensorSpec, of stage: StageID, in run: Trainer) {
    // In the first iteration averages and biases are 0 and hide some mistakes.
    let iteration = max(run.state.iteration + 1, 2)
    let index = run.plan.index(of: stage) ?? 0
    guard tensor.formula.names.contains(tensor.name), index > 0 else {
      lines = ["goto \(iteration).\(stage)", "expect \(tensor.name) ~ \(tensor.formula)"]
      return
    }
    lines = [
      "goto \(iteration).\(run.plan.stages[index - 1].id)", "before = \(tensor.name)", "step",
      "expect \(tensor.name) ~ \(tensor.formula.replacing(tensor.name, with: "before"))",
    ]
  }
}

extension Syntax {
  /// The formula with another name in place of one.
  fileprivate func replacing(_ name: String, with other: String) -> Syntax {
    rewriting { node in
      if case .name(name) = node.kind { Syntax(.name(other)) } else { nil }
    }
  }
}
