import Datasets
import Languages
import Presentation
import TextMeasures

extension DatasetError {
  /// The sentence, with its place in a file where it has one, and what to do.
  var report: ErrorReport {
    let chinese = chineseTexts
    let place = place.map { "\($0): " } ?? ""
    return ErrorReport(
      kind: "data", message: Localized(en: place + message, zh: place + chinese.message),
      hint: hint.map { Localized(en: $0, zh: chinese.hint ?? $0) })
  }

  /// The sentence and the hint in Chinese.
  private var chineseTexts: ChineseTexts {
    switch self {
    case .file(let problem, let path): ("\(path)：\(problem.chineseMessage)", problem.chineseHint)
    case .csv(let problem, _): problem.chineseTexts
    case .columns(let problem): problem.chineseTexts
    case .request(let problem): problem.chineseTexts
    case .split(let problem): problem.chineseTexts
    case .variables(let problem): problem.chineseTexts
    }
  }
}

/// A sentence and a hint.
typealias ChineseTexts = (message: String, hint: String?)

extension String {
  /// The text, cut where it is too long for a sentence.
  var briefly: String { count <= 40 ? self : prefix(40) + "…" }

  /// What may have been meant by a word nothing has the name of.
  func chineseSuggestion(among known: [String]) -> String {
    if let nearest = nearest(among: known) { return "是不是“\(nearest)”？" }
    return "有：" + known.prefix(20).joined(separator: "、") + (known.count > 20 ? "……" : "")
  }
}
