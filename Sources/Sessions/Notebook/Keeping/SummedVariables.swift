import Formulas
import Journals

/// One writing of the variables: those with the same mark are the same.
final class VariablesMark: Sendable {}

/// The learner's variables as the journal's sum takes them, in the order of their names.
///
/// With thousands of variables a line that writes one of them would cost as much as all: they stay
/// sorted, and the sum over those before the first that was written is kept.
struct SummedVariables {
  private var mark: VariablesMark?
  private var names: [String] = []
  private var bytes: [[UInt8]] = []
  /// The sum over the variables before every 64th one, as far as it is known.
  private var begun: [CRC32C] = []

  private static let stretch = 64

  /// Takes one variable that was written, where it knows all others.
  mutating func follow(
    _ name: String, _ value: Value, from before: VariablesMark, to after: VariablesMark
  ) {
    guard mark === before else { return }
    mark = after
    put(Self.bytes(of: name, value), as: name)
  }

  /// Takes all variables, unless it knows them.
  mutating func come(to variables: [String: Value], _ mark: VariablesMark) {
    guard self.mark !== mark else { return }
    let sorted = variables.sorted { $0.key < $1.key }
    (names, begun) = (sorted.map(\.key), [])
    bytes = sorted.map { Self.bytes(of: $0.key, $0.value) }
    self.mark = mark
  }

  /// Adds names and values to a sum over nothing or little.
  mutating func add(to sum: inout CRC32C) {
    if begun.first != sum { begun = [sum] }
    while begun.count * Self.stretch <= bytes.count {
      let start = (begun.count - 1) * Self.stretch
      begun.append(self.sum(over: start..<(start + Self.stretch), behind: begun[begun.count - 1]))
    }
    let start = (begun.count - 1) * Self.stretch
    sum = self.sum(over: start..<bytes.count, behind: begun[begun.count - 1])
  }

  private func sum(over range: Range<Int>, behind before: CRC32C) -> CRC32C {
    var sum = before
    for index in range { bytes[index].withUnsafeBytes { sum.add($0) } }
    return sum
  }

  private mutating func put(_ bytes: [UInt8], as name: String) {
    let index = place(of: name)
    if index < names.count, names[index] == name {
      self.bytes[index] = bytes
    } else {
      names.insert(name, at: index)
      self.bytes.insert(bytes, at: index)
    }
    begun.removeLast(max(0, begun.count - index / Self.stretch - 1))
  }

  /// Where a name stands, or would.
  private func place(of name: String) -> Int {
    var range = 0..<names.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = names[middle] < name ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  private static func bytes(of name: String, _ value: Value) -> [UInt8] {
    var bytes = Array(name.utf8) + [0]
    add(value, to: &bytes)
    return bytes
  }

  private static func add(_ value: Value, to bytes: inout [UInt8]) {
    switch value {
    case .array(let array):
      bytes += Array(array.shapeText.utf8) + [0]
      array.matrix.elements.sample.withUnsafeBytes { bytes.append(contentsOf: $0) }
    case .tuple(let parts): for part in parts { add(part, to: &bytes) }
    case .text(let text): bytes += Array(text.utf8) + [0]
    case .none: bytes += Array("none".utf8) + [0]
    }
  }
}
