/// Reads JSON from its beginning: objects, strings, lists, and what is passed over.
///
/// Every function gives nil or false where the text is something else; what has been read by then
/// is lost, so that a caller gives up.
public struct JSONScanner {
  private var rest: ArraySlice<UInt8>

  /// Begins at a text.
  public init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Whether only white space is left.
  public var isAtEnd: Bool { rest.allSatisfy(Self.isSpace) }

  /// Reads an object; `member` reads the value of each name.
  public mutating func object(_ member: (String, inout JSONScanner) -> Bool) -> Bool {
    guard take("{") else { return false }
    if take("}") { return true }
    repeat {
      guard let name = string(), take(":"), member(name, &self) else { return false }
    } while take(",")
    return take("}")
  }

  /// Reads a list; `element` reads each of its values.
  public mutating func list(_ element: (inout JSONScanner) -> Bool) -> Bool {
    guard take("[") else { return false }
    if take("]") { return true }
    repeat {
      guard element(&self) else { return false }
    } while take(",")
    return take("]")
  }

  /// Reads a list of strings, or one string.
  public mutating func strings() -> [String]? {
    skipSpace()
    if rest.first == UInt8(ascii: "\"") { return string().map { [$0] } }
    var strings: [String] = []
    let isList = list { scanner in
      guard let string = scanner.string() else { return false }
      strings.append(string)
      return true
    }
    return isList ? strings : nil
  }

  /// How deep a value that is passed over may be nested.
  private static let deepest = 100

  /// Passes over any value.
  public mutating func skip() -> Bool { skip(depth: 0) }

  private mutating func skip(depth: Int) -> Bool {
    guard depth < Self.deepest else { return false }
    skipSpace()
    switch rest.first {
    case UInt8(ascii: "{"): return object { $1.skip(depth: depth + 1) }
    case UInt8(ascii: "["): return list { $0.skip(depth: depth + 1) }
    case UInt8(ascii: "\""): return string() != nil
    default:
      let word = rest.prefix { Self.isOfWord($0) }
      rest = rest.dropFirst(word.count)
      return !word.isEmpty
    }
  }

  /// Whether a byte belongs to a number or to `true`, `false`, `null`.
  private static func isOfWord(_ byte: UInt8) -> Bool {
    let character = Character(Unicode.Scalar(byte))
    return character.isASCII && (character.isLetter || character.isNumber)
      || "+-.".contains(character)
  }

  /// Reads a list of whole numbers of 0 or more.
  mutating func integers() -> [Int]? {
    guard take("[") else { return nil }
    if take("]") { return [] }
    var numbers: [Int] = []
    repeat {
      guard let number = integer() else { return nil }
      numbers.append(number)
    } while take(",")
    return take("]") ? numbers : nil
  }

  private mutating func integer() -> Int? {
    skipSpace()
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
    rest = rest.dropFirst(digits.count)
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// Reads a string with its escapes.
  public mutating func string() -> String? {
    guard take("\"") else { return nil }
    var bytes: [UInt8] = []
    while let byte = rest.popFirst(), byte >= 0x20 {
      switch byte {
      case UInt8(ascii: "\""): return String(validating: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        bytes += String(Character(scalar)).utf8
      default: bytes.append(byte)
      }
    }
    return nil
  }

  /// Reads what follows a backslash.
  private mutating func escape() -> Unicode.Scalar? {
    guard let byte = rest.popFirst() else { return nil }
    switch Unicode.Scalar(byte) {
    case "\"", "\\", "/": return Unicode.Scalar(byte)
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return escapedScalar()
    default: return nil
    }
  }

  /// Reads the digits after `\u`; beyond U+FFFF two escapes stand for one character (UTF-16).
  private mutating func escapedScalar() -> Unicode.Scalar? {
    guard let first = codeUnit() else { return nil }
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
    guard take("\\u"), let second = codeUnit(), (0xDC00..<0xE000).contains(second) else {
      return nil
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func codeUnit() -> UInt32? {
    let digits = rest.prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
      return nil
    }
    rest = rest.dropFirst(4)
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private mutating func take(_ text: String) -> Bool {
    if text != "\\u" { skipSpace() }
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  private mutating func skipSpace() { rest = rest.drop(while: Self.isSpace) }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
