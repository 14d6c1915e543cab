import Engine
import Languages
import Presentation

/// Why a function cannot be checked or used: the facts, no text.
enum FunctionProblem: Error {
  /// No function has this name.
  case noFunction(String, nearest: String?)
  /// The name tells of something that no stage of a training step computes.
  case notOfStep(String)
  /// A stage whose tensors are written one by one; the first of them.
  case oneByOne(String, tensor: String)
  /// The name does not say what the function computes.
  case noStage(String)
  /// No such stage, or none that a function can be written for.
  case unknownStage(String, nearest: String?)
  /// The network has no such part.
  case noSuchPart(String)
  /// A function of the learner's is called where formulas alone are understood.
  case ownFunction(String)
  /// What a parameter is to be given is not known.
  case unknownParameter(String, of: String, String)
  /// A parameter is named as what the function is to compute.
  case ownResult(String, of: String, String, String, reads: [String])
  /// What is said instead of a stage is several, or a tensor.
  case notOneStage(String, stages: [String])
  /// A function that a formula calls reads these from outside itself.
  case readsOutside(String, [String])
  /// The engine cannot compute it in a case.
  case noAnswer(String)
  /// Some layers are updated by the optimizer there was.
  case midUpdate(StageID)
  /// What is kept from one update to the next is nothing that can be kept.
  case wrongState(String, found: String)
  /// Or it is another thing from one update to the next.
  case changingState(String)
  /// What a function keeps has a key that is no text.
  case keyOfState

  /// How a function of a name comes to be: one that NumPy or the formulas have is called in one's own.
  private static func definition(of name: String, nearest: String?) -> Localized<String> {
    if name.contains(".") {
      return Localized(
        en: "call it in one of yours, def my(Z): return \(name)(Z), "
          + "or write it as a formula, rewrite A1 = \(name)(Z1)",
        zh: "在你的函数里调用它，def my(Z): return \(name)(Z)，"
          + "或者写成公式，rewrite A1 = \(name)(Z1)")
    }
    return nearest.map { .didYouMean($0) }
      ?? Localized(
        en: "define it in a cell: def \(name)(Z): …", zh: "先在代码块里定义：def \(name)(Z): …")
  }

  /// That what is read from outside is to be handed in.
  private static func asParameters(
    _ names: [String], of function: String
  ) -> Localized<String> {
    let list = names.shortList
    return Localized(
      en: "take them as arguments: def \(function)(…, \(list)): …, and hand them in: "
        + "\(function)(…, \(list))",
      zh: "作为参数传进来：def \(function)(…, \(list)): …，调用时写 \(function)(…, \(list))")
  }

