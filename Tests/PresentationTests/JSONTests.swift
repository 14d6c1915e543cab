import Foundation
import Matrices
import Presentation
import Testing

@Suite("JSON") struct JSONTests {
  private func parsed(_ json: JSON) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(json.bytes), options: .fragmentsAllowed)
  }

  @Test(
    "Any text comes back as it was",
    arguments: [
      "", "plain", "\"quoted\" and \\back\\", "tab\tnewline\nreturn\r",
      "\u{0}\u{1}\u{1F}\u{7F}\u{9B}",
      "\u{2028}\u{2029}\u{202E}\u{2066}", "层的权重 👩‍🔬 é 𝄞", "\r\n", "\u{FFFD}",
    ])
  func textRoundTrips(text: String) throws {
    #expect(try parsed(.string(text)) as? String == text)
  }

  @Test("Bytes that are not UTF-8 become replacement characters, never broken JSON")
  func invalidBytes() throws {
    let text = String(decoding: [0xED, 0xA0, 0x80, 0x41, 0xFF], as: UTF8.self)
    #expect(try parsed(.string(text)) as? String == text)
    #expect(text.hasSuffix("A\u{FFFD}"))
  }

  @Test("A line holds no control character")
  func controlsAreEscaped() {
    let text = JSON.string(
      String(String.UnicodeScalarView((0..<0xA0).compactMap(Unicode.Scalar.init))))
    #expect(text.bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
  }

  @Test(
    "Numbers come back bit for bit",
    arguments: [
      0.1, -0.0, 1.0 / 3, .leastNonzeroMagnitude, 1.7976931348623157e308, 123_456_789_012_345_680,
      1e22, -2.5e-8,
    ])
  func numbersRoundTrip(number: Double) throws {
    let text = JSON.number(number).text
    #expect(Double(text)?.bitPattern == number.bitPattern)
  }

  @Test(
    "Numbers have 17 significant digits, whole ones no decimals",
    arguments: [
      (0.1, "0.10000000000000001"), (3, "3"), (-4096, "-4096"), (1e-9, "1.0000000000000001e-09"),
      (.nan, "\"NaN\""), (.infinity, "\"Infinity\""), (-.infinity, "\"-Infinity\""),
    ])
  func numberText(number: Double, text: String) {
    #expect(JSON.number(number).text == text)
  }

  @Test("Every number is written as C's %.17g writes it")
  func asInC() {
    var random = NumPyRandom(seed: 11)
    let edges: [Double] = [
      1e-10, 9.999999999999999e-11, 1e16, 9_999_999_999_999_998, 0.1, 0.5, 0.125, 1e-5, 9.9999e-5,
      1e-4, 123.456, 4_503_599_627_370_497.5, 999_999_999_999_999.9, 0.99999999999999989, 2.5e-7,
    ]
    let drawn = (0..<40_000).map { index in
      random.gauss() * pow(10, Double(index % 40) - 20)
    }
    let numbers = edges + edges.map(-) + edges.map(\.nextDown) + edges.map(\.nextUp) + drawn
    let wrong = numbers.filter { JSON.number($0).text != String(format: "%.17g", $0) }
    #expect(wrong.isEmpty)
  }

  @Test("A matrix is a list of its rows, whatever its shape")
  func matrices() {
    let matrix = Matrix<Double>(shape: Shape(2, 3), rowMajor: [1, 2, 3, 4, 5, .nan])
    #expect(JSON.matrix(matrix).text == #"[[1,2,3],[4,5,"NaN"]]"#)
    #expect(JSON.matrix(Matrix(shape: Shape(0, 3), columnMajor: [])).text == "[]")
    #expect(JSON.matrix(Matrix(shape: Shape(2, 0), columnMajor: [])).text == "[[],[]]")
  }

  @Test("Members keep their order")
  func order() {
    let json = JSON.object([
      ("b", 1), ("a", true), ("c", .null), ("d", .array(["x", .shape(Shape(1, 4))])),
    ])
    #expect(json.text == #"{"b":1,"a":true,"c":null,"d":["x",[1,4]]}"#)
  }

  @Test("A line says which command, whether it succeeded, and what came of it")
  func lines() {
    let report = ScalarReport("J", value: 0.5)
    #expect(
      JSONLine(line: 3, command: "show J", result: .success(report)).text
        == #"{"line":3,"command":"show J","ok":true,"result":{"kind":"scalar","name":"J","value":0.5}}"#
    )
    let error = ErrorReport(kind: "shape", message: "4 ≠ 1", hint: "transpose")
    #expect(
      JSONLine(command: "show Z", result: .failure(error)).text
        == #"{"command":"show Z","ok":false,"error":{"kind":"shape","message":"4 ≠ 1","hint":"transpose"}}"#
    )
  }
}
