/// The rules that every exercise keeps.
struct ExerciseLint {
  let exercise: Exercise
  /// Whether it stands in a test, which has no hints.
  var isOfTest = false

  var rules: [(Int, LintFinding.Rule)] {
    (hints + wrong + same).map { (exercise.line, $0) }
  }

  private var hints: [LintFinding.Rule] {
    !isOfTest && exercise.hints.count < 2 ? [.fewHints(found: exercise.hints.count)] : []
  }

  private var wrong: [LintFinding.Rule] {
    // What is wrong with a formula for a blank, and what a state lacks, the session says itself.
    if !exercise.solution.isEmpty { return [] }
    return exercise.wrong.isEmpty ? [.noWrongAnswer] : []
  }

  private var same: [LintFinding.Rule] {
    let right = letters(exercise.question.answer)
    return exercise.wrong.filter { letters($0.answer) == right }.map { .wrongIsRight($0.answer) }
  }

  private func letters(_ answer: String) -> String { answer.filter { !$0.isWhitespace } }
}
