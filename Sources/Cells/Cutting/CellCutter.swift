/// Cuts what is typed, pasted or read into pieces that run one after another: commands, formula
/// lines, and cells.
///
/// A line at indentation 0 begins a piece. A compound statement goes on to the next such line that
/// is not `elif`, `else`, a comment or empty; open brackets and `\` go on in the next line. A block
/// between ```` ```python ```` and ```` ``` ```` is one cell, whole.
///
/// ```swift
/// var cutter = CellCutter()
/// let first = cutter.take("def double(x):", number: 1)  // []: it goes on
/// let second = cutter.take("    return 2 * x", number: 2)  // []
/// let third = cutter.take("double(3)", number: 3)  // the function, then the call
/// ```
public struct CellCutter {
  /// What runs at once.
  public struct Piece: Equatable, Sendable {
    /// Its lines, without the prompts before them.
    public let text: String
    /// Where it begins, counted as its lines were.
    public let number: Int
    /// Whether it is one cell, whatever it says, as a block of Python's.
    public let isBlock: Bool
    /// Whether it stands in a block that is marked to fail, which ends no script.
    public let mayFail: Bool

    /// A cell, whatever it says.
    public init(cell text: String, number: Int) {
      self.init(text: text, number: number, isBlock: true)
    }

    init(text: String, number: Int, isBlock: Bool, mayFail: Bool = false) {
      self.text = text
      self.number = number
      self.isBlock = isBlock
      self.mayFail = mayFail
    }

    /// Whether there is nothing to run in it.
    public var isSilent: Bool { text.allSatisfy(\.isWhitespace) || text.isSilentLine }
  }

  /// How the text of a file is taken.
  public enum Form {
    /// Line by line.
    case lines
    /// As one cell, as a file of Python's is.
    case python
    /// Only what stands between fences of Python's or ours.
    case markdown
  }

  private enum Kind { case statement, compound, block }

  private var lines: [String] = []
  private var first = 1
  private var kind: Kind?
  private var open = OpenText()
  /// Names that the pieces so far gave a value.
  public private(set) var names: Set<String> = []
  private var hadPrompt = false
  private let form: Form
  /// The fence that the lines stand behind.
  private var fence: CodeFence?
  /// Whether the fence before the lines says that they fail.
  private var fails = false

  /// Begins at a text's first line.
  public init(_ form: Form = .lines) {
    self.form = form
    if form == .python { kind = .block }
  }

  /// Whether what was taken so far goes on in the next line.
  public var isOpen: Bool { kind != nil }

  /// Whether what was taken so far cannot end here: a bracket is open, or a block is missing.
  public var isUnfinished: Bool {
    open.isOpen || kind == .compound && lines.count == 1 && isHeading
  }

  private var isHeading: Bool { lines[0].last { !$0.isWhitespace } == ":" }

  /// Takes a line.
  /// - Returns: The pieces that are whole by it, in order.
  public mutating func take(_ line: String, number: Int) -> [Piece] {
    let line = kind == .block ? line : withoutPrompt(line)
    switch kind {
    case nil: return begin(line, number)
    case .block:
      guard form != .python, fence?.isClosed(by: line) == true else { return goOn(line) }
      fence = nil
      return [piece()]
    case .statement:
      _ = goOn(line)
      return open.isOpen ? [] : [piece()]
    case .compound:
      if open.isOpen || Self.belongs(line) { return goOn(line) }
      return [piece()] + begin(line, number)
    }
  }

  /// What is left once no line follows.
  public mutating func finish() -> Piece? { kind == nil ? nil : piece() }

  private static func belongs(_ line: String) -> Bool {
    line.isSilentLine || line.first?.isWhitespace == true || PythonWords.continuesCompound(line)
  }

  private mutating func begin(_ line: String, _ number: Int) -> [Piece] {
    if let fence, fence.isClosed(by: line) { return endBlock() }
    if mayBeginBlock(line), let next = CodeFence(line) { return beginBlock(next, number) }
    if form == .markdown, fence?.words.first != "backstep" { return [] }
    (lines, first, open) = ([line], number, OpenText())
    if line.isSilentLine { return [piece()] }
    if PythonWords.beginsCompound(line) {
      kind = .compound
    } else if line.takesText {
      return [piece()]
    }
    open.add(line)
    guard kind == nil, open.isOpen else { return kind == nil ? [piece()] : [] }
    kind = .statement
    return []
  }

  /// In Markdown no block stands within another, such as what a line has said.
  private func mayBeginBlock(_ line: String) -> Bool {
    form == .markdown ? fence == nil : line.hasPrefix("```")
  }

  /// A fence of another language than Python's is read past.
  private mutating func beginBlock(_ fence: CodeFence, _ number: Int) -> [Piece] {
    self.fence = fence
    fails = fence.words.dropFirst().first == "fails"
    guard fence.words.first == "python" else { return [] }
    (lines, first, open, kind) = ([], number + 1, OpenText(), .block)
    return []
  }

  private mutating func endBlock() -> [Piece] {
    (fence, fails) = (nil, false)
    return []
  }

  private mutating func goOn(_ line: String) -> [Piece] {
    lines.append(line)
    if kind != .block { open.add(line) }
    return []
  }

