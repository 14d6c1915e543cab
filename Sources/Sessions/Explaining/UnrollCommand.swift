import Engine
import Presentation

/// `unroll`: an exponentially weighted average with its weights.
struct UnrollCommand: Command {
  let name = "unroll"
  let topic = Topic.look
  let summary = "write a weighted average out: each past iteration with its weight"
  let usage = ["unroll AVERAGE[i, j] [--all]"]
  let completions = [CompletionKind.tensors]
  let examples = ["unroll vdW1[0, 0]", "unroll sdW1_corrected[0, 0]", "unroll mu1_avg[0, 0]"]
  let details = """
    v = beta·v + (1 - beta)·dW is the sum of all gradients so far, that of k iterations ago with \
    weight (1 - beta)·beta^k. Optimizer averages (v, s), their corrected values and batch norm's \
    running averages can be unrolled. The terms add up to the value; --all writes out every \
    iteration. The past is fetched from the run's history, which is not touched.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var words = arguments.words
    let showsAll = words.contains("--all")
    words.removeAll { $0 == "--all" }
    guard !words.isEmpty else {
      throw arguments.usage(.missing("an average's element: vdW1[0, 0]"))
    }
    let request = try ElementRequest(words.joined(separator: " "), in: session)
    try session.state.experiment.run()
    guard let timeline = session.state.experiment.timeline else {
      throw SessionError.needs(.iteration)
    }
    let average = try UnrolledAverage(request, in: timeline, limit: showsAll ? 10_000 : 12)
    return [UnrollReport(average, digits: session.state.digits)]
  }
}
