import CVectorMath
import Glibc

/// NumPy's legacy random stream, bit for bit: what `np.random.seed(s)` starts.
///
/// The generator is MT19937 (M. Matsumoto and T. Nishimura, "Mersenne Twister", ACM TOMACS 8,
/// 1998); how its words become numbers is that of NumPy's `RandomState`.
///
/// ```swift
/// var random = NumPyRandom(seed: 1)
/// let first = random.gauss()  // 1.6243453636632417, as np.random.seed(1); np.random.randn()
/// ```
public struct NumPyRandom: Hashable, Sendable {
  private static let length = Int(BK_TWISTER_WORDS)

  /// What it was started by.
  public let seed: UInt32
  private var words: [UInt32]
  private var next = Self.length
  private var spareGauss: Double?

  /// Starts the stream as `np.random.seed(seed)` does.
  public init(seed: UInt32) {
    self.seed = seed
    words = [seed]
    words.reserveCapacity(Self.length)
    for index in 1..<Self.length {
      let last = words[index - 1]
      words.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(index))
    }
  }

  /// The next 32 random bits.
  public mutating func nextWord() -> UInt32 {
    if next == Self.length {
      Double.twist(&words)
      next = 0
    }
    next += 1
    return bk_tempered(words[next - 1])
  }

  /// A number in [0, 1) of 53 random bits, as `np.random.rand()`.
  public mutating func uniform() -> Double {
    let high = nextWord() >> 5
    let low = nextWord() >> 6
    return (Double(high) * 67_108_864 + Double(low)) / 9_007_199_254_740_992
  }

  /// A standard normal number, as `np.random.randn()`: the polar method, its spare value kept.
  public mutating func gauss() -> Double {
    if let spare = spareGauss {
      spareGauss = nil
      return spare
    }
    var x = 0.0
    var y = 0.0
    var square = 0.0
    repeat {
      x = 2 * uniform() - 1
      y = 2 * uniform() - 1
      square = x * x + y * y
    } while square >= 1 || square == 0
    let factor = (-2 * log(square) / square).squareRoot()
    spareGauss = factor * x
    return factor * y
  }

  /// A whole number from 0 through `maximum`: bits under a mask, drawn again where too large.
  public mutating func integer(through maximum: UInt32) -> UInt32 {
    guard maximum > 0 else { return 0 }
    let mask = UInt32.max >> UInt32(maximum.leadingZeroBitCount)
    while true {
      let value = nextWord() & mask
      if value <= maximum { return value }
    }
  }

  /// A shuffled 0..<count, as `np.random.permutation(count)`; `count` is below 2³².
  public mutating func permutation(_ count: Int) -> [Int] {
    var order: [Int] = []
    permute(count, into: &order)
    return order
  }

  /// The same, in an array that is there already.
  public mutating func permute(_ count: Int, into order: inout [Int]) {
    order.replaceSubrange(order.startIndex..., with: 0..<count)
    var spell = Spell()
    for index in stride(from: count - 1, through: 1, by: -1) {
      if spell.isOver() { return }
      order.swapAt(index, Int(integer(through: UInt32(index))))
    }
  }
}

extension NumPyRandom {
  /// How many words a state is.
  private static let stateLength = length + 4

  /// Where the stream is, as `np.random.get_state()` tells it: the generator's words, how many of
  /// them are used up, and the normal number that is still to be given out.
  public var numPyState: (words: [UInt32], used: Int, spareGauss: Double?) {
    (words, next, spareGauss)
  }

  /// Where the stream is, as words that can be written down.
  public var state: [UInt64] {
    let spare = (isThere: spareGauss == nil ? 0 : 1 as UInt64, bits: (spareGauss ?? 0).bitPattern)
    return words.map(UInt64.init) + [UInt64(seed), UInt64(next), spare.isThere, spare.bits]
  }

  /// Takes the stream up where it was; nil where the words are no state of one.
  public init?(state: [UInt64]) {
    let words = state.prefix(Self.length).compactMap { UInt32(exactly: $0) }
    guard state.count == Self.stateLength, words.count == Self.length,
      let seed = UInt32(exactly: state[Self.length]),
      let next = Int(exactly: state[Self.length + 1]), (0...Self.length).contains(next)
    else { return nil }
    (self.seed, self.words, self.next) = (seed, words, next)
    spareGauss = state[Self.length + 2] == 0 ? nil : Double(bitPattern: state[Self.length + 3])
  }
}

extension NumPyRandom {
  /// `np.random.rand(rows, columns)`, filled row by row.
  public mutating func uniform<Scalar>(_ shape: Shape) -> Matrix<Scalar> {
    Matrix(shape: shape, rowMajor: Array(places: shape.count) { _ in Scalar(uniform()) })
  }

  /// `np.random.randn(rows, columns)`, filled row by row.
  public mutating func gauss<Scalar>(_ shape: Shape) -> Matrix<Scalar> {
    Matrix(shape: shape, rowMajor: Array(places: shape.count) { _ in Scalar(gauss()) })
  }

  /// `np.random.rand(rows, columns) < p` as 0 and 1, filled row by row as NumPy does.
  ///
  /// `scratch` has room for as many numbers as `mask`.
  public mutating func mask<Scalar: VectorKernels>(
    _ rows: Int, _ columns: Int, below p: Double, scratch: UnsafeMutablePointer<Scalar>,
    into mask: UnsafeMutablePointer<Scalar>
  ) {
    var next = self.next
    words.withUnsafeMutableBufferPointer { words in
      guard let words = words.baseAddress else { return }
      inSpells(of: rows * columns) {
        Scalar.bernoulli($0.count, p, words, &next, scratch + $0.lowerBound)
      }
    }
    self.next = next
    Scalar.transpose(columns, rows, scratch, mask)
  }
}
