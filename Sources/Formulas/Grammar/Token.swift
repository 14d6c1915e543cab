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
