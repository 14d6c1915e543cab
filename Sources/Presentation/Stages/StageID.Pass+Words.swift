import Engine
import Languages

extension StageID.Pass {
  /// What it is called.
  public var words: Localized<String> {
    switch self {
    case .batch: Localized(en: rawValue, zh: "小批量")
    case .forward: Localized(en: rawValue, zh: "前向")
    case .cost: Localized(en: rawValue, zh: "代价")
    case .backward: Localized(en: rawValue, zh: "反向")
    case .update: Localized(en: rawValue, zh: "更新")
    }
  }
}
