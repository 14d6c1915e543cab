import Languages
import TextMeasures

/// How far a long run has come, on one line.
public struct ProgressBar: Sendable, Hashable {
  /// What is counted: `epoch 12/60`.
  public var label: Localized<String>
  /// The part that is done, from 0 to 1.
  public var fraction: Double
  /// The cost now.
  public var cost: Double?
  /// Iterations a second.
  public var rate: Double?
  /// The seconds that are left.
  public var remaining: Double?

  /// Creates a state of progress.
  public init(
    label: Localized<String>, fraction: Double, cost: Double? = nil, rate: Double? = nil,
    remaining: Double? = nil
  ) {
    self.label = label
    self.fraction = fraction
    self.cost = cost
    self.rate = rate
    self.remaining = remaining
  }

  /// `epoch 12/60  ███████░░░░░  20%  J 0.2312  1,204/s  0:03 left`, narrower than the page so that
  /// the cursor stays on the line; what does not fit is left out from the right.
  public func text(for page: Page) -> String {
    let room = page.width - 1
    let name = page.line(label[page])
    var parts = parts(page)
    func width() -> Int { parts.reduce(0) { $0 + 2 + $1.displayWidth } }
    while parts.count > 1, name.displayWidth + width() + 2 + Self.barRange.lowerBound > room {
      parts.removeLast()
    }
    let shownName = name.truncated(to: room - width(), ellipsis: page.glyphs.ellipsis)
    let left = room - width() - shownName.displayWidth - 2
    let bar = bar(min(left, Self.barRange.upperBound), page)
    return ([shownName, bar].filter { !$0.isEmpty } + parts).joined(separator: "  ")
  }

  /// The same as a sentence.
  ///
  /// `epoch 12/60, 20%, J 0.2312, 0:03 left.`
  public func sentence(for page: Page) -> String {
    let left = remaining.map { left in
      Localized(en: "\(left.clockText) left", zh: "还要 \(left.clockText)")[page]
    }
    let said: [String?] = [
      label[page], "\(Int(part * 100))%", cost.map { "J \($0.shortText())" }, left,
    ]
    return said.compactMap(\.self).joined(separator: Localized(en: ", ", zh: "，")[page])
      + Localized(en: ".", zh: "。")[page]
  }

  private static let barRange = 5...40

  /// What stands after the bar, the most important first.
  private func parts(_ page: Page) -> [String] {
    [
      "\(Int(part * 100))%".padded(to: 4, .trailing), cost.map { "J \($0.shortText())" },
      rate.map { "\($0.rateText)/s" },
      remaining.map { left in
        Localized(en: "\(left.clockText) left", zh: "还要 \(left.clockText)")[page]
      },
    ].compactMap(\.self)
  }

  private var part: Double { fraction.isNaN ? 0 : min(max(fraction, 0), 1) }

  private func bar(_ width: Int, _ page: Page) -> String {
    guard width >= Self.barRange.lowerBound, !page.isSpoken else { return "" }
    let full = Int(part * Double(width))
    return page.style(String(repeating: page.glyphs.barFull, count: full), as: .good)
      + page.style(String(repeating: page.glyphs.barEmpty, count: width - full), as: .muted)
  }
}
