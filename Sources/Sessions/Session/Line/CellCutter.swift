/// Cuts what is typed, pasted or read into pieces that run one after another: commands, formula
/// lines, and cells.
///
/// A line at indentation 0 begins a piece. A compound statement goes on to the next such line that
/// is not `elif`, `else`, a comment or empty; open brackets and `\` go on in the next line. A block
/// between ```` ```python ```` and ```` ``` ```` is one cell, whole.
public struct CellCutter {
  /// What runs at once.
  public struct Piece: Equatable, Sendable {
    /// Its lines, without the prompts before them.
    public let text: String
    /// Where it begins, counted as its lines were.
    public let number: Int
    /// Whether it stood in a block of Python's and is one cell whatever it says.
    public let isBlock: Bool

    /// Whether there is nothing to run in it.
    var isSilent: Bool { text.allSatisfy(\.isWhitespace) || text.isSilentLine }
  }

  private enum Kind { case statement, compound, block }

  /// Whether a line calls a command, given the names that have got a value since.
  private let isCommand: (String, Set<String>) -> Bool
  private var lines: [String] = []
  private var first = 1
  private var kind: Kind?
  private var open = OpenText()
  /// Names that pieces before this one gave a value.
  private var names: Set<String> = []
  private var hadPrompt = false

  init(isCommand: @escaping (String, Set<String>) -> Bool) { self.isCommand = isCommand }

  /// Whether what was taken so far goes on in the next line.
  public var isOpen: Bool { kind != nil }

  /// Whether what was taken so far cannot end here: a bracket is open, or a block is missing.
  var isUnfinished: Bool { open.isOpen || kind == .compound && lines.count == 1 && isHeading }

  private var isHeading: Bool { lines[0].last { !$0.isWhitespace } == ":" }

  /// Takes a line.
  /// - Returns: The pieces that are whole by it, in order.
  public mutating func take(_ line: String, number: Int) -> [Piece] {
    let line = kind == .block ? line : withoutPrompt(line)
    switch kind {
    case nil: return begin(line, number)
    case .block:
      guard line.hasPrefix("```") else { return goOn(line) }
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
    if line.hasPrefix("```") { return beginBlock(line, number) }
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

  /// A fence of another language than Python's is read past.
  private mutating func beginBlock(_ fence: String, _ number: Int) -> [Piece] {
    guard String(fence.drop { $0 == "`" }).trimmed.hasPrefix("python") else { return [] }
    (lines, first, open, kind) = ([], number + 1, OpenText(), .block)
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
    names.formUnion(lines.flatMap(\.namesGiven))
    (kind, open) = (nil, OpenText())
    return Piece(text: lines.joined(separator: "\n"), number: first, isBlock: isBlock)
  }

  /// The line without the prompt it was copied with; `...` goes on only after another prompt.
  private mutating func withoutPrompt(_ line: String) -> String {
    for prompt in [">>>", "❯"] where line.hasPrefix(prompt) {
      hadPrompt = true
      return line.dropping(prompt)
    }
    if hadPrompt, line.hasPrefix("...") { return line.dropping("...") }
    hadPrompt = false
    return line
  }
}

extension CellCutter {
  /// Cuts a text that is there whole: neighbouring lines of which one is Python's alone are one
  /// cell.
  /// - Parameter isPython: Whether a piece is Python's alone.
  static func pieces(
    of text: String, isCommand: @escaping (String, Set<String>) -> Bool,
    isPython: (String) -> Bool
  ) -> [Piece] {
    var cutter = CellCutter(isCommand: isCommand)
    var groups: [[Piece]] = [[]]
    func add(_ piece: Piece) {
      let isAlone = piece.isBlock || isCommand(piece.text, cutter.names)
      if isAlone { groups += [[piece], []] } else { groups[groups.count - 1].append(piece) }
    }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      for piece in cutter.take(String(line), number: index + 1) { add(piece) }
    }
    if let last = cutter.finish() { add(last) }
    return groups.flatMap { joined($0, isPython) }
  }

  private static func joined(_ pieces: [Piece], _ isPython: (String) -> Bool) -> [Piece] {
    let spoken = pieces.filter { !$0.isSilent }
    guard spoken.count > 1, spoken.contains(where: { isPython($0.text) }) else { return spoken }
    guard let first = pieces.first, let last = spoken.last else { return [] }
    let kept = pieces.filter { $0.number <= last.number }
    var lines: [String] = []
    for piece in kept {
      // Silent lines that a compound statement has read past stand between two pieces.
      let missing = max(0, piece.number - first.number - lines.count)
      lines += Array(repeating: "", count: missing)
      lines += piece.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return [Piece(text: lines.joined(separator: "\n"), number: first.number, isBlock: false)]
  }
}

extension String {
  /// Whether nothing runs in a line: it is empty or a comment.
  fileprivate var isSilentLine: Bool {
    !contains("\n") && (drop(while: \.isWhitespace).first.map { $0 == "#" } ?? true)
  }

  /// Whether what follows a command's name is words, which may have brackets as they like.
  fileprivate var takesText: Bool {
    ["say", "note", "pause"].contains(String(prefix { !$0.isWhitespace }))
  }

  fileprivate func dropping(_ prompt: String) -> String {
    let rest = dropFirst(prompt.count)
    return String(rest.first == " " ? rest.dropFirst() : rest)
  }

  /// The names a line at the beginning of a piece gives a value.
  fileprivate var namesGiven: [String] {
    if let found = firstMatch(of: #/^(?:def|class)\s+(\w+)/#) { return [String(found.1)] }
    if let found = firstMatch(of: #/^\s*for\s+(.+?)\s+in\b/#) { return String(found.1).words }
    if let found = firstMatch(of: #/^import\s+\S+\s+as\s+(\w+)/#) { return [String(found.1)] }
    guard let found = firstMatch(of: #/^\s*([\w\s,]+?)\s*[-+*/]?=(?!=)/#) else { return [] }
    return String(found.1).words
  }

  private var words: [String] {
    split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
  }
}
