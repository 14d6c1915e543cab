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

  func completions(after words: [String]) -> [CompletionKind] {
    words.isEmpty ? [.computed] : words.count == 1 ? [] : completions
  }

  let examples = ["try dW2 = dZ2 @ A1.T", "try Z1 = W1 @ X"]
  let details = Localized(
    en: """
      The formula is worked out from what the tensor's stage read and compared with what it \
      computed, here and in a run with other data, sizes and hyper-parameters, so every equal \
      form is right, and nothing that only happens to fit; also where Z is 0, beside 0 and \
      far from it, and where gradients and weights are large. A number that is a setting here, as \
      0.9 or 9/10 for momentum_beta, is read as that setting, each by itself. Functions of yours \
      are called there as well. Where it is wrong, the known mistake that \
      gives your value in both is named; two at once as well. Nothing of the run changes. The \
      mistakes: \
      \(Mistake.identifiers).
      """,
    zh: """
      用这个张量的阶段读到的值计算你的公式，与它算出的结果比较；再在数据、大小和超参数都不\
      同的训练里比较一次，所以写法不同但相等的公式都算对，碰巧相等的不算；Z 是 0、接近 0 和很大的地方，梯度和权重很大的地方也要对。写成数的设置（例\
      如用 0.9 或 9/10 代替 momentum_beta）按那个设置来理解，每一处各自理解。你自己的函数在那里也照样调用。错了的话，指出在两处都得到你的值的常\
      见错误；两个错误一起也能认出。训练没有任何改变。认得的错误：\
      \(Mistake.identifiers)。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try session.state.experiment.run()
    let source = session.plainly(arguments.rest)
    let statement = try parsed(source)
    if case .expression(let formula) = statement, case .name(let name) = formula.kind {
      try session.refuseBlank(name)
    }
    let target = try whole(statement)
    let formula = statement.formula
    try session.refuseBlank(target.name.text)
    let gradient = try session.gradientReport(on: formula, for: target.name.text)
    if let gradient, gradient.fitness != .unknown { return [gradient] }
    do {
      let verdict = try session.verdict(
        on: formula, for: target.name.text, calling: session.ownFunctions(in: formula))
      // What has another shape is no derivative, whatever else cannot be told.
      if let gradient, !verdict.isOfOtherShape { return [gradient] }
      if let early = verdict.exam.early, verdict.judgement.mistakes.isEmpty { throw early }
      return [
        TryReport(verdict, source: source, formula: formula, digits: session.state.digits)
      ]
    } catch let error as FormulaError {
      throw session.failure(error, in: source)
    }
  }

  /// The tensor a formula is for, which is a whole one that something computes.
  private func whole(_ statement: Statement) throws -> Statement.Target {
    guard case .assignment(let target, _, _) = statement else { throw ExamProblem.notAFormula }
    let name = target.name.text
    if let indices = target.indices {
      throw ExamProblem.part(name, isEveryLayer: indices.map(\.description) == ["l"])
    }
    guard SessionScope.setting(behind: name) == nil else { throw ExamProblem.setting(name) }
    return target
  }

  private func parsed(_ source: String) throws -> Statement {
    guard !source.isEmpty else { throw ExamProblem.notAFormula }
    do {
      return try Parser.parse(source)
    } catch {
      throw FormulaFailure(error: error, source: source)
    }
  }
}

extension Mistake {
  /// Every identifier, in order.
  fileprivate static var identifiers: String {
    allCases.map(\.rawValue).sorted().joined(separator: ", ")
  }
}

extension Session {
  /// What finite differences say of a gradient behind a forward formula of the learner's; nil where
  /// the engine's formula for it is right.
  fileprivate func gradientReport(
    on formula: Syntax, for name: String
  ) throws -> OwnGradientReport? {
    let run = try state.experiment.run()
    let tensor = run.plan.canonicalName(name)
    guard let gradients = OwnGradients(of: [tensor], in: run) else { return nil }
    let names = Set(formula.names)
    let entry = OwnFormulas.Entry(
      tensor, formula,
      values: state.variables.filter {
        names.contains($0.key) && run.plan.tensor(named: $0.key) == nil
      },
      functions: OwnFunctions(ownFunctions(in: formula)), source: "\(tensor) = \(formula)")
    return OwnGradientReport(
      tensor: tensor, fitness: gradients.fitness(of: entry), own: gradients.of)
  }

  /// The learner's functions that a formula calls.
  fileprivate func ownFunctions(in formula: Syntax) -> [EngineFunction] {
    let names = Set(formula.calledNames.filter(isOwnFunction))
    guard !names.isEmpty else { return [] }
    adoptVariables()
    return names.sorted().compactMap(usableFunction)
  }
}

extension Session.State {
  /// The learner's variables, with the formulas they were given.
  var ownVariables: OwnVariables { OwnVariables(variables, definitions: definitions) }
}
