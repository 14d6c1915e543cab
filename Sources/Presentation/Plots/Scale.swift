import Drawing

/// How a number looks by its size: a colour, and a sign that says the same without one.
struct Scale: Hashable {
  /// What is shown of a number.
  enum Kind: Hashable {
    /// The sign and the size, around 0.
    case signed
    /// From the least, dark, to the greatest, bright.
    case brightness
  }

  let kind: Kind
  let low: Double
  let high: Double

  /// A scale around 0 that has room for all the numbers.
  static func signed(_ values: some Sequence<Double>) -> Scale {
    let largest = values.lazy.filter(\.isDrawable).map(\.magnitude).max() ?? 0
    return Scale(kind: .signed, low: -largest, high: largest)
  }

  /// A scale from the least to the greatest number.
  static func brightness(_ values: some Sequence<Double>) -> Scale {
    let range = Extent(of: values)?.range ?? 0...1
    return Scale(kind: .brightness, low: range.lowerBound, high: range.upperBound)
  }

  /// Where a number lies: from -1 to 1 if signed, else from 0 to 1; nil where it is none.
  func place(of value: Double) -> Double? {
    guard value.isDrawable else { return nil }
    switch kind {
    case .signed: return high == 0 ? 0 : min(max(value / high, -1), 1)
    case .brightness: return min(max((value - low) / (high - low), 0), 1)
    }
  }

  /// The colour of a number; for a terminal one of a few, which its 256 colours have exactly.
  func color(_ value: Double, isCoarse: Bool = false) -> Color {
    guard let place = place(of: value) else { return Color(0xFF00FF) }
    guard kind == .signed else { return Color(gray: place) }
    let stops = place < 0 ? Self.negativeStops : Self.positiveStops
    let position = abs(place) * Double(stops.count - 1)
    if isCoarse { return stops[Int(position.rounded())] }
    let stop = min(Int(position), stops.count - 2)
    return stops[stop].mixed(with: stops[stop + 1], share: position - Double(stop))
  }

  /// From 0 to the largest size below it and above it; in a grey print the larger is the darker.
  private static let negativeStops: [Color] = [
    .init(0xFFFFFF), .init(0xAFD7FF), .init(0x5FAFFF), .init(0x0087D7), .init(0x005F87),
  ]
  private static let positiveStops: [Color] = [
    .init(0xFFFFFF), .init(0xFFD7AF), .init(0xFFAF5F), .init(0xD78700), .init(0xAF5F00),
  ]

  /// The colour of negative numbers' lines.
  static let negative = Color(0x0067B0)
  /// The colour of positive numbers' lines.
  static let positive = Color(0xB35806)

  /// The sign of a number where there are no colours.
  func mark(_ value: Double, isASCII: Bool) -> Character {
    guard let place = place(of: value) else { return "?" }
    let marks = marks(isNegative: place < 0, isASCII: isASCII)
    return marks[min(Int(abs(place) * Double(marks.count)), marks.count - 1)]
  }

  /// From weak to strong.
  private func marks(isNegative: Bool, isASCII: Bool) -> [Character] {
    switch (kind, isNegative) {
    case (.brightness, _): Array(isASCII ? " .:-=+*#%@" : " ░▒▓█")
    case (.signed, false): Array(isASCII ? " .+*#" : " ·░▒█")
    case (.signed, true): Array(isASCII ? " ,-=%" : " ,-=≡")
    }
  }
}
