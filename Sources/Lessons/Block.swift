import Languages

/// One thing on a page: something to read, to run, to type or to answer.
public enum Block: Equatable, Sendable {
  /// Paragraphs and lists, the English ones and their Chinese counterparts. A side is empty where
  /// the author left it out; the linter reports that, a presenter shows the other one.
  case text(Localized<Prose>, line: Int)
  /// A table; cells with words carry both languages.
  case table(LessonTable, line: Int)
  /// A formula or a drawing, shown as it stands; one with words has both languages. A side is empty
  /// where the author left it out.
  case formula(Localized<String>, line: Int)
  /// Commands the lesson runs, with their output shown unless the script is quiet.
  case run(Script)
  /// Commands the learner is asked to type.
  case type(Script)
  /// Commands that only the authors' check runs: the numbers which the text states.
  case check(Script)
  /// A question with hints and explanations.
  case exercise(Exercise)
}

extension Block {
  /// The line it begins at, from 1.
  public var line: Int {
    switch self {
    case .text(_, let line), .table(_, let line), .formula(_, let line): line
    case .run(let script), .type(let script), .check(let script): script.line
    case .exercise(let exercise): exercise.line
    }
  }
}
