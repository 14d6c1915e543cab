import Formulas

extension SliceObject {
  /// Python's slice of so many items: where it starts, its step, and how many it takes.
  func resolved(_ count: Int) throws -> (start: Int, step: Int, length: Int) {
    // No more than that is ever taken, and sums of it do not overflow.
    let count = min(count, Int.max / 4)
    let step = max(-count - 1, min(try bound(self.step) ?? 1, count + 1))
    guard step != 0 else { throw PythonError(.value, "slice step cannot be zero") }
    let (lowest, highest) = step > 0 ? (0, count) : (-1, count - 1)
    func clipped(_ value: Int) -> Int {
      max(lowest, min(value < 0 ? max(value, -count - 1) + count : value, highest))
    }
    let first = try bound(start).map(clipped) ?? (step > 0 ? lowest : highest)
    let end = try bound(stop).map(clipped) ?? (step > 0 ? highest : lowest)
    let length = step > 0 ? (end - first + step - 1) / step : (first - end - step - 1) / -step
    return (first, step, max(0, length))
  }

  private func bound(_ value: PythonValue) throws -> Int? {
    if value.isNone { return nil }
    if case .array(let array) = value, array.rank == 0, array.dtype == .int64 {
      return Int(saturating: array.first)
    }
    guard let integer = value.integer else {
      throw PythonError(
        .type, "slice indices must be integers or None or have an __index__ method",
        hint: .init(
          en: "a bound of a slice is a whole number: int(…) or //", zh: "切片的界要用整数：int(…) 或 //"))
    }
    return integer
  }
}
