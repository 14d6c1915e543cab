import Engine
import Languages
import Presentation

/// What people type from other tools, and what it is here.
enum ForeignWords {
  /// What to type in place of a line that failed; nil where nobody types it elsewhere.
  /// - Parameter layers: The network's, which a hint that describes it anew begins from.
  static func hint(for line: String, in layers: [Layer]? = nil) -> Localized<String>? {
    let words = line.split { $0 == " " || $0 == "(" || $0 == "\t" }.map(String.init)
    guard let first = words.first else { return nil }
    let rest = words.dropFirst().joined(separator: " ")
    if let hint = ForeignPhrases.hint(for: line) ?? assignment(line, in: layers)
      ?? DropoutWords.hint(for: line, in: layers)
    {
      return hint
    }
    if let hint = condition(first, rest) ?? setting(first, words.dropFirst().first) { return hint }
    if first == "plot", let subject = words.dropFirst().first {
      return plots[subject] ?? (subject.count == 1 ? plots[subject + "1"] : nil)
    }
    if first.hasPrefix("plot=") { return use("plot \(first.dropFirst(5))") }
    if let option = words.first(where: { $0.hasPrefix("plot=") }) {
      return use("\(first) … watch=\(option.dropFirst(5))")
    }
    return (line.givesValue ? nil : others[first]) ?? OptimizerKind(named: first).map {
      use("optimizer \($0.name)")
    }
      ?? ChineseWords.line(for: line).map { use($0) }
  }

  /// `train until J < 0.1`, `break when J < 0.1`, `while J > 0.1`.
  private static func condition(_ first: String, _ rest: String) -> Localized<String>? {
    let parts = rest.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    guard let place = parts.firstIndex(where: { ["until", "when", "if"].contains($0) }),
      place + 1 < parts.count
    else { return nil }
    let condition = parts[(place + 1)...].map { measures[$0] ?? $0 }.joined(separator: " ")
    switch first {
    case "train", "continue", "step": return use("break \(condition)", then: "train 1000 epochs")
    case "break", "stop": return use("break \(condition)")
    default: return nil
    }
  }

  /// Measures by the names they have here.
  private static let measures = [
    "accuracy": "accuracy_train", "cost": "J", "loss": "J",
  ]

  /// `precision = float32`, `lambda = 0.5`: no variable of one's own was meant.
  static func assignment(_ line: String, in layers: [Layer]? = nil) -> Localized<String>? {
    let parts = line.split(separator: "=").map { String($0).trimmed }
    guard parts.count == 2, line.filter({ $0 == "=" }).count == 1,
      SettingWords.isSetting(parts[0]), !parts[1].contains(" ")
    else { return nil }
    let value = parts[1].filter { $0 != "'" && $0 != "\"" }
    return SettingWords.command(for: parts[0], value, in: layers).map { use($0) }
  }

  /// `lr 0.1`, `batch 64`, `epochs 5`.
  private static func setting(_ name: String, _ value: String?) -> Localized<String>? {
    guard let value, Arguments.number(value) != nil || value == "all" else { return nil }
    return SettingWords.command(for: name, value).map { use($0) }
  }

  /// What course notebooks keep under a name, and where it is here.
  static func courseName(_ name: String) -> Localized<String>? {
    switch name {
    case "v", "s":
      Localized(
        en:
          "the optimizer's state stands by name: \(name)dW1, \(name)db1, with optimizer momentum, "
          + "rmsprop or adam",
        zh: "优化器的状态有名字：\(name)dW1、\(name)db1，用 optimizer momentum、rmsprop 或 adam")
    case "cache", "caches", "memory":
      Localized(
        en: "every tensor of the iteration stays readable by its name: Z1, A1, dZ1",
        zh: "这次迭代的每个张量都可以用名字读：Z1、A1、dZ1")
    case "params": Localized(en: "did you mean parameters?", zh: "是不是 parameters？")
    case "gradients": Localized(en: "did you mean grads?", zh: "是不是 grads？")
    case "lr", "learning_rate": setting("lr", "alpha")
    case "l2", "lambd", "lambda_": setting("l2", "lambda")
    case "weight_decay":
      Localized(
        en: "set l2=… puts a penalty on the weights, lambda in formulas; "
          + "optimizer adamw weight_decay=… takes them down itself",
        zh: "set l2=… 惩罚权重，公式里叫 lambda；optimizer adamw weight_decay=… 直接缩小权重")
    case "l1": setting("l1", "lambda1")
    case "batch", "batch_size", "mini_batch_size": setting("batch", "m")
    default: nil
    }
  }

