/// What an element-wise stage does, where the product before it can do that with each number on its
/// way to memory.
public enum Finish: Sendable, Hashable {
  /// relu of the number.
  case relu
  /// 0 where this tensor's element in the same place is not positive: relu's derivative.
  case gate(String)
}
