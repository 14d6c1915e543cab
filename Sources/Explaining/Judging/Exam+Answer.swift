import Engine
import Formulas
import Matrices

extension Exam {
  /// The tensor of a run that a formula gives.
  /// - Parameter names: The names it likely has, the likelier first.
  public static func tensor(
    givenBy formula: Syntax, among names: [String], in timeline: Timeline
  ) -> String? {
    let plan = timeline.trainer.plan
    let twins = [1, 2].compactMap { seed in
      try? Twin(of: Original(timeline.trainer), naming: Set(formula.names), seed: seed)
    }
    let likely = names.compactMap { plan.tensor(named: plan.canonicalName($0))?.name }
    return (likely + plan.tensors.map(\.name)).first { name in
      !twins.isEmpty && twins.allSatisfy { $0.gives(name, by: formula) }
    }
  }

  /// Asks for what an author's formula gives: on a run as it stands, and in its twin.
  ///
  /// Without a run the twin is nothing but other values of the variables.
  /// - Parameters:
  ///   - answer: The author's formula.
  ///   - written: What the learner wrote.
  ///   - here: What formulas see now.
  ///   - variables: The learner's own, and those of the lesson.
  public init(
    answer: Syntax, for written: Syntax, in timeline: Timeline?, seeing here: any ExamState,
    with variables: OwnVariables = OwnVariables()
  ) {
    let original = timeline.map { Original($0.trainer) }
    let known = { (name: String) in original?.knows(name) ?? false }
    let explained = Explanation(
      variables, in: here, isRuns: known, keeping: Set(answer.names)
    ).explained
    let (right, formula) = (explained(answer), explained(written))
    let foreign = Set(right.names + formula.names).filter { !known($0) }
    let asked = Set(right.names)
    let others = here.varied(
      foreign.filter { asked.contains($0) || variables.values[$0] == nil }, of: foreign,
      counting: Set(variables.values.keys))
    let twin = AnswerTwin(
      of: original, right: right, naming: Set(formula.names + right.names), others: others)
    (self.right, self.formula, explain) = (right, formula, explained)
    states = [twin.state].compactMap { $0 } + [here]
    sameSizes = { [twin.hasOtherSizes ? twin.like : nil].compactMap(\.self) }
    words = Vocabulary(answering: original, near: Set(right.names + formula.names))
    let formulas = words.formulas
    readings =
      original.map {
        Readings(of: formula, in: Quantities(of: $0), near: right.reach(formulas))
      } ?? Readings(asItStands: formula)
    (edges, atEdge) = ([], { _ in nil })
    severalOutputs = { nil }
    (ownArrays, early, subject) = ([], nil, nil)
  }
}

extension Twin {
  /// Whether a formula comes to a tensor.
  fileprivate func gives(_ name: String, by formula: Syntax) -> Bool {
    guard let spec = plan.tensor(named: name), !spec.formula.isDrawn, var scope = scope(for: name),
      formula.names.allSatisfy(scope.sight.isReadable),
      let value = try? scope.evaluate(formula).array
    else { return false }
    return (try? scope.evaluate(spec.formula).array)?.equals(value) ?? false
  }
}

extension Original {
  /// Whether a name is a tensor's or a scalar's.
  fileprivate func knows(_ name: String) -> Bool {
    let plan = run.plan
    return plan.tensor(named: plan.canonicalName(name)) != nil || scalar(name) != nil
      || ["X_train", "Y_train", "order"].contains(name)
  }
}

extension ExamState {
  /// What names hold, some of them with other values.
  /// - Parameter counts: Those that may count something: a single whole number of theirs stays.
  fileprivate func varied(
    _ varying: Set<String>, of names: Set<String>, counting counts: Set<String>
  ) -> [String: Value] {
    var random = NumPyRandom(seed: 20_011)
    var values: [String: Value] = [:]
    var numbers: [(name: String, number: Double)] = []
    for name in names.sorted() {
      guard let value = value(named: name) else { continue }
      let isCount = counts.contains(name) && value.number.map { $0 == $0.rounded() } ?? false
      values[name] = varying.contains(name) && !isCount ? value.varied(&random) : value
      if varying.contains(name), !isCount, let number = value.number, number != number.rounded() {
        numbers.append((name, number))
      }
    }
    for (name, number) in numbers.exchanged {
      values[name] = Value(number * (0.05 + 0.2 * random.uniform()))
    }
    return values
  }
}

