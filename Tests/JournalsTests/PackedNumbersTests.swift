import Testing

@testable import Journals

/// Costs in few bytes.
@Suite struct PackedNumbersTests {
  private static let ends: [Double] = [
    0, -0.0, 1, -1, .infinity, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
    0.1, 0.2, .pi, 0.1, .nan, 5, .signalingNaN, 5e-324,
  ]

  @Test("Every bit comes back")
  func comesBack() {
    var random = SystemRandomNumberGenerator()
    let wild = (0..<2000).map { _ in Double(bitPattern: random.next()) }
    for numbers in [[], Self.ends, wild, Self.ends + wild] {
      let again = PackedNumbers.numbers(PackedNumbers.bytes(of: numbers)[...])
      #expect(again?.map(\.bitPattern) == numbers.map(\.bitPattern))
    }
  }

  @Test("What falls smoothly takes a few bytes a number")
  func isSmall() {
    let costs = (0..<10_000).map { 0.7 / (1 + Double($0) / 500) }
    #expect(PackedNumbers.bytes(of: costs).count < 50_000)
    #expect(PackedNumbers.bytes(of: Array(repeating: 0.25, count: 1000)).count < 1020)
  }

  @Test("Bytes that end within a number, or hold one of too many bits, are none")
  func refuses() {
    #expect(PackedNumbers.numbers([128]) == nil)
    #expect(PackedNumbers.numbers(Array(repeating: 255, count: 12)[...]) == nil)
  }

  @Test("A checkpoint whose costs lie number by number, as they were written once, is read")
  func readsTheFirstForm() throws {
    let costs = [0.75, 0.5, 0.4375]
    var writer = ByteWriter()
    writer.put("backstep checkpoint 1")
    writer.put(3)
    writer.put(1)
    writer.put(bytes: [7, 0, 0, 0, 0, 0, 0, 0])
    writer.put(0)
    writer.put(bytes: costs.withUnsafeBytes(Array.init))
    writer.put(false)
    writer.put(bytes: [1, 2, 3])
    let read = try #require(JournalCheckpoint(Framing.frame(writer.bytes)))
    let expected = JournalCheckpoint(
      finished: 3, edits: 1, state: [7], firstCost: 0, costs: costs, isSingle: false,
      memory: [1, 2, 3])
    #expect(read == expected)
    #expect(JournalCheckpoint(expected.bytes) == expected)
  }
}
