import Explaining
import Languages
import Presentation

extension Relation {
  /// What stands out, in short; nil where nothing does.
  var shortWords: Localized<String>? {
    switch self {
    case .factor(let factor):
      Localized(
        en: "it is \(factor.shortText(digits: 4)) times what it should be everywhere",
        zh: "处处是应有值的 \(factor.shortText(digits: 4)) 倍")
    case .step(let factor): Self.step(factor)
    case .transposed: Localized(en: "rows and columns are exchanged", zh: "行和列颠倒了")
    case .signs: Localized(en: "only signs are wrong", zh: "只有符号不对")
    case .onlyWhereZero(let name):
      Localized(
        en: "it is wrong only where \(name) is not above 0", zh: "只在 \(name) 不大于 0 的地方不对")
    case .multiple(let name, let factor):
      Localized(
        en: "the difference is \(factor.shortText(digits: 4)) times \(name), element by element",
        zh: "差的正好逐元素是 \(name) 的 \(factor.shortText(digits: 4)) 倍")
    case .bound(let bound): bound.spoils
    case .columnOffset:
      Localized(en: "the same is missing in every column", zh: "每一列差的都一样")
    default: nil
    }
  }

  /// By how much a step is too large.
  static func step(_ factor: Double) -> Localized<String> {
    Localized(
      en: "your step is \(factor.shortText(digits: 6)) times as large",
      zh: "你这一步是它的 \(factor.shortText(digits: 6)) 倍")
  }
}
