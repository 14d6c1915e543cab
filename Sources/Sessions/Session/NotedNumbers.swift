import Cells

/// The numbers of a line that no second run would give: times, chance.
///
/// Some it measured, some it read of a clock. Where the line is carried out again, they are those of the first time.
///
/// They are kept packed: behind a number, one below zero says how often it came again.
struct NotedNumbers {
  /// How many numbers are kept to the last digit; whoever asks a clock more often hears it tick more
  /// slowly, so that a line that waits by asking fills no memory.
  private static let exact = 10_000

  /// All so far, packed.
  private(set) var all: [Double] = []
  /// Those of the piece of a script that is at work, packed.
  var ofPiece: [Double] { Array(all.dropFirst(start)) }
  private var start = 0
  private var before: ArraySlice<Double>
  private var repeats = 0
  private var last: Double?
  private var clocks: [CellRunner.Outside: Double] = [:]

  /// - Parameter before: Those of the first time, packed; empty where this is it.
  init(before: [Double] = []) { self.before = before[...] }

  /// The next piece of a script begins, and what is packed stays as it is.
  mutating func beginAnew() { (start, last) = (all.count, repeats == 0 ? nil : last) }

  /// Takes a number; gives that of the first time, where there was one.
  mutating func take(_ number: Double) -> Double {
    let number = next() ?? max(0, number)
    keep(number)
    return number
  }

  /// Takes what a clock says, or chance.
  mutating func take(_ number: Double, of source: CellRunner.Outside) -> Double {
    guard case .clock = source else { return take(number) }
    let grain = Double(max(0, all.count - Self.exact)) * 1e-6
    let old = clocks[source].flatMap { abs(number - $0) < grain ? $0 : nil }
    let result = take(old ?? number)
    clocks[source] = result
    return result
  }

  private mutating func next() -> Double? {
    guard repeats == 0 else {
      repeats -= 1
      return last
    }
    guard let number = before.popFirst() else { return nil }
    if let count = before.first, count < 0 {
      repeats = Int(exactly: -count) ?? 0
      before.removeFirst()
    }
    return number
  }

  private mutating func keep(_ number: Double) {
    guard number == last, let end = all.last else {
      all.append(number)
      return last = number
    }
    if end < 0 { all[all.count - 1] -= 1 } else { all.append(-1) }
  }
}
