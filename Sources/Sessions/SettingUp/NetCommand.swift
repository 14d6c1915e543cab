import Engine
import Languages
import Presentation

/// `net`: the layers of the network.
struct NetCommand: Command {
  let name = "net"
  let topic = Topic.setUp
  let summary = Localized(en: "describe the network's layers", zh: "描述网络的各层")
  let usage = ["net [N x] UNITS ACTIVATION [keep=] [batchnorm] [init=] [slope=] [bias=], …", "net"]
  let options = ["keep", "init", "slope", "bias"]
  let completions = [
    CompletionKind.words(
      Activation.allCases.map(\.rawValue) + ["x", "batchnorm"])
  ]

  /// A layer begins with its units: nothing stands there but a number.
  func completions(after words: [String]) -> [CompletionKind] {
    words.last.map { $0.hasSuffix(",") } ?? true ? [.units] : completions
  }

  func options(after words: [String]) -> [String] {
    words.last.map { $0.hasSuffix(",") } ?? true ? [] : options
  }

  func completions(ofOption name: String) -> [CompletionKind] {
    switch name {
    case "init": [.words(Initialization.names)]
    case "bias": [.words(["on", "off"])]
    default: []
    }
  }

  let examples = [
    "net 16 relu, 3 softmax", "net 64 relu keep=0.8, 32 tanh batchnorm, 1 sigmoid",
    "net 10 x 50 relu, 1 sigmoid",
  ]
  let details = Localized(
    en: """
      The layers after the input, separated by commas; how many inputs there are follows \
      from the data. N x stands before a layer that comes N times. Activations: \
      \(Self.activations). keep= is the share of units dropout keeps. \
      init= is one of he xavier small large zeros and rand-he, rand-xavier, …, which draw \
      from [0, 1) as the notes print it. bias=off leaves b out. The loss follows the last activation. Training \
      starts anew. `net` alone tells what there is.
      """,
    zh: """
      输入之后的各层，用逗号隔开；输入有多少由数据决定。N x 写在一层前面，表示这样的层重复\
       N 次：net 10 x 50 relu, 1 sigmoid 有十个同样的隐藏层。激活函数有 \
      \(Self.activations)。keep= 是 dropout 保留单元的比例。init= 是 he \
      xavier small large zeros 之一，或 rand-he、rand-xavier 等，后者像讲义里那样从 [0, \
      1) 抽取。bias=off 去掉 b。损失由最后的激活函数决定。训练从头开始。单独输入 `net` 说明现在的网络。
      """)

  private static let activations = Activation.allCases.map(\.rawValue).joined(separator: " ")

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard !arguments.rest.isEmpty else {
      return [try NetworkSummary(session.state.experiment).report]
    }
    let layers = try LayerSyntax.parse(arguments)
    // The number of inputs is not known before there is data; every other rule can be checked.
    _ = try Network(inputs: 1, layers: layers)
    let before = session.state.experiment
    session.state.experiment.use(layers, loss: nil)
    try session.state.experiment.checkMemory()
    return [try NetworkSummary(session.state.experiment).report]
      + LetGoNote.reports(since: before, session) + BeginningNote.seed(session)
      + BeginningNote.hidden(since: before, session)
  }
}
