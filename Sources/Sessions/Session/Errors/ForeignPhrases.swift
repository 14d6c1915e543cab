import Languages

/// Lines of several words that people know from elsewhere, and what they are here.
enum ForeignPhrases {
  /// The line that was meant, or what is to be said; nil where nobody types it elsewhere.
  static func hint(for line: String) -> Localized<String>? {
    let words = line.split { $0.isWhitespace || "()=,:[]".contains($0) }.map { $0.lowercased() }
    guard let first = words.first else { return nil }
    let rest = Array(words.dropFirst())
    if let known = Magics.hint(for: line) ?? ForeignSyntax.hint(for: line) { return known }
    if let known = said[line.lowercased()] { return known }
    if !line.givesValue, let known = said[first] { return known }
    if let line = gradient(line) ?? Self.line(first, rest, line) {
      return Localized(en: "here it is: \(line)", zh: "这里这样写：\(line)")
    }
    return nil
  }

  /// `W1.grad` of PyTorch.
  private static func gradient(_ line: String) -> String? {
    guard line.hasSuffix(".grad") || line.hasSuffix(".grad.data"),
      let name = line.split(separator: ".").first, name.allSatisfy({ $0.isLetter || $0.isNumber })
    else { return nil }
    return "show d\(name)"
  }

  private static func line(_ first: String, _ rest: [String], _ line: String) -> String? {
    let next = rest.first ?? ""
    switch (first, next) {
    case ("train", "epochs"), ("train", "iterations"), ("fit", "epochs"):
      return rest.count == 2 && Int(rest[1]) != nil ? "train \(rest[1]) \(next)" : nil
    case ("step", "back"), ("step", "backwards"), ("go", "back"): return "back"
    case ("step", "forward"), ("step", "next"): return "step"
    case ("grad", _), ("gradient", _): return next.isEmpty ? nil : "show d\(line.lastWord)"
    case ("shape", _): return next.isEmpty ? "shapes" : "\(line.lastWord).shape"
    case ("loss", _), ("criterion", _): return losses[next].map { "loss \($0)" }
    case ("data", "mnist"), ("load", "mnist"): return "data mnist5k"
    case ("data", "load"): return rest.count == 2 ? "data \(rest[1])" : nil
    case ("load", "iris"), ("load", "digits"), ("load", "moons"), ("load", "xor"):
      return "data \(next)"
    case ("show", "loss"), ("show", "cost"), ("why", "loss"), ("why", "cost"): return "\(first) J"
    case ("show", "weights"), ("show", "weight"): return "show W1"
    case ("show", "gradients"), ("show", "grads"): return "show dW1"
    case ("show", "accuracy"): return "evaluate"
    case ("net", _), ("model", _), ("network", _): return network(rest, line)
    case ("random", "seed"): return rest.count == 2 ? "seed \(rest[1])" : nil
    case ("learning", "rate"): return rest.count == 2 ? "set lr=\(rest[1])" : nil
    case ("activation", _): return next.isEmpty ? nil : "net 16 \(next), 1 sigmoid"
    case ("add", "layer"): return "net 16 relu, 8 relu, 1 sigmoid"
    case ("cat", _), ("less", _), ("head", _), ("more", _), ("source", _), (".", _), ("\\i", _):
      return next.isEmpty ? nil : opening(line.lastWord)
    case ("disp", _), ("display", _), ("pp", _), ("pprint", _), ("echo", _):
      return next.isEmpty ? "show" : "show \(line.lastWord)"
    case ("jump", _), ("j", _): return Int(next) == nil ? nil : "goto \(next)"
    case ("inv", _), ("det", _), ("solve", _), ("pinv", _):
      return line.hasPrefix("\(first)(") && first != "pinv" ? "np.linalg.\(line)" : nil
    case (_, _) where first.hasPrefix(":") || line.hasPrefix(":"): return commands[first]
    default: return nil
    }
  }

  /// `net 4,1` and `net [2, 4, 1]`: numbers without activations; in brackets the input stands first.
  private static func network(_ rest: [String], _ line: String) -> String? {
    var units = rest.compactMap { Int($0) }
    guard units.count == rest.count, units.count > 1 else { return nil }
    if line.contains("["), units.count > 2 { units.removeFirst() }
    let last = units.removeLast()
    let hidden = units.map { "\($0) relu" }
    return "net "
      + (hidden + ["\(last) \(last == 1 ? "sigmoid" : "softmax")"]).joined(separator: ", ")
  }

