/// The operators between two values, with Python's spelling and precedence.
public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
  case or = "or"
  case and = "and"
  case bitOr = "|"
  case bitAnd = "&"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case remainder = "%"
  case matrixProduct = "@"
  case power = "**"

  /// How tightly it binds.
  var precedence: Precedence {
    switch self {
    case .or: .disjunction
    case .and: .conjunction
    case .bitOr: .bitOr
    case .bitAnd: .bitAnd
    case .add, .subtract: .sum
    case .multiply, .divide, .floorDivide, .remainder, .matrixProduct: .term
    case .power: .power
    }
  }
}

/// The operators before a value.
public enum UnaryOperator: String, Hashable, Sendable, CaseIterable {
  case minus = "-"
  case plus = "+"
  case invert = "~"
  case not = "not"

  var precedence: Precedence { self == .not ? .inversion : .factor }
}

/// The comparisons; each gives 1 where it holds and 0 where not.
public enum ComparisonOperator: String, Hashable, Sendable, CaseIterable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case unequal = "!="
}

/// The grammar's rules, from the loosest to the tightest.
enum Precedence: Int, Comparable {
  case disjunction, conjunction, inversion, comparison, bitOr, bitAnd, sum, term, factor, power
  case primary

  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

  /// The next tighter rule.
  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .primary }
}
