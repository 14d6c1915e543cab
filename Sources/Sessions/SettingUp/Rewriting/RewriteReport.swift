import Engine
import Languages
import Presentation

/// What became of formulas that were put in the place of others.
struct RewriteReport: Report {
  /// One tensor.
  struct Change {
    let tensor: String
    let formula: String
    let stage: String
    /// Whether the engine has no such tensor.
    let isNew: Bool
    /// The learner's function that it calls.
    let function: String?
    /// How far off the formula before it is, beside its largest number; nil where that is not known.
    let difference: Double?
    /// Whether training rounds to float32.
    let isRounded: Bool
    /// The engine's tensor that a new one is called nearly as.
    var likely: String?
    /// Whether this iteration's value was computed already.
    let keepsValue: Bool
    /// The learner's variables in it.
    let values: [String]
    /// Whether it is drawn: other numbers of it are no difference of a size.
    var isDrawn = false
    /// What numbers in a formula that was judged stand for.
    var notes: [Localized<String>] = []
  }

  let changes: [Change]
  /// What is still to be written.
  let left: [TensorSpec]
  /// The gradients whose formulas are no derivatives any longer.
  let misfits: [String]

  var kind: String { "rewrite" }

  var fields: [(String, JSON)] {
    [
      (
        "tensors",
        .array(
          changes.map {
            .object([
              ("name", .string($0.tensor)), ("formula", .string($0.formula)),
              ("stage", .string($0.stage)), ("difference", .optional($0.difference)),
              ("same", .bool($0.isSame)),
              ("notes", .array($0.notes.map { .string($0.en) })),
            ])
          })
      ), ("blanks", .array(left.map { .string($0.name) })),
      ("no_longer_fit", .array(misfits.map { .string($0) })),
    ]
  }

  func text(for page: Page) -> String {
    let lines =
      changes.map { $0.text(for: page) }
      + readings.map { "  " + page.style($0[page], as: .hint) }
      + [values, kept, misfitting, rest].compactMap { note in
        note.map { "  " + page.style($0[page], as: .hint) }
      }
    return lines.map { $0.wrapped(to: page.width, hanging: 4) }.joined(separator: "\n")
  }

  /// What numbers stand for, each said once.
  private var readings: [Localized<String>] {
    var seen: Set<String> = []
    return changes.flatMap(\.notes).filter { seen.insert($0.en).inserted }
  }

  private var values: Localized<String>? {
    let names = Set(changes.flatMap(\.values)).sorted().joined(separator: ", ")
    return names.isEmpty
      ? nil : Localized(en: "\(names): taken as now", zh: "\(names)：取现在的值")
  }

  private var kept: Localized<String>? {
    let names = changes.filter(\.keepsValue).map(\.tensor).joined(separator: ", ")
    return names.isEmpty
      ? nil
      : Localized(
        en: "\(names): computed already in this iteration, by the formula before",
        zh: "\(names)：这次迭代已经按原来的公式算过了")
  }

  private var misfitting: Localized<String>? {
    guard let first = misfits.first else { return nil }
    let isOne = misfits.count == 1
    let (en, zh) = (misfits.joined(separator: ", "), misfits.joined(separator: "、"))
    let way =
      changes.contains { $0.function != nil }
      ? Self.stage(of: first).map { "use my_slope for \($0)" } : nil
    return Localized(
      en: "\(en) no longer \(isOne ? "fits" : "fit"): "
        + (isChecked
          ? "gradcheck shows it, and "
          : "gradcheck, which takes dropout off, cannot show it, and ")
        + (way.map { "a function for the derivative mends it, as in: \($0)" }
          ?? "rewrite \(first) = … mends it"),
      zh: "\(zh) 不再相符：" + (isChecked ? "gradcheck 会显示；" : "gradcheck 不用 dropout，看不出来；")
        + (way.map { "再写一个导数的函数，例如 \($0)" } ?? "用 rewrite \(first) = … 改正"))
  }

  /// Whether a gradient check runs one of these formulas: it takes D as 1, and leaves nothing out.
  private var isChecked: Bool {
    changes.contains { !$0.tensor.hasSuffix("_drop") && !$0.stage.hasSuffix(".dropout") }
  }

  /// The stage of a gradient: backward.1.dZ.
  private static func stage(of gradient: String) -> String? {
    guard let first = gradient.firstIndex(where: \.isNumber) else { return nil }
    let part = gradient.hasPrefix("db") ? "dW" : String(gradient[..<first])
    return "backward.\(gradient[first...].prefix { $0.isNumber }).\(part)"
  }

