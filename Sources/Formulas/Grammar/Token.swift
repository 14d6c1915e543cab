/// The smallest part of a formula that means something, and where it stands.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case number(Double)
    case text(String)
    case name(String)
    case symbol(Symbol)
    case newline
    case end
  }

  let kind: Kind
  /// UTF-8 offsets into the source.
  let range: Range<Int>
}

/// The operators and punctuation.
enum Symbol: String, Hashable, Sendable, CaseIterable {
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case doubleSlash = "//"
  case percent = "%"
  case doubleStar = "**"
  case at = "@"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case unequal = "!="
  case ampersand = "&"
  case bar = "|"
  case tilde = "~"
  case leftParenthesis = "("
  case rightParenthesis = ")"
  case leftBracket = "["
  case rightBracket = "]"
  case comma = ","
  case colon = ":"
  case dot = "."
  case ellipsis = "..."
  case assign = "="
  case plusAssign = "+="
  case minusAssign = "-="
  case starAssign = "*="
  case slashAssign = "/="
  case doubleSlashAssign = "//="
  case percentAssign = "%="
  case doubleStarAssign = "**="
  case atAssign = "@="

  /// The symbols that begin with a character, the longest first.
  static let byFirst: [Unicode.Scalar: [Symbol]] = Dictionary(
    grouping: allCases.sorted { $0.rawValue.count > $1.rawValue.count },
    by: { $0.rawValue.unicodeScalars.first ?? " " })

  /// The symbol that a character is by itself; nil where it is none.
  init?(alone scalar: Unicode.Scalar) {
    switch scalar {
    case "+": self = .plus
    case "-": self = .minus
    case "*": self = .star
    case "/": self = .slash
    case "%": self = .percent
    case "@": self = .at
    case "<": self = .less
    case ">": self = .greater
    case "(": self = .leftParenthesis
    case ")": self = .rightParenthesis
    case "[": self = .leftBracket
    case "]": self = .rightBracket
    case ",": self = .comma
    case ":": self = .colon
    case "=": self = .assign
    default: return nil
    }
  }

  /// The operator between two values that it is, seen without a look at its spelling.
  var binaryOperator: BinaryOperator? {
    switch self {
    case .plus: .add
    case .minus: .subtract
    case .star: .multiply
    case .slash: .divide
    case .doubleSlash: .floorDivide
    case .percent: .remainder
    case .doubleStar: .power
    case .at: .matrixProduct
    case .ampersand: .bitAnd
    case .bar: .bitOr
    default: nil
    }
  }

  /// The comparison that it is.
  var comparison: ComparisonOperator? {
    switch self {
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .unequal: .unequal
    default: nil
    }
  }

  /// The closing bracket of an opening one.
  var closing: Symbol? {
    switch self {
    case .leftParenthesis: .rightParenthesis
    case .leftBracket: .rightBracket
    default: nil
    }
  }

  var isClosing: Bool { self == .rightParenthesis || self == .rightBracket }
}

extension Token.Kind {
  /// The token as typed, for messages; nil at the end of the line.
  var text: String? {
    switch self {
    case .number(let value): Syntax(.number(value)).description
    case .text(let value): Syntax(.text(value)).description
    case .name(let name): name
    case .symbol(let symbol): symbol.rawValue
    case .newline, .end: nil
    }
  }
}
