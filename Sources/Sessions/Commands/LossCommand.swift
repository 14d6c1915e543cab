import Engine
import Presentation

/// `loss`: what training makes small.
struct LossCommand: Command {
  let name = "loss"
  let topic = Topic.setUp
  let summary = "choose the loss"
  let usage = ["loss bce|ce|squared"]
  let completions = [CompletionKind.words(Loss.allCases.map(\.rawValue))]
  let examples = ["loss squared"]
  let details = """
    bce is binary cross-entropy, summed over the output units; ce is cross-entropy over classes; \
    squared is half the squared error. The cost is the mean over the batch. Unless chosen, the \
    loss follows the output: sigmoid bce, softmax ce, others squared. Training starts anew.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = try arguments.next("bce, ce or squared")
    try arguments.finish()
    guard let loss = Loss(rawValue: word) else {
      throw arguments.usage(
        .choice("loss", text: word, choices: Loss.allCases.map(\.rawValue)))
    }
    guard let layers = session.state.experiment.layers else { throw SessionError.needs(.network) }
    _ = try Network(inputs: 1, layers: layers, loss: loss)
    session.state.experiment.use(loss)
    return [try NetworkSummary(session.state.experiment).report]
  }
}
