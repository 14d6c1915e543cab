import Glibc

extension NDArray {
  /// One line of elements along an axis.
  struct Line {
    let start: UnsafeMutablePointer<Double>
    let count: Int
    let stride: Int

    @inline(__always)
    subscript(position: Int) -> Double { start[position * stride] }

    /// The sum in NumPy's order: eight running sums to 128 elements, halves above, then the 0 that
    /// sums begin with, which makes 0 of -0.
    func sum(_ function: (Double) -> Double = { $0 }) -> Double {
      0 + pairwise(0, count, function)
    }

    private func pairwise(_ from: Int, _ count: Int, _ function: (Double) -> Double) -> Double {
      if count < 8 {
        return (from..<from + count).reduce(0) { $0 + function(self[$1]) }
      }
      if count > 128 {
        var half = count / 2
        half -= half % 8
        return pairwise(from, half, function) + pairwise(from + half, count - half, function)
      }
      return unrolled(from, count, function)
    }

    private func unrolled(_ from: Int, _ count: Int, _ function: (Double) -> Double) -> Double {
      var (r0, r1, r2, r3) = (
        function(self[from]), function(self[from + 1]), function(self[from + 2]),
        function(self[from + 3])
      )
      var (r4, r5, r6, r7) = (
        function(self[from + 4]), function(self[from + 5]), function(self[from + 6]),
        function(self[from + 7])
      )
      var place = 8
      while place < count - count % 8 {
        let here = from + place
        r0 += function(self[here])
        r1 += function(self[here + 1])
        r2 += function(self[here + 2])
        r3 += function(self[here + 3])
        r4 += function(self[here + 4])
        r5 += function(self[here + 5])
        r6 += function(self[here + 6])
        r7 += function(self[here + 7])
        place += 8
      }
      var sum = ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7))
      while place < count {
        sum += function(self[from + place])
        place += 1
      }
      return sum
    }
  }

  /// A column or, at axis 1, a row of the matrix behind the array.
  func line(_ axis: Int, _ position: Int) -> Line {
    axis == 0
      ? Line(start: start + position * columnStride, count: rows, stride: rowStride)
      : Line(start: start + position * rowStride, count: columns, stride: columnStride)
  }

  /// All elements as one line, where they can be seen so.
  var wholeLine: Line? {
    if rows == 1 { return line(1, 0) }
    if columns == 1 { return line(0, 0) }
    if rowStride == columns * columnStride {
      return Line(start: start, count: count, stride: columnStride)
    }
    // NumPy walks a transposed array in the order it lies in.
    if columnStride == rows * rowStride {
      return Line(start: start, count: count, stride: rowStride)
    }
    return nil
  }

  /// The sum of all elements.
  func total(_ function: (Double) -> Double = { $0 }) -> Double {
    if let line = wholeLine { return line.sum(function) }
    let byRows = abs(columnStride) <= abs(rowStride)
    var sum = 0.0
    for position in 0..<(byRows ? rows : columns) {
      sum += line(byRows ? 1 : 0, position).sum(function)
    }
    return sum
  }

  /// The axis of the matrix behind the array: 0 down the columns, 1 along the rows.
  func matrixAxis(_ axis: Int) throws -> Int {
    let position = axis < 0 ? axis + rank : axis
    guard position >= 0, position < rank else {
      throw PythonError(
        .axis, "axis \(axis) is out of bounds for array of dimension \(rank)")
    }
    return rank == 2 ? position : 1
  }

  /// What a reduction along an axis leaves: a row, or with `keeps` an array of the same rank.
  func reduced(
    _ axis: Int, keeps: Bool, _ dtype: DType, _ fold: (Line) throws -> Double
  ) throws -> NDArray {
    let count = axis == 0 ? columns : rows
    let shape = Self.reducedShape(self, axis, keeps)
    let result = try NDArray(
      unfilled: shape.count, Self.rows(shape), shape.last ?? 1, dtype)
    for position in 0..<count {
      result.storage.elements[position] = try fold(line(axis, position))
    }
    return result
  }

  static func reducedShape(_ array: NDArray, _ axis: Int, _ keeps: Bool) -> [Int] {
    if array.rank < 2 { return keeps ? Array(repeating: 1, count: array.rank) : [] }
    if axis == 0 { return keeps ? [1, array.columns] : [array.columns] }
    return keeps ? [array.rows, 1] : [array.rows]
  }

  /// Sums along an axis, in the order NumPy adds in.
  func sums(_ axis: Int, keeps: Bool, _ dtype: DType) throws -> NDArray {
    let along = axis == 0 ? rowStride : columnStride
    let across = axis == 0 ? columnStride : rowStride
    let lines = axis == 0 ? columns : rows
    // Along memory pairs are summed; across it whole lines are added one to another.
    if abs(along) <= abs(across) || lines <= 1 {
      return try reduced(axis, keeps: keeps, dtype) { $0.sum() }
    }
    return try reduced(axis, keeps: keeps, dtype) { line in
      (0..<line.count).reduce(0) { $0 + line[$1] }
    }
  }

  /// Changes each line along an axis into another of the same length.
  func mapLines(_ axis: Int, _ dtype: DType, _ change: ([Double]) -> [Double]) throws -> NDArray {
    let result = try NDArray(unfilled: rank, rows, columns, dtype)
    for position in 0..<(axis == 0 ? columns : rows) {
      let from = line(axis, position)
      let to = result.line(axis, position)
      let changed = change((0..<from.count).map { from[$0] })
      for place in 0..<from.count { to.start[place * to.stride] = changed[place] }
    }
    return result
  }
}
