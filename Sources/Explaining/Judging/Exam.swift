import Formulas

/// A question for a formula: what is right, and the states of a run it must be right in.
public struct Exam {
  /// The formula the stage uses.
  public let right: Syntax
  /// The values it may read: those of the run, and of others with the same formulas.
  public let states: [any ExamState]
  /// Which of the states is the run's own.
  public let own: Int
  /// The names there are.
  public let words: Vocabulary

  /// Creates a question.
  public init(right: Syntax, states: [any ExamState], own: Int = 0, words: Vocabulary) {
    self.right = right
    self.own = own
    self.states = states
    self.words = words
  }
}

extension Exam {
  /// A formula for a state: a batch of another size has another m, also where its number was typed.
  func inWords(_ formula: Syntax, of state: Int) -> Syntax {
    guard let m = states[own].value(named: "m")?.number, m > 1,
      states[state].value(named: "m")?.number != m
    else { return formula }
    return formula.rewriting { $0.kind == .number(m) ? .named("m") : nil }
  }
}

/// What became of a formula.
public struct Judgement: Sendable {
  /// Whether it gives the tensor, in every state.
  public var isCorrect = false
  /// What it gives in the run; nil where its shapes do not fit together.
  public var value: NumPyArray?
  /// What it should give.
  public var expected: NumPyArray?
  /// The mistakes that make the right formula this one; none where they are not known.
  public var mistakes: [Mistake] = []
  /// Other mistakes that would explain it as well.
  public var alternatives: [[Mistake]] = []
  /// Where in the formula a mistake is, as UTF-8 offsets.
  public var places: [Mistake: Range<Int>] = [:]
  /// Mistakes that would change nothing in this run: they cannot be told from what is right.
  public var indistinguishable: [Mistake] = []
  /// Why its shapes do not fit together.
  public var misfit: ShapeClash?
  /// How what it gives relates to what it should, where the mistake is not known.
  public var relation: Relation?

  /// The largest difference of an element; nil where the shapes differ.
  public var difference: Double? {
    guard let value, let expected, value.count == expected.count else { return nil }
    let pairs = zip(value.matrix.elements, expected.matrix.elements)
    return pairs.reduce(0) { largest, pair in
      pair.0 == pair.1 || pair.0.isNaN && pair.1.isNaN
        ? largest : max(largest, abs(pair.0 - pair.1))
    }
  }
}
