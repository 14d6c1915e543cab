import Presentation
import Studies

/// `doctor`: what is the matter with a run.
struct DoctorCommand: Command {
  let name = "doctor"
  let topic = Topic.check
  let summary = "look for what stands in the way of learning, with the evidence"
  let usage = ["doctor"]
  let examples = ["doctor"]
  let details = """
    It looks for dead ReLU units, saturation, vanishing and exploding gradients, units that are \
    all the same, a cost that rises, swings or stands still, overfitting, inputs that are not \
    normalised, rare classes, and a first cost far above guessing; and says what it could not \
    look at. Units and gradients are those of a pass over the training part at the weights as \
    they are, without dropout, on a copy: nothing changes. The commands it names show the last \
    iteration, whose numbers may differ a little.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let run = try session.state.experiment.run()
    guard let splits = session.state.experiment.splits else { throw SessionError.needs(.data) }
    return [DoctorReport(try Checkup(run, on: splits))]
  }
}
