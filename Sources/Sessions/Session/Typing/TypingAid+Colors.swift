import Cells
import Presentation

extension TypingAid {
  /// The line in the colours of what its parts are; the same characters.
  /// - Parameters:
  ///   - cursor: a UTF-8 offset into it.
  ///   - above: the rows of its cell that stand above it, each with its end.
  public func painted(
    _ line: String, cursor: Int, above: String = "", in style: Style
  ) -> String {
    let whole = above + line
    guard whole.utf8.count <= Self.mostBytes else { return line }
    let hidden = above.utf8.count
    var (painted, position) = ("", 0)
    var bound: Set<String> = []
    for part in session.partsTyped(of: whole) {
      for (text, role) in colored(part, &bound, cursor: hidden + cursor - position) {
        let visible = text.utf8.dropFirst(max(0, hidden - position))
        if !visible.isEmpty { painted += style(String(Substring(visible)), as: role) }
        position += text.utf8.count
      }
    }
    return painted
  }

  /// The longest text that is painted, in bytes: each key paints all of it.
  private static let mostBytes = 16_384

  /// The pieces of what runs as one, a command or a cell, each with what it is.
  ///
  /// - Parameter bound: What the pieces above it give a value, and then it too.
  private func colored(
    _ part: String, _ bound: inout Set<String>, cursor: Int
  ) -> [(text: Substring, role: Role?)] {
    let pieces = TypedPiece.all(of: part)
    var roles = roles(of: pieces, in: part, cursor)
    if !roles.contains(.name) { bound.formUnion(pieces.boundNames) }
    for index in pieces.indices where roles[index] == .unknown && pieces[index].isName {
      if bound.contains(String(pieces[index].text)) { roles[index] = nil }
    }
    markBrackets(of: pieces, cursor: cursor, in: &roles)
    return zip(pieces, roles).map { ($0.text, $1) }
  }

  func roles(of pieces: [TypedPiece], in line: String, _ cursor: Int?) -> [Role?] {
    let start = pieces.first?.kind == .blank ? 1 : 0
    guard start < pieces.count else { return pieces.map { _ in nil } }
    // Nobody knows a cell's own names before it runs.
    let isStatement =
      cursor == nil || line.trimmed.contains("\n") || PythonWords.beginsStatement(line)
    if !isStatement, let found = try? session.command(in: line.trimmed) {
      return pieces.indices.map { index in
        if index == start { return .name }
        let isUnknown = isUnknownArgument(index, in: pieces, of: found.command, line, cursor)
        return isUnknown ? .unknown : argumentRole(index, in: pieces, of: found.command)
      }
    }
    let isAlias =
      !isStatement
      && session.state.aliases[line.trimmed.prefix { !$0.isWhitespace }.description] != nil
    return pieces.indices.map { index in
      if isAlias { return index == start ? .name : nil }
      if !isStatement, let cursor, isUnknown(index, from: start, in: pieces, line, cursor) {
        return .unknown
      }
      return formulaRole(index, in: pieces)
    }
  }

  /// What a piece behind a command is.
  private func argumentRole(_ index: Int, in pieces: [TypedPiece], of command: any Command) -> Role?
  {
    guard pieces[index].isName else { return formulaRole(index, in: pieces) }
    let word = String(pieces[index].text)
    if command.options.contains(word), pieces.hasEqualSign(after: index) { return .option }
    if pieces.isPartOfWord(index) { return nil }
    let isChoice = command.completions.contains { $0.fixedWords.contains(word) }
    if isChoice { return .option }
    return command.completions.contains(.tensors) ? formulaRole(index, in: pieces) : nil
  }

  /// Whether a word behind a command can mean nothing there.
  ///
  /// It is an option the command has not, or a name without a value where only formulas may stand.
  /// What is being typed is given time.
  private func isUnknownArgument(
    _ index: Int, in pieces: [TypedPiece], of command: any Command, _ line: String, _ cursor: Int?
  ) -> Bool {
    guard pieces[index].isName, let cursor else { return false }
    let word = String(pieces[index].text)
    let end = line.utf8.distance(from: line.startIndex, to: pieces[index].text.endIndex)
    if pieces.beginsOption(index) {
      return !command.takesAnyOption && !command.options.contains(word)
    }
    if let choices = command.choices(before: pieces[..<index].map(\.text).joined()),
      !pieces.isPartOfWord(index), !pieces.isWithinBrackets(index),
      !pieces.hasEqualSign(after: index), !pieces.isOptionsValue(index)
    {
      let isBegun = command.takesBeginnings || end == cursor
      return !choices.contains { isBegun ? $0.hasPrefix(word) : $0 == word.lowercased() }
        && !(command.name == "plot" && knows(word))
    }
    guard command.takesFormulas, !pieces.isAttribute(index), !pieces.isPartOfWord(index),
      !pieces.hasEqualSign(after: index),
      !command.completions.contains(where: { $0.fixedWords.contains(word) }),
      !command.usage.contains(where: { $0.split(separator: " ").contains(Substring(word)) })
    else { return false }
    return !(end == cursor && mayBecomeKnown(word)) && !knows(word)
  }

