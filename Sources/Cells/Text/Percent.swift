import Languages

typealias PythonHint = Localized<String>

/// `"%d of %s" % (…)`.
struct PercentFormatter {
  private let machine: Machine
  private let values: [PythonValue]
  private let mapping: DictObject?
  private var position = 0
  private var letters: ArraySlice<Character>

  init(_ machine: Machine, _ text: String, _ argument: PythonValue) {
    self.machine = machine
    letters = Array(text)[...]
    if case .tuple(let tuple) = argument {
      values = tuple.items
      mapping = nil
    } else {
      values = [argument]
      if case .dict(let dict) = argument { mapping = dict } else { mapping = nil }
    }
  }

  mutating func format() throws -> String {
    var result = ""
    while let letter = letters.popFirst() {
      guard letter == "%" else {
        result.append(letter)
        continue
      }
      if letters.first == "%" {
        letters.removeFirst()
        result.append("%")
      } else {
        result += try field()
      }
    }
    if mapping == nil, position < values.count {
      throw PythonError(.type, "not all arguments converted during string formatting")
    }
    return result
  }

  private mutating func next() throws -> PythonValue {
    guard position < values.count else {
      throw PythonError(.type, "not enough arguments for format string")
    }
    position += 1
    return values[position - 1]
  }

  private mutating func field() throws -> String {
    let key = try readKey()
    var flags: Set<Character> = []
    while let flag = letters.first, "-+ 0#".contains(flag) { flags.insert(letters.removeFirst()) }
    let width = try number() ?? 0
    var precision: Int?
    if letters.first == "." {
      letters.removeFirst()
      precision = try number() ?? 0
    }
    if let size = letters.first, "lhL".contains(size) { letters.removeFirst() }
    guard let type = letters.popFirst() else {
      throw PythonError(.value, "incomplete format")
    }
    let value =
      try key.map { key in
        guard let value = try mapping?.get(.string(key)) else {
          throw PythonError(
            mapping == nil ? .type : .key, mapping == nil ? "format requires a mapping" : "'\(key)'"
          )
        }
        return value
      } ?? next()
    let text = try converted(value, type, precision, flags)
    return padded(text, width, flags, isNumber: !"srac".contains(type))
  }

  private mutating func readKey() throws -> String? {
    guard letters.first == "(" else { return nil }
    guard let end = letters.firstIndex(of: ")") else {
      throw PythonError(.value, "incomplete format key")
    }
    defer { letters = letters[(end + 1)...] }
    return String(letters[(letters.startIndex + 1)..<end])
  }

  private mutating func number() throws -> Int? {
    if letters.first == "*" {
      letters.removeFirst()
      guard let width = try next().integer else { throw PythonError(.type, "* wants int") }
      return min(max(width, 0), 1_000_000)
    }
    let digits = letters.prefix { $0.isASCII && $0.isNumber }
    letters = letters.dropFirst(digits.count)
    return digits.isEmpty ? nil : min(Int(String(digits)) ?? 1_000_000, 1_000_000)
  }

  private func converted(
    _ value: PythonValue, _ type: Character, _ precision: Int?, _ flags: Set<Character>
  ) throws -> String {
    var spec = try FormatSpec("")
    spec.sign = flags.contains("+") ? "+" : flags.contains(" ") ? " " : "-"
    spec.isAlternate = flags.contains("#")
    switch type {
    case "s", "r", "a":
      let text = type == "s" ? try machine.str(value) : try machine.repr(value)
      return precision.map { String(text.unicodeScalars.prefix($0)) } ?? text
    case "c":
      if case .string(let text) = value, text.unicodeScalars.count == 1 { return text }
      guard let code = value.integer,
        let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init)
      else { throw PythonError(.type, "%c requires int or char") }
      return String(scalar)
    case "d", "i", "u":
      return try spec.format(try whole(value, type))
    case "x", "X", "o":
      spec.type = type
      guard let number = value.integer else {
        throw PythonError(
          .type, "%\(type) format: an integer is required, not \(value.typeName)")
      }
      return try spec.format(number)
    case "f", "F", "e", "E", "g", "G":
      spec.type = type
      spec.precision = precision
      return try spec.format(try real(value))
    default:
      let code = type.unicodeScalars.first.map { String($0.value, radix: 16) } ?? ""
      throw PythonError(
        .value,
        "unsupported format character '\(type)' (0x\(code)) at index \(letters.startIndex - 1)")
    }
  }

  private func single(_ value: PythonValue) -> PythonValue {
    if case .array(let array) = value, array.count == 1, array.rank == 0 {
      return array.scalar(0, 0)
    }
    return value
  }

  private func whole(_ value: PythonValue, _ type: Character) throws -> Int {
    let value = single(value)
    if let number = value.integer { return number }
    guard let number = value.number else {
      throw PythonError(
        .type, "%\(type) format: a real number is required, not \(value.typeName)")
    }
    guard number.isFinite else {
      throw PythonError(
        number.isNaN ? .value : .overflow,
        "cannot convert float \(number.isNaN ? "NaN" : "infinity") to integer")
    }
    return Int(saturating: number)
  }

  private func real(_ value: PythonValue) throws -> Double {
    if case .array(let array) = value, array.count != 1 {
      throw PythonError(.type, "only 0-dimensional arrays can be converted to Python scalars")
    }
    if case .array(let array) = value { return array.first }
    guard let number = value.number else {
      throw PythonError(.type, "must be real number, not \(value.typeName)")
    }
    return number
  }

  private func padded(
    _ text: String, _ width: Int, _ flags: Set<Character>, isNumber: Bool
  ) -> String {
    let missing = width - text.unicodeScalars.count
    guard missing > 0 else { return text }
    let blanks = String(repeating: " ", count: missing)
    if flags.contains("-") { return text + blanks }
    guard flags.contains("0"), isNumber else { return blanks + text }
    let sign = text.first.map { "+- ".contains($0) } == true ? 1 : 0
    return text.prefix(sign) + String(repeating: "0", count: missing) + text.dropFirst(sign)
  }
}

