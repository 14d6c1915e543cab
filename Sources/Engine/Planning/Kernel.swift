import Matrices

/// A stage bound to its buffers: runs it once.
///
/// A closure of its own type, for a bare one is wrapped twice when it lies in a list.
public struct Kernel {
  private let body: (inout RunState) -> Void

  /// Wraps the code.
  public init(_ body: @escaping (inout RunState) -> Void) { self.body = body }

  /// Runs it.
  func callAsFunction(_ state: inout RunState) { body(&state) }
}

extension Kernel {
  /// Runs several, one after another.
  ///
  /// Each link holds the next, so that a whole iteration is one call: no list is walked, and
  /// nothing is retained on the way.
  init(chaining kernels: some BidirectionalCollection<Kernel>) {
    guard let last = kernels.last else {
      self.init { _ in }
      return
    }
    self = kernels.dropLast().reversed().reduce(last) { rest, first in
      Kernel { state in
        first(&state)
        rest(&state)
      }
    }
  }
}
