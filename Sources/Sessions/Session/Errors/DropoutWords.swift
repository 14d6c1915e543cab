import Engine
import Languages
import Presentation

/// Dropout as other tools write it, and the network that has it here.
///
/// Elsewhere `dropout 0.2` says which share is left out; `keep`, here and in course notes, says which
/// share stays. Either may name the one layer that is meant.
enum DropoutWords {
  /// `dropout 1 0.5`, `Dropout(0.5)`, `keep_prob 0.8`, `train dropout=0.2` as the `net` that says it.
  /// - Parameter layers: Those there are; an example is shown where there is none.
  static func hint(for line: String, in layers: [Layer]?) -> Localized<String>? {
    let words = line.split { $0.isWhitespace || "()=,:[]".contains($0) }.map(String.init)
    guard let first = words.first else { return nil }
    // In a formula the share has its name rightly.
    let isOption = ["set", "train", "optimizer", "step", "search"].contains(first)
    guard let place = isOption ? words.firstIndex(where: isName) : isName(first) ? 0 : nil
    else { return nil }
    let behind = words[(place + 1)...].prefix(isOption ? 1 : 4)
    let numbers = behind.compactMap(Double.init)
    guard let value = numbers.last, numbers.count < 3,
      behind.allSatisfy({ Double($0) != nil || fillers.contains($0) })
    else { return nil }
    let layer = numbers.count == 2 ? Int(exactly: numbers[0]) : nil
    guard numbers.count == 1 || layer != nil else { return nil }
    let net = net(for: words[place], value, layer: layer, in: layers)
    return Localized(
      en: "here it is: \(net), which describes your network anew; keep is the share that stays",
      zh: "这里这样写：\(net)，这会重新描述网络；keep 是保留的比例")
  }

  /// What may stand beside the numbers.
  private static let fillers: Set<String> = ["layer", "p", "rate", "to", "on", "all"]

  /// Whether a word is what dropout or its share goes by.
  static func isName(_ word: String) -> Bool {
    isDropped(word) || word == "keep"
      || word.hasPrefix("keep_prob") && word.dropFirst(9).allSatisfy(\.isNumber)
  }

  /// The network with a share to keep in its hidden layers, or in the one that is meant.
  static func net(
    for name: String, _ value: Double?, layer: Int? = nil, in layers: [Layer]?
  ) -> String {
    let share = share(name, value)
    guard var layers, layers.count > 1 else { return "net 16 relu keep=\(share), 1 sigmoid" }
    let hidden = layers.indices.dropLast()
    let meant = layer ?? Int(name.filter(\.isNumber))
    let only = meant.flatMap { hidden.contains($0 - 1) ? $0 - 1 : nil }
    for index in hidden where only == nil || only == index {
      layers[index].keepProbability = share
    }
    return "net " + LayerSyntax.source(layers)
  }

  /// What stays of the units; 0.8 where no share is said.
  private static func share(_ name: String, _ value: Double?) -> Double {
    guard let value, value > 0, value <= 1 else { return 0.8 }
    guard isDropped(name) else { return value }
    // 1 - 0.9 has a tail that nobody typed.
    return value < 1 ? ((1 - value) * 1e12).rounded() / 1e12 : 0.8
  }

  private static func isDropped(_ word: String) -> Bool {
    ["dropout", "nn.dropout", "dropout1d", "nn.dropout1d", "drop_rate", "dropout_rate"]
      .contains(word.lowercased())
  }
}
