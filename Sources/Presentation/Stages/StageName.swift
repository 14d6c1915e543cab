import Engine
import Languages

/// A stage's name taken apart: `forward.2.linear` is the linear stage of layer 2, forward.
struct StageName: Sendable, Hashable {
  /// The name itself.
  let text: String
  /// `batch`, `forward`, `cost`, `backward` or `update`.
  let pass: String
  /// The layer's number, where the stage belongs to one.
  let layer: Int?
  /// What it computes, where a layer's pass has several stages.
  let concept: String?

  init(_ text: String) {
    let parts = text.split(separator: ".").map(String.init)
    self.text = text
    pass = parts.first ?? text
    layer = parts.dropFirst().first.flatMap { Int($0) }
    let rest = parts.dropFirst(layer == nil ? 1 : 2).joined(separator: ".")
    concept = rest.isEmpty ? nil : rest
  }

  /// What is computed by a formula of the learner's.
  static let yours = Localized(en: "(yours)", zh: "（你的）")

  /// What was computed by the formula before.
  static let fromNextRun = Localized(en: "(from its next run)", zh: "（下次运行起）")

  private static let ownPass = Localized(en: "your own", zh: "你自己的")

  var role: Role {
    switch pass {
    case "backward": .backward
    case "update": .update
    case "cost": .cost
    default: .forward
    }
  }

  /// What the pass is called.
  var passWords: Localized<String> {
    pass == "own" ? Self.ownPass : StageID.Pass(rawValue: pass)?.words ?? Localized(pass)
  }

  /// The pass, as the heading of what belongs to it.
  func heading(for page: Page) -> String {
    page.style(page.line(passWords[page]).wrapped(to: page.width), as: role)
  }

  private var conceptWords: Localized<String>? {
    switch concept {
    case "linear": Localized(en: "linear", zh: "线性")
    case "activation": Localized(en: "activation", zh: "激活")
    default: concept.map { Localized($0) }
    }
  }

  /// `iteration 1 · forward · layer 2 · linear`.
  func headline(iteration: Int, epoch: Int?, for page: Page) -> String {
    let times = [Localized.epoch(epoch ?? 0), .iteration(iteration)]
    let when = times.dropFirst(epoch == nil ? 1 : 0).map { $0[page] }
    let place = [passWords, layer.map { .layer($0) }, conceptWords].compactMap(\.self)
      .map { page.line($0[page]) }
    let dot = page.joint
    return page.style(when.joined(separator: dot) + dot, as: .muted)
      + page.style(place.joined(separator: dot), as: role)
  }
}
