/// The rules that every exercise keeps.
struct ExerciseLint {
  let exercise: Exercise

  var rules: [(Int, Finding.Rule)] {
    (hints + wrong + same).map { (exercise.line, $0) }
  }

  private var hints: [Finding.Rule] {
    exercise.hints.count < 2 ? [.fewHints(found: exercise.hints.count)] : []
  }

  private var wrong: [Finding.Rule] {
    exercise.wrong.isEmpty ? [.noWrongAnswer] : []
  }

  private var same: [Finding.Rule] {
    let right = letters(exercise.question.answer)
    return exercise.wrong.filter { letters($0.answer) == right }.map { .wrongIsRight($0.answer) }
  }

  private func letters(_ answer: String) -> String { answer.filter { !$0.isWhitespace } }
}
