extension Problem {
  /// How to go on; nil where the message says it all.
  var hint: String? {
    switch self {
    case .lookalike(let typed, let meant): Self.spellingHint(typed, meant)
    case .unexpectedCharacter(";"), .secondLine:
      "one formula a line; only within brackets may a line be broken"
    case .unexpectedCharacter, .malformedNumber, .empty, .unexpected: nil
    case .unterminatedText: "a text stands in quotes: \"W.csv\""
    case .tooLong, .tooManyParts, .tooDeep: "give parts of it names, and put those together"
    case .missingOperator("("): "* multiplies element by element, @ multiplies matrices"
    case .missingOperator:
      "* multiplies element by element, @ multiplies matrices, a comma separates arguments"
    case .unclosed("("): "a ) is missing"
    case .unclosed: "a ] is missing"
    case .mismatched(let open, _): "type \(open == "(" ? ")" : "]")"
    case .assignmentInExpression: "to compare, type =="
    case .cannotAssign: "to compare, type =="
    case .positionalAfterKeyword: "put arguments with a name last"
    default: nameHint ?? shapeHint ?? valueHint
    }
  }

  private static func spellingHint(_ typed: String, _ meant: String) -> String {
    switch typed {
    case "^", ".^": "for a power, type **"
    case "'", "ᵀ", "⊤": "for the transpose, type .T"
    case ".*": "* multiplies element by element, @ multiplies matrices"
    case _ where isFullWidth(typed): "type the half-width \(meant)"
    default: "type \(meant)"
    }
  }

  /// Full-width forms look like the ASCII they stand for.
  private static func isFullWidth(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { (0xff01...0xff5e).contains($0.value) }
  }

  private var nameHint: String? {
    switch self {
    case .unknownFunction("print", _): "type the value alone to see it"
    case .unknownName(_, let nearest?), .unknownFunction(_, let nearest?):
      "did you mean \(nearest)?"
    case .unknownMember(_, let nearest?): "did you mean .\(nearest)?"
    case .unknownMember: "there are .T, .shape, .size and .ndim"
    case .functionNotCalled(let name):
      "call it: \(FunctionTable.signature(of: Constants.withoutModule(name)) ?? name)"
    case .comparesTwo(_, let instead): "\(instead)(a, b) compares two, element by element"
    case .variableCalled(let name): "for an element of it, type \(DisplayText.visible(name))[…]"
    case .attributeCalled(let name): "type .\(name) without parentheses"
    case .methodNotCalled(let name): "call it: .\(name)()"
    case .unknownKeyword(_, let signature, let nearest):
      nearest.map { "did you mean \($0)=?" } ?? "it is called as \(signature)"
    case .repeatedArgument(_, let signature), .missingArgument(_, let signature),
      .tooManyArguments(let signature):
      "it is called as \(signature)"
    default: nil
    }
  }

  private var shapeHint: String? {
    switch self {
    case .cannotMultiply:
      "the columns of the left must be as many as the rows of the right; .T exchanges them"
    case .cannotBroadcast: "sides must be equal, or one of them 1"
    case .axisOutOfRange(_, let shape) where shape.count == 2:
      "axis=0 goes down the columns, axis=1 along the rows"
    case .productOfNumber: "* multiplies by a number"
    case .cannotReshape: "one side may be -1: it becomes what is left"
    case .ragged: "all rows of an array have the same shape"
    default: nil
    }
  }

  private var valueHint: String? {
    switch self {
    case .notNumeric(_, .tuple): "take one of its numbers: .shape[0] are the rows"
    case .ambiguousTruth: "all(…) or any(…) make one answer; & | ~ work element by element"
    case .notLogical: "put comparisons in parentheses: (a > 0) & (b < 1)"
    case .indexOutOfRange(_, let count) where count > 0:
      "indices go from 0 to \(count - 1), or from -1 back to -\(count)"
    case .unknownNorm: "norm(x) is the root of the sum of squares"
    default: nil
    }
  }
}