  private mutating func piece() -> Piece {
    let isBlock = kind == .block
    if kind == .compound { while lines.last?.isSilentLine == true { lines.removeLast() } }
    for line in lines { for name in line.namesGiven { names.insert(name) } }
    (kind, open) = (nil, OpenText())
    defer { if isBlock { fails = false } }
    return Piece(
      text: lines.count == 1 ? lines[0] : lines.joined(separator: "\n"), number: first,
      isBlock: isBlock, mayFail: fails)
  }

  /// The line without the prompt it was copied with; `...` goes on only after another prompt.
  private mutating func withoutPrompt(_ line: String) -> String {
    guard line.mayBeginWithPrompt else {
      hadPrompt = false
      return line
    }
    for prompt in [">>>", "❯"] where line.hasPrefix(prompt) {
      hadPrompt = true
      return line.dropping(prompt)
    }
    if let prompt = line.notebookPrompt("In [", "]:") {
      hadPrompt = true
      return line.dropping(prompt)
    }
    if hadPrompt, line.hasPrefix("...") { return line.dropping("...") }
    if hadPrompt, let prompt = line.notebookPrompt("   ", "...:") { return line.dropping(prompt) }
    hadPrompt = false
    return line
  }
}

extension String {
  /// Whether its first byte is one that `>>>`, `❯`, `...`, `In [3]:` and `   ...:` begin with.
  fileprivate var mayBeginWithPrompt: Bool {
    switch utf8.first {
    case UInt8(ascii: ">"), UInt8(ascii: "."), UInt8(ascii: "I"), UInt8(ascii: " "), 0xE2: true
    default: false
    }
  }

  /// Whether nothing runs in a line: it is empty or a comment.
  fileprivate var isSilentLine: Bool {
    if let first = utf8.first, (0x24..<0x7F).contains(first) { return false }
    return !contains("\n") && (drop(while: \.isWhitespace).first.map { $0 == "#" } ?? true)
  }

  /// Whether what follows a command's name is words, which may have brackets as they like.
  fileprivate var takesText: Bool {
    switch utf8.first {
    case UInt8(ascii: "s"), UInt8(ascii: "n"), UInt8(ascii: "p"): break
    default: return false
    }
    // Nearly always a blank ends the word, and a byte tells it.
    let end = utf8.firstIndex { !$0.isOfName } ?? utf8.endIndex
    if end == utf8.endIndex || utf8[end] == 0x20 { return String(self[..<end]).isTextCommand }
    return String(prefix { !$0.isWhitespace }).isTextCommand
  }

  private var isTextCommand: Bool { self == "say" || self == "note" || self == "pause" }

  /// `In [3]:` or `   ...:` of IPython at the beginning, with digits or blanks between its ends.
  fileprivate func notebookPrompt(_ start: String, _ end: String) -> String? {
    guard hasPrefix(start) else { return nil }
    let rest = dropFirst(start.count).drop { $0.isNumber || $0 == " " }
    return rest.hasPrefix(end) ? String(self[..<rest.dropFirst(end.count).startIndex]) : nil
  }

  fileprivate func dropping(_ prompt: String) -> String {
    let rest = dropFirst(prompt.count)
    return String(rest.first == " " ? rest.dropFirst() : rest)
  }

  /// The names a line at the beginning of a piece gives a value.
  ///
  /// Every line of a script passes here, and most give none: that is seen first, and cheaply.
  fileprivate var namesGiven: [String] {
    if let name = plainNameGiven { return [name] }
    guard let sign = utf8.firstIndex(of: UInt8(ascii: "=")) else {
      return namesOfKeyword(words) ?? []
    }
    if let names = namesOfKeyword(words) { return names }
    let after = utf8.index(after: sign)
    if after < utf8.endIndex, utf8[after] == UInt8(ascii: "=") { return [] }
    let targets = self[..<sign].drop(while: \.isWhitespace)
    let operation = targets.last.map { "-+*/".contains($0) } ?? false
    let names = operation ? targets.dropLast() : targets
    let isPlain = names.allSatisfy { $0.isLetter || $0.isNumber || "_, ".contains($0) }
    return isPlain ? String(names).words : []
  }

  /// The name before `=` where the line begins with that and no more, as most that give one do.
  private var plainNameGiven: String? {
    let end = utf8.firstIndex { !$0.isOfName } ?? utf8.endIndex
    guard end > utf8.startIndex, utf8[end...].first(where: { $0 != 0x20 }) == UInt8(ascii: "=")
    else {
      return nil
    }
    let rest = utf8[end...].drop { $0 == 0x20 }.dropFirst()
    return rest.first == UInt8(ascii: "=") ? nil : String(self[..<end])
  }

  /// The names a line gives that begins with a keyword; nil where it begins with none.
  private func namesOfKeyword(_ words: @autoclosure () -> [String]) -> [String]? {
    if let first = utf8.first, (0x21..<0x80).contains(first), !"dcfi".utf8.contains(first) {
      return nil
    }
    let line = drop(while: \.isWhitespace)
    guard ["def ", "class ", "for ", "import "].contains(where: line.hasPrefix) else { return nil }
    let words = words()
    switch words[0] {
    case "for": return Array(words.dropFirst().prefix { $0 != "in" })
    case "import":
      return words.firstIndex(of: "as").map { Array(words[($0 + 1)...].prefix(1)) } ?? []
    default: return Array(words.dropFirst().prefix(1))
    }
  }

  private var words: [String] {
    split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
  }
}

extension UInt8 {
  /// Whether it is an ASCII letter, a digit or `_`.
  var isOfName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
