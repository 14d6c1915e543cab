import Languages

/// A question with its answer, hints and explanations.
public struct Exercise: Equatable, Sendable {
  /// The name shown with it, such as `forward.1`.
  public let id: String
  /// What is asked for and how it is judged.
  public let question: Question
  /// The question in words.
  public let ask: Localized<Prose>
  /// From a nudge to nearly the answer.
  public let hints: [Localized<Prose>]
  /// Why the right answer is right.
  public let explain: Localized<Prose>
  /// Answers that learners are likely to give, and what is wrong with each; for choices these
  /// are the options.
  public let wrong: [WrongAnswer]
  /// Commands to run once the answer has been found or shown: they let the learner see it.
  public let reveal: [Script.Line]
  /// The line of its fence, from 1.
  public let line: Int

  /// A plausible wrong answer.
  public struct WrongAnswer: Equatable, Sendable {
    /// What is typed, in the form of the right answer.
    public let answer: String
    /// What is wrong with it.
    public let explain: Localized<Prose>
  }
}
