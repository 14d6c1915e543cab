import Engine

/// Why a formula cannot be judged: the facts, no text.
public enum ExamProblem: Error, Hashable, Sendable {
  /// No tensor of the run has this name.
  case notATensor(String)
  /// The tensor is drawn at random, so that no formula gives it again.
  case drawn(String, formula: String)
  /// Its stage is still so many stages ahead.
  case notComputed(String, StageID, stages: Int)
  /// The formula is made of the very tensor it is for.
  case itself(String)
  /// The formula uses what is only computed later in the iteration.
  case later(String, StageID?, than: String)
  /// The name is a setting's, which no stage computes.
  case setting(String)
  /// The formula is for a part of a tensor, or for one of every layer.
  case part(String, isEveryLayer: Bool)
  /// There is no formula.
  case notAFormula
}
