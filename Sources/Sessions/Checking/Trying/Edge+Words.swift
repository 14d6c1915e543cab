import Explaining
import Languages
import Presentation

extension Edge {
  /// Where values lie, as the end of a sentence.
  var place: Localized<String> {
    let large = Self.large.shortText()
    return switch self {
    case .zero:
      Localized(
        en: "where a Z or a W is exactly 0: there relu' and sign are 0",
        zh: "在 Z 或 W 恰好为 0 的地方（那里 relu' 和 sign 都是 0）")
    case .tiny: Localized(en: "where the Zs are as small as 0.002", zh: "在 Z 小到 0.002 的时候")
    case .low, .high:
      Localized(
        en: "where the Zs are as large as -\(large) or \(large)",
        zh: "在 Z 大到 -\(large) 或 \(large) 的时候")
    case .beyond(let reach), .allAt(let reach):
      Localized(
        en: "where the Zs are as large as \(reach.shortText())",
        zh: "在 Z 大到 \(reach.shortText()) 的时候")
    case .far:
      Localized(en: "where the Zs are very large, as 1e4", zh: "在 Z 很大（如 1e4）的时候")
    case .steep:
      Localized(en: "where gradients are large, as 1000", zh: "在梯度很大（如 1000）的时候")
    case .heavy:
      Localized(
        en: "where weights or the optimizer's averages are large, as 1e4",
        zh: "在权重或优化器的平均很大（如 1e4）的时候")
    }
  }
}