  /// What opens a file of this name.
  static func opening(_ name: String) -> String {
    let ending = DataFileName.ending(of: name)
    let isData = DataFileName.isTable(ending) || ["npy", "npz"].contains(ending)
    return isData ? "data \(name)" : "run \(name)"
  }

  private static let losses = [
    "mse": "squared", "l2": "squared", "mean_squared_error": "squared", "quadratic": "squared",
    "cross_entropy": "ce", "crossentropy": "ce", "categorical_crossentropy": "ce", "nll": "ce",
    "softmax": "ce", "log": "bce", "logistic": "bce", "binary_crossentropy": "bce",
    "binary_cross_entropy": "bce", "sigmoid": "bce",
  ]

  private static let commands = [
    "help": "help", ":help": "help", "q": "quit", "h": "help", "quit": "quit",
  ]

  static let folder = Localized(
    en: "files are found from the folder that backstep was started in; Tab lists them behind data",
    zh: "文件从启动 backstep 的文件夹找起；在 data 后面按 Tab 列出")

  private static let said: [String: Localized<String>] = [
    "pwd": folder, "cd": folder, "!pwd": folder,
    "zero_grad": Localized(
      en: "nothing is to be zeroed: every iteration computes its gradients anew",
      zh: "不用清零：每次迭代都重新计算梯度"),
    "optimizer.zero_grad": Localized(
      en: "nothing is to be zeroed: every iteration computes its gradients anew",
      zh: "不用清零：每次迭代都重新计算梯度"),
    "version": Localized(
      en: "outside of this shell: backstep --version", zh: "在这个命令行之外：backstep --version"),
    "model.eval": Localized(
      en:
        "evaluate judges with dropout and batch norm as in evaluation: there is no mode to switch",
      zh: "evaluate 评估时自动按评估方式处理 dropout 和批归一化：没有要切换的模式"),
    "print model": net, "print(model)": net, "model.parameters": parameters,
    "model.state_dict": parameters, "net.parameters": parameters,
    "hold": Localized(
      en: "each plot is one picture; plot compare main faster lays the costs of two branches over "
        + "one another",
      zh: "每次 plot 是一张图；plot compare main faster 把两个分支的代价画在一起"),
    "end": Localized(en: "an empty row ends a cell", zh: "空行结束代码块"),
    "until": Localized(
      en: "break J < 0.1 sets where a run stops, continue runs there",
      zh: "break J < 0.1 设定停在哪里，continue 运行到那里"),
    "unt": Localized(
      en: "break J < 0.1 sets where a run stops, continue runs there",
      zh: "break J < 0.1 设定停在哪里，continue 运行到那里"),
    "up": origin, "down": origin, "bt": origin, "backtrace": origin,
    "printf": printing, "fprintf": printing, "sprintf": printing,
  ]

  /// What lists files.
  static let files = Localized(
    en: "Tab lists files behind data and run; show lists the tensors",
    zh: "在 data、run 后面按 Tab 列出文件；show 列出张量")
  private static let net = Localized(
    en: "net tells the layers, show W1 b1 the parameters", zh: "net 说明各层，show W1 b1 显示参数")
  private static let parameters = Localized(
    en: "show W1 b1 shows parameters; in Python parameters[\"W1\"]",
    zh: "show W1 b1 显示参数；在 Python 里写 parameters[\"W1\"]")
  private static let origin = Localized(
    en: "why J tells where a number comes from; back goes a stage back, step one on",
    zh: "why J 说明一个数从哪里来；back 退回一个阶段，step 前进一个")
  private static let printing = Localized(
    en: "print prints: print(J), print(f\"{J:.3f}\")",
    zh: "用 print 打印：print(J)、print(f\"{J:.3f}\")")
}

extension String {
  /// Whether it gives its first word a value: `up = 3`.
  var givesValue: Bool {
    drop { $0.isLetter || $0.isNumber || $0 == "_" }.description.trimmed.startsLikeAssignment
  }

  /// The last word, as it was typed.
  fileprivate var lastWord: String {
    split { $0.isWhitespace || "()".contains($0) }.last.map(String.init) ?? ""
  }
}
