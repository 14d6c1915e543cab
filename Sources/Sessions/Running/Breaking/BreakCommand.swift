import Engine
import Formulas
import Languages
import Presentation

/// `break`: stops a run where a condition becomes true or a stage has run.
struct BreakCommand: Command {
  let name = "break"
  let topic = Topic.run
  let summary = Localized(
    en: "stop runs where a condition turns true, or at a stage", zh: "条件成立时或在某个阶段停下")
  let usage = ["break CONDITION", "break STAGE"]
  let completions = [CompletionKind.tensors, .stages]
  let examples = ["break J < 0.1", "break isnan(J)", "break norm(dW1) < 1e-4", "break cost"]
  let details = Localized(
    en: """
      `train`, `continue` stop there with everything to be looked at. A condition is any \
      formula; it is worked out after the stages that write its names, and stops the run \
      when it turns true. A STAGE is a name from `plan`, or a pass or layer, whose last \
      stage is meant.
      """,
    zh: """
      `train`、`continue` 会停在那里，什么都可以查看。条件可以是任何公式；写入其中名字的阶\
      段运行之后就计算它，由假变真时停下。STAGE 是 `plan` 里的名字，或者一趟、一层的名字，\
      指其中最后一个阶段。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    let source = arguments.rest
    guard !source.isEmpty else {
      throw arguments.usage(.missing(Localized(en: "a condition or a stage", zh: "一个条件或阶段")))
    }
    let plan = try session.state.experiment.run().plan
    if plan.lastStage(of: source) != nil { return [session.addBreakpoint(.stage(source))] }
    let (condition, value) = try session.foresee(source)
    guard value.truth != nil else {
      throw SessionError.kind(
        source,
        needed: Localized(
          en: "one number, true or false; try all(…) or any(…)", zh: "一个真或假的数；试试 all(…) 或 any(…)"))
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
