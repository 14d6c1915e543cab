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
      plain("title") { title($0) }, plain("casefold") { $0.uppercased().lowercased() },
      plain("swapcase") { text in
        String(text.flatMap { $0.isUppercase ? $0.lowercased() : $0.uppercased() })
      },
      test("isdecimal") { $0.wholeNumberValue != nil && $0.isWholeNumber },
      text("isascii") { _, text, _ in .bool(text.utf8.allSatisfy { $0 < 128 }) },
      text("isidentifier") { _, text, _ in
        .bool(
          (text.first.map { $0.isLetter || $0 == "_" } ?? false)
            && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" })
      },
      text("isprintable") { _, text, _ in
        .bool(text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 })
      },
      text("istitle") { _, text, _ in
        .bool(text.contains(where: \.isLetter) && title(text) == text)
      },
      text("removeprefix", "prefix") { _, text, arguments in
        let affix = try part(arguments[1], "removeprefix() argument")
        return .string(text.hasPrefix(affix) ? String(text.dropFirst(affix.count)) : text)
      },
      text("removesuffix", "suffix") { _, text, arguments in
        let affix = try part(arguments[1], "removesuffix() argument")
        let isThere = !affix.isEmpty && text.hasSuffix(affix)
        return .string(isThere ? String(text.dropLast(affix.count)) : text)
      },
      partition("partition", fromEnd: false), partition("rpartition", fromEnd: true),
      text("rsplit", "sep=, maxsplit=") { _, text, arguments in try rsplit(text, arguments) },
      text("expandtabs", "tabsize=") { _, text, arguments in
        let width = try arguments[1].map { min(try size($0), 1000) } ?? 8
        return .string(expanded(text, width))
      },
      text("format_map", "mapping") { machine, text, arguments in
        guard case .dict(let dict) = arguments.value(1) else {
          throw PythonError(.type, "'\(arguments.value(1).typeName)' object is not subscriptable")
        }
        let names = dict.pairs.compactMap { pair -> (String, PythonValue)? in
          if case .string(let name) = pair.key { (name, pair.value) } else { nil }
        }
        var formatter = BraceFormatter(machine, text, [], names)
        return .string(try formatter.format())
      },
      test("isdigit") { $0.isASCII ? $0.isNumber : $0.isWholeNumber }, test("isalpha", \.isLetter),
      test("isalnum") { $0.isLetter || $0.isNumber }, test("isspace", \.isWhitespace),
      test("isnumeric", \.isNumber),
      text("isupper") { _, text, _ in .bool(text != text.lowercased() && text == text.uppercased())
      },
      text("islower") { _, text, _ in .bool(text != text.uppercased() && text == text.lowercased())
      },
      text("join", "iterable") { machine, text, arguments in try join(machine, text, arguments) },
      text("split", "sep=, maxsplit=") { _, text, arguments in try split(text, arguments) },
      text("splitlines", "keepends=") { machine, text, arguments in
        let keepsEnds = try arguments[1].map(machine.isTrue) ?? false
        return .list(lines(of: text, keepsEnds).map { .string($0) })
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
      text("count", "sub, start=, end=") { _, text, arguments in
        let sub = try sub(arguments[1])
        let (part, _) = try stretch(of: text, arguments)
        if sub.isEmpty { return .int(part.count + 1) }
        return .int(places(of: sub, in: string(part)).count)
      },
      finding("find", fromEnd: false, orRaises: false),
      finding("rfind", fromEnd: true, orRaises: false),
      finding("index", fromEnd: false, orRaises: true),
      finding("rindex", fromEnd: true, orRaises: true),
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
      let text = text.drop(while: \.isWhitespace)
      var words = text.split(maxSplits: most, whereSeparator: \.isWhitespace)
      if words.count > most, let last = words.popLast() {
        words.append(last.drop(while: \.isWhitespace))
      }
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
    if old.isEmpty {
      let most = limit < 0 ? Int.max : limit
      let letters = text.unicodeScalars.map { String($0) }
      let parts = letters.enumerated().map { $0.offset < most ? new + $0.element : $0.element }
      return parts.joined() + (letters.count < most ? new : "")
    }
    return text.replacing(old, with: new, maxReplacements: limit < 0 ? Int.max : limit)
  }

  private static func affix(
    _ name: String, _ holds: @escaping (String, String) -> Bool
  ) -> Native {
    text(name, "prefix, start=, end=") { machine, text, arguments in
      let text =
        arguments.values.count > 2 ? string(try stretch(of: text, arguments).letters) : text
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

  /// The letters between the bounds behind a text's first argument, and where they begin.
  private static func stretch(
    of text: String, _ arguments: NativeArguments
  ) throws -> (letters: [Unicode.Scalar], start: Int) {
    let letters = Array(text.unicodeScalars)
    let slice = SliceObject(arguments[2] ?? .none, arguments[3] ?? .none, .none)
    let (start, _, length) = try slice.resolved(letters.count)
    return (Array(letters[start..<(start + length)]), start)
  }

  private static func string(_ letters: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: letters)
    return String(view)
  }

  private static func finding(_ name: String, fromEnd: Bool, orRaises: Bool) -> Native {
    text(name, "sub, start=, end=") { _, text, arguments in
      let wanted = Array(try sub(arguments[1]).unicodeScalars)
      let (letters, start) = try stretch(of: text, arguments)
      let places = wanted.count <= letters.count ? Array(0...(letters.count - wanted.count)) : []
      func fits(_ place: Int) -> Bool { letters[place...].starts(with: wanted) }
      if let place = fromEnd ? places.last(where: fits) : places.first(where: fits) {
        return .int(start + place)
      }
      if orRaises { throw PythonError(.value, "substring not found") }
      return .int(-1)
    }
  }

  private static func partition(_ name: String, fromEnd: Bool) -> Native {
    text(name, "sep") { _, text, arguments in
      let mark = try sub(arguments[1])
      guard !mark.isEmpty else { throw PythonError(.value, "empty separator") }
      let ranges = text.ranges(of: mark)
      guard let range = fromEnd ? ranges.last : ranges.first else {
        let parts = fromEnd ? ["", "", text] : [text, "", ""]
        return .tuple(parts.map { .string($0) })
      }
      return .tuple([
        .string(String(text[..<range.lowerBound])), .string(mark),
        .string(String(text[range.upperBound...])),
      ])
    }
  }

  private static func rsplit(_ text: String, _ arguments: NativeArguments) throws -> PythonValue {
    let limit = arguments[2]?.integer ?? -1
    guard limit >= 0 else { return try split(text, arguments) }
    func turned(_ text: some StringProtocol) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: text.unicodeScalars.reversed())
      return String(view)
    }
    var turnedArguments = arguments
    turnedArguments.values[0] = .string(turned(text))
    if case .string(let mark)? = arguments.given(1) {
      turnedArguments.values[1] = .string(turned(mark))
    }
    guard case .list(let parts) = try split(turned(text), turnedArguments) else { return .none }
    return .list(
      parts.items.reversed().map { part in
        if case .string(let text) = part { .string(turned(text)) } else { part }
      })
  }

  private static func lines(of text: String, _ keepsEnds: Bool) -> [String] {
    var lines: [String] = []
    var line = ""
    for letter in text {
      guard letter.isNewline else {
        line.append(letter)
        continue
      }
      lines.append(keepsEnds ? line + String(letter) : line)
      line = ""
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func expanded(_ text: String, _ width: Int) -> String {
    var (result, column) = ("", 0)
    for letter in text {
      if letter == "\t" {
        let blanks = width > 0 ? width - column % width : 0
        result += String(repeating: " ", count: blanks)
        column += blanks
      } else {
        result.append(letter)
        column = letter == "\n" || letter == "\r" ? 0 : column + 1
      }
    }
    return result
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
