import Engine
import Presentation

/// `replace`: a fresh layer in another's place, the others as they are.
struct ReplaceCommand: Command {
  let name = "replace"
  let topic = Topic.setUp
  let summary = "put a fresh layer in another's place and keep the rest"
  let usage = ["replace LAYER UNITS ACTIVATION [keep=] [batchnorm] [init=] [slope=]"]
  let options = ["keep", "init", "slope"]
  let completions = [
    CompletionKind.words(Activation.allCases.map(\.rawValue) + ["batchnorm", "keep=", "init="])
  ]
  let examples = ["replace 3 5 softmax", "replace 1 64 relu keep=0.8"]
  let details = """
    The layer gets the weights that the seed draws at its place, and learns even where the old \
    one was frozen; the other layers keep their weights as they are and stay frozen where they \
    were. Only the last layer may get another number of units. The run begins anew from these \
    weights: iterations and t are counted from 0 and an optimizer's averages start at 0, so that \
    their correction is right for the fresh layer too. `reset` trains the same network from \
    scratch.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard let layers = session.state.experiment.layers else { throw SessionError.needs(.network) }
    var arguments = arguments
    let word = try arguments.next("the number of a layer")
    let number = try arguments.integer(word, named: "layer", in: 1...layers.count)
    let layer = try LayerSyntax.layer(arguments)
    try session.state.experiment.replace(number, with: layer)
    return [
      try NetworkSummary(session.state.experiment).report,
      KeptWeights(session.state.experiment).report,
    ]
  }
}
