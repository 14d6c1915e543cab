import Engine

/// How far a learner is with the mistake that is planted; the mistake itself is in the run.
struct BugHunt {
  /// The mistake that is looked for.
  let bug: PlantedBug
  /// How often was guessed.
  var guesses = 0
  /// How many hints were given.
  var hints = 0
  /// Whether a guess was right.
  var isFound = false
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
    guard tensor.formula.mentions(tensor.name), index > 0 else {
      lines = ["goto \(iteration).\(stage)", "expect \(tensor.name) ~ \(tensor.formula)"]
      return
    }
    lines = [
      "goto \(iteration).\(run.plan.stages[index - 1].id)", "before = \(tensor.name)", "step",
      "expect \(tensor.name) ~ \(tensor.formula.replacing(name: tensor.name, with: "before"))",
    ]
  }
}

extension String {
  /// Whether a formula has a name in it.
  fileprivate func mentions(_ name: String) -> Bool { replacing(name: name, with: "") != self }

  /// The formula with another name in place of one.
  fileprivate func replacing(name: String, with other: String) -> String {
    var result = ""
    var word = ""
    for character in self + " " {
      if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else {
        result += (word == name ? other : word) + String(character)
        word = ""
      }
    }
    return String(result.dropLast())
  }
}
