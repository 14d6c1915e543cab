import Languages
import Presentation

/// What `try` says of a gradient where the formulas of the forward pass are the learner's: whether it
/// is their derivative, by finite differences.
struct OwnGradientReport: Report {
  let tensor: String
  /// Whether it is.
  let isRight: Bool
  /// The learner's tensors.
  let own: [String]

  var kind: String { "try" }

  var fields: [(String, JSON)] {
    [
      ("tensor", .string(tensor)), ("correct", .bool(isRight)),
      ("own", .array(own.map { .string($0) })), ("by", .string("finite differences")),
    ]
  }

  func text(for page: Page) -> String {
    let mark =
      isRight ? page.style(page.glyphs.check, as: .good) : page.style(page.glyphs.cross, as: .bad)
    let verdict =
      isRight
      ? Localized(en: "\(tensor) is right: ", zh: "\(tensor) 是对的：") + Self.words(own)
      : Localized(
        en: "\(tensor) is not the derivative that your own \(own.shortList) asks for, by finite "
          + "differences; nor is the engine's formula",
        zh: "用有限差分检查，\(tensor) 不是你自己的 \(own.joined(separator: "、")) 所要的导数；引擎的公式也不是")
    return "\(mark) \(verdict[page])".wrapped(to: page.width, hanging: 2)
  }

  /// By what it is right.
  static func words(_ own: [String]) -> Localized<String> {
    Localized(
      en: "the derivative that your own \(own.shortList) asks for, by finite differences",
      zh: "用有限差分检查，是你自己的 \(own.joined(separator: "、")) 所要的导数")
  }
}
