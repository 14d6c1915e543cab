import Languages

/// An exception on its way out of a cell.
///
/// A class, so that it costs one word on the way; only the one thread that runs the cell changes it.
final class PythonError: Error, @unchecked Sendable {
  /// The exceptions the evaluator raises itself.
  enum Kind: String {
    case syntax = "SyntaxError"
    case indentation = "IndentationError"
    case tab = "TabError"
    case name = "NameError"
    case unbound = "UnboundLocalError"
    case type = "TypeError"
    case value = "ValueError"
    case index = "IndexError"
    case key = "KeyError"
    case attribute = "AttributeError"
    case zeroDivision = "ZeroDivisionError"
    case overflow = "OverflowError"
    case assertion = "AssertionError"
    case recursion = "RecursionError"
    case notImplemented = "NotImplementedError"
    case module = "ModuleNotFoundError"
    case importing = "ImportError"
    case interrupt = "KeyboardInterrupt"
    case memory = "MemoryError"
    case runtime = "RuntimeError"
    case stopIteration = "StopIteration"
    case axis = "AxisError"
    case linearAlgebra = "LinAlgError"
  }

  /// One call on the way: the text it stands in, where, and in which function.
  struct Place {
    let source: SourceText
    let span: Span
    let function: String?
  }

  let name: String
  let message: String
  var hint: Localized<String>?
  /// Where it happened, in the innermost text; nil until a node says so.
  var span: Span?
  /// From the innermost call outwards.
  var places: [Place] = []

  init(name: String, _ message: String, hint: Localized<String>? = nil, span: Span? = nil) {
    self.name = name
    self.message = message
    self.hint = hint
    self.span = span
  }

  convenience init(
    _ kind: Kind, _ message: String, hint: Localized<String>? = nil, at span: Span? = nil
  ) {
    self.init(name: kind.rawValue, message, hint: hint, span: span)
  }

  /// Says where it happened unless something further in has said so already.
  func located(at span: Span) -> PythonError {
    if self.span == nil { self.span = span }
    return self
  }
}

extension PythonError {
  /// NumPy's refusal of a kind of values.
  static func unsafeCast(_ ufunc: String) -> PythonError {
    PythonError(
      .type,
      "ufunc '\(ufunc)' not supported for the input types, and the inputs could not be "
        + "safely coerced to any supported types according to the casting rule ''safe''")
  }

  /// The same for types between which there is nothing to do.
  static func noLoop(_ ufunc: String, _ types: String...) -> PythonError {
    let single = "<class 'numpy.dtypes.StrDType'>"
    let listed = types.count == 1 ? single : "(" + types.joined(separator: ", ") + ")"
    return PythonError(
      .type,
      "ufunc '\(ufunc)' did not contain a loop with signature matching types \(listed) -> None",
      hint: Localized(
        en: "numbers and texts do not mix: int(…) or float(…) makes a number",
        zh: "数和字符串不能一起算：int(…) 或 float(…) 得到数"))
  }
}

/// A stretch of a source text, in bytes.
struct Span {
  var start: Int
  var end: Int

  init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  func to(_ other: Span) -> Span { Span(start, other.end) }
}

/// The text of a cell, with its lines.
final class SourceText {
  let bytes: [UInt8]
  private let lineStarts: [Int]

  init(_ text: String) {
    bytes = Array(text.utf8)
    var starts = [0]
    for (position, byte) in bytes.enumerated() where byte == 10 { starts.append(position + 1) }
    lineStarts = starts
  }

  /// How many lines there are.
  var lineCount: Int { lineStarts.count }

  /// The number of a position's line, from 1.
  func line(at offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// A position's column, in characters from 0.
  func column(at offset: Int) -> Int {
    let start = lineStarts[line(at: offset) - 1]
    return String(decoding: bytes[start..<max(start, min(offset, bytes.count))], as: UTF8.self)
      .count
  }

  /// The text of a line, from 1.
  func text(line: Int) -> String {
    guard line >= 1, line <= lineStarts.count else { return "" }
    let end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    return String(
      decoding: bytes[lineStarts[line - 1]..<max(lineStarts[line - 1], end)], as: UTF8.self)
  }

  subscript(span: Span) -> String {
    let start = max(0, min(span.start, bytes.count))
    return String(decoding: bytes[start..<max(start, min(span.end, bytes.count))], as: UTF8.self)
  }
}
