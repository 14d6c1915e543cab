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

extension Exercise {
  /// What the lesson does before it asks: the formulas that are asked for are taken out, the cell
  /// that the learner begins with is run.
  public var preparation: [Script.Line] {
    if case .rewrite(let blanks, _) = question {
      return lines(["blank " + blanks.joined(separator: " ")])
    }
    return question.given.map { [cell($0)] } ?? []
  }

  /// What gives the network the right answer, where it is the network that is asked.
  public var solution: [Script.Line] {
    switch question {
    case .rewrite(_, let formulas): lines(formulas.map { "rewrite \($0)" })
    case .reach(_, let commands): lines(commands)
    case .function(let function): [cell(function.answer)]
    case .asserts(let asserts): [cell(asserts.answer)]
    default: []
    }
  }

  private func cell(_ text: String) -> Script.Line {
    Script.Line(text: text, number: line, isCell: true)
  }

  private func lines(_ commands: [String]) -> [Script.Line] {
    commands.map { Script.Line(text: $0, number: line) }
  }

  /// The wrong answer that was typed, but for blanks.
  public func wrongAnswer(as typed: String) -> WrongAnswer? {
    let letters = typed.filter { !$0.isWhitespace }
    return wrong.first { $0.answer.filter { !$0.isWhitespace } == letters }
  }
}
