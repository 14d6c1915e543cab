import Matrices
import TextMeasures

/// Writes JSON values as bytes on one line.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private let numbers = NumberPrinter(.general(17))

  mutating func write(_ value: JSON) {
    switch value {
    case .null: raw("null")
    case .bool(let flag): raw(flag ? "true" : "false")
    case .integer(let number): raw(String(number))
    case .number(let number): write(number)
    case .string(let text): write(text)
    case .array(let items): list(items, open: "[", close: "]") { $0.write($1) }
    case .object(let members): list(members, open: "{", close: "}") { $0.member($1) }
    case .matrix(let matrix): write(matrix)
    }
  }

  private mutating func member(_ member: (String, JSON)) {
    write(member.0)
    raw(":")
    write(member.1)
  }

  private mutating func list<Items: Sequence>(
    _ items: Items, open: StaticString, close: StaticString,
    _ write: (inout JSONWriter, Items.Element) -> Void
  ) {
    raw(open)
    var isFirst = true
    for item in items {
      if !isFirst { raw(",") }
      isFirst = false
      write(&self, item)
    }
    raw(close)
  }

  private mutating func write(_ matrix: Matrix<Double>) {
    list(0..<matrix.rows, open: "[", close: "]") { writer, row in
      writer.list(0..<matrix.columns, open: "[", close: "]") { writer, column in
        writer.write(matrix.elements[column * matrix.rows + row])
      }
    }
  }

  private mutating func write(_ number: Double) {
    if number.isNaN { return raw("\"NaN\"") }
    if number.isInfinite { return raw(number < 0 ? "\"-Infinity\"" : "\"Infinity\"") }
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 {
      return raw(whole == 0 && number.sign == .minus ? "-0" : String(whole))
    }
    if let digits = SeventeenDigits(number) {
      digits.append(isNegative: number < 0, to: &bytes)
    } else {
      numbers.append(number, to: &bytes)
    }
  }

  private mutating func raw(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }
}

extension JSONWriter {
  private mutating func write(_ text: String) {
    raw("\"")
    for scalar in text.unicodeScalars { write(scalar) }
    raw("\"")
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": raw("\\\"")
    case "\\": raw("\\\\")
    case "\n": raw("\\n")
    case "\r": raw("\\r")
    case "\t": raw("\\t")
    case _ where scalar.steersTerminal: escape(scalar)
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// Escapes what a terminal or a line-based reader would act on; all of it is below U+10000.
  private mutating func escape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    raw("\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
  }
}

extension JSON {
  /// The value on one line, as UTF-8.
  public var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.write(self)
    return writer.bytes
  }

  /// The value on one line.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
