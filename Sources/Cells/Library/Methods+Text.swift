extension Methods {
  private static func text(
    _ name: String, _ signature: String = "",
    _ body: @escaping (Machine, String, NativeArguments) throws -> PythonValue
  ) -> Native {
    Native(name, signature.isEmpty ? "self" : "self, " + signature) { machine, arguments in
      guard case .string(let text) = arguments.value(0) else {
        throw PythonError(.type, "unbound method str.\(name)() needs an argument")
      }
      return try body(machine, text, arguments)
    }
  }

  private static func plain(_ name: String, _ change: @escaping (String) -> String) -> Native {
    text(name) { _, text, _ in .string(change(text)) }
  }

  private static func test(_ name: String, _ holds: @escaping (Character) -> Bool) -> Native {
    text(name) { _, text, _ in .bool(!text.isEmpty && text.allSatisfy(holds)) }
  }

  private static func part(_ value: PythonValue?, _ name: String) throws -> String {
    guard case .string(let text)? = value else {
      throw PythonError(
        .type, "\(name) must be str, not \((value ?? .none).typeName)")
    }
    return text
  }

  private static func sub(_ value: PythonValue?) throws -> String {
    if case .string(let text)? = value { return text }
    throw PythonError(.type, "must be str, not \((value ?? .none).typeName)")
  }

  static var string: [Native] {
    [
      plain("lower") { $0.lowercased() }, plain("upper") { $0.uppercased() },
      plain("capitalize") { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() },
      plain("title") { title($0) },
      test("isdigit") { $0.isASCII ? $0.isNumber : $0.isWholeNumber }, test("isalpha", \.isLetter),
      test("isalnum") { $0.isLetter || $0.isNumber }, test("isspace", \.isWhitespace),
      test("isnumeric", \.isNumber),
      text("isupper") { _, text, _ in .bool(text != text.lowercased() && text == text.uppercased())
      },
      text("islower") { _, text, _ in .bool(text != text.uppercased() && text == text.lowercased())
      },
      text("join", "iterable") { machine, text, arguments in try join(machine, text, arguments) },
      text("split", "sep=, maxsplit=") { _, text, arguments in try split(text, arguments) },
      text("splitlines") { _, text, _ in
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return .list(lines.map { .string(String($0)) })
      },
      strip("strip", left: true, right: true), strip("lstrip", left: true, right: false),
      strip("rstrip", left: false, right: true),
      text("replace", "old, new, count=") { _, text, arguments in
        let old = try part(arguments[1], "replace() argument 1")
        let new = try part(arguments[2], "replace() argument 2")
        return .string(replacing(text, old, new, arguments[3]?.integer ?? -1))
      },
      affix("startswith") { $0.hasPrefix($1) }, affix("endswith") { $0.hasSuffix($1) },
      text("format", "*rest, **names") { _, _, _ in .none },
      text("count", "sub") { _, text, arguments in
        let sub = try sub(arguments[1])
        if sub.isEmpty { return .int(text.unicodeScalars.count + 1) }
        return .int(places(of: sub, in: text).count)
      },
      text("find", "sub, start=") { _, text, arguments in
        .int(
          find(try sub(arguments[1]), in: text, from: arguments[2]?.integer ?? 0) ?? -1)
      },
      text("rfind", "sub") { _, text, arguments in
        let sub = try sub(arguments[1])
        let letters = Array(text.unicodeScalars)
        let wanted = Array(sub.unicodeScalars)
        guard wanted.count <= letters.count else { return .int(-1) }
        let place = (0...(letters.count - wanted.count)).last {
          Array(letters[$0..<($0 + wanted.count)]) == wanted
        }
        return .int(place ?? -1)
      },
      text("index", "sub") { _, text, arguments in
        guard let place = find(try sub(arguments[1]), in: text, from: 0) else {
          throw PythonError(.value, "substring not found")
        }
        return .int(place)
      },
      justified("ljust", "<"), justified("rjust", ">"), justified("center", "^"),
      text("zfill", "width") { _, text, arguments in
        let width = try size(arguments[1])
        let missing = width - text.unicodeScalars.count
        guard missing > 0 else { return .string(text) }
        let sign = text.first.map { "+-".contains($0) } == true ? 1 : 0
        return .string(
          text.prefix(sign) + String(repeating: "0", count: missing) + text.dropFirst(sign))
      },
    ].map { $0.name == "format" ? format : $0 }
  }

  private static var format: Native {
    Native("format", "*rest, **names") { machine, arguments in
      guard case .string(let text)? = arguments.rest.first else {
        throw PythonError(.type, "unbound method str.format() needs an argument")
      }
      var formatter = BraceFormatter(
        machine, text, Array(arguments.rest.dropFirst()), arguments.names)
      return .string(try formatter.format())
    }
  }

  private static func title(_ text: String) -> String {
    var result = ""
    var isInside = false
    for letter in text {
      result += isInside ? letter.lowercased() : letter.uppercased()
      isInside = letter.isLetter
    }
    return result
  }

  private static func join(
    _ machine: Machine, _ separator: String, _ arguments: NativeArguments
  ) throws -> PythonValue {
    var parts: [String] = []
    for (place, item) in try machine.items(of: arguments.value(1), "can only join an iterable")
      .enumerated()
    {
      guard case .string(let part) = item else {
        throw PythonError(
          .type, "sequence item \(place): expected str instance, \(item.typeName) found",
          hint: PythonHint(en: "make texts of them: str(…)", zh: "先变成字符串：str(…)"))
      }
      parts.append(part)
    }
    return .string(parts.joined(separator: separator))
  }

  private static func split(_ text: String, _ arguments: NativeArguments) throws -> PythonValue {
    let limit = arguments[2]?.integer ?? -1
    let most = limit < 0 ? Int.max : limit
    guard let separator = arguments.given(1) else {
      let words = text.split(maxSplits: most, whereSeparator: \.isWhitespace)
      return .list(words.map { .string(String($0)) })
    }
    let mark = try separatorText(separator)
    guard !mark.isEmpty else { throw PythonError(.value, "empty separator") }
    let parts = text.split(separator: mark, maxSplits: most, omittingEmptySubsequences: false)
    return .list(parts.map { .string(String($0)) })
  }

  private static func separatorText(_ value: PythonValue) throws -> String {
    if case .string(let text) = value { return text }
    throw PythonError(.type, "must be str or None, not \(value.typeName)")
  }

  private static func letters(of value: PythonValue, _ name: String) throws -> String {
    if case .string(let text) = value { return text }
    throw PythonError(.type, "\(name) arg must be None or str")
  }

  private static func strip(_ name: String, left: Bool, right: Bool) -> Native {
    text(name, "chars=") { _, text, arguments in
      let marks = try arguments.given(1).map { Set(try letters(of: $0, name)) }
      func isMark(_ letter: Character) -> Bool {
        marks?.contains(letter) ?? letter.isWhitespace
      }
      var rest = text[...]
      while left, let first = rest.first, isMark(first) { rest.removeFirst() }
      while right, let last = rest.last, isMark(last) { rest.removeLast() }
      return .string(String(rest))
    }
  }

  private static func replacing(
    _ text: String, _ old: String, _ new: String, _ limit: Int
  ) -> String {
    if old.isEmpty { return text }
    return text.replacing(old, with: new, maxReplacements: limit < 0 ? Int.max : limit)
  }

  private static func affix(
    _ name: String, _ holds: @escaping (String, String) -> Bool
  ) -> Native {
    text(name, "prefix") { machine, text, arguments in
      if case .tuple(let tuple) = arguments.value(1) {
        return .bool(try tuple.items.contains { holds(text, try machine.str($0)) })
      }
      guard case .string(let affix) = arguments.value(1) else {
        throw PythonError(
          .type,
          "\(name) first arg must be str or a tuple of str, not \(arguments.value(1).typeName)")
      }
      return .bool(holds(text, affix))
    }
  }

  private static func places(of sub: String, in text: String) -> [Range<String.Index>] {
    text.ranges(of: sub)
  }

  private static func find(_ sub: String, in text: String, from start: Int) -> Int? {
    let letters = Array(text.unicodeScalars)
    let wanted = Array(sub.unicodeScalars)
    let start = max(0, start < 0 ? start + letters.count : start)
    guard wanted.count <= letters.count, start <= letters.count - wanted.count else { return nil }
    return (start...(letters.count - wanted.count)).first {
      Array(letters[$0..<($0 + wanted.count)]) == wanted
    }
  }

  private static func size(_ value: PythonValue?) throws -> Int {
    guard let width = value?.integer else {
      throw PythonError(
        .type, "'\((value ?? .none).typeName)' object cannot be interpreted as an integer")
    }
    return min(width, 1_000_000)
  }

  private static func justified(_ name: String, _ align: Character) -> Native {
    text(name, "width, fillchar=") { _, text, arguments in
      var spec = try FormatSpec("")
      spec.align = align
      spec.width = try size(arguments[1])
      if let fill = try arguments[2].map({ try part($0, name) })?.first { spec.fill = fill }
      if align == "^" {
        // Python puts the odd blank in front where the width is odd.
        let missing = max(0, spec.width - text.unicodeScalars.count)
        let before = missing / 2 + (missing & spec.width & 1)
        return .string(
          String(repeating: spec.fill, count: before) + text
            + String(repeating: spec.fill, count: missing - before))
      }
      return .string(spec.padded(text, standard: align))
    }
  }
}