  private var rest: Localized<String>? {
    guard !left.isEmpty else { return nil }
    let names = left.map(\.name).joined(separator: ", ")
    return Localized(en: "still blank: \(names)", zh: "还空着：\(names)")
  }
}

extension RewriteReport.Change {
  /// Whether it gives the same numbers, but for rounding.
  var isSame: Bool { difference.map { $0 <= (isRounded ? 1e-5 : 1e-12) } ?? false }

  fileprivate func text(for page: Page) -> String {
    let mark = page.style(page.glyphs.check, as: .good)
    let formula = page.style("\(tensor) = \(formula)", as: .formula)
    return "\(mark) \(formula)  \(page.style(words[page], as: .muted))"
  }

  private var words: Localized<String> {
    if isNew {
      return Localized(
        en: "a new tensor, stage \(stage)" + (likely.map { " · did you mean \($0)?" } ?? ""),
        zh: "新的张量，阶段 \(stage)" + (likely.map { " · 是不是 \($0)？" } ?? ""))
    }
    guard let difference else { return Localized(en: "yours", zh: "你的公式") }
    if difference == 0 { return Localized(en: "yours, the same bits", zh: "你的公式，每一位都相同") }
    if isSame { return Localized(en: "yours, equal but for rounding", zh: "你的公式，只差舍入") }
    if isDrawn { return Localized(en: "yours, other draws than before", zh: "你的公式，抽取的数与原来不同") }
    guard difference.isFinite else {
      return Localized(
        en: "yours, with NaN or Inf in other places than before",
        zh: "你的公式，NaN 或 Inf 出现的地方与原来不同")
    }
    guard difference < 0.995 else {
      let times = difference.shortText(digits: difference < 100 ? 2 : 3)
      guard times != "1" else {
        return Localized(en: "yours, other by up to the largest", zh: "你的公式，与原来的差别最大处有最大值那么大")
      }
      return Localized(
        en: "yours, other by up to \(times) times the largest",
        zh: "你的公式，与原来的差别最大处是最大值的 \(times) 倍")
    }
    let share = (100 * difference).shortText(digits: 2)
    return Localized(
      en: "yours, other by up to \(share)% of the largest",
      zh: "你的公式，与原来的差别最大处是最大值的 \(share)%")
  }
}

/// The formulas that are the learner's, and what is still to be written.
struct OwnFormulasReport: Report {
  private let own: OwnFormulas
  private let blanks: [TensorSpec]

  /// - Parameter tensors: Those that are told; nil for all.
  init(_ experiment: Experiment, of tensors: [String]? = nil) {
    let isTold = { (name: String) in tensors?.contains(name) ?? true }
    var own = experiment.hyperparameters.own
    own.keep(where: isTold)
    self.own = own
    blanks = (experiment.trainer?.plan.blanks ?? []).filter { isTold($0.name) }
  }

  var kind: String { "rewrite" }

  var fields: [(String, JSON)] {
    [
      (
        "tensors",
        .array(
          own.entries.filter { $0.formula != nil }.map {
            .object([
              ("name", .string($0.tensor)), ("formula", .optional($0.formula.map { "\($0)" })),
            ])
          })
      ), ("blanks", .array(blanks.map { .string($0.name) })),
    ]
  }

  func text(for page: Page) -> String {
    let written = own.entries.compactMap { entry in
      entry.formula.map {
        page.style("\(entry.tensor) = \($0)", as: .formula)
          + page.style(entry.valuesText, as: .muted)
      }
    }
    let empty = blanks.map { "\($0.name) = \(TensorSpec.blank)" }
    let lines = written + empty
    guard !lines.isEmpty else {
      return page.style(
        Localized(
          en: "Every formula is the engine's.", zh: "所有公式都是引擎的。")[page], as: .muted)
    }
    let rows = lines.map { ("  " + $0).wrapped(to: page.width, hanging: 4) }
    return (rows + (blanks.isEmpty ? [] : [page.style(Self.toWrite[page], as: .hint)]))
      .joined(separator: "\n")
  }

  private static let toWrite = Localized(
    en: "? is yours to write: rewrite NAME = …", zh: "? 由你来写：rewrite 名字 = …")
}

extension OwnFormulas.Entry {
  /// What the learner's single numbers in it were worth when it was written: `, Q = 3`.
  fileprivate var valuesText: String {
    values.sorted { $0.key < $1.key }
      .compactMap { name, value in value.number.map { ", \(name) = \($0.shortText())" } }.joined()
  }
}
