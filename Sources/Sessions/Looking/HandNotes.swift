import Engine
import Formulas
import Languages
import Presentation

/// What follows for the rest of the iteration from giving a tensor of the run other values.
struct HandReport: Report {
  /// The most names that are told one by one.
  private static let most = 12

  private let tensor: String
  /// What was computed in this iteration with what it was before.
  private let stale: [String]
  /// The stage that will write over it before anything reads it.
  private let overwriting: StageID?

  /// Looks at a tensor that has just been set; nil where nothing follows.
  init?(_ name: String, in run: Trainer) {
    tensor = run.plan.canonicalName(name)
    stale = run.hand.byHand.contains(tensor) ? run.hand.computed(fromOld: tensor, in: run.plan) : []
    overwriting = run.stageToOverwrite(tensor)
    if stale.isEmpty, overwriting == nil { return nil }
  }

  var kind: String { "hand" }

  var fields: [(String, JSON)] {
    [
      ("tensor", .string(tensor)), ("stale", .array(stale.map { .string($0) })),
      ("overwritten_by", .optional(overwriting.map { "\($0)" })),
    ]
  }

  func text(for page: Page) -> String {
    [old, overwritten].compactMap { $0 }.map {
      page.style($0[page].wrapped(to: page.width, hanging: 2), as: .hint)
    }.joined(separator: "\n")
  }

  private var old: Localized<String>? {
    guard !stale.isEmpty else { return nil }
    let (shown, more) = (stale.prefix(Self.most), stale.count - Self.most)
    let verb = stale.count == 1 ? "was" : "were"
    return Localized(
      en: shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
        + " \(verb) computed with the old \(tensor)",
      zh: shown.joined(separator: "、") + (more > 0 ? " 等 \(stale.count) 个" : " ")
        + "是用原来的 \(tensor) 算出的")
  }

  private var overwritten: Localized<String>? {
    overwriting.map {
      Localized(
        en: "\($0) will overwrite \(tensor) when it runs", zh: "\($0) 运行时会覆盖 \(tensor)")
    }
  }
}

extension Session {
  /// Says what follows from a tensor that was given a value.
  func handNotes(on name: String) -> [any Report] {
    guard let run = state.experiment.trainer, run.plan.tensor(named: name) != nil else { return [] }
    return [HandReport(name, in: run)].compactMap { $0 }
  }

  /// What of a formula's tensors a person set by hand, or was computed before that.
  ///
  /// A parameter or a state in the midst of a formula is what it is, whoever set it.
  func handMark(on formula: Syntax?) -> HandMark? {
    guard let formula, let run = state.experiment.trainer, !run.hand.isEmpty else { return nil }
    let names = formula.names.map { (shown: $0, tensor: run.plan.canonicalName($0)) }
    let isAlone = if case .name = formula.kind { true } else { false }
    func isTold(_ name: String) -> Bool {
      isAlone || run.plan.tensor(named: name).map { !run.plan.lives(on: $0) } ?? false
    }
    return HandMark(
      set: names.filter { run.hand.byHand.contains($0.tensor) && isTold($0.tensor) }.map(\.shown),
      stale: names.compactMap { shown, tensor in
        run.hand.stale[tensor].map { (shown, $0.sorted()) }
      }, former: names.filter { run.hand.former[$0.tensor] != nil }.map(\.shown))
  }
}
