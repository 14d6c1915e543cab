import Cells
import Formulas
import Lessons

extension Session {
  /// Parses a piece of what was typed or read: a line, or a whole cell.
  func read(_ text: String) -> Line {
    let trimmed = text.trimmed
    if trimmed.isEmpty || trimmed.isComment { return Line(text: trimmed, content: .nothing) }
    if let word = HelpCommand.question(in: trimmed), !isCommandWithQuestion(trimmed) {
      return Line(text: trimmed, content: .command(HelpCommand(), Arguments("help", word)))
    }
    if PythonWords.beginsStatement(trimmed) || trimmed.isForNotebook {
      return Line(text: text.withoutEnd, content: .cell)
    }
    do {
      if let (command, rest) = try command(in: trimmed) {
        let words = Self.takingText.contains(command.name) ? rest : rest.withoutComment
        return Line(text: trimmed, content: .command(command, Arguments(command.name, words)))
      }
      return readFormula(trimmed, text)
    } catch {
      return Line(text: trimmed, content: .unreadable(error))
    }
  }

  /// Whether a mark at the end belongs to a text that a command is given: `say What is wrong?`.
  private func isCommandWithQuestion(_ line: String) -> Bool {
    let word = line.prefix { !$0.isWhitespace }
    guard word.count < line.count, word.first != "?", word.first != "？" else { return false }
    return Self.takingText.contains(commands.exact(String(word))?.name ?? "")
  }

  /// The commands that are given a text as it stands, marks, comments and all.
  private static let takingText: Set = ["say", "note", "pause", "alias", "answer", "tag", "help"]

  /// Parses a line of a lesson's.
  func read(_ line: Script.Line) -> Line {
    line.isCell ? Line(cell: line.text) : read(line.text)
  }

  /// A formula where the formula language has all it takes, else a cell, else neither.
  private func readFormula(_ trimmed: String, _ text: String) -> Line {
    do {
      let statement = try Parser.parse(trimmed)
      let isCell = needsCells(statement.expression) || statement.expression.isPythons
      return Line(text: trimmed, content: isCell ? .cell : .formula(statement))
    } catch {
      if error.isSecondLine || !error.isCertain && CellRunner.check(text) == nil {
        return Line(text: text.withoutEnd, content: .cell)
      }
      let failure = FormulaFailure(error: error, source: trimmed)
      return Line(text: trimmed, content: .unreadable(failure))
    }
  }

  /// Whether a formula calls a function of the learner's own, whatever else has its name, or names
  /// a variable that only cells can hold.
  private func needsCells(_ formula: Syntax) -> Bool {
    guard let memory = state.memory else { return false }
    return formula.calledNames.contains(where: isOwnFunction)
      || formula.names.contains { name in
        memory.typeName(name) != nil && state.variables[name] == nil
          && scope.value(named: name) == nil
      }
  }

  /// The command a line begins with, and what follows it; nil for a formula.
  func command(in line: String) throws -> (command: any Command, rest: String)? {
    let (word, rest) = line.firstWordAndRest
    if rest.startsLikeAssignment || isVariable(word, rest) { return nil }
    // `load ("W.csv")` is the function, written with a space.
    if rest.hasPrefix("("), isFunction(word) { return nil }
    // As people leave Python and Julia.
    if line.utf8.last == UInt8(ascii: ")"), ["quit()", "exit()"].contains(line),
      !hasVariable(String(line.dropLast(2)))
    {
      return commands.exact("quit").map { ($0, "") }
    }
    if let command = commands.exact(word) { return (command, rest) }
    if let command = command(spelledAs: word, isAlone: rest.isEmpty) { return (command, rest) }
    guard !hasVariable(word), word.allSatisfy({ $0.isLetter || $0 == "-" }),
      !PythonWords.keywords.contains(word), scope.value(named: word) == nil, word != "Σ"
    else { return nil }
    if let command = try commands.find(word) { return (command, rest) }
    try refuseIfCommandWasMeant(word, rest)
    return nil
  }

  /// Whether a variable of the learner's is meant though a command has its name: one that stands
  /// alone, or one of a single letter.
  private func isVariable(_ word: String, _ rest: String) -> Bool {
    (rest.isEmpty || word.count == 1) && hasVariable(word)
  }

  /// Whether there is a variable of the learner's, one that only cells can hold too.
  func hasVariable(_ name: String) -> Bool {
    state.variables[name] != nil || state.memory?.typeName(name) != nil
  }

