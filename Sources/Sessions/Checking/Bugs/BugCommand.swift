import Explaining
import Languages
import Presentation

/// `bug`: a planted mistake to be found.
struct BugCommand: Command {
  let name = "bug"
  let topic = Topic.check
  let summary = Localized(en: "plant a mistake in a stage and find it", zh: "在一个阶段里埋一个错误，再把它找出来")
  let usage = ["bug start [NAME]", "bug names", "bug guess NAME", "bug hint", "bug stop", "bug"]
  let completions = [CompletionKind.words(Action.allCases.map(\.rawValue)), .bugs]
  let examples = ["bug start", "bug names", "bug guess missing-average", "bug stop"]
  let details = Localized(
    en: """
      One stage then computes something wrong, and says of itself what would be right. \
      Compare its value with its formula (`expect dW2 ~ FORMULA`), run gradcheck, \
      look with show and why. The mistake stays through back, branches and reset, until bug \
      stop. Which one is planted follows from the random stream of your formulas: \
      np.random.seed(1) before it repeats it.
      """,
    zh: """
      此后有一个阶段算错，却仍然说着正确的公式。把它的值和公式比较（`expect dW2 ~ 公式`），\
      运行 gradcheck，用 show 和 why 查看。back、分支和 reset 都去不掉这个错误，直到 bug \
      stop。埋哪一个由你公式里的随机数流决定：先输入 np.random.seed(1) 可以重现。
      """)

  /// What can be done.
  private enum Action: String, CaseIterable {
    case start, names, guess, hint, stop
  }

  func completions(after words: [String]) -> [CompletionKind] {
    words.isEmpty ? [completions[0]] : words == ["start"] || words == ["guess"] ? [.bugs] : []
  }

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    guard let word = arguments.next() else {
      return [try session.hunt().map { BugReport(.status, $0) } ?? BugReport(.none)]
    }
    guard let action = Action(rawValue: word) else {
      throw arguments.usage(
        .choice(
          Localized(en: "the action", zh: "动作"), text: word,
          choices: Action.allCases.map(\.rawValue)))
    }
    let name =
      switch action {
      case .start: try arguments.next().map { try Self.name($0, arguments) }
      case .guess:
        try Self.name(
          try arguments.next(Localized(en: "a name from bug names", zh: "bug names 里的一个名字")),
          arguments)
      default: BugName?.none
      }
    try arguments.finish()
    switch action {
    case .start: return [try session.startHunt(name)]
    case .names: return [BugNamesReport(try? session.state.experiment.run())]
    case .guess: return try name.map { [try session.guess($0)] } ?? []
    case .hint: return [try session.bugHint()]
    case .stop: return [try session.stopHunt()]
    }
  }

  private static func name(_ word: String, _ arguments: Arguments) throws -> BugName {
    guard let name = BugName(word) else {
      throw arguments.usage(
        .choice(Localized(en: "the mistake", zh: "bug 的名字"), text: word, choices: BugName.all))
    }
    return name
  }
}
