/// How far a long run has come, on one line.
public struct ProgressBar: Sendable, Hashable {
  /// What is counted: `epoch 12/60`.
  public var label: String
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
    label: String, fraction: Double, cost: Double? = nil, rate: Double? = nil,
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
    var parts = self.parts
    while parts.count > 1, width(parts) + Self.barRange.lowerBound + 2 > room { parts.removeLast() }
    let label = label.sanitizedLine.truncated(
      to: room - (width(parts) - self.label.sanitizedLine.displayWidth),
      ellipsis: page.glyphs.ellipsis)
    let bar = bar(min(room - width(parts) - 2, Self.barRange.upperBound), page)
    return ([label, bar].filter { !$0.isEmpty } + parts).joined(separator: "  ")
  }

  private static let barRange = 5...40

  /// What stands after the bar, the most important first.
  private var parts: [String] {
    let percent = Int(min(max(fraction.isNaN ? 0 : fraction, 0), 1) * 100)
    return [
      "\(percent)%".padded(to: 4, .trailing), cost.map { "J \($0.shortText())" },
      rate.map { "\($0.rateText)/s" }, remaining.map { "\($0.clockText) left" },
    ].compactMap(\.self)
  }

  private func width(_ parts: [String]) -> Int {
    parts.reduce(label.sanitizedLine.displayWidth) { $0 + 2 + $1.displayWidth }
  }

  private func bar(_ width: Int, _ page: Page) -> String {
    guard width >= Self.barRange.lowerBound else { return "" }
    let part = min(max(fraction.isNaN ? 0 : fraction, 0), 1)
    let full = Int(part * Double(width))
    return page.style(String(repeating: page.glyphs.barFull, count: full), as: .good)
      + page.style(String(repeating: page.glyphs.barEmpty, count: width - full), as: .muted)
  }
}