  private func isFunction(_ word: String) -> Bool {
    FunctionTable.signature(of: word) != nil || cells.isBuiltin(word) || hasVariable(word)
  }

  /// A word followed by another cannot be a formula, so a command was meant.
  private func refuseIfCommandWasMeant(_ word: String, _ rest: String) throws {
    let nearest = commands.nearest(to: word)
    let isAlone = rest.isEmpty && nearest != nil && !isFunction(word)
    let isFollowedByWord = rest.first.map { $0.isLetter || $0.isNumber } ?? false
    if isAlone || isFollowedByWord && !PythonWords.operators.contains(rest.firstWord) {
      throw SessionError.unknownCommand(word, nearest: nearest)
    }
  }

  /// Whether a line calls a command by a name in full, for cutting what is there whole.
  ///
  /// - Parameter names: What the pieces before have given a value.
  func callsCommand(_ line: String, besides names: Set<String>) -> Bool {
    let word = String(line.prefix { !$0.isWhitespace })
    let rest = String(line.dropFirst(word.count)).trimmed
    guard commands.exact(word) != nil || state.aliases[word] != nil, !rest.startsLikeAssignment,
      !PythonWords.beginsStatement(line)
    else { return false }
    if rest.hasPrefix("("), isFunction(word) { return false }
    let isVariable = names.contains(word) || hasVariable(word)
    return !(isVariable && (rest.isEmpty || word.count == 1))
  }
}

extension Syntax {
  /// Whether it stands for a value that formulas have only by halves: an empty list, `None`, an
  /// answer.
  fileprivate var isPythons: Bool {
    switch kind {
    case .list(let parts): parts.isEmpty
    case .name(let name): ["True", "False", "None"].contains(name)
    default: false
    }
  }

  /// The names of the functions it calls.
  var calledNames: [String] {
    let own: [String] = if case .call(let name, _) = kind { [name.text] } else { [] }
    return own + kind.children.flatMap(\.calledNames)
  }
}

extension FormulaError {
  /// Whether it is a second line that formulas do not have.
  fileprivate var isSecondLine: Bool { problem == .secondLine }

  /// Whether Python would refuse it too: a sign that means another one there, as `^` for `**`, or a
  /// function that NumPy has none of.
  fileprivate var isCertain: Bool {
    switch problem {
    case .lookalike, .notNumPys: true
    default: false
    }
  }
}

extension String {
  /// Whether a notebook would hand it to the shell or to itself: `!pip install …`, `%matplotlib …`.
  fileprivate var isForNotebook: Bool {
    (first == "!" || first == "%") && !contains("\n") && dropFirst().first?.isLetter == true
      && contains(" ")
  }

  /// Whether what follows a name makes the line an assignment: `= 3`, `/= keep_prob`.
  var startsLikeAssignment: Bool {
    guard let sign = utf8.first, "=+-*/@%|&^".utf8.contains(sign) else { return false }
    return ["=", "+=", "-=", "*=", "/=", "**=", "@=", "//=", "%=", "|=", "&=", "^="].contains {
      sign in
      hasPrefix(sign) && !dropFirst(sign.count).hasPrefix("=")
    }
  }

  fileprivate var firstWord: String { String(prefix { $0.isLetter }) }

  /// Whether all of it is one comment; lines below may go on with it.
  fileprivate var isComment: Bool {
    guard utf8.first == UInt8(ascii: "#") else { return false }
    return split(separator: "\n").allSatisfy { $0.drop(while: \.isWhitespace).first == "#" }
  }

  /// The text without a comment at its end: from a `#` behind a blank on, outside quotes.
  fileprivate var withoutComment: String {
    guard utf8.contains(UInt8(ascii: "#")) else { return self }
    var (quote, isBehindBlank) = (nil as Character?, true)
    for (place, character) in zip(indices, self) {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "#", isBehindBlank {
        return String(self[..<place]).trimmed
      }
      isBehindBlank = character.isWhitespace
    }
    return self
  }

  /// What stands before the first white space, and what stands behind it.
  fileprivate var firstWordAndRest: (word: String, rest: String) {
    let isPlain = utf8.allSatisfy { $0 < 0x80 && $0 != 0x0D }
    if isPlain {
      let end = utf8.firstIndex { $0 == 0x20 || (0x09...0x0C).contains($0) } ?? utf8.endIndex
      return (String(self[..<end]), String(self[end...]).trimmed)
    }
    let word = String(prefix { !$0.isWhitespace })
    return (word, String(dropFirst(word.count)).trimmed)
  }

  /// The text without white space at its end.
  fileprivate var withoutEnd: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
