import Engine
import Formulas
import Matrices

/// A question for a formula: what is right, and the states of a run it must be right in.
public struct Exam {
  /// What is asked for.
  public struct Subject: Sendable {
    /// The tensor.
    public let name: String
    /// The stage that computes it.
    public let stage: StageID
    /// The iteration, from 1.
    public let iteration: Int
    /// Whether the stage has yet to run.
    public let isAhead: Bool
    /// Whether parameters it read have been updated since.
    public let isPast: Bool
    /// Whether a person has given the tensor other values than its stage wrote.
    public let isSetByHand: Bool
    /// What the stage reads, for a hint.
    public let reads: [String]
    /// The stage's own value.
    public let value: Matrix<Double>
  }

  /// The tensor that is asked for; nil where an author's formula for something else is.
  public let subject: Subject?
  /// The formula the stage uses, or the author's.
  let right: Syntax
  /// What was written, its variables replaced by what they are made of.
  let formula: Syntax
  /// Every name in it, and in the calls of the learner's functions; nil where none are called.
  var names: Set<String>?
  /// Settings that stand as numbers in the learner's functions.
  var fixed: [Reading] = []
  /// The same with what keeps its logarithms from 0; nil where nothing does.
  var guarded: Syntax?
  /// Replaces variables in a formula in the same way.
  let explain: (Syntax) -> Syntax
  /// The values it may read: those of the twin, where the formula has a meaning there, and last
  /// those of the run.
  let states: [any ExamState]
  /// Twins as large as the run, for what is right with these sizes only; none where they are too
  /// large.
  let sameSizes: () -> [any ExamState]
  /// Where functions bend or end, as far as it is looked at.
  let edges: [Edge]
  /// A twin whose values lie there.
  let atEdge: (Edge) -> (any ExamState)?
  /// The same with other labels, for a gradient of the output; nil where labels do not matter.
  var atEdgeWithOtherLabels: (Edge) -> (any ExamState)? = { _ in nil }
  /// Settings of 1 that the formula does not name and may leave out: the slope of elu.
  var ones: [String] = []
  /// A twin in which they are 1 as well.
  var atOnes: () -> (any ExamState)? = { nil }
  /// A twin with several outputs, where the run's one output is kept in the other; nil where there
  /// is none.
  let severalOutputs: () -> (any ExamState)?
  /// What the run computes; nil where no tensor of one is asked for.
  var plan: Plan?
  /// The names there are.
  let words: Vocabulary
  /// The ways to read the numbers that were written.
  let readings: Readings
  /// The learner's own arrays, which have a meaning in this run only.
  let ownArrays: [String]
  /// What the formula uses that is only computed later in the iteration.
  public let early: ExamProblem?
  /// The largest difference that counts as rounding, as a share of the largest element.
  var tolerance = 1e-11
  /// The same in the run's own state, whose tensors fit one another no better than training's numbers.
  var ownTolerance = 1e-11

  /// The run's scalars, but those that only count, in order.
  public var scalars: [(String, Double)] {
    let counts = ["cursor", "epoch", "iteration", "t"]
    let state = states[own]
    return words.names.subtracting(counts).sorted().compactMap { name in
      guard state.shape(of: name)?.count == 1 else { return nil }
      return state.value(named: name)?.number.map { (name, $0) }
    }
  }

  /// Which of the states is the run's own.
  var own: Int { states.count - 1 }
}

/// What became of a formula.
public struct Judgement: Sendable {
  /// A number that stands for a setting and is not what that is in this run.
  public struct Amiss: Sendable {
    /// What was written, and for what: 0.9 for momentum_beta.
    public let reading: Reading
    /// What that is.
    public let value: Double
  }

  /// Whether it gives the tensor, in every state.
  public var isCorrect = false
  /// Whether it gives the tensor in another run and not in this one: here values may have been changed
  /// by hand, or be made by other formulas.
  public var isRightElsewhere = false
  /// Whether it gives the tensor in runs of these sizes only, as with `/ 400` for `/ m`.
  public var isOnlyTheseSizes = false
  /// Whether it is right with one output unit, and not with more.
  public var isOnlyOneOutput = false
  /// Whether it is the right cost but for what keeps a logarithm from 0.
  public var isGuarded = false
  /// What cuts something off where values lie far out, by less than counts.
  public var careful: [Bound] = []
  /// What the learner's numbers stand for, where they had to be read to be right.
  public var readings: [Reading] = []
  /// A number that is not what it stands for.
  public var amiss: Amiss?
  /// The learner's own arrays in it: it was judged in runs of these shapes only.
  public var ownArrays: [String] = []
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
  /// Why its shapes do not fit together.
  public var clash: ShapeClash?
  /// The shape it has where every sum keeps the side it goes along; nil where it has no value then, or the
  /// numbers are wrong too.
  public var shapeWithSidesKept: [Int]?
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
