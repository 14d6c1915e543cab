import Languages
import Studies

/// Why a question of strategy cannot be answered: the facts, no text.
enum StudyProblem {
  /// A metric or a command that needs right and wrong answers, where numbers are predicted.
  case needsClasses(Localized<String>)
  /// There is no recorded run yet.
  case noRuns
  /// No recorded run is good enough; why, run by run.
  case noneGoodEnough([(run: RunRecord, verdict: ModelSelection.Eligibility)])
  /// A run that is not on record.
  case unknownRun(Int, count: Int)
  /// A run that cannot be taken over.
  case cannotTake(Int, ModelSelection.Eligibility)
  /// A label that is not on the example it is to be taken off.
  case noTag(String, example: Int)
  /// A search that cannot be made.
  case search(SearchError)
  /// A name that is no measure of runs.
  case unknownMeasure(String)
}
