import Engine
import Languages
import Presentation

/// `blank`: formulas are taken out, for the learner to write.
struct BlankCommand: Command {
  let name = "blank"
  let topic = Topic.setUp
  let summary = Localized(en: "take formulas out, to write them yourself", zh: "把公式拿掉，由你自己来写")
  let usage = ["blank TENSOR…", "blank dW[l]", "blank forward|backward|cost|update|all"]
  let completions = [
    CompletionKind.computed, .words(["forward", "backward", "cost", "update", "all"]),
  ]
  let examples = ["blank dW2", "blank backward"]
  let details = Localized(
    en: """
      A run stops at a blank and says what is to be written; nothing shows the engine's formula \
      until then. `rewrite dW2 = …` writes it and is judged as `try` judges; `blanks` lists what \
      is left, `rewrite all off` gives everything back to the engine.
      """,
    zh: """
      训练到空白处就停下，说要写什么；写好之前哪里都看不到引擎的公式。`rewrite dW2 = …` 填写它，\
      像 `try` 那样判断；`blanks` 列出还剩什么，`rewrite all off` 全部还给引擎。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    let run = try session.state.experiment.run()
    let words = arguments.rest.split { ", ，、".contains($0) }.map(String.init)
    guard !words.isEmpty else { return [OwnFormulasReport(session.state.experiment)] }
    if words.last == "off" { throw RewritingProblem.blankOff }
    let own = session.state.experiment.hyperparameters.own
    let blanks = try words.flatMap { word in
      let named = try tensors(word, in: run.plan)
      let engines = named.filter { own[$0]?.new == nil }
      if engines.isEmpty, let first = named.first { throw RewritingProblem.onlyOwn(first) }
      return engines
    }
    try session.state.experiment.set { hyper in
      blanks.forEach { hyper.own.write(.init($0, nil)) }
    }
    return [OwnFormulasReport(session.state.experiment)]
  }

  private func tensors(_ word: String, in plan: Plan) throws -> [String] {
    func written(_ passes: [StageID.Pass]) -> [String] {
      plan.stages.filter { passes.contains($0.id.pass) }.flatMap(\.writes).map(\.name)
    }
    switch word {
    case "all": return written([.forward, .cost, .backward, .update])
    case "forward", "cost", "backward", "update":
      return written(StageID.Pass(rawValue: word).map { [$0] } ?? [])
    default:
      let names = plan.tensors(meantBy: word)
      guard let first = names.first, let stage = plan.stage(writing: first) else {
        if word == "alpha" { throw RewritingProblem.counted(word) }
        let known = plan.stages.flatMap(\.writes).map(\.name)
        if known.contains(where: { $0.withoutNumber == word }) {
          throw RewritingProblem.unknown(word, nearest: "\(word)[l]")
        }
        throw RewritingProblem.unknown(word, nearest: word.nearest(among: known))
      }
      guard stage.id.pass != .batch else { throw RewritingProblem.taken(first) }
      return names
    }
  }
}

/// `blanks`: what is still to be written.
struct BlanksCommand: Command {
  let name = "blanks"
  let topic = Topic.setUp
  let summary = Localized(en: "list the formulas that are yours to write", zh: "列出等你来写的公式")
  let usage = ["blanks"]
  let examples = ["blanks"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    return [BlanksReport(try session.state.experiment.run())]
  }
}

/// What is still to be written, with the shape it has to have.
struct BlanksReport: Report {
  private let rows: [(name: String, stage: String, shape: String)]

  init(_ run: Trainer) {
    rows = run.plan.blanks.map { spec in
      (
        spec.name, run.plan.stage(writing: spec.name).map { "\($0.id)" } ?? "",
        "\(run.shape(of: spec))"
      )
    }
  }

  /// Whether nothing is.
  var isEmpty: Bool { rows.isEmpty }

  var kind: String { "blanks" }

  var fields: [(String, JSON)] {
    [
      (
        "blanks",
        .array(
          rows.map {
            .object([
              ("name", .string($0.name)), ("stage", .string($0.stage)),
              ("shape", .string($0.shape)),
            ])
          })
      )
    ]
  }

  func text(for page: Page) -> String {
    guard !rows.isEmpty else {
      return page.style(Localized(en: "Nothing is blank.", zh: "没有空白。")[page], as: .muted)
    }
    let table = Table(
      columns: [
        .init(Localized(en: "to be written", zh: "要写的")), .init(Localized(en: "shape", zh: "形状")),
        .init(Localized(en: "stage", zh: "阶段")),
      ], rows: rows.map { [.text($0.name), .text($0.shape), .text($0.stage)] })
    return table.text(for: page)
  }
}
