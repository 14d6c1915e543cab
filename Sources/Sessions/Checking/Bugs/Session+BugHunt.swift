import Engine
import Explaining
import Languages
import Matrices
import Presentation

extension Session {
  /// Plants a mistake, of any kind that fits or of one kind, and starts training anew.
  /// - Throws: `BugRefusal` where one is planted already, or none fits.
  func startHunt(_ name: BugName?) throws -> BugReport {
    guard try hunt() == nil else { throw BugRefusal.planted }
    let run = try state.experiment.run()
    let fitting = (name?.kinds ?? BugKind.allCases).map { kind in
      run.places(for: kind).map { kind.bug(in: $0.name) }
    }.filter { !$0.isEmpty }
    guard !fitting.isEmpty else { throw BugRefusal.doesNotFit(name) }
    // The kind first, so that a kind that fits many stages is not more likely.
    let bug = state.random.choice(state.random.choice(fitting))
    state.experiment.restart()
    try state.experiment.set { $0.bug = bug }
    state.hunt = try hunt()
    return BugReport(.planted, state.hunt)
  }

  /// The hunt that is on: nil where no mistake is in the run, whatever the reason.
  func hunt() throws -> BugHunt? {
    guard state.experiment.isComplete else { return nil }
    let plan = try state.experiment.run().plan
    guard let bug = plan.bug, let stage = plan.stage(writing: bug.tensor)?.id else { return nil }
    if let hunt = state.hunt, hunt.bug == bug { return hunt }
    return BugHunt(bug: bug, stage: stage)
  }

  /// Judges a guess.
  func guess(_ name: BugName) throws -> BugReport {
    guard var hunt = try hunt() else { return BugReport(.none) }
    let run = try state.experiment.run()
    hunt.guesses += hunt.isFound ? 0 : 1
    let isRight = hunt.bug.kind.map(name.kinds.contains) ?? false
    if isRight { hunt.isFound = true }
    state.hunt = hunt
    guard !isRight else { return BugReport(.right, hunt, tensor: run.plan.spoiledTensor) }
    let places = name.kinds.map { ($0, run.places(for: $0)) }
    let (kind, tensors) = places.first { !$0.1.isEmpty } ?? places[0]
    // At the planted mistake's stage a test fails, though for another reason.
    let test = tensors.lazy.compactMap { tensor -> FormulaTest? in
      guard let stage = run.plan.stage(writing: tensor.name)?.id, stage != hunt.stage else {
        return nil
      }
      return FormulaTest(tensor, of: stage, in: run)
    }.first
    let event = BugReport.Event.wrong(kind, name: name.text, fits: !tensors.isEmpty, test)
    return BugReport(event, hunt)
  }

  /// The next hint.
  func bugHint() throws -> BugReport {
    guard var hunt = try hunt() else { return BugReport(.none) }
    let run = try state.experiment.run()
    let hint = BugHint(rawValue: hunt.hints) ?? .test
    hunt.hints = min(hunt.hints + 1, BugHint.allCases.count)
    state.hunt = hunt
    guard let tensor = run.plan.spoiledTensor else { return BugReport(.none) }
    let stage = hunt.stage
    switch hint {
    case .pass:
      return BugReport(.hint(Self.place(stage.pass), nil), hunt)
    case .stage:
      let words = Localized(en: "look closely at the stage \(stage)", zh: "仔细看看阶段 \(stage)")
      return BugReport(.hint(words, nil), hunt)
    case .test:
      let test = FormulaTest(tensor, of: stage, in: run)
      let words = Localized(
        en: "\(tensor.name) is not what its formula says:", zh: "\(tensor.name) 不是它的公式说的：")
      return BugReport(.hint(words, test), hunt)
    }
  }

  private static func place(_ pass: StageID.Pass) -> Localized<String> {
    Localized(
      en: "it is in the \(pass.words.en) pass", zh: "它在\(pass.words.zh)（\(pass.rawValue)）里")
  }

  /// Takes the mistake out and says what it was.
  func stopHunt() throws -> BugReport {
    guard let hunt = try hunt() else { return BugReport(.none) }
    let tensor = try state.experiment.run().plan.spoiledTensor
    try state.experiment.set { $0.bug = nil }
    state.hunt = nil
    return BugReport(.revealed, hunt, tensor: tensor)
  }
}

/// Why no mistake can be planted.
enum BugRefusal: Error {
  case planted
  /// What was asked for, or any.
  case doesNotFit(BugName?)
}

extension NumPyRandom {
  /// One of some elements, of which there must be one.
  fileprivate mutating func choice<Element>(_ elements: [Element]) -> Element {
    elements[Int(integer(through: UInt32(elements.count - 1)))]
  }
}
