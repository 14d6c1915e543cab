import Engine
import Explaining
import Formulas
import Languages
import Presentation

/// Why a formula cannot stand in the place of the engine's: the facts, no text.
enum RewritingProblem: Error {
  /// Nothing of the form NAME = FORMULA was typed.
  case noFormula
  /// Only a part of a tensor was to be computed.
  case part
  /// No stage writes such a tensor.
  case unknown(String, nearest: String?)
  /// It is counted, not computed.
  case counted(String)
  /// A layer has no such tensor.
  case missing(String, layer: Int)
  /// A formula reads what is computed after it.
  case order(Plan.Disorder)
  /// What a new tensor's formula gives is no matrix with the examples as its columns.
  case noTensor(String)
  /// Other formulas read the learner's tensor.
  case isRead(String, by: [String])
  /// A tensor that only the learner's formula computes has nothing to be taken out.
  case onlyOwn(String)
  /// It is none of the learner's: the engine computes it, or nothing does.
  case notOwn(String, isKnown: Bool)
  /// It is taken from the data, and has no formula to be written.
  case taken(String)
  /// A parameter's letters without the number of a layer.
  case ofWhichLayer(String, example: String)
  /// A layer's number in brackets.
  case ofOneLayer(String, Int)
  /// The name is a setting's, which a command sets.
  case isSetting(String, by: String)
  /// The name means something in formulas already.
  case hasMeaning(String)
  /// Formulas were to be given back by the command that takes them out.
  case blankOff
  /// It cannot be worked out, so nothing has changed.
  case cannotRun(TrainingError)
  /// What was written into a blank draws masks that are none of dropout's.
  case otherDraw(String, FunctionFault.Mask)
  /// What was written into a blank has a number for what changes as training goes on.
  case passing(String, Reading)
  /// What was written into a blank calls a function that does not pass.
  case wrongCall(String, function: String)
  /// What was written into a blank is not the derivative that the learner's own tensors ask for.
  case noDerivative(String, of: [String], isNow: Bool)
  /// Where a walk would lead, the formulas that an exercise asks for are the engine's.
  case beforeBlanks
  /// What was written into a blank is wrong.
  case refused(TryReport)
}

extension RewritingProblem {
  private func refusal(_ report: TryReport) -> ErrorReport {
    let mistakes = report.judgement.mistakes.map { $0.named() }
    let reasons = (mistakes + report.sentences).prefix(2)
    let name = report.name.en
    return ErrorReport(
      kind: "rewrite",
      message: Localized(
        en: (["\(name) is not right yet and stays blank"] + reasons.map(\.en))
          .joined(separator: "; "),
        zh: (["\(name) 还不对，仍然空着"] + reasons.map(\.zh)).joined(separator: "；")),
      hint: report.judgement.mistakes.first?.words.look
        ?? Localized(
          en: "rewrite anyway \(name) = … takes it, for a network that is meant to be another",
          zh: "如果你要的就是另一种网络，用 rewrite anyway \(name) = …"))
  }

  private static func passing(_ name: String, _ reading: Reading) -> ErrorReport {
    let (number, quantity) = (reading.written.shortText, reading.quantity)
    return ErrorReport(
      kind: "rewrite",
      message: Localized(
        en:
          "\(name) is not right yet and stays blank: \(number) stands for \(quantity), which changes "
          + "as training goes on",
        zh: "\(name) 还不对，仍然空着：\(number) 代替了 \(quantity)，但训练中它会变"),
      hint: Localized(en: "write \(quantity) itself", zh: "就写 \(quantity)"))
  }

  private static func report(of disorder: Plan.Disorder) -> ErrorReport {
    let (tensor, name, circle) = (disorder.tensor, disorder.reads, disorder.circle)
    let way = circle.joined(separator: " ← ")
    return ErrorReport(
      kind: "order",
      message: circle.isEmpty
        ? Localized(
          en: "\(tensor) cannot read \(name), which is computed after it",
          zh: "\(tensor) 不能读 \(name)，它在后面才计算")
        : Localized(
          en: "the formulas would go round in a circle: \(way)", zh: "公式会绕成一圈：\(way)"),
      hint: circle.isEmpty
        ? reason(tensor) : Localized(en: "plan shows the order", zh: "plan 显示次序"))
  }