extension [(name: String, number: Double)] {
  /// The numbers with the largest in the place of the smallest and so on, so that every difference of
  /// two of them has the other sign: an `abs` is none too many in either.
  fileprivate var exchanged: Self {
    let ordered = sorted { ($0.number, $0.name) < ($1.number, $1.name) }
    return zip(ordered, ordered.reversed()).map { ($0.name, $1.number) }
  }
}

/// The twin that an author's formula is asked about in.
private struct AnswerTwin {
  /// What formulas see in it; nil where the author's has no meaning in any.
  let state: (any ExamState)?
  /// Whether its layers and batch have other sizes than the run's.
  let hasOtherSizes: Bool
  private let original: Original?
  private let names: Set<String>
  private let others: [String: Value]

  /// Arrays that are not the run's keep the sizes as they are; so do numbers that are places in it.
  init(
    of original: Original?, right: Syntax, naming names: Set<String>, others: [String: Value]
  ) {
    (self.original, self.names, self.others) = (original, names, others)
    let isFree = others.values.allSatisfy { ($0.array?.count ?? 0) <= 1 }
    let other = original.flatMap { original in
      isFree ? Self.scope(original, naming: names, others: others, keepsSizes: false) : nil
    }
    if let other, other.makesSense(of: right) {
      (state, hasOtherSizes) = (other, true)
      return
    }
    let alike: (any ExamState)? =
      if let original {
        Self.scope(original, naming: names, others: others, keepsSizes: true)
      } else {
        Variables(others)
      }
    state = alike.flatMap { $0.makesSense(of: right) ? $0 : nil }
    hasOtherSizes = false
  }

  /// What formulas see in a run of the same sizes.
  var like: (any ExamState)? {
    original.flatMap { Self.scope($0, naming: names, others: others, keepsSizes: true) }
  }

  private static func scope(
    _ original: Original, naming names: Set<String>, others: [String: Value], keepsSizes: Bool
  ) -> (any ExamState)? {
    guard !keepsSizes || original.isSmall,
      let twin = try? Twin(of: original, naming: names, keepsSizes: keepsSizes)
    else { return nil }
    return twin.scope(before: original.run.nextStage, others: others)
  }
}

extension ExamState {
  /// Whether a formula comes to numbers here.
  fileprivate func makesSense(of formula: Syntax) -> Bool {
    var scope = self
    guard let array = try? scope.evaluate(formula).array else { return false }
    return array.count > 0 && array.matrix.elements.allSatisfy(\.isFinite)
  }
}

extension Vocabulary {
  /// The words of an author's formula: those in it, those of other layers, and every scalar.
  fileprivate init(answering original: Original?, near names: Set<String>) {
    let plan = original?.run.plan
    let stems = Set(names.compactMap { LayerName($0)?.stem })
    let tensors = plan?.tensors.filter { spec in
      LayerName(spec.name).map { stems.contains($0.stem) } ?? false
    }
    let passing = plan?.tensors.filter { spec in
      plan.map { !$0.lives(on: spec) && $0.stage(writing: spec.name)?.id.pass != .update } ?? false
    }
    let formulas = (passing ?? []).filter { !$0.formula.isDrawn }.map { ($0.name, $0.formula) }
    self.init(
      target: "",
      names: names.union(tensors?.map(\.name) ?? []).union(original?.scalars.map(\.name) ?? []),
      settings: original?.settings.filter { original?.scalar($0) != 0 } ?? [],
      formulas: Dictionary(formulas) { first, _ in first })
  }
}
