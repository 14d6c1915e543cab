import Matrices

/// What stands behind the colon of a field: `[[fill]align][sign][0][width][,][.precision][type]`.
struct FormatSpec {
  var fill: Character = " "
  var align: Character?
  var sign: Character = "-"
  var isAlternate = false
  var width = 0
  var grouping: Character?
  var precision: Int?
  var type: Character?

  init(_ text: String) throws {
    var letters = Array(text)[...]
    func isAlign(_ letter: Character?) -> Bool { letter.map { "<>^=".contains($0) } ?? false }
    if letters.count > 1, isAlign(letters.dropFirst().first) {
      fill = letters.removeFirst()
      align = letters.removeFirst()
    } else if isAlign(letters.first) {
      align = letters.removeFirst()
    }
    if let first = letters.first, "+- ".contains(first) { sign = letters.removeFirst() }
    if letters.first == "#" {
      isAlternate = true
      letters.removeFirst()
    }
    if letters.first == "0" {
      letters.removeFirst()
      if align == nil {
        fill = "0"
        align = "="
      }
    }
    width = try Self.number(&letters) ?? 0
    if let first = letters.first, ",_".contains(first) { grouping = letters.removeFirst() }
    if letters.first == "." {
      letters.removeFirst()
      guard let digits = try Self.number(&letters) else {
        throw PythonError(.value, "Format specifier missing precision")
      }
      precision = digits
    }
    type = letters.popFirst()
    guard letters.isEmpty else { throw PythonError(.value, "Invalid format specifier") }
  }

  private static func number(_ letters: inout ArraySlice<Character>) throws -> Int? {
    let digits = letters.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return nil }
    letters = letters.dropFirst(digits.count)
    guard let number = Int(String(digits)), number <= 1_000_000 else {
      throw PythonError(.value, "Too many decimal digits in format string")
    }
    return number
  }

  /// Fills a text up to the width; a sign stays in front of what `=` fills in.
  func padded(_ text: String, standard: Character, signLength: Int = 0) -> String {
    let missing = width - text.unicodeScalars.count
    guard missing > 0 else { return text }
    func blanks(_ count: Int) -> String { String(repeating: fill, count: count) }
    switch align ?? standard {
    case "<": return text + blanks(missing)
    case "^": return blanks(missing / 2) + text + blanks(missing - missing / 2)
    case "=": return text.prefix(signLength) + blanks(missing) + text.dropFirst(signLength)
    default: return blanks(missing) + text
    }
  }

  func format(_ text: String) throws -> String {
    guard type == nil || type == "s" else { throw unknown("str") }
    guard align != "=" || fill == "0" else {
      throw PythonError(.value, "'=' alignment not allowed in string format specifier")
    }
    var copy = self
    if align == "=" { copy.align = "<" }
    return copy.padded(
      precision.map { String(text.unicodeScalars.prefix($0)) } ?? text, standard: "<")
  }

  private func unknown(_ typeName: String) -> PythonError {
    PythonError(
      .value,
      "Unknown format code '\(type.map(String.init) ?? "")' for object of type '\(typeName)'")
  }

  private func signed(_ isNegative: Bool) -> String {
    isNegative ? "-" : sign == "-" ? "" : String(sign)
  }

  func format(_ number: Int) throws -> String {
    if let type, "eEfFgG%".contains(type) { return try format(Double(number), typeName: "int") }
    guard precision == nil else {
      throw PythonError(.value, "Precision not allowed in integer format specifier")
    }
    var digits: String
    switch type {
    case nil, "d", "n": digits = grouped(String(number.magnitude))
    case "x": digits = (isAlternate ? "0x" : "") + String(number.magnitude, radix: 16)
    case "X":
      digits = (isAlternate ? "0X" : "") + String(number.magnitude, radix: 16, uppercase: true)
    case "b": digits = (isAlternate ? "0b" : "") + String(number.magnitude, radix: 2)
    case "o": digits = (isAlternate ? "0o" : "") + String(number.magnitude, radix: 8)
    case "c": digits = Unicode.Scalar(UInt32(truncatingIfNeeded: number)).map { String($0) } ?? ""
    default: throw unknown("int")
    }
    let sign = signed(number < 0)
    digits = sign + digits
    return padded(digits, standard: ">", signLength: sign.count)
  }

  private func grouped(_ digits: String) -> String {
    guard let grouping else { return digits }
    var result = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { result.append(grouping) }
      result.append(digit)
    }
    return result
  }

  func format(_ number: Double, typeName: String = "float") throws -> String {
    let sign = signed(number.sign == .minus && !number.isNaN)
    return padded(sign + (try body(number, typeName)), standard: ">", signLength: sign.count)
  }

  private func body(_ number: Double, _ typeName: String) throws -> String {
    let size = number.magnitude
    let isUpper = type.map { "EFG".contains($0) } ?? false
    guard number.isFinite else {
      let text = number.isNaN ? "nan" : "inf"
      return isUpper ? text.uppercased() : text + (type == "%" ? "%" : "")
    }
    switch type {
    case nil: return grouped(whole: plain(size))
    case "f", "F": return grouped(whole: fixed(size, precision ?? 6))
    case "%": return grouped(whole: fixed(size * 100, precision ?? 6)) + "%"
    case "e": return FloatText.printf("e", size, precision: precision ?? 6)
    case "E": return FloatText.printf("E", size, precision: precision ?? 6)
    case "g", "n": return grouped(whole: general(size, "g"))
    case "G": return general(size, "G")
    default: throw unknown(typeName)
    }
  }

  private func fixed(_ size: Double, _ precision: Int) -> String {
    FloatText.printf("f", size, precision: precision)
  }

  private func general(_ size: Double, _ conversion: Character) -> String {
    FloatText.printf(
      conversion, size, precision: precision.map { max(1, $0) } ?? 6, alternate: isAlternate)
  }

  /// Without a type: the shortest digits, or with a precision like `g` with a digit after the point.
  private func plain(_ size: Double) -> String {
    guard let precision else { return FloatText.repr(size) }
    let digits = max(1, precision)
    let power = FloatText.printf("e", size, precision: digits - 1).split(separator: "e")
    let exponent = power.count > 1 ? Int(power[1]) ?? 0 : 0
    if exponent < -4 || exponent >= max(1, precision) {
      return FloatText.printf("g", size, precision: digits)
    }
    let text = FloatText.printf("g", size, precision: digits)
    if text.contains("e") { return text }
    return text.contains(".") ? text : text + ".0"
  }

  private func grouped(whole text: String) -> String {
    guard grouping != nil else { return text }
    let end = text.firstIndex { !$0.isNumber } ?? text.endIndex
    return grouped(String(text[..<end])) + text[end...]
  }
}