  /// Why a tensor does not move behind what its formula reads.
  private static func reason(_ tensor: String) -> Localized<String> {
    tensor == "alpha"
      ? Localized(
        en: "alpha is worked out as the mini-batch is taken, before the forward pass: it may read "
          + "parameters, epoch and iteration",
        zh: "取小批量时就算出 alpha，在前向传播之前：它可以读参数、epoch 和 iteration")
      : Localized(
        en: "a tensor moves within its pass only (forward, cost, backward, update), and what reads "
          + "it stays behind it; plan shows the order",
        zh: "张量只在自己的过程（forward、cost、backward、update）里移动，读它的还要在它后面；plan 显示次序")
  }

  /// The sentence, and what to do.
  var report: ErrorReport {
    switch self {
    case .noFormula:
      ErrorReport(
        kind: "syntax",
        message: Localized(en: "a formula is missing", zh: "缺少公式"),
        hint: Localized(
          en: "as in: rewrite A1 = Z1 * sigmoid(Z1)", zh: "例如：rewrite A1 = Z1 * sigmoid(Z1)"))
    case .part:
      ErrorReport(
        kind: "syntax",
        message: Localized(
          en: "a formula computes a whole tensor, not a part of it", zh: "公式计算整个张量，不能只计算一部分"),
        hint: Localized(
          en: "rewrite dW[l] = … speaks of every layer", zh: "rewrite dW[l] = … 指每一层"))
    case .unknown(let name, let nearest):
      ErrorReport(
        kind: "name",
        message: Localized(en: "no stage computes \(name)", zh: "没有阶段计算 \(name)"),
        hint: nearest.map { Localized(en: "did you mean \($0)?", zh: "你是说 \($0) 吗？") }
          ?? Localized(en: "plan lists what is computed", zh: "plan 列出计算的张量"))
    case .counted(let name):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "\(name) is counted or set, not computed by a formula",
          zh: "\(name) 是计数或设定的，不由公式计算"),
        hint: Localized(
          en: "alpha and every tensor of plan can be rewritten", zh: "可以改写 alpha 和 plan 里的每个张量"))
    case .missing(let name, let layer):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "layer \(layer) would read \(name), which there is not",
          zh: "第 \(layer) 层要读 \(name)，但没有这个张量"),
        hint: Localized(
          en: "write that layer's formula by itself: rewrite NAME\(layer) = …",
          zh: "单独写这一层的公式：rewrite NAME\(layer) = …"))
    case .order(let disorder):
      Self.report(of: disorder)
    case .noTensor(let name):
      ErrorReport(
        kind: "shape",
        message: Localized(
          en: "\(name) would be no matrix with the examples as its columns",
          zh: "\(name) 不是以样本为列的矩阵"),
        hint: Localized(
          en: "keepdims=True keeps both sides of a sum or a mean",
          zh: "求和、求平均时 keepdims=True 保留两个维度"))
    case .isRead(let name, let readers):
      ErrorReport(
        kind: "order",
        message: Localized(
          en: "\(readers.joined(separator: ", ")) read \(name)",
          zh: "\(readers.joined(separator: "、")) 要读 \(name)"),
        hint: Localized(
          en: "give those back first: rewrite \(readers[0]) off, or rewrite all off",
          zh: "先还给引擎：rewrite \(readers[0]) off，或者 rewrite all off"))
    case .onlyOwn(let name):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "\(name) is yours alone: the engine has no formula for it to take out",
          zh: "\(name) 只属于你：引擎没有它的公式可以拿掉"),
        hint: Localized(
          en: "rewrite \(name) = … gives it another formula, rewrite \(name) off lets go of it",
          zh: "rewrite \(name) = … 换一个公式，rewrite \(name) off 去掉它"))
    case .notOwn(let name, let isKnown):
      ErrorReport(
        kind: "name",
        message: isKnown
          ? Localized(
            en: "\(name) is computed by the engine's formula", zh: "\(name) 用的就是引擎的公式")
          : Localized(
            en: "\(name) is computed by no formula of yours", zh: "没有你写的公式计算 \(name)"),
        hint: Localized(
          en: "rewrite alone lists yours, rewrite NAME = FORMULA writes one",
          zh: "单独输入 rewrite 列出你的公式，rewrite 名字 = 公式 写一个"))
    case .taken(let name):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "\(name) is taken from the data: there is no formula to write",
          zh: "\(name) 取自数据：没有公式要写"),
        hint: Localized(
          en: "blank takes what the passes compute: blank forward, blank dW2; rewrite \(name) = … "
            + "takes the data otherwise",
          zh: "blank 拿掉各过程计算的公式：blank forward、blank dW2；rewrite \(name) = … 换一种取法"))
    case .ofWhichLayer(let name, let example):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "\(name) alone is no tensor: each layer has its own", zh: "\(name) 不是张量：每一层各有一个"),
        hint: Localized(
          en:
            "rewrite \(example) = …, or \(name)[l] for every layer; after optimizer mine, W stands "
            + "for every parameter",
          zh: "rewrite \(example) = …，每一层用 \(name)[l]；optimizer mine 之后 W 代表每个参数"))
    case .ofOneLayer(let name, let layer):
      ErrorReport(
        kind: "syntax",
        message: Localized(
          en: "layer \(layer)'s \(name) is called \(name)\(layer) here",
          zh: "第 \(layer) 层的 \(name) 在这里叫 \(name)\(layer)"),
        hint: Localized(
          en: "rewrite \(name)\(layer) = …; \(name)[l] speaks of every layer",
          zh: "rewrite \(name)\(layer) = …；\(name)[l] 指每一层"))
    case .isSetting(let name, let command):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "\(name) is a setting, not computed by a formula", zh: "\(name) 是设置，不由公式计算"),
        hint: Localized(
          en: "\(command) sets it; alpha, the learning rate, can be rewritten",
          zh: "用 \(command) 设置；学习率 alpha 可以改写"))
    case .hasMeaning(let name):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "\(name) means something in formulas already", zh: "\(name) 在公式里已经有意义了"),
        hint: Localized(en: "call your tensor by another name", zh: "给你的张量换一个名字"))
    case .blankOff:
      ErrorReport(
        kind: "syntax",
        message: Localized(
          en: "blank takes formulas out; it does not give them back", zh: "blank 拿掉公式，不会还回来"),
        hint: Localized(
          en: "rewrite NAME off gives one back to the engine, rewrite all off all",
          zh: "rewrite 名字 off 还一个给引擎，rewrite all off 全部还回"))
    case .cannotRun(let error): error.report
    case .otherDraw(let name, let fault):
      ErrorReport(
        kind: "rewrite",
        message: Localized(
          en: "\(name) is not right yet and stays blank: ", zh: "\(name) 还不对，仍然空着：")
          + fault.sentence(name),
        hint: fault.hint)
    case .passing(let name, let reading): Self.passing(name, reading)
    case .wrongCall(let name, let function):
      ErrorReport(
        kind: "rewrite",
        message: Localized(
          en: "\(name) is not right yet and stays blank: \(function) does not pass",
          zh: "\(name) 还不对，仍然空着：\(function) 没有通过"),
        hint: Localized(
          en: "rewrite anyway \(name) = … takes it, for a network that is meant to be another",
          zh: "如果你要的就是另一种网络，用 rewrite anyway \(name) = …"))
    case .noDerivative(let name, let own, let isNow):
      ErrorReport(
        kind: "rewrite",
        message: isNow
          ? Localized(
            en: "\(name) is not right yet and stays blank: it is the derivative that your own "
              + "\(own.shortList) asks for at this moment only, and epoch, iteration or t goes on",
            zh: "\(name) 还不对，仍然空着：它只在这一刻是你自己的 \(own.joined(separator: "、")) 所要的导数，"
              + "而 epoch、iteration 或 t 会继续走")
          : Localized(
            en: "\(name) is not right yet and stays blank: it is not the derivative that your own "
              + "\(own.shortList) asks for",
            zh: "\(name) 还不对，仍然空着：它不是你自己的 \(own.joined(separator: "、")) 所要的导数"),
        hint: Localized(
          en: "rewrite anyway \(name) = … takes it, for a network that is meant to be another",
          zh: "如果你要的就是另一种网络，用 rewrite anyway \(name) = …"))
    case .beforeBlanks:
      ErrorReport(
        kind: "order",
        message: Localized(
          en: "further back the engine still has the formulas that are yours to write",
          zh: "再往前，要你来写的公式还是引擎的"),
        hint: Localized(
          en:
            "this task begins where the page found the run; from there on you can go back and forth",
          zh: "这个任务从打开这一页时训练所在的位置开始；从那里起可以来回走"))
    case .refused(let report):
      refusal(report)
    }
  }
}
