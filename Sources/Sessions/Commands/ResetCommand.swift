import Presentation

/// `reset`: back to the first weights.
struct ResetCommand: Command {
  let name = "reset"
  let topic = Topic.setUp
  let summary = "go back to the first weights, same seed"
  let usage = ["reset"]
  let examples = ["reset"]
  let details = """
    Weights kept from another run (data … weights=keep, replace) are let go of too, so that the \
    same network trains from scratch.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    session.state.experiment.restart()
    let seed = session.state.experiment.hyperparameters.seed
    return [TextReport("back before iteration 1, with the first weights of seed \(seed)")]
  }
}
