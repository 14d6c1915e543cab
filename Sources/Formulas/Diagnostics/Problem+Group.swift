extension Problem {
  /// The group it belongs to, as a program reads it.
  var group: String {
    switch self {
    case .unexpectedCharacter, .lookalike, .malformedNumber, .unterminatedText, .empty,
      .missingValue, .missingOperator, .unexpected, .secondLine, .unclosed, .unopened, .mismatched,
      .assignmentInExpression, .cannotAssign, .positionalAfterKeyword:
      "syntax"
    case .tooLong, .tooDeep, .tooManyParts, .tooLarge, .tooMuchWork, .noMemory: "limit"
    case .unknownName, .unknownFunction, .unknownMember, .functionNotCalled, .variableCalled,
      .attributeCalled, .methodNotCalled, .notNumPys:
      "name"
    case .unknownKeyword, .repeatedArgument, .missingArgument, .tooManyArguments, .unknownNorm,
      .comparesTwo, .refusedByNumPy:
      "argument"
    case .cannotBroadcast, .cannotMultiply, .productOfNumber, .cannotReshape, .cannotAssignShape,
      .ragged, .cannotJoin, .tooManyDimensions, .negativeSide, .axisOutOfRange, .noElements,
      .badIndex, .tooManyIndices, .indexOutOfRange:
      "shape"
    case .wrongKind, .notNumeric, .notWhole, .outOfBounds, .notSingle, .convertsOne,
      .ambiguousTruth,
      .notLogical, .answerAsIndex, .fractionAsIndex, .complexPower, .wholeReciprocal,
      .repeatedEllipsis, .zeroStep:
      "value"
    case .cannotLoad: "file"
    }
  }
}
