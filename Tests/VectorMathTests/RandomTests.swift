import CVectorMath
import Testing

@Suite("The Mersenne Twister in bulk")
struct RandomTests {
  /// The generator's published test: its 10,000th word for the seed 5489 is 4123659995
  /// (ISO/IEC 14882, rand.predef).
  @Test("has the standard's 10,000th word", arguments: Variant.all)
  func standard(variant: Variant) throws {
    let twist = try #require(try variant.double.twist)
    var words = Self.state(seed: 5489)
    for _ in 0...(9_999 / 624) { twist(&words) }
    #expect(bk_tempered(words[9_999 % 624]) == 4_123_659_995)
  }

  @Test("draws the same numbers in any pieces, from odd places too", arguments: Variant.all)
  func pieces(variant: Variant) throws {
    let bernoulli = try #require(try variant.float.bernoulli)
    for start in [0, 1, 623, 624] {
      let whole = Self.draws(bernoulli, [2000], from: start)
      #expect(whole == Self.draws(bernoulli, [1, 311, 1, 1, 700, 0, 986], from: start))
      #expect(abs(whole.reduce(0, +) / 2000 - 0.3) < 0.05)
    }
  }

  @Test("draws all for 1 and none for 0", arguments: Variant.all)
  func certain(variant: Variant) throws {
    let bernoulli = try #require(try variant.float.bernoulli)
    #expect(Self.draws(bernoulli, [700], from: 3, p: 1) == Array(repeating: 1, count: 700))
    #expect(Self.draws(bernoulli, [700], from: 3, p: 0) == Array(repeating: 0, count: 700))
  }

  @Test("Transposes every shape", arguments: Variant.all)
  func transposes(variant: Variant) throws {
    let transpose = try #require(try variant.double.transpose)
    for (rows, columns) in [(1, 1), (1, 9), (8, 8), (7, 20), (24, 17), (33, 40)] {
      let a = numbers(rows * columns)
      let expected = (0..<rows * columns).map { a[$0 / columns + $0 % columns * rows] }
      #expect(filled(rows * columns) { transpose(rows, columns, a, $0) } == expected)
    }
  }

  private typealias Bernoulli = (
    Int, Double, UnsafeMutablePointer<UInt32>?, UnsafeMutablePointer<Int>?,
    UnsafeMutablePointer<Float>?
  ) -> Void

  private static func draws(
    _ bernoulli: Bernoulli, _ counts: [Int], from start: Int, p: Double = 0.3
  ) -> [Float] {
    var (words, next) = (state(seed: 7), start)
    return counts.flatMap { count in filled(count) { bernoulli(count, p, &words, &next, $0) } }
  }

  /// What `init_genrand` of the published code makes of a seed.
  private static func state(seed: UInt32) -> [UInt32] {
    var words = [seed]
    for i in 1..<UInt32(624) {
      let last = words[words.count - 1]
      words.append(1_812_433_253 &* (last ^ (last >> 30)) &+ i)
    }
    return words
  }
}
