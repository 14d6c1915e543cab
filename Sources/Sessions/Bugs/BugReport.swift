import Engine
import Presentation

/// What there is to say about a planted mistake.
struct BugReport: Report {
  /// What happened.
  enum Event {
    case planted
    case none
    case status
    /// A wrong guess; whether it fits the run at all, and where it would have shown.
    case wrong(PlantedBug.Kind, fits: Bool, FormulaTest?)
    case right
    case hint(String, FormulaTest?)
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
    case .wrong(let guess, _, _): [("right", false), ("guess", .string(guess.rawValue))]
    case .right: [("right", true)] + revelation
    case .hint(let words, let test):
      [("hint", .string(words)), ("lines", .array((test?.lines ?? []).map { .string($0) }))]
    case .revealed: revelation
    }
  }

  private var revelation: [(String, JSON)] {
    guard let hunt else { return [] }
    return [
      ("name", .string(hunt.bug.kind.rawValue)), ("stage", .string("\(hunt.bug.stage)")),
      ("summary", .string(hunt.bug.kind.summary)), ("tensor", .optional(tensor?.name)),
      ("formula", .optional(tensor?.formula)),
    ]
  }
}

extension BugReport {
  func text(for page: Page) -> String {
    switch event {
    case .planted:
      return lines(
        [
          "One stage has a mistake in it now; training starts anew.",
          "gradcheck, show, why and formulas find it: expect dW2 ~ dZ2 @ A1.T / m",
          "bug names lists the candidates, bug guess NAME says what it is, bug hint helps",
        ], page)
    case .none: return lines(["no mistake is planted: bug start"], page)
    case .status: return lines([status], page)
    case .wrong(let guess, let fits, let test): return wrong(guess, fits, test, page)
    case .right: return right(page)
    case .hint(let words, let test): return lines([words], page) + block(test, page)
    case .revealed: return revealed(page)
    }
  }

  private var status: String {
    guard let hunt else { return "" }
    let counts = "\(hunt.guesses.counted("guess", "guesses")), \(hunt.hints.counted("hint"))"
    return hunt.isFound
      ? "you have found it (\(counts)); bug stop takes it out"
      : "a mistake is planted; so far \(counts)"
  }

  private func wrong(
    _ guess: PlantedBug.Kind, _ fits: Bool, _ test: FormulaTest?, _ page: Page
  ) -> String {
    let head = page.style(page.glyphs.cross, as: .bad) + " no, it is not \(guess.rawValue)"
    guard fits else { return lines(["\(head): that needs \(guess.need)"], page) }
    let words = ["\(head). With it, \(guess.symptom)."]
    guard let test else { return lines(words, page) }
    return lines(words + ["This holds, and then would not:"], page) + block(test, page)
  }

  private func right(_ page: Page) -> String {
    let guesses = (hunt?.guesses ?? 0).counted("guess", "guesses")
    let mark = page.style(page.glyphs.check, as: .good)
    return lines(["\(mark) right, after \(guesses)"] + explanation, page)
      + "\n" + lines(["bug stop takes it out"], page, as: .muted)
  }

  private func revealed(_ page: Page) -> String {
    let found = hunt?.isFound == true ? "as you found" : "not found"
    return lines(["it was \(hunt?.bug.kind.rawValue ?? "") (\(found))"] + explanation, page)
      + "\n" + lines(["it is out from here on; reset starts anew without it"], page, as: .muted)
  }

  /// Where it is, what is wrong there, and how it shows.
  private var explanation: [String] {
    guard let hunt else { return [] }
    let right = tensor.map { "; right is \($0.name) = \($0.formula)" } ?? ""
    return ["at \(hunt.bug.stage): \(hunt.bug.kind.summary)\(right)", hunt.bug.kind.symptom]
  }

  private func lines(_ lines: [String], _ page: Page, as role: Role? = nil) -> String {
    lines.map { page.style($0, as: role).wrapped(to: page.width, hanging: 2) }
      .joined(separator: "\n")
  }

  private func block(_ test: FormulaTest?, _ page: Page) -> String {
    (test?.lines ?? []).map { line in
      "\n" + ("  " + page.style(line, as: .formula)).wrapped(to: page.width, hanging: 6)
    }.joined()
  }
}

extension Int {
  /// `1 guess`, `2 guesses`.
  fileprivate func counted(_ one: String, _ many: String) -> String {
    "\(grouped) \(self == 1 ? one : many)"
  }
}
