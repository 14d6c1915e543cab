import Matrices

extension Call {
  /// An argument that must be there.
  func argument(_ name: String) throws(FormulaError) -> Argument {
    if let argument = self[name] { return argument }
    throw FormulaError(.missingArgument(name, signature: function.signature), at: range)
  }

  /// An argument as numbers.
  func array(_ name: String) throws(FormulaError) -> NumPyArray {
    try argument(name).array()
  }

  /// An argument as numbers, with its source for messages.
  func named(_ name: String) throws(FormulaError) -> Named {
    let argument = try argument(name)
    return Named(argument.syntax, try argument.array())
  }

  /// An argument as one number; a default where it is absent.
  func number(_ name: String, default value: Double? = nil) throws(FormulaError) -> Double {
    if self[name] == nil, let value { return value }
    let argument = try argument(name)
    let array = try argument.array()
    if let number = array.number { return number }
    throw FormulaError(.notSingle(array.shape), at: argument.syntax.range)
  }

  /// An argument as a whole number; nil where it is absent.
  func whole(_ name: String) throws(FormulaError) -> Int? {
    guard let argument = self[name] else { return nil }
    return try argument.whole()
  }

  /// Whether an argument is there and not 0.
  func flag(_ name: String) throws(FormulaError) -> Bool {
    try number(name, default: 0) != 0
  }

  /// The side an `axis=` means.
  func direction(of array: NumPyArray, default axis: Int? = nil) throws(FormulaError)
    -> NumPyArray.Direction
  {
    let place = self["axis"]?.syntax.range ?? range
    if isNone("axis") { return .all }
    let axis = try axisGiven(for: array) ?? axis
    if axis == nil { return .all }
    return try Formulas.locate(place) { () throws(Problem) in
      let isWhole = array.rank == 0 && (axis == 0 || axis == -1)
      return try NumPyArray.Direction(isWhole ? nil : axis, of: array)
    }
  }

  /// What stands after `axis=`; nil where it is absent or a tuple of every axis there is.
  private func axisGiven(for array: NumPyArray) throws(FormulaError) -> Int? {
    guard case .tuple(let axes) = self["axis"]?.value, let argument = self["axis"] else {
      return try whole("axis")
    }
    let places = try axes.map { (axis) throws(FormulaError) in
      try Argument(value: axis, syntax: argument.syntax).whole()
    }
    let positions = places.map { $0 < 0 ? $0 + array.rank : $0 }
    if let outside = positions.firstIndex(where: { !(0..<array.rank).contains($0) }) {
      let problem = Problem.axisOutOfRange(places[outside], shape: array.shape)
      throw FormulaError(problem, at: argument.syntax.range)
    }
    guard Set(positions).count == positions.count, let first = positions.first else {
      throw FormulaError(.notSingle([places.count]), at: argument.syntax.range)
    }
    return array.rank == places.count ? nil : first
  }

  /// The arrays of an argument that takes several.
  func arrays(_ name: String) throws(FormulaError) -> [NumPyArray] {
    let argument = try argument(name)
    guard case .tuple(let values) = argument.value else { return [try argument.array()] }
    return try values.map { (value) throws(FormulaError) in
      try Argument(value: value, syntax: argument.syntax).array()
    }
  }

  /// The sides a shape argument names: `zeros((3, 4))`, `rand(3, 4)`.
  func shape(_ arguments: [Argument]) throws(FormulaError) -> [Int] {
    let values: [Argument] =
      if arguments.count == 1, let only = arguments.first { try only.elements() } else { arguments }
    guard values.count <= 2 else {
      throw FormulaError(.tooManyDimensions(values.count), at: range)
    }
    return try values.map { (value) throws(FormulaError) in try value.side() }
  }

  /// Gives a problem the place of the call.
  func locate<Result>(_ body: () throws(Problem) -> Result) throws(FormulaError) -> Result {
    try Formulas.locate(range, body)
  }
}

extension Call.Argument {
  /// The argument as numbers; a tuple of numbers or rows counts as an array.
  func array() throws(FormulaError) -> NumPyArray {
    switch value {
    case .array(let array): return array
    case .tuple(let values): return try stacked(values)
    case .text, .none:
      let operand = Operand(syntax.description, shape: [])
      throw FormulaError(.notNumeric(operand, value.kind), at: syntax.range)
    }
  }

  private func stacked(_ values: [Value]) throws(FormulaError) -> NumPyArray {
    var rows: [NumPyArray] = []
    for value in values {
      let row = try Call.Argument(value: value, syntax: syntax).array()
      rows.append(row)
      try locate(syntax.range) { () throws(Problem) in
        try NumPyArray.checkRow(row, at: rows.count - 1, first: rows[0])
      }
    }
    return NumPyArray(stacking: rows)
  }

  /// The parts of a tuple or of a row; a single number is its own.
  func elements() throws(FormulaError) -> [Call.Argument] {
    if case .tuple(let values) = value {
      return values.map { Call.Argument(value: $0, syntax: syntax) }
    }
    let array = try array()
    guard array.rank == 1 else { return [self] }
    return array.matrix.elements.map { Call.Argument(value: Value($0), syntax: syntax) }
  }

  /// The argument as a whole number.
  func whole() throws(FormulaError) -> Int {
    let array = try array()
    return try locate(syntax.range) { () throws(Problem) in
      try Value.array(array).wholeNumber()
    }
  }

  /// The length of a side: whole, and -1 or more; too long is found later.
  func side() throws(FormulaError) -> Int {
    let array = try array()
    guard let number = array.number else {
      throw FormulaError(.notSingle(array.shape), at: syntax.range)
    }
    if number >= 0x1p53, number == number.rounded() {
      throw FormulaError(.tooLarge([number], limit: Shape.maximumCount), at: syntax.range)
    }
    guard let side = Int(exactly: number) else {
      throw FormulaError(.notWhole(number), at: syntax.range)
    }
    return side
  }

  /// The argument as a text.
  func text() throws(FormulaError) -> String {
    if case .text(let text) = value { return text }
    throw FormulaError(.wrongKind(needed: .text, found: value.kind), at: syntax.range)
  }
}
