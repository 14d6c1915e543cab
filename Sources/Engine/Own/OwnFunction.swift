import Formulas
import Matrices

/// A function of the learner's that formulas may call; in which language it is written the engine
/// does not know.
public protocol OwnFunction: AnyObject, Sendable {
  /// The name formulas call it by.
  var name: String { get }

  /// Calls it; it changes nothing outside itself but the stream it draws from.
  func call(
    _ arguments: [OwnArgument], drawingFrom random: inout NumPyRandom
  ) throws(OwnFunctionFailure) -> any OwnResult

  /// Whether another is the same function: of one definition, so that one call may serve both.
  func isSame(as other: any OwnFunction) -> Bool
}

extension OwnFunction {
  /// The same object.
  public func isSame(as other: any OwnFunction) -> Bool { self === other }
}

/// What a function of the learner's is called with.
public struct OwnArgument {
  /// What there is to hand on.
  public indirect enum Content {
    /// Numbers or a text.
    case value(Value)
    /// A number that counts.
    case whole(Int)
    /// Several side by side.
    case tuple([Content])
    /// Tensors by their names.
    case dictionary([(key: String, value: Content)])
    /// What a function has returned.
    case result(any OwnResult)
  }

  /// The parameter it is for; nil where its place says so.
  public let label: String?
  /// What it is.
  public let content: Content

  /// Hands something on to a parameter.
  public init(_ label: String?, _ content: Content) {
    (self.label, self.content) = (label, content)
  }
}

/// What a function of the learner's has returned.
public protocol OwnResult {
  /// The numbers; nil where it is none of these.
  var value: Value? { get }
  /// What it is in its own language.
  var typeName: String { get }
  /// One of several side by side, from 0.
  func item(_ index: Int) -> (any OwnResult)?
  /// What stands under a key.
  func entry(_ key: String) -> (any OwnResult)?
  /// The keys of a dictionary, as far as they are texts; nil where it is none.
  var keys: [String]? { get }
}

/// Why a function of the learner's gave no value.
public struct OwnFunctionFailure: Error, Sendable {
  /// What happened.
  public enum Reason: Sendable {
    /// An error of its own language ended it.
    case raised(any Error)
    /// It wrote to variables outside itself.
    case writes([String])
    /// It returned something without the part that is needed.
    case lacks(part: String, typeName: String)
    /// It returned something that is no numbers.
    case notNumbers(typeName: String)
    /// Its state has other keys than after the first update.
    case changesState([String])
    /// It wrote into its state and did not return it.
    case losesState
  }

  /// The function.
  public let function: String
  /// What happened.
  public let reason: Reason

  /// Says what happened to a function.
  public init(_ function: String, _ reason: Reason) {
    (self.function, self.reason) = (function, reason)
  }
}

extension OwnFunctionFailure: Hashable {
  /// Whether both say the same.
  public static func == (a: Self, b: Self) -> Bool {
    a.function == b.function && "\(a.reason)" == "\(b.reason)"
  }

  /// By the function alone.
  public func hash(into hasher: inout Hasher) { hasher.combine(function) }
}

/// The learner's functions that a formula calls, by their names.
public struct OwnFunctions: Hashable, Sendable {
  private let all: [String: any OwnFunction]

  /// Takes functions.
  public init(_ functions: [any OwnFunction] = []) {
    all = Dictionary(functions.map { ($0.name, $0) }) { $1 }
  }

  /// Whether there are none.
  public var isEmpty: Bool { all.isEmpty }

  /// The functions, in the order of their names.
  public var inOrder: [any OwnFunction] { names.compactMap { all[$0] } }

  /// Their names, in order.
  public var names: [String] { all.keys.sorted() }

  /// Whether no name means one function here and another there.
  func agree(with others: Self) -> Bool {
    all.allSatisfy { name, function in others[name].map(function.isSame) ?? true }
  }

  /// The function of a name.
  public subscript(name: String) -> (any OwnFunction)? { all[name] }

  /// Whether the same functions go by the same names.
  public static func == (a: Self, b: Self) -> Bool {
    a.all.mapValues(ObjectIdentifier.init) == b.all.mapValues(ObjectIdentifier.init)
  }

  /// By the names.
  public func hash(into hasher: inout Hasher) { hasher.combine(names) }
}
