import Engine
import Explaining
import Formulas
import Languages
import Matrices
import Presentation

/// What became of a learner's formula.
struct TryReport: Report {
  let subject: Examination.Subject
  let judgement: Judgement
  let source: String
  let formula: Syntax
  let digits: Int
  /// The scalar the value is too large or too small by.
  let knownFactor: Localized<String>?

  init(
    _ examination: Examination, _ judgement: Judgement, source: String, formula: Syntax,
    digits: Int
  ) {
    subject = examination.subject
    self.judgement = judgement
    self.source = source
    self.formula = formula
    self.digits = digits
    if case .factor(let factor) = judgement.relation {
      knownFactor = examination.words(for: factor)
    } else {
      knownFactor = nil
    }
  }

  var kind: String { "try" }

  var fields: [(String, JSON)] {
    let alternatives = judgement.alternatives.map { JSON.array($0.map { .string($0.rawValue) }) }
    return [
      ("tensor", .string(subject.spec.name)), ("correct", .bool(judgement.isCorrect)),
      ("difference", .optional(judgement.difference)),
      ("mistakes", .array(judgement.mistakes.map { .string($0.rawValue) })),
      ("alternatives", .array(alternatives)), ("stage", .string("\(subject.stage)")),
      ("iteration", .integer(subject.iteration)),
      ("explanation", .array(sentences.map { .string($0.en) })),
    ]
  }

  /// What there is to say to a person, a sentence each.
  func sentences(for page: Page) -> [String] { sentences.map { $0[page] } }

  /// What there is to say, a sentence each; never the right formula.
  var sentences: [Localized<String>] {
    if judgement.isCorrect { return correctness + engine + context }
    let known = judgement.mistakes.isEmpty ? [hint].compactMap(\.self) : []
    return misfit + known + alternatives + engine + context
  }

  private var correctness: [Localized<String>] {
    judgement.indistinguishable.map {
      Localized(
        en: "dividing by m = 1 changes nothing, so \($0.rawValue) could not be told from what is "
          + "right; a larger batch shows it",
        zh: "除以 m = 1 什么也不变，所以分不出有没有 \($0.rawValue)；换大一点的 batch 就能看出来")
    }
  }

  /// Where the stage computed something else than its formula says.
  private var engine: [Localized<String>] {
    guard let expected = judgement.expected?.matrix, !subject.value.isNear(expected) else {
      return []
    }
    let stage = subject.stage
    let isTheirs = judgement.value?.matrix.isNear(subject.value) ?? false
    if judgement.isCorrect {
      return [
        Localized(
          en: "\(stage) computed something else than that formula gives: is there a mistake in it?",
          zh: "\(stage) 算出来的和这个公式不同：是不是它有错？")
      ]
    }
    return isTheirs
      ? [Localized(en: "yours is what the stage computed", zh: "你的结果就是这个阶段算出来的")] : []
  }

  private var alternatives: [Localized<String>] {
    judgement.alternatives.prefix(2).map { mistakes in
      Localized(en: " and ", zh: " 加 ").map { mistakes.map(\.rawValue).joined(separator: $0) }
        .preceded(by: Localized(en: "here the same comes of ", zh: "在这里，下面的错误结果相同："))
    }
  }

  private var context: [Localized<String>] {
    let (target, stage) = (subject.spec.name, subject.stage)
    if subject.isAhead {
      return [
        Localized(
          en: "\(stage) computes \(target) next; it was judged by what it will be",
          zh: "接下来 \(stage) 才计算 \(target)；这里按它将要得到的值来判断")
      ]
    }
    return subject.isPast
      ? [
        Localized(
          en: "judged by the values \(stage) read in iteration \(subject.iteration); "
            + "parameters have been updated since",
          zh: "按 \(stage) 在第 \(subject.iteration) 次迭代读到的值判断；参数后来已经更新")
      ] : []
  }

  /// The shapes that do not fit, operand by operand.
  private var misfit: [Localized<String>] {
    guard let misfit = judgement.misfit else { return shapes }
    let operands = misfit.operands.map { ($0.text, NumPyArray.text(of: $0.shape)) }
    let shapes = Localized(
      en: operands.map { "\($0) is \($1)" }.joined(separator: ", "),
      zh: operands.map { "\($0) 是 \($1)" }.joined(separator: "，"))
    let fit = misfit.fitting.first.map { fitting in
      let shape = NumPyArray.text(of: fitting.shape)
      return Localized(
        en: "\(fitting.text) would fit and give \(shape)", zh: "\(fitting.text) 就合适，得到 \(shape)")
    }
    return [shapes, rule(misfit)] + [fit, needed].compactMap(\.self)
  }

  private func rule(_ misfit: ShapeClash) -> Localized<String> {
    guard misfit.sign == "@" else {
      return Localized(
        en: "\(misfit.sign) goes element by element and needs equal sides, or 1",
        zh: "\(misfit.sign) 逐元素计算，各边要相等，或者是 1")
    }
    let (left, right) = (misfit.operands[0].shape.last ?? 1, misfit.operands[1].shape.first ?? 1)
    return Localized(
      en: "@ needs the columns of the left to be as many as the rows of the right: "
        + "\(left) ≠ \(right)",
      zh: "@ 要求左边的列数等于右边的行数：\(left) ≠ \(right)")
  }

  private var needed: Localized<String>? {
    judgement.expected.map { expected in
      Localized(
        en: "\(subject.spec.name) is \(expected.shapeText)",
        zh: "\(subject.spec.name) 是 \(expected.shapeText)")
    }
  }

  private var shapes: [Localized<String>] {
    guard let value = judgement.value, let needed,
      value.matrix.shape != judgement.expected?.matrix.shape
    else { return [] }
    return [
      Localized(
        en: "your formula gives \(value.shapeText), \(needed.en)",
        zh: "你的公式得到 \(value.shapeText)，\(needed.zh)")
    ]
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

extension Localized<String> {
  /// After other words.
  fileprivate func preceded(by words: Localized<String>) -> Localized<String> {
    Localized(en: words.en + en, zh: words.zh + zh)
  }
}
