import TextMeasures

extension Problem {
  /// What is wrong, as a sentence without its full stop.
  var message: String {
    switch self {
    case .lookalike(let typed, _) where typed.utf8.allSatisfy { $0 < 0x80 }:
      "\(typed) is not an operator here"
    case .lookalike(let text, _), .unexpectedCharacter(let text):
      "no formula has the character \(Self.quoted(text))"
    case .malformedNumber(let text): "\(DisplayText.visible(text)) is not a number"
    case .unterminatedText: "the text has no closing quote"
    case .tooLong(let limit): "the line is longer than \(limit) bytes"
    case .empty: "there is no formula"
    case .missingValue(nil): "the formula ends where a value should follow"
    case .missingValue(let found?): "a value should stand before \(Self.quoted(found))"
    case .missingOperator(let text): "an operator is missing before \(Self.quoted(text))"
    case .secondLine: "a second line begins here"
    case .unexpected(let text): "\(Self.quoted(text)) cannot stand here"
    case .unclosed(let text): "this \(Self.quoted(text)) is never closed"
    case .unopened(let text): "nothing is open that this \(Self.quoted(text)) could close"
    case .mismatched(let open, let close):
      "\(Self.quoted(close)) cannot close \(Self.quoted(open))"
    case .assignmentInExpression: "= assigns, and nothing can be assigned here"
    case .cannotAssign(let text): "\(DisplayText.visible(text)) is no name to assign to"
    case .positionalAfterKeyword: "an argument without a name follows one with a name"
    case .tooDeep(let limit): "the formula is more than \(limit) levels deep"
    case .tooManyParts(let limit): "the formula has more than \(limit) parts"
    default: nameMessage ?? shapeMessage ?? valueMessage
    }
  }

  private var nameMessage: String? {
    switch self {
    case .unknownName(let name, _): "no value is called \(DisplayText.visible(name))"
    case .unknownFunction(let name, _): "no function is called \(DisplayText.visible(name))"
    case .unknownMember(let name, _): "an array has no .\(DisplayText.visible(name))"
    case .functionNotCalled(let name): "\(name) is a function and has no value of its own"
    case .variableCalled(let name): "\(DisplayText.visible(name)) is not a function"
    case .attributeCalled(let name): ".\(name) is not a function"
    case .methodNotCalled(let name): ".\(name) is a function and has no value of its own"
    case .unknownKeyword(let name, let signature, _):
      "\(Self.name(of: signature)) has no argument \(DisplayText.visible(name))="
    case .repeatedArgument(let name, let signature):
      "\(Self.name(of: signature)) is given \(name) twice"
    case .missingArgument(let name, let signature):
      "\(Self.name(of: signature)) is not given \(name)"
    case .comparesTwo(let name, _): "\(name) takes one array, not two"
    case .tooManyArguments(let signature): "\(Self.name(of: signature)) takes fewer arguments"
    default: nil
    }
  }

  private var shapeMessage: String? {
    switch self {
    case .cannotBroadcast(let a, let b):
      "\(a.shown) and \(b.shown) do not fit element by element: \(Self.clash(a.shape, b.shape))"
    case .cannotMultiply(let a, let b):
      "cannot multiply \(a.shown) by \(b.shown): \(a.shape.last ?? 1) ≠ \(b.shape.first ?? 1)"
    case .productOfNumber(let operand): "\(operand.shown) is a single number, no matrix"
    case .cannotReshape(let from, let to):
      "\(Self.text(from)) has \(from.reduce(1, *)) elements and cannot become \(Self.text(to))"
    case .cannotAssignShape(let from, let to):
      "values of shape \(Self.text(from)) do not fit into \(Self.text(to))"
    case .ragged(let row, let shape, let first):
      "row \(row + 1) has shape \(Self.text(shape)), row 1 has \(Self.text(first))"
    case .cannotJoin(let a, let b): "cannot join \(Self.text(a)) and \(Self.text(b))"
    case .tooManyDimensions(let count): "\(count) dimensions are too many: an array has at most 2"
    case .tooLarge(let sides, let limit):
      "\(Self.list(sides)) elements are too many: an array has at most \(limit)"
    case .negativeSide(let side): "a side cannot be \(side) long"
    case .axisOutOfRange(let axis, let shape):
      "there is no axis \(axis) in shape \(Self.text(shape))"
    case .noElements(let name): "\(name) of no elements has no value"
    default: nil
    }
  }

  private var valueMessage: String {
    switch self {
    case .tooMuchWork: "this would take minutes"
    case .unknownNorm(let order): "there is no norm with ord=\(DisplayText.visible(order))"
    case .wrongKind(let needed, let found): "\(needed.article) is needed here, not \(found.article)"
    case .notNumeric(let operand, let kind):
      "\(DisplayText.visible(operand.text)) is \(kind.article), not numbers"
    case .notWhole(let number): "a whole number is needed here, not \(Self.number(number))"
    case .outOfBounds(let number, let bounds):
      "a whole number from \(Self.number(bounds.lowerBound)) to "
        + "\(Self.number(bounds.upperBound)) is needed here, not \(Self.number(number))"
    case .notSingle(let shape): "one number is needed here, not shape \(Self.text(shape))"
    case .ambiguousTruth(let shape):
      "\(Self.text(shape)) answers are neither true nor false as a whole"
    case .notLogical(let sign): "\(sign) works on 0 and 1 only"
    case .indexOutOfRange(let index, let count):
      "there is no index \(index): that side has \(count) \(count == 1 ? "element" : "elements")"
    case .tooManyIndices(let count, let shape):
      "\(count) \(count == 1 ? "index is" : "indices are") too many for shape \(Self.text(shape))"
    case .badIndex(let shape, let index):
      "an index of shape \(Self.text(index)) does not fit shape \(Self.text(shape))"
    case .repeatedEllipsis: "only one ... can stand here"
    case .zeroStep: "a step of 0 leads nowhere"
    case .cannotLoad(let path, let explanation):
      "cannot load \(DisplayText.visible(path)): \(DisplayText.visible(explanation, limit: 200))"
    default: preconditionFailure("no message for \(self)")
    }
  }
}

extension Problem {
  static func text(_ shape: [Int]) -> String { NumPyArray.text(of: shape) }

  static func name(of signature: String) -> String { String(signature.prefix { $0 != "(" }) }

  static func number(_ number: Double) -> String {
    number.isFinite ? Syntax.spelling(of: number) : "\(number)"
  }

  private static func list(_ sides: [Double]) -> String {
    sides.map(number).joined(separator: " × ")
  }

  /// A character that cannot be seen is shown by its number.
  static func quoted(_ text: String) -> String {
    let shown = DisplayText.visible(text)
    guard text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first,
      shown != text || text.displayWidth == 0
    else { return shown }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The sides that differ and are not 1, the last ones aligned.
  private static func clash(_ a: [Int], _ b: [Int]) -> String {
    let pairs = zip(a.reversed(), b.reversed()).filter { $0 != $1 && $0 != 1 && $1 != 1 }
    return pairs.reversed().map { "\($0) ≠ \($1)" }.joined(separator: ", ")
  }
}

extension Operand {
  /// The source and its shape: `W2 (1, 4)`.
  var shown: String { "\(DisplayText.visible(text, limit: 30)) \(NumPyArray.text(of: shape))" }
}

extension ValueKind {
  var article: String {
    switch self {
    case .array: "a number"
    case .tuple: "a tuple"
    case .text: "a text"
    case .none: "nothing"
    }
  }
}
