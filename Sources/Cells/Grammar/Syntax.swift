/// An expression as it was written.
struct Expression {
  indirect enum Kind {
    case constant(Value)
    case name(String)
    case text([TextPiece])
    case tuple([Expression])
    case list([Expression])
    case set([Expression])
    case dict([(key: Expression?, value: Expression)])
    case starred(Expression)
    case binary(BinaryOperator, Expression, Expression)
    case unary(UnaryOperator, Expression)
    case compare(Expression, [(ComparisonOperator, Expression)])
    case and(Expression, Expression)
    case or(Expression, Expression)
    case choice(condition: Expression, Expression, Expression)
    case lambda(FunctionSyntax)
    case call(Expression, [Argument])
    case attribute(Expression, String)
    case index(Expression, Expression)
    case slice(Expression?, Expression?, Expression?)
    case comprehension(ComprehensionSyntax)
  }

  let kind: Kind
  let span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// A piece of a text with fields.
enum TextPiece {
  case literal(String)
  case field(Expression, conversion: Character?, format: [TextPiece])
}

/// How an argument of a call was given.
enum ArgumentKind { case positional, named(String), star, doubleStar }

/// An argument of a call.
struct Argument {
  let kind: ArgumentKind
  let value: Expression
}

enum BinaryOperator: String {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case remainder = "%"
  case power = "**"
  case matrixProduct = "@"
  case bitAnd = "&"
  case bitOr = "|"
  case bitXor = "^"
  case shiftLeft = "<<"
  case shiftRight = ">>"
}

enum UnaryOperator { case plus, minus, invert, not }

enum ComparisonOperator: String {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case unequal = "!="
  case isIn = "in"
  case notIn = "not in"
  case isSame = "is"
  case isNot = "is not"
}

/// One name between the brackets of a `def`.
struct Parameter {
  enum Kind { case plain, star, keywordOnly, doubleStar }
  let name: String
  let kind: Kind
  let standard: Expression?
}

/// A `def`, a `lambda`, or the body of a class.
final class FunctionSyntax {
  let name: String
  let parameters: [Parameter]
  let body: [Statement]
  /// What a lambda gives.
  let result: Expression?
  let span: Span
  let scope: Scope

  init(
    _ name: String, _ parameters: [Parameter], _ body: [Statement], result: Expression? = nil,
    span: Span, scope: Scope
  ) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.result = result
    self.span = span
    self.scope = scope
  }

  var documentation: String? {
    guard case .expression(let first)? = body.first?.kind,
      case .constant(.string(let text)) = first.kind
    else { return nil }
    return text
  }
}

/// `… for … in … if …`, between brackets of one kind.
final class ComprehensionSyntax {
  enum Kind { case list, set, dict, generator }
  struct Clause {
    let target: Expression
    let source: Expression
    let conditions: [Expression]
  }
  let kind: Kind
  let element: Expression
  /// What belongs to the key of a dictionary.
  let value: Expression?
  let clauses: [Clause]
  let scope: Scope

  init(
    _ kind: Kind, _ element: Expression, value: Expression? = nil, _ clauses: [Clause],
    scope: Scope
  ) {
    self.scope = scope
    self.kind = kind
    self.element = element
    self.value = value
    self.clauses = clauses
  }
}

/// A statement as it was written.
struct Statement {
  indirect enum Kind {
    case expression(Expression)
    case assign([Expression], Expression)
    case augment(Expression, BinaryOperator, Expression)
    case result(Expression?)
    case pass, breakLoop, continueLoop
    case assert(Expression, Expression?)
    case raise(Expression?)
    case global([String])
    case delete([Expression])
    case importing([(module: String, name: String)])
    case importFrom(String, [(name: String, alias: String)])
    case branch([(Expression, [Statement])], otherwise: [Statement])
    case forLoop(Expression, Expression, [Statement], otherwise: [Statement])
    case whileLoop(Expression, [Statement], otherwise: [Statement])
    case define(FunctionSyntax)
    case defineClass(FunctionSyntax, bases: [Expression])
  }

  let kind: Kind
  let span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}
