import Dispatch
import Matrices

/// The three products of a layer, on as many threads as are set.
///
/// A product is cut into pieces of columns; an element's bits depend only on its own row and
/// column, so they are the same for any number of threads.
extension MatrixScalar {
  /// C = A·B + bias: (rows, inner) by (inner, columns); the bias (rows, 1) may be missing.
  @inline(__always)
  static func product(
    _ rows: Int, _ inner: Int, _ columns: Int, _ A: Input, _ B: Input, _ bias: Input?,
    _ C: Output, threads: Int
  ) {
    inPieces(of: columns, work: rows * inner * columns, threads) { from, to in
      multiply(rows, inner, to - from, A, B + from * inner, bias, C + from * rows)
    }
  }

  /// C = Aᵀ·B: (inner, rows) transposed by (inner, columns).
  @inline(__always)
  static func transposedProduct(
    _ rows: Int, _ inner: Int, _ columns: Int, _ A: Input, _ B: Input, _ C: Output, threads: Int
  ) {
    inPieces(of: columns, work: rows * inner * columns, threads) { from, to in
      multiplyTransposed(rows, inner, to - from, A, B + from * inner, C + from * rows)
    }
  }

  /// C = scale·A·Bᵀ: (rows, inner) by (columns, inner) transposed.
  @inline(__always)
  static func productByTransposed(
    _ rows: Int, _ inner: Int, _ columns: Int, _ scale: Double, _ A: Input, _ B: Input,
    _ C: Output, threads: Int
  ) {
    inPieces(of: columns, work: rows * inner * columns, threads) { from, to in
      multiplyByTransposed(rows, inner, columns, from, to, scale, A, B, C)
    }
  }

  /// Calls the body for all columns at once, or for a piece of them on each thread where the work
  /// is worth a thread's start.
  @inline(__always)
  private static func inPieces(
    of columns: Int, work: Int, _ threads: Int, _ body: (_ from: Int, _ to: Int) -> Void
  ) {
    guard threads > 1, work > 1 << 20 else {
      body(0, columns)
      return
    }
    let pieces = min(threads, columns)
    withoutActuallyEscaping(body) { body in
      // Each piece writes columns of its own.
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: pieces) { piece in
        body(piece * columns / pieces, (piece + 1) * columns / pieces)
      }
    }
  }
}
