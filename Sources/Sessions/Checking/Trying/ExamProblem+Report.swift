import Engine
import Explaining
import Languages
import Presentation

extension ExamProblem {
  /// The sentence, and what to do.
  func report(in line: String) -> ErrorReport {
    switch self {
    case .notATensor(let name):
      ErrorReport(
        kind: "name",
        message: Localized(en: "\(name) is no tensor of the run", zh: "\(name) 不是训练里的张量"),
        hint: Localized(
          en: "try compares with a tensor that a stage computes; show lists them",
          zh: "try 与某个阶段算出的张量比较；show 列出它们"),
        excerpt: .init(line: line, word: name))
    case .drawn(let name, let formula):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "\(name) is drawn at random or as it began: \(formula)",
          zh: "\(name) 是随机抽取的，或者还是最初的值：\(formula)"),
        hint: Localized(
          en: "no formula gives the same numbers again; try a tensor that is computed from it",
          zh: "没有公式能再得到同样的数；试试由它算出的张量"))
    case .notComputed(let name, let stage, let count):
      ErrorReport(
        kind: "name",
        message: Localized(en: "\(name) has not been computed yet", zh: "\(name) 还没有算出来"),
        hint: Localized(
          en: "\(stage) computes it: step \(max(1, count)), then try again",
          zh: "由 \(stage) 计算：先 step \(max(1, count))，再试"))
    case .itself(let name):
      ErrorReport(
        kind: "name",
        message: Localized(en: "\(name) is what you are asked for", zh: "要你求的就是 \(name)"),
        hint: Localized(
          en: "make it from other tensors; plan shows what its stage reads",
          zh: "用别的张量来求；plan 显示它的阶段读了什么"))
    case .later(let name, let stage, let target):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "when \(target) is computed there is no \(name) yet",
          zh: "计算 \(target) 的时候还没有 \(name)"),
        hint: stage.map { stage in
          Localized(
            en: "\(stage) computes it, later in the iteration", zh: "这次迭代里后面的 \(stage) 才计算它")
        },
        excerpt: .init(line: line, word: name))
    case .setting(let name): Self.setting(name, line)
    case .part(let name, let isEveryLayer): Self.part(name, isEveryLayer, line)
    case .notAFormula:
      ErrorReport(
        kind: "usage",
        message: Localized(en: "try needs a tensor and a formula", zh: "try 需要一个张量和一个公式"),
        hint: Localized("try dW2 = dZ2 @ A1.T"))
    }
  }

  private static func setting(_ name: String, _ line: String) -> ErrorReport {
    let command = SessionScope.setting(behind: name) ?? "set"
    return ErrorReport(
      kind: "name",
      message: Localized(
        en: "\(name) is a setting: no stage computes it", zh: "\(name) 是设置，没有阶段计算它"),
      hint: Localized(
        en: "\(command) gives it another value; try is for what is computed from it",
        zh: "用 \(command) 改它的值；try 用来判断由它算出的张量"),
      excerpt: .init(line: line, word: name))
  }

  private static func part(_ name: String, _ isEveryLayer: Bool, _ line: String) -> ErrorReport {
    let rewrite =
      isEveryLayer ? ("; rewrite takes [l] for every layer", "；rewrite 可以用 [l] 表示每一层") : ("", "")
    let one = isEveryLayer ? "\(name)1" : name
    return ErrorReport(
      kind: "usage",
      message: Localized(
        en: "try judges one whole tensor", zh: "try 判断的是一个完整的张量"),
      hint: Localized(
        en: "name it: try \(one) = …\(rewrite.0)", zh: "写出它：try \(one) = …\(rewrite.1)"),
      excerpt: .init(line: line, word: name))
  }
}
