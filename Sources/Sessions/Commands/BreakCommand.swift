import Engine
import Formulas
import Presentation

/// `break`: stops a run where a condition becomes true or a stage has run.
struct BreakCommand: Command {
  let name = "break"
  let topic = Topic.run
  let summary = "stop runs where a condition turns true, or at a stage"
  let usage = ["break CONDITION", "break STAGE"]
  let completions = [CompletionKind.tensors]
  let examples = ["break J < 0.1", "break isnan(J)", "break norm(dW1) < 1e-4", "break cost"]
  let details = """
    `train`, `continue` stop there with everything to be looked at. A condition is any formula; \
    it is worked out after the stages that write its names, and stops the run when it turns true. \
    A STAGE is a name from `plan`, or a pass or layer, whose last stage is meant.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    let source = arguments.rest
    guard !source.isEmpty else { throw arguments.usage(.missing("a condition or a stage")) }
    let plan = try session.state.experiment.run().plan
    if plan.lastStage(of: source) != nil { return [session.addBreakpoint(.stage(source))] }
    let (condition, value) = try session.foresee(source)
    guard value.truth != nil else {
      throw SessionError.kind(source, needed: "one number, true or false; try all(…) or any(…)")
    }
    return [session.addBreakpoint(.condition(condition))]
  }
}

extension Session {
  /// Remembers a breakpoint.
  func addBreakpoint(_ cause: Breakpoint.Cause) -> TextReport {
    let number = (state.breakpoints.map(\.number).max() ?? 0) + 1
    let breakpoint = Breakpoint(number: number, cause: cause)
    state.breakpoints.append(breakpoint)
    return TextReport("\(number): \(breakpoint.description)")
  }
}
