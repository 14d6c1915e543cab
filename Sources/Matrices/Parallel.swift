import CVectorMath

/// Calls the body for all of `count` at once, or for a piece of it on each thread where the work,
/// in multiplications and additions, is worth it.
///
/// What it is called for must not depend on how it is cut.
@inlinable
public func inPieces(
  of count: Int, work: Int, _ threads: Int, _ body: (_ from: Int, _ to: Int) -> Void
) {
  if threads < 2 || work < leastParallelWork {
    body(0, count)
  } else {
    runInParallel(count, min(threads, count), body)
  }
}

/// What a thread does in about ten microseconds: handing work over takes one or two of them.
@usableFromInline let leastParallelWork = 1 << 19

@usableFromInline
func runInParallel(_ count: Int, _ pieces: Int, _ body: (_ from: Int, _ to: Int) -> Void) {
  withoutActuallyEscaping(body) { body in
    withUnsafePointer(to: Cut(count: count, pieces: pieces, body: body)) { cut in
      bk_in_parallel(
        pieces,
        { context, piece in
          context?.assumingMemoryBound(to: Cut.self).pointee.run(piece)
        }, UnsafeMutableRawPointer(mutating: cut))
    }
  }
}

/// How much there is, how many pieces it is cut into, and what is done with each.
private struct Cut {
  let count: Int
  let pieces: Int
  let body: (_ from: Int, _ to: Int) -> Void

  func run(_ piece: Int) { body(piece * count / pieces, (piece + 1) * count / pieces) }
}