  /// The sentence, and what to do.
  var report: ErrorReport {
    switch self {
    case .noFunction(let name, let nearest):
      ErrorReport(
        kind: "name",
        message: Localized(en: "no function of yours is called \(name)", zh: "你没有叫 \(name) 的函数"),
        hint: Self.definition(of: name, nearest: nearest))
    case .noStage(let name):
      ErrorReport(
        kind: "stage",
        message: Localized(
          en: "the name \(name) does not say what it computes", zh: "从名字 \(name) 看不出它计算什么"),
        hint: Localized(
          en: "name its stage: check \(name) as forward.1.activation; plan lists them",
          zh: "写出阶段：check \(name) as forward.1.activation；plan 列出所有阶段"))
    case .notOfStep(let name):
      ErrorReport(
        kind: "stage",
        message: Localized(
          en: "by its name, \(name) is no stage of a training step",
          zh: "从名字看，\(name) 不是训练步骤的一个阶段"),
        hint: Localized(
          en: "check compares stages: call it and look, or check \(name) as STAGE; plan lists them",
          zh: "check 只和阶段比较：直接调用它来看，或者 check \(name) as 阶段；plan 列出所有阶段"))
    case .ownFunction(let name):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "\(name) is a function of yours, and a formula is wanted here",
          zh: "\(name) 是你写的函数，这里要的是公式"),
        hint: Localized(
          en: "check \(name) as STAGE judges it, use \(name) for STAGE lets the engine call it; "
            + "formula lines and show work with it",
          zh: "check \(name) as 阶段 检查它，use \(name) for 阶段 让引擎用它；公式行和 show 也能调用它"))
    case .unknownStage(let stage, let nearest):
      ErrorReport(
        kind: "stage",
        message: Localized(
          en: "no function can be written for a stage \(stage)", zh: "没有可以写函数的阶段 \(stage)"),
        hint: nearest.map { .didYouMean($0) }
          ?? Localized(en: "plan lists the stages", zh: "plan 列出所有阶段"))
    case .oneByOne(let stage, let tensor):
      ErrorReport(
        kind: "stage",
        message: Localized(
          en: "no function can be written for \(stage) as a whole",
          zh: "不能给整个 \(stage) 写一个函数"),
        hint: Localized(
          en: "a function may give one of its tensors: rewrite \(tensor) = my_function(…)",
          zh: "可以用函数给出它的一个张量：rewrite \(tensor) = my_function(…)"))
    case .noSuchPart(let part):
      ErrorReport(
        kind: "stage",
        message: Localized(en: "the network has no \(part)", zh: "网络里没有 \(part)"),
        hint: Localized(
          en: "describe one that has: help net", zh: "先描述一个有它的网络：help net"))
    case .unknownParameter(let parameter, let function, let stage):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "what \(function) wants as \(parameter) is not known at \(stage)",
          zh: "不知道 \(function) 的参数 \(parameter) 在 \(stage) 该是什么"),
        hint: Localized(
          en:
            "name it as the network does (Z, A_prev, W, dZ, Y, keep_prob, …), or give it a default",
          zh: "用网络里的名字（Z、A_prev、W、dZ、Y、keep_prob……），或者给它默认值"))
    case .ownResult(let parameter, let function, let stage, let tensor, let reads):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "\(function) wants \(parameter), but \(tensor) is what \(stage) computes",
          zh: "\(function) 的参数 \(parameter) 要的是 \(tensor)，而它正是 \(stage) 要算的结果"),
        hint: Localized(
          en: "it is computed from \(reads.joined(separator: ", ")): name the parameters so",
          zh: "它由 \(reads.joined(separator: "、")) 算出：参数用这些名字"))
    case .notOneStage(let name, let stages):
      ErrorReport(
        kind: "stage",
        message: Localized(en: "\(name) is not one stage", zh: "\(name) 不是一个阶段"),
        hint: Localized(
          en: "name one: \(stages.joined(separator: ", "))",
          zh: "写出一个：\(stages.joined(separator: "、"))"))
    case .readsOutside(let function, let names):
      ErrorReport(
        kind: "function",
        message: Localized(
          en:
            "\(function) reads \(names.shortList) from outside: in another run, where a formula is "
            + "judged too, these would be others",
          zh: "\(function) 读取了函数外面的 \(names.shortList)：公式也要在另一次训练里判断，那里它们是别的值"),
        hint: Self.asParameters(names, of: function))
    case .noAnswer(let tensor):
      ErrorReport(
        kind: "stage",
        message: Localized(en: "\(tensor) has no value here", zh: "这里 \(tensor) 没有值"),
        hint: Localized(en: "step on to its stage first", zh: "先 step 到它的阶段"))
    case .midUpdate(let stage):
      ErrorReport(
        kind: "stage",
        message: Localized(
          en: "this iteration's updates have begun: \(stage) is next",
          zh: "这次迭代已经开始更新：下一个是 \(stage)"),
        hint: Localized(
          en: "step iteration ends them, then it can be used", zh: "先 step iteration 做完再 use"))
    case .wrongState(let place, let found):
      ErrorReport(
        kind: "function",
        message: Localized(
          en: "\(place) is a \(found): the engine keeps a dictionary of matrices and numbers",
          zh: "\(place) 是 \(found)：引擎保留的是由矩阵和数组成的字典"),
        hint: Localized(
          en: "state[\"vW1\"] = np.zeros_like(W1), a key for each",
          zh: "state[\"vW1\"] = np.zeros_like(W1)，每样一个键"))
    case .keyOfState:
      ErrorReport(
        kind: "function",
        message: Localized(
          en: "the state has keys that are no texts", zh: "state 里有不是文字的键"),
        hint: Localized(
          en:
            "state[\"v1\"] in place of state[1], state[\"v\" + key] in place of state[(\"v\", key)]",
          zh: "用 state[\"v1\"] 代替 state[1]，用 state[\"v\" + key] 代替 state[(\"v\", key)]"))
    case .changingState(let key):
      ErrorReport(
        kind: "function",
        message: Localized(
          en: "the second update leaves another state than the first: \(key)",
          zh: "第二次更新以后 state 和第一次的不同：\(key)"),
        hint: Localized(
          en: "the same keys and shapes at every update, from the first on",
          zh: "从第一次更新起，键和形状要一直相同"))
    }
  }
}
