import Languages

/// Numbers that are drawn together and share a name, a colour, a dash and a shape.
public struct Series: Sendable, Hashable {
  /// How its numbers are drawn.
  public enum Form: Sendable, Hashable {
    /// Joined by a line.
    case line
    /// Each by itself.
    case points
    /// As bars of this width, each beginning at its x.
    case bars(width: Double)
  }

  /// What the legend calls it.
  public let name: Localized<String>
  /// Along the horizontal axis.
  public let x: [Double]
  /// Along the vertical axis; as many.
  public let y: [Double]
  /// How they are drawn.
  public let form: Form
  /// Which colour, dash and shape it takes.
  public let ordinal: Int

  /// Creates a series; the shorter list says how many numbers there are.
  public init(
    _ name: Localized<String>, x: [Double], y: [Double], form: Form = .line, ordinal: Int = 0
  ) {
    let count = min(x.count, y.count)
    self.name = name
    self.x = Array(x.prefix(count))
    self.y = Array(y.prefix(count))
    self.form = form
    self.ordinal = max(0, ordinal)
  }

  /// Creates a series whose name is the same in every language.
  public init(_ name: String, x: [Double], y: [Double], form: Form = .line, ordinal: Int = 0) {
    self.init(Localized(name), x: x, y: y, form: form, ordinal: ordinal)
  }

  /// How many of its numbers cannot be drawn: NaN and infinite ones.
  public var undrawable: Int { zip(x, y).count { !$0.isDrawable || !$1.isDrawable } }
}

extension Series {
  /// A long line with fewer numbers and the same outline: of each stretch the first, the least,
  /// the greatest and the last.
  func thinned(to limit: Int) -> Series {
    let stretches = max(1, limit / 4)
    guard x.count > stretches * 4 else { return self }
    let kept = (0..<stretches).flatMap { stretch in
      outline((x.count * stretch / stretches)..<(x.count * (stretch + 1) / stretches))
    }
    return Series(name, x: kept.map { x[$0] }, y: kept.map { y[$0] }, form: form, ordinal: ordinal)
  }

  private func outline(_ range: Range<Int>) -> [Int] {
    let drawable = range.filter { x[$0].isDrawable && y[$0].isDrawable }
    let least = drawable.min { y[$0] < y[$1] }
    let greatest = drawable.max { y[$0] < y[$1] }
    return Set([drawable.first, least, greatest, drawable.last].compactMap(\.self)).sorted()
  }
}
