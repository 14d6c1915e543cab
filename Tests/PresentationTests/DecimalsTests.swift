import Foundation
import Testing

@testable import Presentation

@Suite("Decimals") struct DecimalsTests {
  static let ties = [0.5, 1.5, 2.5, 0.125, -0.375, 0.0625, 999.9995, 0.99999, 4.35]
  static let extremes: [Double] = [
    0, -0.0, .leastNormalMagnitude / 1024, -.leastNonzeroMagnitude, 1e15, 999_999_999_999_999, 1e17,
    1e22, 1.7e308,
  ]
  static let various = (1...2000).map { sin(Double($0)) * pow(10, Double($0 % 35 - 20)) }

  @Test("are rounded as C rounds them", arguments: 0...17)
  func rounding(decimals: Int) {
    let printer = NumberPrinter(.fixed(decimals))
    for number in Self.ties + Self.extremes + Self.various {
      #expect(printer.string(number) == String(format: "%.\(decimals)f", number))
    }
  }
}
