import Languages

/// What can be wrong with a formula: the facts; `message` and `hint` make sentences of them.
public enum Problem: Error, Hashable, Sendable {
  // What the lexer finds.
  /// A character that no formula has.
  case unexpectedCharacter(String)
  /// A character or spelling that stands for another one: `（` for `(`, `^` for `**`.
  case lookalike(typed: String, meant: String)
  /// A number with a digit or an exponent missing, or two decimal points.
  case malformedNumber(String)
  /// A text without its closing quote.
  case unterminatedText
  /// A source of more bytes than a line may have.
  case tooLong(limit: Int)

  // What the parser finds.
  /// Nothing was typed.
  case empty
  /// A value is missing; `found` stands in its place, nil at the end.
  case missingValue(found: String?)
  /// Two values follow one another without an operator; both as they stand, where they are simple.
  case missingOperator(before: String, between: Neighbours? = nil)
  /// A token that does not continue the formula.
  case unexpected(String)
  /// A second line, not within brackets.
  case secondLine
  /// A bracket that is never closed.
  case unclosed(String)
  /// A closing bracket that none opened.
  case unopened(String)
  /// A bracket closed by another kind.
  case mismatched(open: String, close: String)
  /// `=` where only an expression can stand.
  case assignmentInExpression
  /// `=` after something that is neither a name nor elements of one.
  case cannotAssign(to: String)
  /// A positional argument after a named one.
  case positionalAfterKeyword
  /// Nesting, or a chain of operators, beyond the limit.
  case tooDeep(limit: Int)
  /// More parts than a formula may have.
  case tooManyParts(limit: Int)

  // Names.
  /// No such variable.
  case unknownName(String, nearest: String?)
  /// No such function.
  case unknownFunction(String, nearest: String?)
  /// No such attribute or method.
  case unknownMember(String, nearest: String?)
  /// A function named but not called.
  case functionNotCalled(String)
  /// A variable called like a function.
  case variableCalled(String)
  /// An attribute called like a method, as in `A1.T()`.
  case attributeCalled(String)
  /// A method named but not called, as in `A1.sum`.
  case methodNotCalled(String)

  // Arguments.
  /// A keyword the function does not have.
  case unknownKeyword(String, signature: String, nearest: String?)
  /// An argument given twice.
  case repeatedArgument(String, signature: String)
  /// An argument that must be given.
  case missingArgument(String, signature: String)
  /// More arguments than the function takes.
  case tooManyArguments(signature: String)

  /// A function with `np.` before it that NumPy does not have.
  case notNumPys(String)
  /// A call with `np.` before it that NumPy refuses in these words; what to type in its place.
  case refusedByNumPy(String, instead: String)

  /// `max` or `min` of two arrays.
  case comparesTwo(String, instead: String)

  // Shapes.
  /// An element-wise operation on shapes that do not broadcast.
  case cannotBroadcast(Operand, Operand)
  /// A product whose inner dimensions differ.
  case cannotMultiply(Operand, Operand)
  /// `@` on a single number.
  case productOfNumber(Operand)
  /// A reshape that changes the number of elements.
  case cannotReshape(from: [Int], to: [Int])
  /// Values of one shape put into elements of another.
  case cannotAssignShape([Int], into: [Int])
  /// A row of an array literal that does not fit the first; rows count from 0.
  case ragged(row: Int, shape: [Int], first: [Int])
  /// Arrays that do not fit along the side they are joined at.
  case cannotJoin([Int], [Int])
  /// More than two dimensions.
  case tooManyDimensions(Int)
  /// More elements than an array may have.
  case tooLarge([Double], limit: Int)
  /// A side shorter than nothing.
  case negativeSide(Int)
  /// More arithmetic than one formula may ask for.
  case tooMuchWork
  /// More memory than there is room for.
  case noMemory
  /// An axis the array does not have.
  case axisOutOfRange(Int, shape: [Int])
  /// A kind of norm there is none of here.
  case unknownNorm(String)
  /// An operation that needs at least one element.
  case noElements(String)

  // Values.
  /// A value of another kind than is needed.
  case wrongKind(needed: ValueKind, found: ValueKind)
  /// Text, a shape or nothing in arithmetic.
  case notNumeric(Operand, ValueKind)
  /// A number that must be whole.
  case notWhole(Double)
  /// A number that must be whole and within bounds.
  case outOfBounds(Double, ClosedRange<Double>)
  /// More than one element where one number is needed.
  case notSingle([Int])
  /// `int` and its kin of several numbers.
  case convertsOne(String, Operand)
  /// More than one element where true or false is needed.
  case ambiguousTruth([Int])
  /// Other values than 0 and 1 for `& | ~`.
  case notLogical(String)
  /// An index outside an axis of so many elements.
  case indexOutOfRange(Int, count: Int)
  /// More indices than dimensions.
  case tooManyIndices(Int, shape: [Int])
  /// An index that is neither whole numbers, a slice, nor a mask of fitting shape.
  case badIndex(shape: [Int], index: [Int])
  /// False alone where an index is meant.
  case answerAsIndex
  /// An index or a bound that is written as a fraction: `1.0`, `m / 2`.
  case fractionAsIndex(isQuotient: Bool)
  /// A power of a number below 0 that is no whole one.
  case complexPower(String, base: String)
  /// `np.reciprocal` of whole numbers.
  case wholeReciprocal(String)
  /// More than one `...`.
  case repeatedEllipsis
  /// A step of 0.
  case zeroStep
  /// A file that could not be read.
  case cannotLoad(String, reason: ErrorWords)
}

/// What an operation was applied to: its text, as source, and its shape.
public struct Operand: Hashable, Sendable {
  /// The operand as source.
  public let text: String
  /// Its shape; empty for a single number.
  public let shape: [Int]

  /// Creates an operand from its parts.
  public init(_ text: String, shape: [Int]) {
    self.text = text
    self.shape = shape
  }
}

/// Two values that stand side by side: `W2.T dZ2`, `2 A1`.
public struct Neighbours: Hashable, Sendable {
  /// The one on the left.
  public let left: String
  /// The one on the right.
  public let right: String
  /// Whether both may be matrices: neither is a number.
  public let mayBeMatrices: Bool
}