  /// A setting that stands alone as if it were a name of formulas.
  private static func setting(_ option: String, _ name: String) -> Localized<String> {
    Localized(
      en: "set \(option)=… sets it; formulas call it \(name)",
      zh: "用 set \(option)=… 设置；公式里叫 \(name)")
  }

  private static func use(_ line: String, then next: String? = nil) -> Localized<String> {
    guard let next else { return Localized(en: "here it is: \(line)", zh: "这里这样写：\(line)") }
    return Localized(en: "here it is: \(line), then \(next)", zh: "这里这样写：\(line)，然后 \(next)")
  }

  /// What people want to see by other names.
  private static let plots: [String: Localized<String>] = [
    "accuracy": Localized(
      en: "here it is: plot cost; evaluate tells the accuracy",
      zh: "这里这样写：plot cost；evaluate 显示准确率"),
    "history": use("plot cost"), "costs": use("plot cost"), "losses": use("plot cost"),
    "error": use("plot cost"), "curve": use("plot cost"), "training": use("plot cost"),
    "weights": use("plot heat W1"), "weight": use("plot heat W1"), "W1": use("plot heat W1"),
    "b1": use("plot heat b1"), "gradients": use("plot histogram dW1"),
    "grads": use("plot histogram dW1"), "activations": use("plot histogram A1"),
    "model": use("plot network"), "architecture": use("plot network"), "net": use("plot network"),
    "points": use("plot data"), "examples": use("plot data"), "train": use("plot data train"),
    "scatter": use("plot data"), "decision": use("plot boundary"), "hist": use("plot histogram A1"),
    "rate": use("plot lr"), "learning_rate": use("plot lr"), "digit": use("plot image X[:, 0]"),
    "代价": use("plot cost"), "网络": use("plot network"), "数据": use("plot data"),
  ]

