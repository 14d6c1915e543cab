import Engine
import Explaining
import Formulas
import Languages
import Presentation

/// `try`: judges a learner's formula.
struct TryCommand: Command {
  let name = "try"
  let topic = Topic.check
  let summary = Localized(
    en: "judge your own formula for a tensor, and name the mistake", zh: "判断你自己写的公式，指出错在哪里")
  let usage = ["try TENSOR = FORMULA"]
  let completions = [CompletionKind.tensors]
  let examples = ["try dW2 = dZ2 @ A1.T / m", "try Z1 = W1 @ X + b1"]
  let details = Localized(
    en: """
      The formula is worked out from what the tensor's stage read and compared with what it \
      computed, here and in a run of the same shapes with other numbers, so every equal form \
      is right. Where it is wrong, the known mistake that gives your value is named: a \
      missing 1/m, a transpose, an axis, g', a sign, keep_prob, lambda, a bias correction, \
      where epsilon stands; two at once as well. Nothing of the run changes.
      """,
    zh: """
      用这个张量的阶段读到的值计算你的公式，与它算出的结果比较；再在形状相同、数值不同的训\
      练里比较一次，所以写法不同但相等的公式都算对。错了的话，指出哪个常见错误会得到你的值\
      ：漏了 1/m、转置、轴、g'、符号、keep_prob、lambda、偏差修正、epsilon 的位置；两个错\
      误一起也能认出。训练没有任何改变。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try session.state.experiment.run()
    let source = arguments.rest
    let statement = try parsed(source)
    guard case .assignment(let target, nil, let formula) = statement, target.indices == nil else {
      throw TryProblem.notAFormula
    }
    guard let timeline = session.state.experiment.timeline else {
      throw SessionError.needs(.iteration)
    }
    let examination = try Examination(
      of: target.name.text, for: formula, in: timeline, with: session.state.variables)
    var judge = Judge(examination.exam, formula)
    do {
      let judgement = try judge.judgement()
      if let early = examination.early, judgement.mistakes.isEmpty { throw early }
      return [
        TryReport(
          examination, judgement, source: source, formula: formula,
          digits: session.state.digits)
      ]
    } catch let error as FormulaError {
      throw FormulaFailure(error: error, source: source)
    }
  }

  private func parsed(_ source: String) throws -> Statement {
    guard !source.isEmpty else { throw TryProblem.notAFormula }
    do {
      return try Parser.parse(source)
    } catch {
      throw FormulaFailure(error: error, source: source)
    }
  }
}
