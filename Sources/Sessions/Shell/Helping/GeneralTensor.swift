import Engine
import Languages

/// A tensor as every network has it, for who asks before there is one: `dW2`.
struct GeneralTensor {
  let name: String
  /// What it is.
  let words: Localized<String>
  /// The formula it is usually computed by, with the layer's number.
  let formula: String?

  /// Nil where no network has such a tensor.
  init?(_ name: String) {
    let stem = String(name.prefix { !$0.isNumber })
    let rest = name.dropFirst(stem.count)
    let digits = rest.prefix { $0.isNumber }
    guard let kind = Self.kinds[stem + rest.dropFirst(digits.count)] else { return nil }
    let layer = Int(digits)
    guard (layer == nil) != kind.hasLayer, layer.map({ (1...9_999).contains($0) }) ?? true else {
      return nil
    }
    self.name = name
    words = kind.role.words
    formula = layer.map { Self.numbered(kind.formula, layer: $0) } ?? kind.formula
    if formula?.isEmpty == true { return nil }
  }

  private struct Kind {
    let role: TensorSpec.Role
    let formula: String
    var hasLayer = true
  }

  /// `l` is the layer, `k` the one before, `n` the next.
  private static func numbered(_ formula: String, layer: Int) -> String {
    formula.replacing("{l}", with: "\(layer)").replacing("{n}", with: "\(layer + 1)")
      .replacing("A{k}", with: layer == 1 ? "X" : "A\(layer - 1)")
  }

  private static let kinds: [String: Kind] = [
    "X": Kind(role: .input, formula: "X_train[:, indices]", hasLayer: false),
    "Y": Kind(role: .label, formula: "Y_train[:, indices]", hasLayer: false),
    "L": Kind(role: .loss, formula: "-(Y * log(A) + (1 - Y) * log(1 - A))", hasLayer: false),
    "J": Kind(role: .cost, formula: "sum(L) / m", hasLayer: false),
    "Z": Kind(role: .linear, formula: "W{l} @ A{k} + b{l}"),
    "mu": Kind(role: .mean, formula: "mean(Z{l}, axis=1, keepdims=True)"),
    "var": Kind(role: .variance, formula: "var(Z{l}, axis=1, keepdims=True)"),
    "Znorm": Kind(role: .normalized, formula: "(Z{l} - mu{l}) / sqrt(var{l} + 1e-05)"),
    "Ztilde": Kind(role: .scaled, formula: "gamma{l} * Znorm{l} + beta{l}"),
    "A": Kind(role: .activation, formula: "g(Z{l})"),
    "D": Kind(role: .mask, formula: "rand(n{l}, m) < keep_prob{l}"),
    "A_drop": Kind(role: .dropped, formula: "A{l} * D{l} / keep_prob{l}"),
    "dA": Kind(role: .gradient, formula: "W{n}.T @ dZ{n}"),
    "dZ": Kind(role: .gradient, formula: "dA{l} * g'(Z{l})"),
    "dW": Kind(role: .parameterGradient, formula: "dZ{l} @ A{k}.T / m"),
    "db": Kind(role: .parameterGradient, formula: "sum(dZ{l}, axis=1, keepdims=True) / m"),
    "W": Kind(role: .parameter(.weight), formula: "W{l} - alpha * dW{l}"),
    "b": Kind(role: .parameter(.bias), formula: "b{l} - alpha * db{l}"),
    "gamma": Kind(role: .parameter(.scale), formula: "gamma{l} - alpha * dgamma{l}"),
    "beta": Kind(role: .parameter(.shift), formula: "beta{l} - alpha * dbeta{l}"),
    "vdW": Kind(role: .average, formula: "beta * vdW{l} + (1 - beta) * dW{l}"),
    "vdb": Kind(role: .average, formula: "beta * vdb{l} + (1 - beta) * db{l}"),
    "sdW": Kind(role: .squaredAverage, formula: "beta2 * sdW{l} + (1 - beta2) * dW{l} ** 2"),
    "sdb": Kind(role: .squaredAverage, formula: "beta2 * sdb{l} + (1 - beta2) * db{l} ** 2"),
  ]
}

extension HelpAnswer {
  init(_ tensor: GeneralTensor) {
    title = Localized(tensor.name)
    let formula = tensor.formula.map { "\(tensor.name) = \($0)" } ?? tensor.name
    words = Localized(
      en: "\(tensor.words.en); usually \(formula). There is no such tensor yet: describe a "
        + "network first",
      zh: "\(tensor.words.zh)；通常 \(formula)。现在还没有这个张量：先描述一个网络")
    tries = ["data iris", "net 16 relu, 3 softmax", "shapes"]
  }
}
