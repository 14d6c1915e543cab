import Engine
import Languages
import Matrices
import Presentation

/// `shapes`: the algebra of the whole network before a number is computed.
struct ShapesCommand: Command {
  let name = "shapes"
  let topic = Topic.look
  let summary = Localized(
    en: "print the forward and backward algebra with its sizes", zh: "列出前向和反向的全部运算及大小")
  let usage = ["shapes [forward|backward|LAYER] [full]"]
  let completions = [CompletionKind.words(["forward", "backward", "full"])]
  let examples = ["shapes", "shapes backward", "shapes 2 full"]
  let details = Localized(
    en: """
      Every formula of the forward and the backward pass with the shapes of its matrices. \
      The inner dimensions of a product, which must match, are marked; m stands for the \
      examples: 1, or as many as a batch has. With full, the shapes for one example and for \
      the batch are both written out, as they always are where the screen has room. Where \
      it has none for every formula, products are written out, and of other tensors the \
      shapes: a pass or a layer shows more.
      """,
    zh: """
      前向和反向的每个公式，以及其中矩阵的形状。乘积里必须相等的内侧维度有标记；m 是样本数\
      ：1，或者一批有多少。加上 full，一个样本和一整批的形状都写出来；屏幕够大时总是这样。\
      一屏放不下所有公式时，只写出矩阵乘法，其他张量只列形状：再看某一遍或某一层。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    let run = try session.state.experiment.run()
    let (part, isFull) = try Self.request(arguments, layers: run.plan.network.depth)
    let hyper = session.state.experiment.hyperparameters
    let batch = min(hyper.batchSize ?? run.data.count, run.data.count)
    let record = StageRecord(run)
    let rows = run.plan.stages.filter { part.contains($0.id) }.flatMap { stage in
      let one = record.shapes(of: stage) { $0.shape(examples: 1) }
      let many = record.shapes(of: stage) { $0.shape(examples: batch) }
      return stage.writes.filter { !$0.isScalar }.map { spec in
        ShapesReport.Row(
          stage: "\(stage.id)", target: spec.name, formula: spec.formula, one: one, batch: many,
          isOwn: spec.isOwn)
      }
    }
    return [ShapesReport(rows, batchSize: batch, isFull: isFull)]
  }

  /// What is asked for of the algebra.
  private enum Part {
    case all, pass(StageID.Pass), layer(Int)

    func contains(_ stage: StageID) -> Bool {
      switch self {
      case .all: [.forward, .cost, .backward].contains(stage.pass)
      case .pass(let pass): stage.pass == pass
      case .layer(let layer): stage.layer == layer && stage.pass != .update
      }
    }
  }

  private static func request(
    _ arguments: Arguments, layers: Int
  ) throws -> (part: Part, isFull: Bool) {
    var arguments = arguments
    var (part, isFull) = (Part.all, false)
    while let word = arguments.next() {
      switch word {
      case "full": isFull = true
      case "forward": part = .pass(.forward)
      case "backward": part = .pass(.backward)
      default:
        guard Arguments.number(word) != nil else { throw arguments.usage(.unexpected(word)) }
        part = .layer(try arguments.integer(word, named: "layer", in: 1...layers))
      }
    }
    try arguments.finish()
    return (part, isFull)
  }
}
