import Engine
import Explaining
import Formulas
import Matrices
import Presentation

/// What became of a learner's formula.
struct TryReport: Report {
  let examination: Examination
  let judgement: Judgement
  let source: String
  let formula: Syntax
  let digits: Int

  init(
    _ examination: Examination, _ judgement: Judgement, source: String, formula: Syntax,
    digits: Int
  ) {
    self.examination = examination
    self.judgement = judgement
    self.source = source
    self.formula = formula
    self.digits = digits
  }

  var kind: String { "try" }

  var fields: [(String, JSON)] {
    let alternatives = judgement.alternatives.map { JSON.array($0.map { .string($0.rawValue) }) }
    return [
      ("tensor", .string(examination.spec.name)), ("correct", .bool(judgement.isCorrect)),
      ("difference", .optional(judgement.difference)),
      ("mistakes", .array(judgement.mistakes.map { .string($0.rawValue) })),
      ("alternatives", .array(alternatives)), ("stage", .string("\(examination.stage)")),
      ("iteration", .integer(examination.iteration)),
      ("explanation", .array(sentences.map { .string($0) })),
    ]
  }

  /// What there is to say, a sentence each; never the right formula.
  var sentences: [String] {
    if judgement.isCorrect { return correctness + engine + context }
    let known = judgement.mistakes.isEmpty ? [hint].compactMap(\.self) : []
    return misfit + known + alternatives + engine + context
  }

  private var correctness: [String] {
    judgement.indistinguishable.map {
      "dividing by m = 1 changes nothing, so \($0.rawValue) could not be told from what is right; "
        + "a larger batch shows it"
    }
  }

  /// Where the stage computed something else than its formula says.
  private var engine: [String] {
    guard let expected = judgement.expected?.matrix, !examination.value.isNear(expected) else {
      return []
    }
    let stage = "\(examination.stage) computed something else than that formula gives"
    let isTheirs = judgement.value?.matrix.isNear(examination.value) ?? false
    return judgement.isCorrect
      ? [stage + ": is there a mistake in it?"]
      : isTheirs ? ["yours is what the stage computed"] : []
  }

  private var alternatives: [String] {
    judgement.alternatives.prefix(2).map {
      "here the same comes of " + $0.map(\.rawValue).joined(separator: " and ")
    }
  }

  private var context: [String] {
    let target = examination.spec.name
    if examination.isAhead {
      return ["\(examination.stage) computes \(target) next; it was judged by what it will be"]
    }
    return examination.isPast
      ? [
        "judged by the values \(examination.stage) read in iteration \(examination.iteration); "
          + "parameters have been updated since"
      ] : []
  }

  /// The shapes that do not fit, operand by operand.
  private var misfit: [String] {
    guard let misfit = judgement.misfit else { return shapes }
    let operands = misfit.operands.map { "\($0.text) is \(NumPyArray.text(of: $0.shape))" }
    let rule =
      misfit.sign == "@"
      ? "\(misfit.sign) needs the columns of the left to be as many as the rows of the right: "
        + "\(misfit.operands[0].shape.last ?? 1) ≠ \(misfit.operands[1].shape.first ?? 1)"
      : "\(misfit.sign) goes element by element and needs equal sides, or 1"
    let fit = misfit.fitting.first.map {
      "\($0.text) would fit and give \(NumPyArray.text(of: $0.shape))"
    }
    return [operands.joined(separator: ", "), rule] + [fit, needed].compactMap(\.self)
  }

  private var needed: String? {
    judgement.expected.map { "\(examination.spec.name) is \($0.shapeText)" }
  }

  private var shapes: [String] {
    guard let value = judgement.value, let needed,
      value.matrix.shape != judgement.expected?.matrix.shape
    else { return [] }
    return ["your formula gives \(value.shapeText), \(needed)"]
  }
}

extension Matrix<Double> {
  /// Whether two matrices are the same but for what float32 loses.
  fileprivate func isNear(_ other: Matrix) -> Bool {
    let scale = other.elements.reduce(0) { $1.isFinite ? Swift.max($0, abs($1)) : $0 }
    return shape == other.shape
      && zip(elements, other.elements).allSatisfy { a, b in
        a == b || a.isNaN && b.isNaN || abs(a - b) <= 1e-4 * scale
      }
  }
}
