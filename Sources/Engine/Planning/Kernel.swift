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
  /// Code that takes each example by itself, so that threads can share them.
  /// - Parameter work: The multiplications and additions for one example.
  static func columnwise(work: Int, _ body: @escaping (Columns) -> Void) -> Kernel {
    Kernel { state in
      let m = state.examples
      inPieces(of: m, work: work * m, state.hyperparameters.threads) { from, to in
        inSpells(from, to, work: work, of: 1 << 20, body)
      }
    }
  }

  /// Hands examples out so many at a time that it can be asked in between whether anybody waits.
  /// - Parameter most: The multiplications and additions before it is asked again.
  private static func inSpells(
    _ from: Int, _ to: Int, work: Int, of most: Int, _ body: (Columns) -> Void
  ) {
    let count = max(1, most / max(1, work))
    for start in stride(from: from, to: to, by: count) {
      if start > from, Patience.isLost { return }
      body(Columns(first: start, count: min(count, to - start)))
    }
  }

  /// A product that takes each example by itself, so that threads can share them where our own
  /// tiles multiply.
  /// - Parameter work: The multiplications and additions for one example.
  static func product(
    work: Int, _ body: @escaping (Products, Columns) -> Void
  ) -> Kernel {
    Kernel { state in
      let (m, products) = (state.examples, state.products)
      let threads = products.threads(of: state.hyperparameters.threads)
      inPieces(of: m, work: work * m, threads) { from, to in
        // OpenBLAS's bits depend on the cut, so it is given all. Our tiles ask by themselves within
        // some hundred columns, which are enough to make up for reading the other factor again.
        let most = products.usesOpenBLAS ? Int.max : max(1 << 28, 512 * work)
        inSpells(from, to, work: work, of: most) { body(products, $0) }
      }
    }
  }

  /// Runs several, one after another.
  ///
  /// Each link holds four, and each four links a further one, so that a whole iteration is one call:
  /// no list is walked, and nothing is retained on the way.
  init(chaining kernels: some Collection<Kernel>) {
    var links = Array(kernels)
    while links.count > 1 {
      links = stride(from: 0, to: links.count, by: 4).map {
        Self.link(links.dropFirst($0).prefix(4))
      }
    }
    self = links.first ?? Kernel { _ in }
  }

  /// Up to four in one.
  private static func link(_ kernels: ArraySlice<Kernel>) -> Kernel {
    let (a, rest) = (kernels[kernels.startIndex], Array(kernels.dropFirst()))
    switch rest.count {
    case 0: return a
    case 1:
      let b = rest[0]
      return Kernel { state in
        a(&state)
        b(&state)
      }
    case 2:
      let (b, c) = (rest[0], rest[1])
      return Kernel { state in
        a(&state)
        b(&state)
        c(&state)
      }
    default:
      let (b, c, d) = (rest[0], rest[1], rest[2])
      return Kernel { state in
        a(&state)
        b(&state)
        c(&state)
        d(&state)
      }
    }
  }
}

/// Some consecutive examples of the mini-batch.
struct Columns {
  let first: Int
  let count: Int
}

/// A tensor with a column for each example.
struct ColumnTensor<Scalar: MatrixScalar> {
  let start: UnsafeMutablePointer<Scalar>
  let rows: Int

  /// Where those examples' numbers begin.
  subscript(columns: Columns) -> UnsafeMutablePointer<Scalar> { start + columns.first * rows }
}

extension Workspace {
  /// A tensor with a column for each example.
  func columns(_ name: String) -> ColumnTensor<Scalar> {
    let buffer = buffer(name)
    return ColumnTensor(start: buffer.start, rows: buffer.rows)
  }
}
