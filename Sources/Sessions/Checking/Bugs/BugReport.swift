import Engine
import Explaining
import Languages
import Presentation

/// What there is to say about a planted mistake.
struct BugReport: Report {
  /// What happened.
  enum Event {
    case planted
    case none
    case status
    /// A wrong guess; whether it fits the run at all, and where it would have shown.
    case wrong(BugKind, name: String, fits: Bool, FormulaTest?)
    case right
    case hint(Localized<String>, FormulaTest?)
    /// Taken out.
    case revealed
  }

  private let event: Event
  private let hunt: BugHunt?
  private let tensor: TensorSpec?

  init(_ event: Event, _ hunt: BugHunt? = nil, tensor: TensorSpec? = nil) {
    (self.event, self.hunt, self.tensor) = (event, hunt, tensor)
  }

  var kind: String { "bug" }

  var fields: [(String, JSON)] {
    let counts: [(String, JSON)] =
      hunt.map { [("guesses", .integer($0.guesses)), ("hints", .integer($0.hints))] } ?? []
    return [("event", .string(name))] + own + counts
  }

  private var name: String {
    switch event {
    case .planted: "planted"
    case .none: "none"
    case .status: "status"
    case .wrong, .right: "guess"
    case .hint: "hint"
    case .revealed: "revealed"
    }
  }

  private var own: [(String, JSON)] {
    switch event {
    case .planted, .none: []
    case .status: [("found", .bool(hunt?.isFound ?? false))]
    case .wrong(_, let name, _, _): [("right", false), ("guess", .string(name))]
    case .right: [("right", true)] + revelation
    case .hint(let words, let test):
      [("hint", .string(words.en)), ("lines", .array((test?.lines ?? []).map { .string($0) }))]
    case .revealed: revelation
    }
  }

  private var revelation: [(String, JSON)] {
    guard let hunt else { return [] }
    return [
      ("name", .string(hunt.name)), ("stage", .string("\(hunt.stage)")),
      ("summary", .optional(hunt.bug.kind?.summary.en)), ("tensor", .optional(tensor?.name)),
      ("formula", .optional(tensor.map { "\($0.formula)" })),
    ]
  }
}

extension BugReport {
  func text(for page: Page) -> String {
    switch event {
    case .planted:
      return lines(
        [
          Localized(
            en: "One stage has a mistake in it now; training starts anew.",
            zh: "现在有一个阶段出了错；训练从头开始。"),
          Localized(
            en: "gradcheck, show, why and formulas find it: expect dW2 ~ FORMULA",
            zh: "用 gradcheck、show、why 和公式来找：expect dW2 ~ 公式"),
          Localized(
            en: "bug names lists the candidates, bug guess NAME says what it is, bug hint helps",
            zh: "bug names 列出候选，bug guess 名字 说出是哪个，bug hint 给提示"),
        ], page)
    case .none:
      return lines(
        [Localized(en: "no mistake is planted: bug start", zh: "没有埋下错误：bug start")], page)
    case .status: return lines([status], page)
    case .wrong(let guess, let name, let fits, let test):
      return wrong(guess, name, fits, test, page)
    case .right: return right(page)
    case .hint(let words, let test): return lines([words], page) + block(test, page)
    case .revealed: return revealed(page)
    }
  }

  private var status: Localized<String> {
    guard let hunt else { return Localized("") }
    let counts =
      hunt.guesses.counted("guess", "guesses", zh: "次猜测") + .comma
      + hunt.hints.counted("hint", zh: "次提示")
    return hunt.isFound
      ? Localized(
        en: "you have found it (\(counts.en)); bug stop takes it out",
        zh: "你已经找到了（\(counts.zh)）；输入 bug stop 可以去掉它")
      : Localized(
        en: "a mistake is planted; so far \(counts.en)", zh: "埋着一个错误；到现在 \(counts.zh)")
  }

  private func wrong(
    _ guess: BugKind, _ name: String, _ fits: Bool, _ test: FormulaTest?, _ page: Page
  ) -> String {
    let head =
      Localized(page.style(page.glyphs.cross, as: .bad))
      + Localized(en: " no, it is not \(name)", zh: " 不，不是 \(name)")
    guard fits else {
      let need = Localized(
        en: ": that needs \(guess.need.en)", zh: "：那需要\(guess.need.zh.afterChinese)")
      return lines([head + need], page)
    }
    let symptom = Localized(
      en: ". With it, \(guess.symptom.en).", zh: "。如果是它，\(guess.symptom.zh)。")
    let words = [head + symptom]
    guard let test else { return lines(words, page) }
    let proof = Localized(
      en: "This holds, and then would not:", zh: "下面的成立，如果是它就不成立：")
    return lines(words + [proof], page) + block(test, page)
  }

  private func right(_ page: Page) -> String {
    let count = hunt?.guesses ?? 0
    let mark = page.style(page.glyphs.check, as: .good)
    let verdict = Localized(
      en: "\(mark) right, after \(count.counted("guess", "guesses", zh: "").en)",
      zh: "\(mark) 对了，猜了 \(count) 次")
    let onward = Localized(en: "bug stop takes it out", zh: "输入 bug stop 可以去掉它")
    return lines([verdict] + explanation, page) + "\n" + lines([onward], page, as: .muted)
  }

  private func revealed(_ page: Page) -> String {
    let found =
      hunt?.isFound == true
      ? Localized(en: "as you found", zh: "你找到了") : Localized(en: "not found", zh: "没有找到")
    let name = hunt?.name ?? ""
    let answer = Localized(
      en: "it was \(name) (\(found.en))", zh: "是 \(name)（\(found.zh)）")
    let onward = Localized(
      en: "it is out from here on; reset starts anew without it",
      zh: "错误已取出；reset 重新训练时也不会再有")
    return lines([answer] + explanation, page) + "\n" + lines([onward], page, as: .muted)
  }

  /// Where it is, what is wrong there, and how it shows.
  private var explanation: [Localized<String>] {
    guard let hunt, let kind = hunt.bug.kind else { return [] }
    let right = tensor.map { tensor in
      Localized(en: "; right is ", zh: "；正确的是 ") + "\(tensor.name) = \(tensor.formula)"
    }
    let place = Localized(en: "at \(hunt.stage): ", zh: "在 \(hunt.stage)：")
    return [place + kind.summary + (right ?? Localized("")), kind.symptom]
  }

  private func lines(
    _ lines: [Localized<String>], _ page: Page, as role: Role? = nil
  ) -> String {
    lines.map { page.style($0[page], as: role).wrapped(to: page.width, hanging: 2) }
      .joined(separator: "\n")
  }

  private func block(_ test: FormulaTest?, _ page: Page) -> String {
    (test?.lines ?? []).map { line in
      "\n" + ("  " + page.style(line, as: .formula)).wrapped(to: page.width, hanging: 6)
    }.joined()
  }
}
