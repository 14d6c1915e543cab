import Engine
import Explaining
import Formulas
import Matrices

/// All there is to say of how one element of a tensor came about.
struct ElementExplanation {
  /// A tensor written just before, by the same stage, that this one is made of.
  struct Step {
    let name: String
    let formula: Syntax
    let numbers: Syntax
    let value: Double
  }

  /// The tensor's name with the element's indices: `dW2[0, 3]`.
  let label: String
  /// The tensor, and the stage that wrote it; nil for one that is as it began.
  let spec: TensorSpec
  let stage: StageID?
  /// When it was written.
  let iteration: Int
  let epoch: Int
  /// Whether it is looked at only, and training does not need it.
  let isAside: Bool
  /// The number that was drawn for this element of dropout's mask, if it is one.
  private let drawn: Double?
  /// The tensor's formula.
  let formula: Syntax
  /// The learner's function that its formula calls, which is not taken apart.
  let ownFunction: String?
  /// The element's value.
  let value: Double
  /// Whether the tensor is another now than the stage wrote.
  private let isSetByHand: Bool
  /// What it is the sum of.
  let breakdown: Breakdown
  /// The element's formula with numbers for its parts.
  let numbers: Syntax
  /// The element's formula with its functions written out, where that says more.
  let writtenOut: Syntax?
  /// What the same stage wrote on the way to it.
  let steps: [Step]
  /// How many iterations before the last.
  let back: Int
  /// Why the loss is Inf, where it is.
  let infinity: InfiniteLoss?

  private let explainer: Explainer
  let place: (row: Int, column: Int)

  init(
    _ past: StageMoment, _ request: ElementRequest,
    now: @autoclosure () -> Matrix<Double>? = nil, back: Int = 0, in network: Network? = nil
  ) throws {
    // What lies in memory as it was written is not copied to be compared with itself.
    let written = past.isUntouched ? nil : past.value
    let (row, column) = try request.place(
      in: written?.shape ?? past.spec.shape(examples: past.examples))
    let number = written?[row, column] ?? past.writtenElement(row, column)
    let current = written == nil ? nil : now()
    place = (row, column)
    (spec, stage, isAside) = (past.spec, past.stage, past.isAside)
    (iteration, epoch, self.back) = (past.iteration, past.epoch, back)
    drawn = past.draws?[row, column]
    label = past.label((row, column))
    isSetByHand = current.map { $0 != written } ?? false
    value = current?[row, column] ?? number
    (formula, ownFunction) = (past.spec.formula, past.spec.calledFunction)
    explainer = Explainer(ElementValues(past, row: row, column: column))
    infinity = network.flatMap { InfiniteLoss($0) { past.value(named: $0, .before) } }
    if formula.isDrawn || past.spec.calledFunction != nil || past.stage == nil {
      breakdown = Breakdown(drawn: formula, value: number)
      (numbers, writtenOut) = (formula, nil)
    } else {
      breakdown = explainer.breakdown(of: formula, row: row, column: column)
      writtenOut = explainer.writtenOut(formula, row: row, column: column)
      numbers = explainer.substituting(writtenOut ?? breakdown.formula)
    }
    steps = Self.steps(to: past, breakdown.formula, row: row, column: column)
  }

  /// The elements of the same stage's tensors the formula is made of, in the order they were
  /// written.
  private static func steps(
    to past: StageMoment, _ formula: Syntax, row: Int, column: Int
  ) -> [Step] {
    var needed = formula.elementNames
    var steps: [Step] = []
    for spec in past.siblings.reversed() where !spec.formula.isDrawn {
      // Only what is needed is copied: the updates of all parameters are written by one stage.
      guard needed.contains(where: { $0 == spec.name || $0.hasPrefix("\(spec.name)[") }) else {
        continue
      }
      let after = Explainer(
        Variables([spec.name: past.value(named: spec.name, .after)].compactMapValues(\.self)))
      let label = after.element(of: Syntax(.name(spec.name)), row: row, column: column)
      guard needed.contains("\(label)") else { continue }
      let explainer = Explainer(past.values(for: spec.name))
      let element = explainer.element(of: spec.formula, row: row, column: column)
      needed += element.elementNames
      steps.append(
        Step(
          name: "\(label)", formula: element, numbers: explainer.substituting(element),
          value: after.value(of: label)))
    }
    return steps.reversed()
  }

  /// The number that was drawn for this element of dropout's mask.
  ///
  /// The random stream is drawn from again. Nil where the mask does not follow from it, as under a
  /// mistake or set by hand.
  var draw: Double? {
    guard let drawn,
      case .comparison(_, let links) = formula.kind, links.count == 1
    else { return nil }
    let isKept = drawn < value(of: links[0].right)
    return (isKept ? 1 : 0) == value ? drawn : nil
  }

  /// The formula with the number in place of its drawing: `0.417 < keep_prob1`.
  func formula(drawing number: Double) -> Syntax {
    formula.rewriting { node in
      if case .call = node.kind { Syntax(.number(number)) } else { nil }
    }
  }

  /// What a formula of single numbers looks like with numbers.
  func substituting(_ formula: Syntax) -> Syntax { explainer.substituting(formula) }

  /// The value of a part of it.
  func value(of formula: Syntax) -> Double { explainer.value(of: formula) }

  /// The part of the value that the formula does not give: rounding in float32, or what a person
  /// set by hand.
  var rest: Double { value - breakdown.value }

  /// Why the value is not what the formula gives.
  enum Discrepancy {
    /// The last digits, as in float32.
    case rounding
    /// A person set the tensor after its stage had run.
    case byHand
    /// The stage does something else than it says: a planted mistake.
    case stage
  }

  /// Where what is left comes from; nil where the formula gives the very value.
  var discrepancy: Discrepancy? {
    if value == breakdown.value || value.isNaN && breakdown.value.isNaN { return nil }
    if isSetByHand { return .byHand }
    let sizes = breakdown.groups.flatMap(\.values).reduce(0) { $0 + abs($1) }
    return rest.magnitude <= 1e-4 * max(sizes, value.magnitude) ? .rounding : .stage
  }
}

extension StageMoment {
  /// An element of the tensor as the stage wrote it.
  fileprivate func writtenElement(_ row: Int, _ column: Int) -> Double {
    part(of: spec.name, rows: row..<row + 1, columns: column..<column + 1, .after)?.elements.first
      ?? .nan
  }
}

extension TensorSpec {
  /// The learner's function that its formula calls, which is not taken apart.
  var calledFunction: String? { formula.calledNames.first(where: functions.contains) }
}

extension Syntax {
  /// The single numbers of tensors it reads.
  var elementNames: [String] {
    switch kind {
    case .name(let name): [name]
    case .element(let base, let indices)
    where base.kind.children.isEmpty && indices.allSatisfy(\.isPosition):
      [description]
    default: kind.children.flatMap(\.elementNames)
    }
  }
}

extension Syntax.Index {
  /// Whether it names one position.
  fileprivate var isPosition: Bool {
    if case .value(let value) = self, case .number = value.kind { true } else { false }
  }
}

extension Breakdown {
  /// A number that was drawn, or that something began with.
  init(drawn formula: Syntax, value: Double) {
    self.init(
      formula: formula,
      groups: [.init(formula: formula, terms: [.init(formula: formula, value: value)])])
  }
}
