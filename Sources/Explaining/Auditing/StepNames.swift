import Engine

/// A tensor's name as people write it, brought to one form: `v_dW1`, `grads.dW1`, `W1_after`.
struct StepName: Hashable {
  /// When a tensor has a value.
  enum Time: Hashable { case before, after }

  /// Small letters and digits alone: `vdw1`, `dw1`, `w1`.
  let text: String
  /// Nil where the name does not say it.
  let time: Time?

  init(_ name: String) {
    var text = name.lowercased().filter { $0.isLetter || $0.isNumber }
    let isPenalty = text.hasPrefix("l2") || text.hasPrefix("l1")
    var time: Time?
    for (word, meaning) in Self.times where text.count > word.count + 1 && time == nil {
      if text.hasSuffix(word) { (text, time) = (String(text.dropLast(word.count)), meaning) }
      if time == nil, text.hasPrefix(word), !isPenalty {
        (text, time) = (String(text.dropFirst(word.count)), meaning)
      }
    }
    for word in Self.containers where text.hasPrefix(word) && text.count > word.count {
      text.removeFirst(word.count)
    }
    self.text = Self.gradient(text) ?? Self.corrected(text) ?? text
    self.time = time
  }

  private static let times: [(String, Time)] = [
    ("after", .after), ("updated", .after), ("new", .after), ("next", .after),
    ("before", .before), ("old", .before), ("initial", .before), ("init", .before),
  ]

  private static let containers = ["parameters", "params", "gradients", "grads", "cache"]

  /// `W1.grad` and `grad_W1` are dW1.
  private static func gradient(_ text: String) -> String? {
    if text.hasSuffix("grad"), text.count > 4 { return "d" + text.dropLast(4) }
    return text.hasPrefix("grad") && text.count > 4 ? "d" + text.dropFirst(4) : nil
  }

  /// `v_corrected["dW1"]` is vdW1_corrected.
  private static func corrected(_ text: String) -> String? {
    for letter in ["v", "s"] where text.hasPrefix("\(letter)correctedd") {
      return letter + text.dropFirst(10) + "corrected"
    }
    return nil
  }

  /// The setting a name stands for.
  static func setting(_ name: String) -> String? {
    let text = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch text {
    case "step": return "t"
    case "momentum": return "beta"
    case "learningrate", "lr", "alpha", "rate": return "alpha"
    case "lambda", "lambd", "l2": return "lambda"
    case "lambda1", "l1": return "lambda1"
    case "t", "beta", "beta1", "beta2", "epsilon": return text
    case "eps": return "epsilon"
    case "weightdecay": return "weight_decay"
    case "keepprob": return "keep_prob"
    default:
      let layer = text.hasPrefix("keepprob") ? Int(text.dropFirst(8)) : nil
      return layer.map { "keep_prob\($0)" }
    }
  }

  /// What is spelt like nothing here and known all the same.
  static let synonyms = [
    "cost": "j", "labels": "y", "target": "y", "targets": "y", "inputs": "x", "a0": "x",
    "xbatch": "x", "ybatch": "y",
  ]
}

extension ForeignStep {
  /// The same with the modules of PyTorch under this project's names: `fc1.weight` is W1.
  ///
  /// What PyTorch's optimizers keep is known by their names: `exp_avg` of fc1.weight is vdW1.
  func withModulesNamed() -> ForeignStep {
    let states = tensors.map { OptimizerState($0.name) }
    let plain = zip(tensors, states).map { tensor, state in
      Tensor(state?.parameter ?? tensor.name, tensor.values, rank: tensor.rank)
    }
    let named = ForeignStep(plain, isSingle: isSingle).withPartsNamed()
    let renamed = zip(named.tensors, states).map { tensor, state -> Tensor in
      guard let state else { return tensor }
      return Tensor(state.name(for: tensor.name), tensor.values, rank: tensor.rank)
    }
    return ForeignStep(renamed, isSingle: isSingle)
  }

