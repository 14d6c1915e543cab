import Datasets
import Engine
import Explaining
import Languages
import Presentation

/// `audit`: the tensors of somebody's own training step, held against the engine's.
struct AuditCommand: Command {
  let name = "audit"
  let topic = Topic.check
  let summary = Localized(
    en: "find the wrong line in a training step of your own", zh: "找出你自己写的训练步骤里错的那一行")
  let usage = [
    "audit FILE.npz|.safetensors [activations=tanh,sigmoid] [loss=] [optimizer=] [lr=] [l2=] [t=] …"
  ]
  let options = ["activations", "loss", "optimizer", "examples", "map", "corrected"] + Self.numbers
  let completions = [CompletionKind.files]
  let examples = ["audit step.npz", "audit step.safetensors optimizer=adam lr=0.001 t=3"]
  let details = Localized(
    en: """
      The file holds X, Y and the parameters W1, b1, … from before the step, and any of what the \
      step computed: Z1, A1, J, dZ2, dW1, vdW1, …; the parameters after it as W1_after. docs/audit.md \
      has the lines that save one from NumPy and from PyTorch. Names as people write them are known \
      (v_dW1, grads.dW1, fc1.weight.grad); map=dW1:NAME says the rest. Examples may stand in columns \
      or rows. The network, the loss, the optimizer and its rate are told from the numbers, or said \
      as options or as single numbers in the file (learning_rate, lambda, keep_prob, t, beta1). \
      Each tensor is held against the stage that computes it, in the order of plan, made from the \
      others in the file; the first that does not fit is explained as try explains a formula. \
      Which sense of a cost (mean or sum, with 1/2 or without) and of an update the step has is told \
      and no fault: momentum as a sum of gradients, dampening, nesterov and weight_decay as PyTorch \
      makes them, of all parameters or of W alone. exp_avg, exp_avg_sq, momentum_buffer and step are \
      known for v, s and t. \
      Nothing of the run changes. A step with a wrong tensor stops a script.
      """,
    zh: """
      文件里要有这一步之前的 X、Y 和参数 W1、b1……，以及这一步算出的任意张量：Z1、A1、J、dZ2、dW1、\
      vdW1……；更新后的参数叫 W1_after。docs/audit.md 里有用 NumPy 和 PyTorch 保存的几行代码。常见的写法\
      都认得（v_dW1、grads.dW1、fc1.weight.grad）；其余用 map=dW1:NAME 说明。样本按列排、按行排都可以。\
      网络、损失、优化器和学习率从数值看出，也可以用选项说明，或者作为单个数放在文件里（learning_rate、\
      lambda、keep_prob、t、beta1）。每个张量按 plan 的次序，与用文件里其他张量算出的结果比较；第一个不符\
      的，像 try 解释公式那样说明。代价是平均还是总和、带不带 1/2，更新是哪一种写法，都会说出来，不算错：\
      像 PyTorch 那样累加的动量、dampening、nesterov、作用于全部参数或只作用于 W 的 weight_decay。exp_avg、\
      exp_avg_sq、momentum_buffer、step 认作 v、s、t。训练没有任何改变。有张量不对时脚本会停下。
      """)

  private static let numbers =
    ["lr", "l2", "l1", "t", "keep_prob", "momentum"]
    + OptimizerKind.all.flatMap(\.options).filter { $0.range != .flag }.map(\.name).uniqued

  func meaning(ofOption name: String) -> Localized<String>? {
    switch name {
    case "activations": Localized(en: "of the layers, in their order", zh: "各层的激活函数，按次序")
    case "loss": Localized(en: "the loss of the step", zh: "这一步用的损失")
    case "optimizer": Localized(en: "what made the update", zh: "更新用的优化器")
    case "examples": Localized(en: "whether they stand in columns or rows", zh: "样本按列还是按行")
    case "t": Localized(en: "how many updates there were, with this one", zh: "连这一次共更新了几次")
    case "momentum": Localized(en: "beta, as libraries call it", zh: "即 beta，库里的叫法")
    case "keep_prob": Localized(en: "the share that dropout keeps", zh: "dropout 保留的比例")
    default: OptionWords.meaning(of: name)
    }
  }

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let path = try arguments.next(
      Localized(en: "a file, such as step.npz", zh: "一个文件，例如 step.npz"))
    let settings = try self.settings(&arguments)
    try arguments.finish(options: options)
    try session.permit(reading: path)
    let file = try NamedArrays.read(path)
    let step = ForeignStep(
      file.entries.map { .init($0.name, $0.values, rank: $0.rank) }, isSingle: file.isSingle)
    let report = AuditReport(
      file: path, audit: try StepAudit(step, settings), digits: session.state.digits)
    guard report.audit.isPassed else {
      session.output.show(report, for: session.source)
      throw AuditRefusal(file: path)
    }
    return [report]
  }

  private func settings(_ arguments: inout Arguments) throws -> StepSettings {
    var settings = StepSettings()
    settings.activations = try arguments.activations()
    settings.loss = try arguments.choice("loss", Loss.allCases.map(\.rawValue))
      .flatMap(Loss.init(rawValue:))
    settings.optimizer = try arguments.choice("optimizer", OptimizerKind.all.map(\.name))
    settings.isByRows = try arguments.choice("examples", ["columns", "rows"]).map { $0 == "rows" }
    settings.names = try arguments.pairs("map", like: "dW1:NAME")
    let names = ["lr": "alpha", "l2": "lambda", "l1": "lambda1", "momentum": "beta"]
    for option in Self.numbers {
      guard let number = try arguments.number(option) else { continue }
      settings.numbers[names[option] ?? option] = number
    }
    settings.numbers["corrected"] = try arguments.answer("corrected")
      .map { $0 ? 1 : 0 }
    return settings
  }
}

extension Arguments {
  /// Takes `activations=tanh,sigmoid`.
  fileprivate mutating func activations() throws -> [Activation]? {
    guard let text = option("activations") else { return nil }
    return try text.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let activation = Activation(rawValue: String(word)) else {
        throw usage(
          .choice(
            Localized("activations"), text: String(word),
            choices: Activation.allCases.map(\.rawValue)))
      }
      return activation
    }
  }
}

/// A step with a wrong tensor.
struct AuditRefusal: Error {
  let file: String

  var report: ErrorReport {
    ErrorReport(
      kind: "audit",
      message: Localized(en: "\(file) has a wrong tensor", zh: "\(file) 里有张量不对"), hint: nil)
  }
}
