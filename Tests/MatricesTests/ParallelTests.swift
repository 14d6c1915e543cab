import Dispatch
import Matrices
import Testing

@Suite("Work in pieces")
struct ParallelTests {
  @Test("is done once", arguments: [1, 2, 3, 8, 256], [0, 1, 2, 7, 1000])
  func onceEach(threads: Int, count: Int) {
    #expect(Self.visits(count, threads: threads) == Array(repeating: 1, count: count))
  }

  @Test("is not cut where it is small")
  func small() {
    var pieces: [[Int]] = []
    inPieces(of: 100, work: 100, 8) { pieces.append([$0, $1]) }
    #expect(pieces == [[0, 100]])
  }

  @Test("comes thousands of times, and from several threads at once")
  func crowd() {
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      for round in 0..<3000 {
        let count = 1 + round % 5
        let visits = Self.visits(count, threads: 3)
        if visits != Array(repeating: 1, count: count) { Issue.record("\(visits)") }
      }
    }
  }

  /// How many times each index was part of a piece.
  private static func visits(_ count: Int, threads: Int) -> [Int] {
    var visits = Array(repeating: 0, count: count)
    visits.withUnsafeMutableBufferPointer { visits in
      // Each piece has indices of its own.
      nonisolated(unsafe) let visits = visits
      inPieces(of: count, work: .max, threads) { from, to in
        for index in from..<to { visits[index] += 1 }
      }
    }
    return visits
  }
}
