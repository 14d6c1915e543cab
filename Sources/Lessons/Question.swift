import Languages

/// What kind of answer an exercise asks for.
public enum Question: Equatable, Sendable {
  /// A formula, judged by what it gives in this run and in others; the names in `without` may not be
  /// used: they are the answer.
  case formula(answer: String, without: [String])
  /// A number, or arithmetic that gives one; `answer` may read the live tensors.
  case number(answer: String, tolerance: Double)
  /// A matrix's shape such as `(4, 3)`.
  case shape(Shape)
  /// One of several options, from 0.
  case choice([Option], answer: Int)
  /// Formulas of the network itself: these tensors are blank until each is written rightly; one
  /// right formula for each, as `dZ2 = A2 - Y`.
  case rewrite(blanks: [String], formulas: [String])
  /// A state of the learner's session in which every condition of `goals` holds, such as
  /// `J_train < 0.1`; one way that leads there from where the page stands, command by command.
  case reach(goals: [String], commands: [String])

  /// Rows and columns of a matrix.
  public struct Shape: Equatable, Sendable {
    /// The number of rows.
    public let rows: Int
    /// The number of columns.
    public let columns: Int
  }

  /// One option of a choice.
  public struct Option: Equatable, Sendable {
    /// What it says.
    public let text: Localized<Prose>
    /// Why it is right or wrong.
    public let explain: Localized<Prose>
  }
}

extension Question {
  /// The word an author writes for it after `kind:`.
  public var kind: String {
    switch self {
    case .formula: "formula"
    case .number: "number"
    case .shape: "shape"
    case .choice: "choice"
    case .rewrite: "rewrite"
    case .reach: "reach"
    }
  }

  /// The right answer as a learner would type it.
  public var answer: String {
    switch self {
    case .formula(let answer, _), .number(let answer, _): answer
    case .shape(let shape): "(\(shape.rows), \(shape.columns))"
    case .choice(_, let answer): Question.letter(answer)
    case .rewrite(_, let formulas): formulas.map { "rewrite \($0)" }.joined(separator: "; ")
    case .reach(_, let commands): commands.joined(separator: "; ")
    }
  }

  /// Whether the learner builds something: a formula, or a state of the network.
  public var isMade: Bool {
    switch self {
    case .formula, .rewrite, .reach: true
    case .number, .shape, .choice: false
    }
  }

  /// The letter of the option at `index`, from a.
  public static func letter(_ index: Int) -> String {
    precondition((0..<26).contains(index), "option \(index) has no letter")
    return String(UnicodeScalar(UInt8(97 + index)))
  }
}