  private func formulaRole(_ index: Int, in pieces: [TypedPiece]) -> Role? {
    let piece = pieces[index]
    switch piece.kind {
    case .text: return .text
    case .comment: return .muted
    case .name:
      let word = String(piece.text)
      if PythonWords.keywords.contains(word) { return .keyword }
      if pieces.isAttribute(index) { return functions.contains(word) ? .function : nil }
      if pieces.hasEqualSign(after: index), pieces.isWithinBrackets(index) { return .option }
      if values.contains(word) { return .formula }
      return functions.contains(word) || session.cells.isBuiltin(word) ? .function : nil
    default: return nil
    }
  }

  /// Whether a name can mean nothing here: one that is being typed is given time.
  private func isUnknown(
    _ index: Int, from start: Int, in pieces: [TypedPiece], _ line: String, _ cursor: Int
  ) -> Bool {
    guard pieces[index].isName, !pieces.hasEqualSign(after: index) else { return false }
    let word = String(pieces[index].text)
    let end = line.utf8.distance(from: line.startIndex, to: pieces[index].text.endIndex)
    if pieces.isAttribute(index) {
      let module = PythonPlace.path(endingAt: index - 2, in: pieces)
      return isMissing(word, in: module, isBegun: end == cursor)
    }
    if end == cursor, mayBecomeKnown(word) { return false }
    return !knows(word) || index == start && pieces.isFollowedByWord(index)
  }

  /// Whether a module of Python's has nothing of a name; of what is being typed, of a beginning.
  private func isMissing(_ name: String, in module: String, isBegun: Bool) -> Bool {
    guard session.cells.isModule(module), !session.hasVariable(module) else { return false }
    let members = session.cells.members(of: module)
    return !members.isEmpty && !members.contains { isBegun ? $0.hasPrefix(name) : $0 == name }
  }

  /// The bracket at the cursor and its partner; one that closes nothing.
  private func markBrackets(of pieces: [TypedPiece], cursor: Int, in roles: inout [Role?]) {
    var open: [Int] = []
    var offset = 0
    var offsets: [Int] = []
    for piece in pieces {
      offsets.append(offset)
      offset += piece.text.utf8.count
    }
    func isAtCursor(_ index: Int) -> Bool {
      offsets[index] == cursor || offsets[index] + 1 == cursor
    }
    for (index, piece) in pieces.enumerated() {
      if piece.kind == .opening { open.append(index) }
      guard piece.kind == .closing else { continue }
      guard let partner = open.popLast(), pieces[partner].isClosed(by: piece) else {
        roles[index] = .unknown
        continue
      }
      if isAtCursor(index) || isAtCursor(partner) {
        (roles[index], roles[partner]) = (.match, .match)
      }
    }
  }
}

extension TypedPiece {
  fileprivate func isClosed(by closing: TypedPiece) -> Bool {
    ["()", "[]", "{}"].contains(text + closing.text)
  }
}

extension [TypedPiece] {
  /// Whether `=` follows, and no second one: an option, or what is given a value.
  fileprivate func hasEqualSign(after index: Int) -> Bool {
    var next = index + 1
    if next < count, self[next].kind == .blank { next += 1 }
    guard next < count, self[next].text == "=" else { return false }
    return next + 1 >= count || self[next + 1].text != "="
  }

  /// Whether a word `name=` begins here, with no blank before the sign.
  fileprivate func beginsOption(_ index: Int) -> Bool {
    guard index > 0, self[index - 1].kind == .blank, index + 1 < count, self[index + 1].text == "=",
      !isWithinBrackets(index)
    else { return false }
    return index + 2 >= count || self[index + 2].text != "="
  }

  fileprivate func isWithinBrackets(_ index: Int) -> Bool {
    self[..<index].reduce(0) { depth, piece in
      depth + (piece.kind == .opening ? 1 : piece.kind == .closing ? -1 : 0)
    } > 0
  }

  /// Whether the name stands behind an equals sign: `watch=boundary`.
  fileprivate func isOptionsValue(_ index: Int) -> Bool {
    index > 0 && ["=", ","].contains(self[index - 1].text)
  }

  /// Whether the name stands behind a dot.
  fileprivate func isAttribute(_ index: Int) -> Bool { index > 0 && self[index - 1].text == "." }

  /// Whether the name is a part of a longer word, as `2.dW` or `train-dev` have them.
  fileprivate func isPartOfWord(_ index: Int) -> Bool {
    let signs: Set<Substring> = [".", "-", "/", "~"]
    return index > 0 && signs.contains(self[index - 1].text)
      || index + 1 < count && signs.contains(self[index + 1].text)
  }

  /// Whether another word follows, as it does no formula's first name.
  fileprivate func isFollowedByWord(_ index: Int) -> Bool {
    guard index + 2 < count, self[index + 1].kind == .blank else { return false }
    let next = self[index + 2]
    return next.kind == .number || next.isName && !PythonWords.keywords.contains(String(next.text))
  }
}
