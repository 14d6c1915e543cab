/// A colour of light, each part from 0 to 1.
public struct Color: Sendable, Hashable {
  /// The share of red.
  public let red: Double
  /// The share of green.
  public let green: Double
  /// The share of blue.
  public let blue: Double

  /// Creates a colour; parts out of range are brought into it.
  public init(red: Double, green: Double, blue: Double) {
    func part(_ value: Double) -> Double { min(max(value.isNaN ? 0 : value, 0), 1) }
    (self.red, self.green, self.blue) = (part(red), part(green), part(blue))
  }

  /// Creates a colour from six hexadecimal digits: `0x0072B2`.
  public init(_ digits: UInt32) {
    func part(_ shift: UInt32) -> Double { Double(digits >> shift & 0xFF) / 255 }
    self.init(red: part(16), green: part(8), blue: part(0))
  }

  /// Creates a grey, from black 0 to white 1.
  public init(gray: Double) {
    self.init(red: gray, green: gray, blue: gray)
  }

  /// The colour with a share of another mixed in, from 0 to 1.
  public func mixed(with other: Color, share: Double) -> Color {
    let share = share.isNaN ? 0 : min(max(share, 0), 1)
    func mix(_ a: Double, _ b: Double) -> Double { a + (b - a) * share }
    return Color(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// The three parts as bytes.
  public var bytes: (red: UInt8, green: UInt8, blue: UInt8) {
    func byte(_ part: Double) -> UInt8 { UInt8((part * 255).rounded()) }
    return (byte(red), byte(green), byte(blue))
  }
}

extension Color {
  /// Black.
  public static let black = Color(gray: 0)
  /// White.
  public static let white = Color(gray: 1)

  /// Colours that can be told apart with any colour vision (Okabe and Ito 2008).
  public static let palette = [
    Color(0x0072B2), Color(0xD55E00), Color(0x009E73), Color(0xCC79A7), Color(0xE69F00),
    Color(0x56B4E9), Color(0x8C6D31), Color(0x4D4D4D),
  ]
}