  private static let others: [String: Localized<String>] = [
    "accuracy": Localized(
      en: "evaluate shows it; in formulas accuracy_train, accuracy_dev",
      zh: "evaluate 显示它；公式里写 accuracy_train、accuracy_dev"),
    "cost": use("show J"), "forward": use("step pass"),
    "backward": use("step pass"), "\\q": use("quit"),
    "\\?": use("help"), "\\d": use("show"), "acc": use("evaluate"), "score": use("evaluate"),
    "confusion": use("evaluate"),
    "recall": use("evaluate"), "precision": use("evaluate"), "error": use("evaluate"),
    "weights": use("show W1 b1"), "params": use("show W1 b1"), "grads": use("show dW1 db1"),
    "gradients": use("show dW1 db1"), "variables": use("show"), "vars": use("show"),
    "who": use("show"), "whos": use("show"), "ls": use("show"), "dir": use("show"),
    "print": use("show W1"), "info": use("show"), "p": use("show W1"),
    "clc": use("clear"), "logout": use("quit"),
    "format": use("set digits=6"), "savefig": use("plot cost to cost.svg"),
    "net.fit": use("train 10 epochs"), "model.fit_generator": use("train 10 epochs"),
    "model": use("net 16 relu, 1 sigmoid"), "network": use("net 16 relu, 1 sigmoid"),
    "architecture": use("net"), "describe": use("summary"), "list": use("plan"),
    "fit": use("train 10 epochs"), "learn": use("train 10 epochs"), "epoch": use("step epoch"),
    "iterate": use("train 100 iterations"), "backprop": use("step backward"),
    "next_stage": use("step"), "finish": use("step layer"), "rewind": use("back"),
    "restart": use("reset"), "draw": use("plot boundary"), "figure": use("plot boundary"),
    "BCEWithLogitsLoss": use("loss bce from=Z"), "CrossEntropyLoss": use("loss ce from=Z"),
    "binary_cross_entropy_with_logits": use("loss bce from=Z"),
    "cross_entropy": use("loss ce from=Z"), "graph": use("plot network"), "cls": use("clear"),
    "man": use("help step"), "menu": use("lessons"),
    "batch": setting("batch", "m"),
    "l2": setting("l2", "lambda"), "l1": setting("l1", "lambda1"), "lr": setting("lr", "alpha"),
    "dataset": use("data iris"), "load_data": use("data iris"), "read_csv": use("data FILE.csv"),
    "source": use("run FILE"),
    "interact": Localized(
      en: "Python runs right here: for and def begin a cell",
      zh: "Python 就在这里运行：for、def 开始一个代码块"),
    "lesson": use("open loss"),
    "course": use("lessons"), "tutorial": use("lessons"), "leave": use("quit"),
    "sgd": use("optimizer gd lr=0.1"),
    "dropout": Localized(
      en: "keep=0.8 behind a layer of net, which describes your network anew: "
        + "net 16 relu keep=0.8, 1 sigmoid",
      zh: "在 net 的某一层后面写 keep=0.8，这会重新描述网络：net 16 relu keep=0.8, 1 sigmoid"),
    "model.fit": use("train 10 epochs"), "model.compile": use("optimizer adam lr=0.01"),
    "model.summary": use("net"), "df.describe": use("summary"), "df.info": use("data"),
    "model.evaluate": use("evaluate"),
    "model.predict": use("show AL"), "model.train": use("train 10 epochs"),
    "loss.backward": use("step pass"), "optimizer.step": use("step pass"),
    "lernen": use("lessons"), "language": use("lang zh"),
  ]
}

extension ErrorReport {
  /// The same error with the hint that the line's first word deserves, where that is what is wrong.
  ///
  /// - Parameters:
  ///   - isCell: Whether it is one of Python's, which is helped only where it is known whole.
  ///   - layers: The network's, which a hint that describes it anew begins from.
  func helping(
    whoTyped line: String, isCell: Bool = false, in layers: [Layer]? = nil
  ) -> ErrorReport {
    if isCell, ForeignWords.assignment(line) == nil, !Self.isForeign(line) { return self }
    let line = isCell ? String(line.prefix { $0 != "\n" }) : line

    let isAssigned = errorKind == "python" && ForeignWords.assignment(line) != nil
    let isKnown = ForeignPhrases.hint(for: line) != nil && errorKind != "expect"
    guard
      isAssigned || isKnown || ["command", "name", "usage", "value", "syntax"].contains(errorKind),
      check == nil, let hint = ForeignWords.hint(for: line, in: layers)
    else { return self }
    return ErrorReport(
      kind: errorKind, message: words, hint: hint, excerpt: excerpt, location: location,
      exception: isCell ? exception?.saying(hint) : exception)
  }

  /// Whether a cell is a line of another tool's, or begins with a row that is.
  private static func isForeign(_ cell: String) -> Bool {
    guard let end = cell.firstIndex(of: "\n") else { return ForeignPhrases.hint(for: cell) != nil }
    return ForeignSyntax.hint(for: String(cell[..<end])) != nil
  }
}

extension ErrorReport.Exception {
  /// The same with what to type in place of the line below it.
  fileprivate func saying(_ hint: Localized<String>) -> Self {
    Self(
      name: name, line: line, row: row, column: column,
      text: text + Localized(en: "\n  hint: \(hint.en)", zh: "\n  提示：\(hint.zh)"))
  }
}
