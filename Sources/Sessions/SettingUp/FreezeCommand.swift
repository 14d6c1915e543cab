import Engine
import Languages
import Presentation

/// `freeze`: layers that updates leave alone.
struct FreezeCommand: Command {
  let name = "freeze"
  let topic = Topic.setUp
  let summary = Localized(en: "let updates leave some layers as they are", zh: "更新时让某些层保持不变")
  let usage = ["freeze LAYERS"]
  let examples = ["freeze 1-2", "freeze 1"]
  let details = Localized(
    en: """
      Gradients of a frozen layer are still computed and can be looked at; only its update \
      is left out. A run under way goes on.
      """,
    zh: """
      冻结的层仍然计算梯度，可以查看；只是不更新。正在进行的训练继续。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard !arguments.rest.isEmpty else {
      throw arguments.usage(.missing(Localized(en: "the layers, as 1-2", zh: "哪些层，例如 1-2")))
    }
    let layers = try LayerRange.layers(arguments.rest, of: arguments, in: session)
    try session.state.experiment.setFrozen(true, layers)
    return [try NetworkSummary(session.state.experiment).report]
  }
}

/// `unfreeze`: all layers learn again, or some.
struct UnfreezeCommand: Command {
  let name = "unfreeze"
  let topic = Topic.setUp
  let summary = Localized(en: "let frozen layers learn again", zh: "让冻结的层重新学习")
  let usage = ["unfreeze [LAYERS]"]
  let examples = ["unfreeze", "unfreeze 2"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    let layers = try LayerRange.layers(arguments.rest, of: arguments, in: session)
    try session.state.experiment.setFrozen(false, layers)
    return [try NetworkSummary(session.state.experiment).report]
  }
}

/// Reads `1-2`, `1,3` or nothing, which means all.
enum LayerRange {
  static func layers(
    _ text: String, of arguments: Arguments, in session: Session
  ) throws -> Set<Int> {
    guard let all = session.state.experiment.layers else { throw SessionError.needs(.network) }
    guard !text.isEmpty else { return Set(1...all.count) }
    var layers: Set<Int> = []
    for part in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      let ends = try part.split(separator: "-", omittingEmptySubsequences: false).map {
        try arguments.integer(String($0), named: "layer", in: 1...all.count)
      }
      guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last else {
        throw arguments.usage(
          .value(
            option: Localized("layers"), text: String(part),
            needed: Localized(en: "a layer or a range as 1-2", zh: "一层，或 1-2 这样的范围")))
      }
      layers.formUnion(first...last)
    }
    return layers
  }
}
