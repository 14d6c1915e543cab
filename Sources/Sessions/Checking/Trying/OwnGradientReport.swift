import Engine
import Languages
import Presentation

/// What `try` says of a gradient where the formulas of the forward pass are the learner's: whether it
/// is their derivative, by finite differences.
struct OwnGradientReport: Report {
  let tensor: String
  /// Whether it is.
  let fitness: GradientFitness
  /// The learner's tensors.
  let own: [String]

  var kind: String { "try" }

  var fields: [(String, JSON)] {
    [
      ("tensor", .string(tensor)),
      ("correct", fitness == .unknown ? .null : .bool(fitness == .fits)),
      ("own", .array(own.map { .string($0) })), ("by", .string("finite differences")),
    ]
  }

  func text(for page: Page) -> String {
    let (mark, words) =
      switch fitness {
      case .fits:
        (
          page.style(page.glyphs.check, as: .good),
          Localized(en: "\(tensor) is right: ", zh: "\(tensor) 是对的：") + Self.words(own)
        )
      case .misfits: (page.style(page.glyphs.cross, as: .bad), misfit)
      case .fitsNowOnly:
        (page.style(page.glyphs.cross, as: .bad), Self.fitsNowOnly(tensor, own))
      case .unknown: ("?", Self.untold(tensor, own))
      }
    return "\(mark) \(words[page])".wrapped(to: page.width, hanging: 2)
  }

  private var misfit: Localized<String> {
    Localized(
      en: "\(tensor) is not the derivative that your own \(own.shortList) asks for, by finite "
        + "differences",
      zh: "用有限差分检查，\(tensor) 不是你自己的 \(own.joined(separator: "、")) 所要的导数")
  }

  /// That it is the derivative now, and that time goes on in the learner's formula.
  static func fitsNowOnly(_ tensor: String, _ own: [String]) -> Localized<String> {
    Localized(
      en:
        "\(tensor) is the derivative that your own \(own.shortList) asks for at this moment only: "
        + "what counts in it, epoch, iteration or t, goes on",
      zh: "\(tensor) 只在这一刻是你自己的 \(own.joined(separator: "、")) 所要的导数：公式里计数的 "
        + "epoch、iteration 或 t 会继续走")
  }

  /// That nothing is known of it.
  static func untold(_ tensor: String, _ own: [String]) -> Localized<String> {
    Localized(
      en: "whether \(tensor) is the derivative that your own \(own.shortList) asks for cannot be "
        + "told by finite differences here: gradcheck looks at the whole",
      zh: "\(tensor) 是不是你自己的 \(own.joined(separator: "、")) 所要的导数，有限差分在这里看不出来：用 gradcheck 整体检查")
  }

  /// By what it is right.
  static func words(_ own: [String]) -> Localized<String> {
    Localized(
      en: "the derivative that your own \(own.shortList) asks for, by finite differences",
      zh: "用有限差分检查，是你自己的 \(own.joined(separator: "、")) 所要的导数")
  }
}
