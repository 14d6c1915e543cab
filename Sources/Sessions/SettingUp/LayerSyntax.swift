import Engine
import Languages

/// Reads `64 relu keep=0.8, 10 softmax`.
enum LayerSyntax {
  /// The layers a person described.
  /// - Throws: a usage error for what cannot be read; what does not fit is the network's to say.
  static func parse(_ arguments: Arguments) throws -> [Layer] {
    let parts = arguments.rest.split(separator: ",", omittingEmptySubsequences: false)
    return try parts.flatMap { part in
      let text = String(part).trimmed
      guard !text.isEmpty else {
        throw arguments.usage(
          .missing(
            Localized(en: "a layer between the commas, such as 16 relu", zh: "逗号之间的一层，例如 16 relu")))
      }
      return try layers(Arguments(arguments.command, text.withTimesApart))
    }
  }

  /// One layer, or as many equal ones as stand before an x: `10 x 50 relu`.
  private static func layers(_ words: Arguments) throws -> [Layer] {
    guard words.words.dropFirst().first.map(isTimes) == true else { return [try layer(words)] }
    var words = words
    let word = words.next() ?? ""
    let count = try words.integer(
      word, named: Localized(en: "the number of layers", zh: "层数"), in: 1...Network.limits.layers)
    _ = words.next()
    guard !words.words.isEmpty else {
      throw words.usage(
        .missing(
          Localized(
            en: "the units of each of the \(count) layers: \(count) x 50 relu",
            zh: "这 \(count) 层各有多少单元：\(count) x 50 relu")))
    }
    return Array(repeating: try layer(words), count: count)
  }

  private static func isTimes(_ word: String) -> Bool { ["x", "X", "×"].contains(word) }

  /// One layer: what is left of the words.
  static func layer(_ words: Arguments) throws -> Layer {
    var words = words
    let count = try words.next(Localized(en: "the number of units", zh: "单元数"))
    let units = try words.integer(
      count, named: Localized(en: "units", zh: "单元数"), in: 1...Network.limits.units)
    let activation = try activation(
      words.next(
        Localized(en: "the activation of \(units) units", zh: "\(units) 个单元的激活函数")), words)
    let hasBatchNorm = try takesBatchNorm(&words)
    let keep = try words.number("keep") ?? 1
    let start = try words.choice("init", Initialization.names)
    let slope = try words.number("slope")
    if slope != nil, activation.defaultSlope == nil {
      throw words.usage(.unexpected("slope= with \(activation.rawValue)"))
    }
    let bias = try words.choice("bias", ["on", "off"])
    if bias == "on", hasBatchNorm {
      throw words.usage(.unexpected("bias=on with batchnorm"))
    }
    try words.finish(options: ["keep", "init", "slope", "bias"])
    return Layer(
      units: units, activation: activation, keepProbability: keep, hasBatchNorm: hasBatchNorm,
      initialization: start.flatMap(Initialization.init(named:)), slope: slope,
      hasBias: bias != "off" || hasBatchNorm)
  }

  private static func activation(_ word: String, _ words: Arguments) throws -> Activation {
    guard let activation = Activation(rawValue: word.lowercased()) else {
      throw words.usage(
        .choice(
          Localized(en: "activation", zh: "激活函数"), text: word,
          choices: Activation.allCases.map(\.rawValue)))
    }
    return activation
  }

  private static func takesBatchNorm(_ words: inout Arguments) throws -> Bool {
    guard let word = words.next() else { return false }
    guard word == "batchnorm" else { throw words.usage(.unexpected(word)) }
    return true
  }

  /// The commands for these layers with a loss: `net` takes the one of the last activation.
  static func command(_ layers: [Layer], loss: Loss) -> String {
    let net = "net \(source(layers))"
    guard let last = layers.last, last.activation.defaultLoss != loss else { return net }
    return "\(net), then loss \(loss.rawValue)"
  }

  /// The layers as a person would type them.
  static func source(_ layers: [Layer]) -> String {
    var runs: [(source: String, count: Int)] = []
    for source in layers.map(source) {
      if runs.last?.source != source { runs.append((source, 0)) }
      runs[runs.count - 1].count += 1
    }
    return runs.map(source).joined(separator: ", ")
  }

  /// Three equal layers and more are counted.
  private static func source(_ source: String, times count: Int) -> String {
    count > 2
      ? "\(count) x \(source)" : Array(repeating: source, count: count).joined(separator: ", ")
  }

  private static func source(_ layer: Layer) -> String {
    var words = ["\(layer.units)", layer.activation.rawValue]
    if layer.hasBatchNorm { words.append("batchnorm") }
    if layer.hasDropout { words.append("keep=\(layer.keepProbability)") }
    if layer.initialization != layer.activation.defaultInitialization {
      words.append("init=\(layer.initialization.name)")
    }
    if let slope = layer.slope, slope != layer.activation.defaultSlope {
      words.append("slope=\(slope)")
    }
    if !layer.hasBias { words.append("bias=off") }
    return words.joined(separator: " ")
  }
}

extension String {
  /// `10x50 relu` as `10 x 50 relu`.
  fileprivate var withTimesApart: String {
    replacing(#/^([0-9]+)[xX×]([0-9]+)/#) { match in "\(match.1) x \(match.2)" }
  }
}
