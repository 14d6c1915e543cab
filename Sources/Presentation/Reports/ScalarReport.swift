import Languages

/// One number, with its name or the formula that gave it.
public struct ScalarReport: Report {
  /// What it is called, where it has a name.
  public let name: String?
  /// The number.
  public let value: Double
  /// What is said about it.
  public let note: Localized<String>?
  /// What of it a person set by hand, or was computed before that.
  public let hand: HandMark?
  /// Whether it is shown as 0, which its note explains: the number is what rounding left.
  public let isRounding: Bool
  /// The significant digits shown to a person.
  public let digits: Int

  /// Creates a report of a number.
  public init(
    _ name: String? = nil, value: Double, note: Localized<String>? = nil, hand: HandMark? = nil,
    isRounding: Bool = false, digits: Int = 8
  ) {
    self.name = name
    self.value = value
    self.note = note
    self.hand = hand
    self.isRounding = isRounding
    self.digits = digits
  }

  /// `scalar`.
  public var kind: String { "scalar" }

  /// `name` where it has one, `value`, `note`, `by_hand` and `stale` where there are any.
  public var fields: [(String, JSON)] {
    let name: [(String, JSON)] = name.map { [("name", .string($0))] } ?? []
    let note: [(String, JSON)] = note.map { [("note", .string($0.en))] } ?? []
    return name + [("value", .number(value))] + note + (hand?.fields ?? [])
  }

  /// `J = 0.69314718`, `mean(Z1) ≈ 0` where only rounding is left.
  public func text(for page: Page) -> String {
    let sign = isRounding ? page.line(" ≈ ") : " = "
    let name = name.map { page.style(page.line($0), as: .name) + sign } ?? ""
    let text = isRounding ? "0" : value.shortText(digits: digits)
    let number = page.style(text, as: value.isFinite ? nil : .bad)
    let note = note.map { "  " + page.style(page.line($0[page]), as: .muted) } ?? ""
    let mark = hand.map { "  " + page.style(page.line($0.words(for: self.name)[page]), as: .hint) }
    return (name + number + note + (mark ?? "")).wrapped(to: page.width, hanging: 2)
  }
}
