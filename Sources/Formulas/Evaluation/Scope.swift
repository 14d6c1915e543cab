import Languages
import Matrices

/// What a formula can see: the variables, the learner's random stream, files.
public protocol Scope {
  /// Every name that has a value, for "did you mean".
  var names: [String] { get }

  /// The stream that `rand`, `randn`, `permutation` and `np.random.seed` use; theirs alone.
  var random: NumPyRandom { get set }

  /// Who multiplies matrices for `@`.
  var products: Products { get }

  /// The value of a variable; nil where there is none of that name.
  func value(named name: String) -> Value?

  /// The numbers of a file: rows as in the file.
  func load(_ path: String) throws(LoadFailure) -> Value
}

/// Why a file could not be loaded, in words its reader found.
public struct LoadFailure: Error, Hashable, Sendable {
  /// The reason, as the end of a sentence: `no such file`; and what to do.
  public let reason: ErrorWords

  /// Creates a reason.
  public init(_ reason: ErrorWords) { self.reason = reason }

  /// Where a formula has no business with files.
  public static var noFiles: LoadFailure {
    LoadFailure(ErrorWords(Localized(en: "no files can be read here", zh: "这里不能读文件")))
  }
}

extension Scope {
  /// What multiplies best on this processor.
  public var products: Products { .auto }

  /// Works out a statement; only the random stream changes.
  ///
  /// An assignment is returned for the caller to carry out or refuse.
  /// - Throws: what is wrong, and where.
  public mutating func evaluate(_ statement: Statement) throws(FormulaError) -> Outcome {
    var evaluator = Evaluator(self)
    defer { random = evaluator.random }
    return try evaluator.evaluate(statement)
  }

  /// Works out an expression; only the random stream changes.
  /// - Throws: what is wrong, and where.
  public mutating func evaluate(_ expression: Syntax) throws(FormulaError) -> Value {
    var evaluator = Evaluator(self)
    defer { random = evaluator.random }
    return try evaluator.evaluate(expression)
  }
}

/// What a statement came to.
public enum Outcome: Hashable, Sendable {
  /// The value of an expression.
  case value(Value)
  /// A name and its whole new value, also where only elements of it were assigned.
  case assignment(name: String, Value)
}