extension Machine {
  /// A field of an f-string or of `.format`.
  func formatted(_ value: PythonValue, _ conversion: Character?, _ spec: String) throws -> String {
    if let conversion {
      let text = conversion == "s" ? try str(value) : try repr(value)
      return try FormatSpec(spec).format(text)
    }
    return try format(value, spec)
  }

  func format(_ value: PythonValue, _ spec: String) throws -> String {
    if spec.isEmpty { return try str(value) }
    switch value {
    case .string(let text): return try FormatSpec(spec).format(text)
    case .bool(let answer):
      let format = try FormatSpec(spec)
      if format.type == nil { return format.padded(answer ? "True" : "False", standard: ">") }
      return try format.format(answer ? 1 : 0)
    case .int(let number), .npInt(let number): return try FormatSpec(spec).format(number)
    case .float(let number), .npFloat(let number): return try FormatSpec(spec).format(number)
    case .npBool(let answer): return try FormatSpec(spec).format(answer ? "True" : "False")
    case .array(let array) where array.rank == 0:
      return try format(array.scalar(0, 0), spec)
    default:
      let hint: PythonHint? =
        switch value {
        case .array:
          PythonHint(
            en: "a format takes one number: .item() or [0, 0]", zh: "格式只管一个数：用 .item() 或 [0, 0]")
        case .none:
          PythonHint(
            en: "a function returned nothing: is there a return?", zh: "函数没有返回值：写 return 了吗？")
        default: nil
        }
      throw PythonError(
        .type, "unsupported format string passed to \(value.typeName).__format__", hint: hint)
    }
  }
}