extension Machine {
  func percent(_ text: String, _ argument: PythonValue) throws -> String {
    var formatter = PercentFormatter(self, text, argument)
    return try formatter.format()
  }
}

/// `"{} of {name}".format(…)`.
struct BraceFormatter {
  private let machine: Machine
  private let values: [PythonValue]
  private let names: [(String, PythonValue)]
  private var automatic = 0
  private var isManual = false
  private var letters: ArraySlice<Character>

  init(
    _ machine: Machine, _ text: String, _ values: [PythonValue], _ names: [(String, PythonValue)]
  ) {
    self.machine = machine
    self.values = values
    self.names = names
    letters = Array(text)[...]
  }

  mutating func format() throws -> String {
    var result = ""
    while let letter = letters.popFirst() {
      guard letter == "{" || letter == "}" else {
        result.append(letter)
        continue
      }
      if letters.first == letter {
        letters.removeFirst()
        result.append(letter)
        continue
      }
      guard letter == "{" else {
        throw PythonError(.value, "Single '}' encountered in format string")
      }
      result += try field()
    }
    return result
  }

  private mutating func field() throws -> String {
    var depth = 0
    var content: [Character] = []
    while let letter = letters.popFirst() {
      if letter == "{" { depth += 1 }
      if letter == "}" {
        if depth == 0 { return try formatted(content) }
        depth -= 1
      }
      content.append(letter)
    }
    throw PythonError(
      .value,
      content.isEmpty
        ? "Single '{' encountered in format string" : "expected '}' before end of string")
  }

  private mutating func formatted(_ content: [Character]) throws -> String {
    let colon = content.firstIndex(of: ":") ?? content.endIndex
    var head = content[..<colon]
    var conversion: Character?
    if head.count > 1, head[head.endIndex - 2] == "!" {
      conversion = head.removeLast()
      head.removeLast()
    }
    let value = try resolve(String(head))
    var spec = String(content[min(content.endIndex, colon + 1)...])
    if spec.contains("{") {
      var inner = BraceFormatter(machine, spec, values, names)
      inner.automatic = automatic
      spec = try inner.format()
      automatic = inner.automatic
    }
    return try machine.formatted(value, conversion, spec)
  }

  private mutating func resolve(_ path: String) throws -> PythonValue {
    let base = path.prefix { $0 != "[" && $0 != "." }
    var value = try self.base(String(base))
    var rest = path.dropFirst(base.count)
    while let mark = rest.popFirst() {
      if mark == "[" {
        let key = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(key.count + 1)
        value = try machine.item(value, Int(key).map { .int($0) } ?? .string(String(key)))
      } else {
        let name = rest.prefix { $0 != "[" && $0 != "." }
        rest = rest.dropFirst(name.count)
        value = try machine.attribute(value, String(name))
      }
    }
    return value
  }

  private mutating func base(_ name: String) throws -> PythonValue {
    if name.isEmpty {
      if isManual { throw Self.switching(from: "manual field specification", automatic: true) }
      automatic += 1
      return try positional(automatic - 1)
    }
    if let position = Int(name) {
      if automatic > 0 { throw Self.switching(from: "automatic field numbering", automatic: false) }
      isManual = true
      return try positional(position)
    }
    guard let value = names.first(where: { $0.0 == name })?.1 else {
      throw PythonError(.key, "'\(name)'")
    }
    return value
  }

  private static func switching(from first: String, automatic: Bool) -> PythonError {
    PythonError(
      .value,
      "cannot switch from \(first) to "
        + (automatic ? "automatic field numbering" : "manual field specification"))
  }

  private func positional(_ position: Int) throws -> PythonValue {
    guard position >= 0, position < values.count else {
      throw PythonError(
        .index, "Replacement index \(position) out of range for positional args tuple")
    }
    return values[position]
  }
}
