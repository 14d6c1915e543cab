import Engine
import Presentation

/// `gradcheck`: the gradients against central differences.
struct GradcheckCommand: Command {
  let name = "gradcheck"
  let topic = Topic.check
  let summary = "check the gradients against central differences"
  let usage = ["gradcheck [epsilon=1e-7] [limit=]"]
  let options = ["epsilon", "limit"]
  let examples = ["gradcheck", "gradcheck epsilon=1e-6 limit=100"]
  let details = """
    Each element of theta is moved by epsilon both ways and the cost's change compared with the \
    gradient: ‖approx - grad‖ / (‖approx‖ + ‖grad‖). Below 1e-7 is right, below 1e-5 worth a \
    look, above 1e-3 wrong. It works on the current mini-batch, in float64, without dropout, on \
    a copy: nothing changes. limit= checks only so many elements of each tensor.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let epsilon = try arguments.number("epsilon") ?? 1e-7
    guard epsilon > 0, epsilon <= 1 else {
      throw arguments.usage(
        .value(option: "epsilon", text: epsilon.shortText(), needed: "above 0 and at most 1"))
    }
    let limit = try arguments.integer("limit", in: 1...Int.max)
    try arguments.finish(options: options)
    let run = try session.state.experiment.run()
    var bar = WorkMeter("checking gradients", session)
    let check = try run.checkGradients(epsilon: epsilon, limit: limit ?? .max) { fraction in
      bar.show(fraction)
      return session.isInterrupted()
    }
    bar.finish()
    guard let check else { throw SessionError.interrupted }
    return [GradcheckReport(check)]
  }
}
