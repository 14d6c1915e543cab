import Glibc
import Testing

@testable import Datasets

@Suite("Decimal numbers out of bytes")
struct DecimalTests {
  /// What our own reader makes of a text, and how many bytes it took.
  func read(_ text: String) -> Decimal.Parsed? {
    (Array(text.utf8) + [10]).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.flatMap { Decimal.read($0) }
    }
  }

  static let hard = [
    "0", "-0", "0.0", "1", "-1", "+7", ".5", "5.", "-.5e1", "1e22", "1e23", "1e-22", "1e-23",
    "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740993.0",
    "18446744073709551615", "9999999999999999999", "9999999999999999999e27",
    "9999999999999999999e-27", "0.1", "0.3", "123456.789e3", "1.7976931348623157e308",
    "1.7976931348623159e308", "2e308", "1e400", "-1e400", "2.2250738585072014e-308",
    "2.2250738585072011e-308", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
    "1e-400", "0e999999999999999999999", "1e-99999999999999999999", "00000000000000000000000001",
    "0.000000000000000000000000000000000000000000012345", "1.0000000000000002220446049250313",
    "1.00000000000000011102230246251565404", "1.00000000000000011102230246251565405",
    "8.41e21", "9.5367431640625e-7", "179769313486231580793e289", "6.62607015e-34",
  ]

  @Test("They are the doubles that strtod reads, bit for bit", arguments: hard)
  func agreesOn(_ text: String) throws {
    let parsed = try #require(read(text))
    #expect(parsed.value.bitPattern == strtod(text, nil).bitPattern)
    #expect(parsed.length == text.utf8.count)
  }

  @Test("So are 60,000 random ones of up to 25 digits and every exponent")
  func agreesOnRandom() {
    var random = SystemRandomNumberGenerator()
    var wrong: [String] = []
    for _ in 0..<60_000 {
      let text = Self.randomDecimal(&random)
      if read(text)?.value.bitPattern != strtod(text, nil).bitPattern { wrong.append(text) }
    }
    #expect(wrong == [])
  }

  @Test("And so are doubles as they are printed, with 17 and with 19 digits")
  func agreesOnPrinted() {
    var random = SystemRandomNumberGenerator()
    var wrong: [String] = []
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      let near = Double.random(in: -1000...1000, using: &random)
      for text in ["\(value)", "\(near)", Self.scientific(near), Self.scientific(value)]
      where read(text)?.value.bitPattern != strtod(text, nil).bitPattern {
        wrong.append(text)
      }
    }
    #expect(wrong == [])
  }

  @Test(
    "What is no number has no value",
    arguments: ["", "-", "+", ".", "e5", "-e5", "x", "nan", "inf", " 1", "--1", "+-1"])
  func refuses(_ text: String) {
    #expect(read(text)?.value == nil)
  }

  @Test(
    "A number ends where it must",
    arguments: [("1e", 1), ("1e+", 1), ("1.2.3", 3), ("12,5", 2), ("0x10", 1), ("1e5e5", 3)])
  func ends(_ text: String, length: Int) {
    #expect(read(text)?.length == length)
  }

  /// As NumPy's `savetxt` writes it.
  static func scientific(_ value: Double) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    _ = withVaList([value]) { vsnprintf(&buffer, 64, "%.18e", $0) }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func randomDecimal(_ random: inout SystemRandomNumberGenerator) -> String {
    let digits = (0..<Int.random(in: 1...25, using: &random)).map { _ in
      Character(String(Int.random(in: 0...9, using: &random)))
    }
    var text = String(digits)
    if Bool.random(using: &random) {
      let place = Int.random(in: 0...digits.count, using: &random)
      text = String(digits[..<place]) + "." + String(digits[place...])
    }
    let range = Bool.random(using: &random) ? -30...30 : -345...310
    if Bool.random(using: &random) { text += "e\(Int.random(in: range, using: &random))" }
    return (Bool.random(using: &random) ? "-" : "") + text
  }
}
