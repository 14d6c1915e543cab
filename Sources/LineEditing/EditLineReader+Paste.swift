import CEditLine

extension EditLineReader {
  /// Inserts what the terminal marks as pasted; nothing in it is obeyed, no line of it runs.
  func paste() -> EditOutcome {
    switch keys.paste(limit: ScriptReader.lineLimit) {
    case .interrupted:
      isInterrupted = true
      return .drawn
    case .end:
      isAtEnd = true
      return .drawn
    case .bytes(let bytes, let isCut):
      let text = PastedText(bytes).text
      if !text.isEmpty { makeRoom(for: text) }
      let isInserted = edit.insert(text)
      if isCut || !isInserted { edit_write("\u{7}") }
      return .changed
    }
  }

  /// Puts what waits for this line into it.
  func insertPrepared() -> EditOutcome {
    defer { prepared = "" }
    return edit.insert(prepared) ? .changed : .beep
  }

  /// Alt-Enter.
  func insertNewline() -> EditOutcome {
    edit.insert("\n" + settings.indent(rowsBefore + edit.line.before.rowsOfText))
      ? .changed : .beep
  }
}

/// Pasted bytes as text that may stand in a line.
public struct PastedText {
  /// Line ends as `\n`, none at the end, no control characters but tabs.
  public let text: String

  /// Bytes as the terminal sent them.
  public init(_ bytes: [UInt8]) {
    var scalars = String.UnicodeScalarView()
    var lastBreak: Unicode.Scalar?
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      guard scalar == "\r" || scalar == "\n" else {
        lastBreak = nil
        if Self.isKept(scalar) { scalars.append(scalar) }
        continue
      }
      // A terminal in libedit's modes turns CR LF round.
      let isSecondHalf = lastBreak != nil && lastBreak != scalar
      lastBreak = isSecondHalf ? nil : scalar
      if !isSecondHalf { scalars.append("\n") }
    }
    while scalars.last == "\n" { scalars.removeLast() }
    text = String(scalars)
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\t" || scalar.properties.generalCategory != .control
  }
}
