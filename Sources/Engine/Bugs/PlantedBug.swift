import Formulas

/// A mistake planted in one formula, for a learner to find: the tensor is computed by a wrong
/// formula, while its stage goes on saying the right one.
///
/// ```swift
/// let bug = PlantedBug("ascent", in: "W1") { spec, _ in
///   try? Parser.parseExpression("W1 + alpha * dW1")
/// }
/// ```
public struct PlantedBug: Hashable, Sendable {
  /// The wrong formula of a tensor, by its right one and the number of examples in a mini-batch;
  /// nil where the mistake cannot be made in it.
  public typealias Spoiling = @Sendable (_ right: TensorSpec, _ examples: Int) -> Syntax?

  /// What the mistake is called; two of one name in one tensor are the same.
  public let name: String
  /// The tensor that comes out wrong.
  public let tensor: String
  private let spoiling: Spoiling

  /// Names a mistake and the tensor that it spoils.
  public init(_ name: String, in tensor: String, _ spoiling: @escaping Spoiling) {
    (self.name, self.tensor, self.spoiling) = (name, tensor, spoiling)
  }

  /// The tensor with the wrong formula in the place of the right one; nil where it does not fit.
  func spoiled(_ spec: TensorSpec, examples: Int) -> TensorSpec? {
    guard spec.name == tensor, let wrong = spoiling(spec, examples) else { return nil }
    return spec.rewritten(by: wrong)
  }

  /// Whether two bear one name and spoil one tensor.
  public static func == (a: Self, b: Self) -> Bool { (a.name, a.tensor) == (b.name, b.tensor) }

  /// Takes the name and the tensor.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(tensor)
  }
}
