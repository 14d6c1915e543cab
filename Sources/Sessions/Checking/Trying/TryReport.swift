import Engine
import Explaining
import Formulas
import Languages
import Matrices
import Presentation

/// What became of a learner's formula.
struct TryReport: Report {
  /// The tensor that was asked for; nil for what an author's formula gives.
  let subject: Exam.Subject?
  let judgement: Judgement
  let source: String
  let formula: Syntax
  let digits: Int
  /// The scalar the value is too large or too small by.
  let knownFactor: Localized<String>?
  /// Whether it was judged by the values of the learner's own run; else nothing is said of when they
  /// were read.
  var isOfRun = true
  /// A number that stands for what changes as training goes on.
  private(set) var passing: Reading?
  /// Whether another run decided, since values of this one were made otherwise.
  private var isOfOtherRun = false
  /// Whether the run computes the tensor by a formula of the learner's.
  private var isRewritten = false

  init(_ verdict: FormulaVerdict, source: String, formula: Syntax, digits: Int) {
    self.init(verdict.exam, verdict.judgement, source: source, formula: formula, digits: digits)
    (passing, isOfOtherRun) = (verdict.passing, verdict.isOfOtherRun)
    isRewritten = verdict.isRewritten
    isOfRun = !verdict.isOfOtherRun
  }

  init(
    _ exam: Exam, _ judgement: Judgement, source: String, formula: Syntax, digits: Int
  ) {
    subject = exam.subject
    self.judgement = judgement
    self.source = source
    self.formula = formula
    self.digits = digits
    if case .factor(let factor) = judgement.relation {
      knownFactor = Self.words(for: factor, among: exam.scalars)
    } else {
      knownFactor = nil
    }
  }

  var kind: String { "try" }

  /// What was asked for, in words.
  var name: Localized<String> {
    subject.map { Localized($0.name) } ?? Localized(en: "the answer", zh: "答案")
  }

  var fields: [(String, JSON)] {
    let alternatives = judgement.alternatives.map { JSON.array($0.map { .string($0.rawValue) }) }
    return [
      ("tensor", .optional(subject?.name)),
      ("correct", .bool(judgement.isCorrect && !judgement.isOnlyTheseSizes)),
      ("these_sizes_only", .bool(judgement.isOnlyTheseSizes)),
      ("one_output_only", .bool(judgement.isOnlyOneOutput)),
      ("for_now_only", .bool(judgement.isCorrect && passing != nil)),
      ("difference", .optional(judgement.difference)),
      ("mistakes", .array(judgement.mistakes.map { .string($0.rawValue) })),
      ("alternatives", .array(alternatives)), ("stage", .optional(subject.map { "\($0.stage)" })),
      ("iteration", subject.map { .integer($0.iteration) } ?? .null),
      ("explanation", .array(sentences.map { .string($0.en) })),
    ]
  }

  /// What there is to say, a sentence each; never the right formula.
  var sentences: [Localized<String>] {
    if judgement.isCorrect { return correctness + otherRun + ownArrays + engine + context }
    return reasons + engine + context
  }

  /// What is wrong, a sentence each, wherever the formula was judged.
  var reasons: [Localized<String>] {
    let isSaid = !judgement.mistakes.isEmpty && judgement.mistakes != [.extraFactor]
    let known = isSaid ? [] : [hint].compactMap(\.self)
    return clash + sizes + known + amiss + ownArrays + alternatives
  }

  /// What a number is not.
  private var amiss: [Localized<String>] {
    guard let amiss = judgement.amiss else { return [] }
    let number = amiss.reading.written.shortText
    let (name, value) = ("\(amiss.reading.quantity)", amiss.value.shortText())
    return [
      Localized(
        en: "\(number) is not \(name) in this run: that is \(value)",
        zh: "\(number) 不是这次训练里的 \(name)：它是 \(value)")
    ]
  }

  /// What numbers stand for, and what a right formula is right for.
  var correctness: [Localized<String>] { numbers + guards + oneOutput }

  /// What numbers stand for.
  var numbers: [Localized<String>] {
    judgement.readings.unique.map { reading in
      let number = reading.written.shortText
      let (en, zh) =
        reading.isSize
        ? (": right with these sizes only", "：只在现在这些尺寸下才对")
        : reading == passing
          ? (" now, which changes as training goes on", "，但训练中它会变") : ("", "")
      return Localized(
        en: "\(number) is \(reading.quantity) in this run\(en)",
        zh: "\(number) 在这次训练里就是 \(reading.quantity)\(zh)")
    }
  }

  /// That values of this run say nothing of it.
  private var otherRun: [Localized<String>] {
    guard isOfOtherRun else { return [] }
    return [
      Localized(
        en:
          "judged in a run by the engine's formulas: what it reads was changed by hand in this one, "
          + "or is made by formulas of yours",
        zh: "按引擎公式的训练来判断：这次训练里它读的值是手动改过的，或者由你的公式算出")
    ]
  }

