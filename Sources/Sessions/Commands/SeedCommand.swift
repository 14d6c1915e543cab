import Presentation

/// `seed`: where the experiment's random stream starts.
struct SeedCommand: Command {
  let name = "seed"
  let topic = Topic.setUp
  let summary = "choose where the random numbers start"
  let usage = ["seed N"]
  let examples = ["seed 3"]
  let details = """
    N is from 0 to 4294967295. The weights, the order of each epoch and the dropout masks are \
    those of NumPy after np.random.seed(N). Training starts anew; so do rand and randn in \
    formulas, which have a stream of their own.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = try arguments.next("a number")
    try arguments.finish()
    let seed = UInt32(try arguments.integer(word, named: "seed", in: 0...Int(UInt32.max)))
    session.state.experiment.restart(seed: seed)
    session.state.random = .init(seed: seed)
    return [TextReport("seed \(seed): the next weights are drawn as after np.random.seed(\(seed))")]
  }
}
