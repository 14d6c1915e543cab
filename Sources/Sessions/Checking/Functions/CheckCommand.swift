import Cells
import Engine
import Explaining
import Formulas
import Languages
import Presentation

/// `check`: judges a learner's function by the engine's own stage.
struct CheckCommand: Command {
  let name = "check"
  let topic = Topic.check
  let summary = Localized(
    en: "judge a function of yours by the stage it computes", zh: "用对应的阶段检查你写的函数")
  let usage = ["check", "check FUNCTION [as STAGE]"]
  let completions = [CompletionKind.ownFunctions]

  func completions(after words: [String]) -> [CompletionKind] {
    if words.isEmpty { return [.ownFunctions] }
    return words.last == "as" ? [.stageNames] : words.count == 1 ? [.words(["as"])] : []
  }

  let examples = ["check", "check relu", "check my_relu as forward.1.activation"]
  let details = Localized(
    en: """
      The stage is told by the function's name (relu, linear_forward, compute_cost, \
      sigmoid_backward, update_parameters_with_adam, …) or after `as`, where update and backward \
      are all layers at once; what a parameter is given, by its own (Z, A_prev, W, b, dA, dZ, Y, \
      AL, cache, parameters, grads, v, s, state, keep_prob, …). The function runs on the run as it is, with other sizes, one example, one unit, zeros, and large values, \
      then at the edges that try looks at (Z beside 0 and far from it, large gradients and weights), \
      and is looked at for the first that fails: does it run, what it returns, types, shapes, whether it \
      changes its arguments or reads from outside, values; a known mistake is named as `try` names \
      it, and a number that is a setting of this run. A gradient behind a forward formula of yours is judged \
      by finite differences, as gradcheck does. The right values are not shown. Each further failure gives a plainer hint. A function \
      that fails stops a script. Alone it lists your functions.
      """,
    zh: """
      阶段由函数的名字看出（relu、linear_forward、compute_cost、sigmoid_backward、\
      update_parameters_with_adam……），或者写在 as 后面，update 和 backward 表示所有层一起；参数由参数的名字看出\
      （Z、A_prev、W、b、dA、dZ、Y、AL、cache、parameters、grads、v、s、state、keep_prob……）。函数要在六种情况下运行：当前的训练、别的大小、一个样本、一个单元、全零、\
      很大的值；然后像 try 一样看边缘：Z 接近 0 和很大的地方，梯度和权重很大的地方。依次看：能不能运行、返回什么、类型、形状、有没有改动参数或读取外面的变量、数值；常见错误\
      像 try 一样指出名字，写死的数字如果正是这次训练的设置也会说明。前向公式是你自己的时，梯度像 gradcheck 那样用差分判断。不显示正确的值。每失败一次，提示就更明白一些。没通过的函数会让脚本停下。单独输入列出你的函数。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    session.adoptVariables()
    guard let name = arguments.next() else { return [try list(session)] }
    var stage: String?
    if let word = arguments.next() {
      guard word == "as" else { throw arguments.usage(.unexpected(word)) }
      guard let given = arguments.next() else {
        throw arguments.usage(
          .missing(
            Localized(
              en: "a stage, such as forward.1.activation", zh: "一个阶段，例如 forward.1.activation")))
      }
      stage = given
    }
    try arguments.finish()
    let report = try session.check(name, as: stage)
    session.checkedStages[name] = stage
    guard report.isPassed else {
      session.output.show(report, for: session.source)
      throw FunctionRefusal(function: name, hint: nil)
    }
    return [report]
  }

  private func list(_ session: Session) throws -> any Report {
    FunctionListReport(
      rows: try session.cells.functionNames.map { name in
        let report = try self.report(on: name, session)
        return .init(name: name, stage: report?.stage, isPassed: report?.isPassed)
      })
  }

  /// What became of one; nil where it cannot be checked.
  private func report(on name: String, _ session: Session) throws -> FunctionReport? {
    do {
      return try session.check(name, as: session.checkedStages[name], isCounted: false)
    } catch let error as CellFailureReport where error.failure.name == "KeyboardInterrupt" {
      throw error
    } catch {
      return nil
    }
  }
}
