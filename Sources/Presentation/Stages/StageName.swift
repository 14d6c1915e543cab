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

  var role: Role {
    switch pass {
    case "backward": .backward
    case "update": .update
    case "cost": .cost
    default: .forward
    }
  }

  /// `iteration 1 · forward · layer 2 · linear`.
  func headline(iteration: Int, epoch: Int?, for page: Page) -> String {
    let when = ["epoch \(epoch ?? 0)", "iteration \(iteration)"].dropFirst(epoch == nil ? 1 : 0)
    let place = [pass, layer.map { "layer\(String.noBreakSpace)\($0)" }, concept].compactMap(\.self)
      .map(page.line)
    let dot = " \(page.glyphs.dot) "
    return page.style(when.joined(separator: dot) + dot, as: .muted)
      + page.style(place.joined(separator: dot), as: role)
  }
}