  /// That a careful logarithm is taken for the plain one.
  private var guards: [Localized<String>] {
    let logarithm = Localized(
      en: "what keeps the logarithm from 0 matters only where an output is all but 0 or 1",
      zh: "避免 log 0 的那一点，只在输出几乎是 0 或 1 的地方才有差别")
    return (judgement.isGuarded ? [logarithm] : []) + judgement.careful.map(\.matters)
  }

  /// That more outputs would show a difference.
  private var oneOutput: [Localized<String>] {
    guard judgement.isOnlyOneOutput else { return [] }
    return [
      Localized(
        en: "right with one output unit only: with more of them it gives something else",
        zh: "只有一个输出单元时才对：输出单元多了，结果就不同")
    ]
  }

  /// That it would be right in a run of other numbers, but not of other sizes.
  private var sizes: [Localized<String>] {
    guard judgement.isOnlyTheseSizes else { return [] }
    return [
      Localized(
        en: "it is right with these sizes only: with other layers or another batch it gives "
          + "something else",
        zh: "只在现在这些尺寸下才对：层的大小或批量一变，结果就不同了")
    ]
  }

  /// What the learner's own arrays keep from being known.
  private var ownArrays: [Localized<String>] {
    guard let name = judgement.ownArrays.first else { return [] }
    return [
      Localized(
        en: "\(name) is yours, so this was judged in runs of these shapes only",
        zh: "\(name) 是你自己的变量，所以只在这样的形状里判断")
    ]
  }

  /// Whether what is right comes of the engine's formula, and the run goes by one of the learner's that
  /// gives something else.
  var isByEngineAlone: Bool {
    guard isRewritten, let subject, let expected = judgement.expected?.matrix else { return false }
    return !subject.value.isNear(expected)
  }

  /// Where the stage computed something else than its formula says.
  private var engine: [Localized<String>] {
    guard let subject, !subject.isSetByHand, let expected = judgement.expected?.matrix,
      !subject.value.isNear(expected)
    else {
      return []
    }
    if isRewritten {
      return [
        Localized(
          en: "judged by the engine's formula; this run computes \(subject.name) by yours",
          zh: "按引擎的公式判断；这次训练里 \(subject.name) 用的是你的公式")
      ]
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
    guard let subject, isOfRun else { return [] }
    let (target, stage) = (subject.name, subject.stage)
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
  private var clash: [Localized<String>] {
    guard let clash = judgement.clash else { return shapes }
    let operands = clash.operands.map { ($0.text, NumPyArray.text(of: $0.shape)) }
    let shapes = Localized(
      en: operands.map { "\($0) is \($1)" }.joined(separator: ", "),
      zh: operands.map { "\($0) 是 \($1)" }.joined(separator: "，"))
    let fit = clash.fitting.first.map { fitting in
      let shape = NumPyArray.text(of: fitting.shape)
      return Localized(
        en: "\(fitting.text) would fit and give \(shape)", zh: "\(fitting.text) 就合适，得到 \(shape)")
    }
    return [shapes, rule(clash)] + [fit, needed].compactMap(\.self)
  }

  private func rule(_ clash: ShapeClash) -> Localized<String> {
    guard clash.sign == "@" else {
      return Localized(
        en: "\(clash.sign) goes element by element and needs equal sides, or 1",
        zh: "\(clash.sign) 逐元素计算，各边要相等，或者是 1")
    }
    let (left, right) = (clash.operands[0].shape.last ?? 1, clash.operands[1].shape.first ?? 1)
    return Localized(
      en: "@ needs the columns of the left to be as many as the rows of the right: "
        + "\(left) ≠ \(right)",
      zh: "@ 要求左边的列数等于右边的行数：\(left) ≠ \(right)")
  }

  private var needed: Localized<String>? {
    judgement.expected.map { expected in
      Localized(
        en: "\(name.en) is \(expected.shapeText)",
        zh: "\(name.zh)\(name.zh.gap)是 \(expected.shapeText)")
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

extension [Reading] {
  /// Each once, in order.
  fileprivate var unique: [Reading] {
    var seen: Set<Reading> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Syntax {
  /// A number as a person writes it, `0.1` for what 1 - 0.9 leaves; anything else as it is.
  var shortText: String {
    if case .number(let number) = kind { number.shortText(digits: 12) } else { "\(self)" }
  }
}

extension Matrix<Double> {
  /// Whether two matrices are the same but for what float32 loses.
  fileprivate func isNear(_ other: Matrix) -> Bool {
    let scale = other.elements.largestFiniteMagnitude
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
