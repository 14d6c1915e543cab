/// Whole numbers beyond 2^53, which doubles hold only nearly: what they are exactly stands beside.
///
/// An entry counts as long as the double still says nearly the same; one that was overwritten is
/// thereby gone. Only arrays with numbers so large pay for it.
extension NDArray {
  /// From here on doubles leave out whole numbers.
  static let largestExact = 0x1p53

  /// Whether a number is as large as that.
  var hasLarge: Bool { dtype == .int64 && contains { abs($0) >= Self.largestExact } }

  /// The size of the largest element.
  var largestSize: Double {
    var size = 0.0
    for row in 0..<rows {
      let line = line(1, row)
      for place in 0..<columns { size = max(size, abs(line[place])) }
    }
    return size
  }

  /// The whole number at a place of the storage.
  func whole(at place: Int) -> Int {
    let number = storage.elements[place]
    if abs(number) < Self.largestExact { return Int(number) }
    if let exact = storage.exact[place], Double(exact) == number { return exact }
    return Int(saturating: number)
  }

  func whole(_ row: Int, _ column: Int) -> Int { whole(at: place(row, column)) }

  func setWhole(_ number: Int, at place: Int) {
    storage.elements[place] = Double(number)
    if number.magnitude >= 1 << 53 { storage.exact[place] = number }
  }

  /// An element as NumPy's scalar.
  func scalar(_ row: Int, _ column: Int) -> PythonValue {
    dtype == .int64 ? .npInt(whole(row, column)) : PythonValue(self[row, column], dtype)
  }

  /// Takes over what large numbers are exactly from an array that broadcasts to this one's sides
  /// and has been written into it.
  func takeExact(from source: NDArray) {
    guard dtype == .int64, !source.storage.exact.isEmpty else { return }
    for row in 0..<rows {
      for column in 0..<columns {
        let from = source.place(source.rows == 1 ? 0 : row, source.columns == 1 ? 0 : column)
        if let exact = source.storage.exact[from] { storage.exact[place(row, column)] = exact }
      }
    }
  }

  // MARK: Arithmetic that wraps around, as NumPy's does

  /// Two arrays of whole numbers element by element, broadcast.
  static func combineWhole(
    _ a: NDArray, _ b: NDArray, _ operation: (Int, Int) -> Int
  ) throws -> NDArray {
    let (rank, rows, columns) = try broadcast(a, b)
    let result = try NDArray(unfilled: rank, rows, columns, .int64)
    for row in 0..<rows {
      for column in 0..<columns {
        let x = a.whole(a.rows == 1 ? 0 : row, a.columns == 1 ? 0 : column)
        let y = b.whole(b.rows == 1 ? 0 : row, b.columns == 1 ? 0 : column)
        result.setWhole(operation(x, y), at: row * columns + column)
      }
    }
    return result
  }

  /// Every whole number through a function.
  func mapWhole(_ function: (Int) -> Int) throws -> NDArray {
    let result = try NDArray(unfilled: rank, rows, columns, .int64)
    for row in 0..<rows {
      for column in 0..<columns {
        result.setWhole(function(whole(row, column)), at: row * columns + column)
      }
    }
    return result
  }

  /// The whole numbers, row after row.
  var wholes: [Int] {
    (0..<rows).flatMap { row in (0..<columns).map { whole(row, $0) } }
  }

  /// Lines of whole numbers along an axis, each made into other ones: one for a reduction.
  /// - Parameter axis: Nil takes all elements as one line.
  func foldWhole(
    _ axis: Int?, keeps: Bool, _ start: Int, _ operation: (Int, Int) -> Int
  ) throws -> NDArray {
    guard let axis else {
      let result = try NDArray(
        shape: Array(repeating: 1, count: keeps ? rank : 0), filledWith: 0, .int64)
      result.setWhole(wholes.reduce(start, operation), at: 0)
      return result
    }
    let shape = Self.reducedShape(self, axis, keeps)
    let result = try NDArray(unfilled: shape.count, Self.rows(shape), shape.last ?? 1, .int64)
    for position in 0..<(axis == 0 ? columns : rows) {
      let line = (0..<(axis == 0 ? rows : columns)).map {
        axis == 0 ? whole($0, position) : whole(position, $0)
      }
      result.setWhole(line.reduce(start, operation), at: position)
    }
    return result
  }

  /// Running results along an axis; all elements as a row where there is none.
  func runningWhole(_ axis: Int?, _ operation: (Int, Int) -> Int) throws -> NDArray {
    let source = try axis == nil ? reshaped([count]) : self
    let result = try NDArray(unfilled: source.rank, source.rows, source.columns, .int64)
    let isDown = axis == 0
    for position in 0..<(isDown ? columns : source.rows) {
      var total: Int?
      for place in 0..<(isDown ? rows : source.columns) {
        let (row, column) = isDown ? (place, position) : (position, place)
        let next = total.map { operation($0, source.whole(row, column)) }
        total = next ?? source.whole(row, column)
        result.setWhole(total ?? 0, at: row * source.columns + column)
      }
    }
    return result
  }

  /// Rows times columns.
  static func productOfWhole(
    _ a: NDArray, _ b: NDArray, into result: NDArray, _ machine: Machine
  ) throws {
    for row in 0..<a.rows {
      try machine.work(b.columns * a.columns)
      for column in 0..<b.columns {
        var sum = 0
        for place in 0..<a.columns { sum &+= a.whole(row, place) &* b.whole(place, column) }
        result.setWhole(sum, at: row * b.columns + column)
      }
    }
  }
}

extension Numbers {
  /// A power by squaring, which wraps around.
  static func wrappingPower(_ base: Int, _ exponent: Int) -> Int {
    var (result, square, rest) = (1, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result &*= square }
      square &*= square
      rest >>= 1
    }
    return result
  }

  /// A shift by bits, as NumPy has it: those beyond 63 leave nothing but the sign.
  static func shiftedLeft(_ a: Int, _ bits: Int) -> Int { (0..<64).contains(bits) ? a << bits : 0 }

  static func shiftedRight(_ a: Int, _ bits: Int) -> Int {
    (0..<64).contains(bits) ? a >> bits : a < 0 ? -1 : 0
  }
}
