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

  /// A function of Python's that the learner writes, completes or repairs, judged by the engine's own
  /// stage or by its gradients alone.
  case function(Function)
  /// A function of assertions that a right function passes and wrong ones do not.
  case asserts(Asserts)

  /// A function that is asked for.
  public struct Function: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// The stage it computes; nil where its name says so.
    public let stage: String?
    /// Whether only the gradients of the network that uses it are looked at.
    public let isByGradient: Bool
    /// The cell the learner begins with.
    public let given: String?
    /// A right cell.
    public let answer: String
  }

  /// Assertions that are asked for, in a function that is called with another.
  public struct Asserts: Equatable, Sendable {
    /// The name of the function that asserts.
    public let name: String
    /// The cell the learner begins with.
    public let given: String?
    /// A right cell.
    public let answer: String
    /// A cell with the function that must pass.
    public let right: String
    /// Cells with functions that must not, and what is wrong with each.
    public let mutants: [Exercise.WrongAnswer]
  }

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
    case .function: "function"
    case .asserts: "asserts"
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
    case .function(let function): function.answer
    case .asserts(let asserts): asserts.answer
    }
  }

  /// Whether the learner builds something: a formula, or a state of the network.
  public var isMade: Bool {
    switch self {
    case .formula, .rewrite, .reach, .function, .asserts: true
    case .number, .shape, .choice: false
    }
  }

  /// The function that the learner defines, where a cell is asked for.
  public var functionName: String? {
    switch self {
    case .function(let function): function.name
    case .asserts(let asserts): asserts.name
    default: nil
    }
  }

  /// The cell that the learner begins with.
  public var given: String? {
    switch self {
    case .function(let function): function.given
    case .asserts(let asserts): asserts.given
    default: nil
    }
  }

  /// The letter of the option at `index`, from a.
  public static func letter(_ index: Int) -> String {
    precondition((0..<26).contains(index), "option \(index) has no letter")
    return String(UnicodeScalar(UInt8(97 + index)))
  }
}
