import Engine
import Languages
import Presentation

/// `replace`: a fresh layer in another's place, the others as they are.
struct ReplaceCommand: Command {
  let name = "replace"
  let topic = Topic.setUp
  let summary = Localized(
    en: "put a fresh layer in another's place and keep the rest", zh: "用新的一层替换一层，其余保留")
  let usage = ["replace LAYER UNITS ACTIVATION [keep=] [batchnorm] [init=] [slope=] [bias=]"]
  let options = ["keep", "init", "slope", "bias"]
  let completions = [
    CompletionKind.words(Activation.allCases.map(\.rawValue) + ["batchnorm"])
  ]

  func completions(ofOption name: String) -> [CompletionKind] {
    name == "init" ? [.words(Initialization.names)] : []
  }

  let examples = ["replace 3 5 softmax", "replace 1 64 relu keep=0.8"]
  let details = Localized(
    en: """
      The layer gets the weights that the seed draws at its place, and learns even where the \
      old one was frozen; the other layers keep their weights as they are and stay frozen \
      where they were. Only the last layer may get another number of units. The run begins \
      anew from these weights: iterations and t are counted from 0 and an optimizer's \
      averages start at 0, so that their correction is right for the fresh layer too. \
      `reset` trains the same network from scratch.
      """,
    zh: """
      这一层得到种子在它的位置抽取的权重，即使原来冻结也会学习；其他层的权重保持不变，冻结\
      的仍然冻结。只有最后一层可以改变单元数。训练用这些权重重新开始：迭代和 t 从 0 数起，\
      优化器的平均值从 0 开始，这样对新的一层修正也正确。`reset` 则从头训练同样的网络。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard let layers = session.state.experiment.layers else { throw SessionError.needs(.network) }
    var arguments = arguments
    let word = try arguments.next(Localized(en: "the number of a layer", zh: "一层的编号"))
    let number = try arguments.integer(word, named: "layer", in: 1...layers.count)
    let layer = try LayerSyntax.layer(arguments)
    let before = session.state.experiment
    try session.state.experiment.replace(number, with: layer)
    return [
      try NetworkSummary(session.state.experiment).report,
      KeptWeights(session.state.experiment).report,
    ] + LetGoNote.reports(since: before, session)
  }
}