  private func withPartsNamed() -> ForeignStep {
    let parts = tensors.map { ModulePart($0.name) }
    var layers: [String: (layer: Int, isNorm: Bool)] = [:]
    var layer = 0
    for (tensor, part) in zip(tensors, parts).sorted(by: Self.isEarlier) {
      guard let part, part.parameter == "weight", layers[part.module] == nil else { continue }
      let isNorm = tensor.rank == 1
      if !isNorm { layer += 1 }
      layers[part.module] = (max(1, layer), isNorm)
    }
    let renamed = zip(tensors, parts).map { tensor, part -> Tensor in
      guard let part, let (layer, isNorm) = layers[part.module] else { return tensor }
      let stem = part.parameter == "weight" ? isNorm ? "gamma" : "W" : isNorm ? "beta" : "b"
      return Tensor(
        "\(part.ahead)\(stem)\(layer)\(part.behind)", tensor.values, rank: tensor.rank)
    }
    return ForeignStep(renamed, isSingle: isSingle)
  }

  private static func isEarlier(
    _ a: (Tensor, ModulePart?), _ b: (Tensor, ModulePart?)
  ) -> Bool {
    guard let x = a.1?.module, let y = b.1?.module else { return a.1 != nil && b.1 == nil }
    let (p, q) = (x.filter(\.isNumber), y.filter(\.isNumber))
    if let p = Int(p), let q = Int(q), p != q { return p < q }
    return x < y
  }
}

/// A name such as `after.net.0.weight.grad`, taken apart.
private struct ModulePart {
  let module: String
  let parameter: String
  let ahead: String
  let behind: String

  init?(_ name: String) {
    var parts = name.split(separator: ".").map(String.init)
    let times = ["after", "before", "grad", "new", "old"]
    let ahead = parts.first.flatMap { times.contains($0) ? $0 : nil }
    if ahead != nil { parts.removeFirst() }
    var behind: [String] = []
    while let last = parts.last {
      let words = last.split(separator: "_").map(String.init)
      if ["weight", "bias"].contains(words.first), words.dropFirst().allSatisfy(times.contains) {
        parts[parts.count - 1] = words[0]
        behind = words.dropFirst() + behind
        break
      }
      guard times.contains(last) else { return nil }
      behind.insert(last, at: 0)
      parts.removeLast()
    }
    guard parts.count >= 2, let parameter = parts.popLast() else { return nil }
    (module, self.parameter) = (parts.joined(separator: "."), parameter)
    self.ahead = ahead.map { "\($0)_" } ?? ""
    self.behind = behind.isEmpty ? "" : "_" + behind.joined(separator: "_")
  }
}

/// A name such as `fc1.weight.exp_avg` or `exp_avg_W1_before`: what an optimizer of PyTorch keeps of a
/// parameter.
private struct OptimizerState {
  /// What is kept: `v`, `s`, or `t` for the count of updates.
  private let kind: String
  /// The name without it.
  let parameter: String

  private static let kinds = [
    ("exp_avg_sq", "s"), ("exp_avg", "v"), ("momentum_buffer", "v"), ("square_avg", "s"),
    ("step", "t"),
  ]

  init?(_ name: String) {
    for (word, kind) in Self.kinds {
      guard let range = name.firstRange(of: word), name.count > word.count else { continue }
      let isBesides = { (character: Character?) in character.map { "._".contains($0) } ?? true }
      guard isBesides(name[..<range.lowerBound].last), isBesides(name[range.upperBound...].first)
      else { continue }
      let sides = [name[..<range.lowerBound], name[range.upperBound...]]
      let rest = sides.map { $0.trimming { "._".contains($0) } }.filter { !$0.isEmpty }
      (self.kind, parameter) = (kind, rest.joined(separator: name.contains(".") ? "." : "_"))
      return
    }
    return nil
  }

  /// The same of a parameter under its name here: `vdW1_before` of `W1_before`.
  func name(for parameter: String) -> String {
    if kind == "t" { return "t" }
    let times = ["before", "after", "old", "new"].flatMap { ["\($0)_", "\($0)."] }
    for word in times where parameter.hasPrefix(word) {
      return "\(word)\(kind)d\(parameter.dropFirst(word.count))"
    }
    return "\(kind)d\(parameter)"
  }
}

extension Substring {
  /// Without characters of a kind at both ends.
  fileprivate func trimming(_ isLeftOut: (Character) -> Bool) -> Substring {
    var part = drop(while: isLeftOut)
    while let last = part.last, isLeftOut(last) { part.removeLast() }
    return part
  }
}
