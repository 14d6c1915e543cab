extension Selection {
  /// The chosen positions along one side.
  struct Axis {
    let positions: [Int]
    var isKept = true
    var isList = false

    init(_ index: ArrayIndex, count: Int, of array: NumPyArray) throws(Problem) {
      switch index {
      case .position(let position):
        positions = [try Self.checked(position, count)]
        isKept = false
      case .slice(let start, let stop, let step):
        positions = try Self.slice(start, stop, step, count: count)
      case .list(let list):
        positions = try list.map { (position) throws(Problem) in
          try Self.checked(position, count)
        }
        isList = true
      case .mask(let mask):
        guard mask.shape == [count] else {
          throw .badIndex(shape: array.shape, index: mask.shape)
        }
        positions = (0..<count).filter { mask.matrix.elements[$0] != 0 }
        isList = true
      case .newAxis, .ellipsis: preconditionFailure("no axis of its own")
      }
    }

    /// A position counted from the end where it is negative.
    static func checked(_ position: Int, _ count: Int) throws(Problem) -> Int {
      guard position < count, position >= -count else {
        throw .indexOutOfRange(position, count: count)
      }
      return position < 0 ? position + count : position
    }

    /// Python's slice: bounds beyond the ends are moved to them.
    static func slice(
      _ start: Int?, _ stop: Int?, _ step: Int?, count: Int
    ) throws(Problem) -> [Int] {
      let step = max(-count - 1, min(step ?? 1, count + 1))
      guard step != 0 else { throw .zeroStep }
      let (lowest, highest) = step > 0 ? (0, count) : (-1, count - 1)
      func bound(_ value: Int) -> Int {
        max(lowest, min(value < 0 ? value + count : value, highest))
      }
      let first = start.map(bound) ?? (step > 0 ? lowest : highest)
      let end = stop.map(bound) ?? (step > 0 ? highest : lowest)
      return Array(stride(from: first, to: end, by: step))
    }
  }
}
