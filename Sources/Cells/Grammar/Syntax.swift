/// An expression as it was written.
struct PythonExpression {
  indirect enum Kind {
    case constant(PythonValue)
    case name(String)
    case text([TextPiece])
    case tuple([PythonExpression])
    case list([PythonExpression])
    case set([PythonExpression])
    case dict([(key: PythonExpression?, value: PythonExpression)])
    case starred(PythonExpression)
    case binary(PythonBinaryOperator, PythonExpression, PythonExpression)
    case unary(PythonUnaryOperator, PythonExpression)
    case compare(PythonExpression, [(PythonComparison, PythonExpression)])
    case and(PythonExpression, PythonExpression)
    case or(PythonExpression, PythonExpression)
    case choice(condition: PythonExpression, PythonExpression, PythonExpression)
    case lambda(FunctionSyntax)
    case call(PythonExpression, [PythonArgument])
    case attribute(PythonExpression, String)
    case index(PythonExpression, PythonExpression)
    case slice(PythonExpression?, PythonExpression?, PythonExpression?)
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
  case field(PythonExpression, conversion: Character?, format: [TextPiece])
}

/// How an argument of a call was given.
enum ArgumentKind { case positional, named(String), star, doubleStar }

/// An argument of a call.
struct PythonArgument {
  let kind: ArgumentKind
  let value: PythonExpression
}

enum PythonBinaryOperator: String {
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

enum PythonUnaryOperator { case plus, minus, invert, not }

enum PythonComparison: String {
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
struct PythonParameter {
  enum Kind { case plain, star, keywordOnly, doubleStar }
  let name: String
  let kind: Kind
  let standard: PythonExpression?
}

/// A `def`, a `lambda`, or the body of a class.
final class FunctionSyntax {
  let name: String
  /// With what it stands in: `A.f`, `f.<locals>.g`.
  let path: String
  let parameters: [PythonParameter]
  let body: [PythonStatement]
  /// What a lambda gives.
  let result: PythonExpression?
  let span: Span
  let scope: PythonScope

  init(
    _ name: String, path: String, _ parameters: [PythonParameter], _ body: [PythonStatement],
    result: PythonExpression? = nil,
    span: Span, scope: PythonScope
  ) {
    self.name = name
    self.path = path
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
    let target: PythonExpression
    let source: PythonExpression
    let conditions: [PythonExpression]
  }
  let kind: Kind
  let element: PythonExpression
  /// What belongs to the key of a dictionary.
  let value: PythonExpression?
  let clauses: [Clause]
  let scope: PythonScope

  init(
    _ kind: Kind, _ element: PythonExpression, value: PythonExpression? = nil, _ clauses: [Clause],
    scope: PythonScope
  ) {
    self.scope = scope
    self.kind = kind
    self.element = element
    self.value = value
    self.clauses = clauses
  }
}

/// A statement as it was written.
struct PythonStatement {
  indirect enum Kind {
    case expression(PythonExpression)
    case assign([PythonExpression], PythonExpression)
    case augment(PythonExpression, PythonBinaryOperator, PythonExpression)
    case result(PythonExpression?)
    case pass, breakLoop, continueLoop
    case assert(PythonExpression, PythonExpression?)
    case raise(PythonExpression?)
    case global([String])
    case delete([PythonExpression])
    case importing([(module: String, name: String, isNamed: Bool)])
    case importFrom(String, [(name: String, alias: String)])
    case branch([(PythonExpression, [PythonStatement])], otherwise: [PythonStatement])
    case forLoop(
      PythonExpression, PythonExpression, [PythonStatement], otherwise: [PythonStatement])
    case whileLoop(PythonExpression, [PythonStatement], otherwise: [PythonStatement])
    case define(FunctionSyntax)
    case defineClass(FunctionSyntax, bases: [PythonExpression])
  }

  let kind: Kind
  let span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}
