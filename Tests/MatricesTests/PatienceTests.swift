import Matrices
import Testing

@Suite("Long loops that a person can stop") struct PatienceTests {
  /// Counts how often it was asked, and answers yes from one time on.
  private final class Asker {
    var count = 0
    let last: Int

    init(yesFrom last: Int = .max) { self.last = last }

    func isOver() -> Bool {
      count += 1
      return count >= last
    }
  }

  private static let A: Matrix<Double> = {
    var random = NumPyRandom(seed: 3)
    return random.gauss(Shape(700, 300))
  }()

  /// Everything that is long and knows its right value by another way.
  private static let works: [(name: String, run: @Sendable () throws -> [Double])] = [
    ("product", { try Matrix.product(A, A.transposed, by: .own).elements }),
    ("elements", { A.map { $0 * 2 }.elements }),
    ("two by two", { try Matrix.combining(A, A, +).elements }),
    ("a row beside a matrix", { try Matrix.combining(A, A.selecting(columns: [0]), +).elements }),
    (
      "random numbers",
      {
        var random = NumPyRandom(seed: 1)
        let numbers: Matrix<Double> = random.uniform(Shape(400, 400))
        return numbers.elements
      }
    ),
    ("sorting", { A.elements.sortedWhileWaited(by: <) }),
    ("sums", { [A.sum().elements[0], A.variance().elements[0]] }),
    ("chosen columns", { A.selecting(columns: Array((0..<300).reversed())).elements }),
    (
      "a long transpose",
      {
        Matrix(shape: Shape(1500, 1000), filledWith: 1.0).transposed.elements
      }
    ),
  ]

  @Test("They ask, end where nobody waits, and give the same where somebody does")
  func stops() throws {
    for work in Self.works {
      let asker = Asker()
      let right = try work.run()
      #expect(try Patience.limited(by: asker.isOver, work.run) == right, "\(work.name)")
      #expect(asker.count > 0, "\(work.name) does not ask")
      for last in [1, (asker.count + 1) / 2, asker.count] {
        let asker = Asker(yesFrom: last)
        #expect(throws: Patience.Lost.self, "\(work.name)") {
          try Patience.limited(by: asker.isOver, work.run)
        }
        #expect(asker.count == last, "\(work.name) asks again when it was told")
      }
    }
  }

  @Test("What must not be left half done asks nobody")
  func unlimited() throws {
    let asker = Asker(yesFrom: 1)
    let sum = try Patience.limited(by: asker.isOver) {
      Patience.unlimited { Self.A.map { $0 + 1 }.sum().elements[0] }
    }
    #expect(asker.count == 0)
    #expect(abs(sum - Self.A.elements.reduce(210_000, +)) < 1e-6)
  }

  @Test("An error of its own comes through, and one of a loop that was stopped does not")
  func errors() {
    #expect(throws: ShapeError.cannotMultiply(Shape(2, 3), Shape(2, 3))) {
      let B = Matrix(shape: Shape(2, 3), filledWith: 1.0)
      return try Patience.limited(by: { false }) { try Matrix.product(B, B) }
    }
    #expect(throws: Patience.Lost.self) {
      try Patience.limited(by: { true }) {
        if Patience.isLost { throw ShapeError.cannotMultiply(Shape(1, 1), Shape(1, 1)) }
      }
    }
  }

  @Test("A long transpose is the transpose, in steps of any height", arguments: [1_200, 300_000])
  func transposes(rows: Int) {
    let columns = 1_500_000 / rows * 2
    let A = Matrix(shape: Shape(rows, columns)) { Double($0 * columns + $1) }
    let turned = A.transposed
    #expect(turned.elements == (0..<A.count).map(Double.init))
    #expect(Matrix(shape: A.shape, rowMajor: turned.elements) == A)
    #expect(A.rowMajor == turned.elements)
  }

  @Test("Equal elements keep their order")
  func stable() {
    let pairs = (0..<200_000).map { (key: $0 * 7919 % 100, place: $0) }
    let sorted = pairs.sortedWhileWaited { $0.key < $1.key }
    let areInOrder = zip(sorted, sorted.dropFirst()).allSatisfy {
      ($0.key, $0.place) < ($1.key, $1.place)
    }
    #expect(areInOrder)
  }
}
