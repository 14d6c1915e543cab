import Engine
import Explaining
import Formulas
import Languages
import Presentation
import TextMeasures

/// What became of a learner's function.
struct FunctionReport: Report {
  let function: String
  let call: Syntax
  let stage: String
  /// What of the cost it is, where it is not the cost itself: `L`.
  var costPart: String?
  /// Whether the engine has no values to compare with.
  var isOfOwnValues = false
  let fault: FunctionFault?
  /// A gradient of which nothing can be told.
  var untold: String?
  /// The learner's own tensors that its gradients are derivatives of; empty where the engine's
  /// formulas have judged.
  var fits: [String] = []
  /// Its numbers that are settings of this run.
  var numbers: [SettingNumber] = []
  /// Whether it is no number where values are so large that exponentials end.
  var overflows = false
  /// What cuts something off far out, by less than counts.
  var careful: [Bound] = []
  /// What remains to be done besides.
  var rest: Localized<String>?
  /// How often it has failed by now.
  let failures: Int

  var kind: String { "function" }

  var isPassed: Bool { fault == nil }

  var fields: [(String, JSON)] {
    var element: JSON = .null
    var difference: Double?
    if case .value(let found)? = fault?.facts {
      element = .string(found.label)
      difference = found.share.isFinite ? found.share : nil
    }
    return [
      ("function", .string(function)), ("passed", .bool(isPassed)), ("stage", .string(stage)),
      ("call", .string("\(call)")), ("cases", .integer(FunctionCase.Kind.six.count)),
      ("own", .array(fits.map { .string($0) })),
      ("first", .optional(fault?.kind.rawValue)), ("case", .optional(fault?.place.name)),
      ("mistake", .optional(fault?.mistake)), ("mistakes", .array(fault?.mistakeNames ?? [])),
      ("element", element), ("difference", .optional(difference)),
      ("notes", .array(notes.map { .string($0.en) })),
    ]
  }

  func text(for page: Page) -> String {
    let called = page.style("\(call)", as: .formula)
    guard let fault else {
      let mark = page.style(page.glyphs.check, as: .good)
      let words = rightness
      let notes = notes.map { page.style("  " + $0[page], as: .hint) }
      return (["\(mark) \(called) \(words[page])"] + notes)
        .map { $0.wrapped(to: page.width, hanging: 4) }.joined(separator: "\n")
    }
    let mark = page.style(page.glyphs.cross, as: .bad)
    let title = Localized(en: "as \(stage): ", zh: "作为 \(stage)：") + fault.kind.words
    let lines =
      ["\(mark) \(called) \(title[page])"] + fault.sentences.map { "  " + $0[page] }
      + [("  " + hint[page])].filter { !$0.trimmed.isEmpty }.map { page.style($0, as: .hint) }
    return lines.map { $0.wrapped(to: page.width, hanging: 4) }.joined(separator: "\n")
  }

  /// What a right one is.
  private var rightness: Localized<String> {
    let count = FunctionCase.Kind.six.count
    if isOfOwnValues {
      return Localized(
        en: "can stand for \(stage): it runs and has the right shapes in all \(count) cases; "
          + "its values are yours",
        zh: "可以用作 \(stage)：\(count) 种情况下都能运行，形状正确；数值由你决定")
    }
    if let untold {
      return Localized(
        en: "as \(stage) runs and has the right shapes in all \(count) cases; ",
        zh: "作为 \(stage)，\(count) 种情况下都能运行，形状正确；") + OwnGradientReport.untold(untold, fits)
    }
    guard fits.isEmpty else {
      return Localized(
        en: "computes \(stage): the derivative of your own \(fits.shortList), "
          + "as finite differences tell",
        zh: "就是 \(stage)：差分表明，它是你自己的 \(fits.joined(separator: "、")) 的导数")
    }
    if costPart == "L" {
      return Localized(
        en: "computes L of \(stage), the loss of each example, not J, their mean: right in all "
          + "\(count) cases",
        zh: "就是 \(stage) 的 L：每个样本的损失，不是它们的平均 J；\(count) 种情况都正确")
    }
    return Localized(
      en: "computes \(stage): right in all \(count) cases",
      zh: "就是 \(stage)：\(count) 种情况都正确")
  }

  /// What there is to say of a right one.
  private var notes: [Localized<String>] {
    let overflow = Localized(
      en: "where Z is very large it is no number: exp goes beyond 709, or it divides by 1 - A = 0",
      zh: "Z 很大时它不是数：exp 超过 709 就溢出，或者除以了等于 0 的 1 - A")
    return numbers.map(\.words) + careful.map(\.matters) + (overflows ? [overflow] : [])
      + [rest].compactMap(\.self)
  }

  /// The next of three hints.
  private var hint: Localized<String> {
    fault.map { $0.hints[min(max(0, failures - 1), 2)] } ?? Localized("")
  }
}

extension FunctionFault.Difference {
  /// The element: `dW2[0, 3]`.
  var label: String { isNumber ? tensor : "\(tensor)[\(row), \(column)]" }
}

extension FunctionFault {
  fileprivate var mistakeNames: [JSON] {
    if case .value(let found) = facts { return found.mistakes.map { .string($0.rawValue) } }
    return (mistake.map { [.string($0)] } ?? []) + mistakes.map { .string($0.rawValue) }
  }
}

/// The functions there are, and which of them have passed.
struct FunctionListReport: Report {
  /// A function with its stage.
  struct Row {
    let name: String
    /// Nil where its name tells of none.
    let stage: String?
    /// Nil where it was not checked.
    let isPassed: Bool?
  }

  let rows: [Row]

  var kind: String { "functions" }

  var fields: [(String, JSON)] {
    [
      (
        "functions",
        .array(
          rows.map {
            .object([
              ("name", .string($0.name)), ("stage", .optional($0.stage)),
              ("passed", $0.isPassed.map { .bool($0) } ?? .null),
            ])
          })
      )
    ]
  }

  func text(for page: Page) -> String {
    guard !rows.isEmpty else {
      return page.style(
        Localized(en: "You have no functions yet.", zh: "你还没有函数。")[page], as: .muted)
    }
    let width = rows.map(\.name.displayWidth).max() ?? 0
    return rows.map { row in
      let mark =
        switch row.isPassed {
        case true?: page.style(page.glyphs.check, as: .good)
        case false?: page.style(page.glyphs.cross, as: .bad)
        case nil: page.style(page.glyphs.isASCII ? "-" : "–", as: .muted)
        }
      let gap = String(repeating: " ", count: width - row.name.displayWidth + 2)
      return "\(mark) \(row.name)\(row.stage.map { gap + $0 } ?? "")"
    }.joined(separator: "\n")
  }
}

/// A function that has not passed.
struct FunctionRefusal: Error {
  let function: String
  let hint: Localized<String>?

  var report: ErrorReport {
    ErrorReport(
      kind: "function",
      message: Localized(en: "\(function) does not pass yet", zh: "\(function) 还没有通过"), hint: hint)
  }
}
