import Formulas
import Matrices

/// A state in which one name has another value.
public struct ChangedState: ExamState {
  private var base: any ExamState
  private let name: String
  private let value: Value

  /// Takes a state, a name, and what it is worth there.
  public init(base: any ExamState, name: String, value: Value) {
    (self.base, self.name, self.value) = (base, name, value)
  }

  /// Every name that has a value.
  public var names: [String] { base.names }
  /// By which code the run multiplies.
  public var products: Products { base.products }
  /// The stream that formulas draw from.
  public var random: NumPyRandom {
    get { base.random }
    set { base.random = newValue }
  }

  /// The other value of the one name, and of every other what the state has.
  public func value(named name: String) -> Value? {
    name == self.name ? value : base.value(named: name)
  }

  /// The shape of the numbers of a name, which stays.
  public func shape(of name: String) -> Shape? { base.shape(of: name) }

  /// Reads a file as the state does.
  public func load(_ path: String) throws(LoadFailure) -> Value { try base.load(path) }
}
