/// Why a question of strategy cannot be answered: the facts, no text.
enum StudyProblem {
  /// A metric or a command that needs right and wrong answers, where numbers are predicted.
  case needsClasses(String)
}
