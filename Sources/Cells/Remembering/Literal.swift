import Matrices

extension CellRunner {
  /// A variable's value as a cell can write it down: text by text and bit by bit.
  /// - Parameter most: How many values it may be made of: a statement may not be longer.
  /// - Returns: nil where there is no such variable, or none that a cell could write down.
  public func literal(of name: String, most: Int = 15_000) -> String? {
    guard let value = machine.lookUp(name) else { return nil }
    return onDeepStack { [machine] in
      var writer = LiteralWriter(machine: machine, left: most)
      return writer.write(value, depth: 0)
    }
  }
}

/// Writes a value down, as far as it is made of numbers, texts and what holds them.
private struct LiteralWriter {
  let machine: Machine
  /// How many values there may still be.
  var left: Int

  mutating func write(_ value: PythonValue, depth: Int) -> String? {
    left -= 1
    guard left >= 0, depth < 20 else { return nil }
    switch value {
    case .none: return "None"
    case .bool(let truth): return truth ? "True" : "False"
    case .npBool(let truth): return "np.bool_(\(truth ? "True" : "False"))"
    case .int(let number): return "\(number)"
    case .npInt(let number): return "np.int64(\(number))"
    case .float(let number): return Self.text(number)
    case .npFloat(let number): return "np.float64(\(Self.text(number)))"
    case .string(let text): return try? machine.repr(.string(text))
    case .list(let list): return among("[", list.items, "]", depth)
    case .tuple(let tuple):
      return among("(", tuple.items, tuple.items.count == 1 ? ",)" : ")", depth)
    case .dict(let dict): return pairs(of: dict, depth)
    case .array(let array): return write(array)
    default: return nil
    }
  }

  private mutating func among(
    _ start: String, _ items: [PythonValue], _ end: String, _ depth: Int
  ) -> String? {
    guard items.count <= left else { return nil }
    var texts: [String] = []
    for item in items {
      guard let text = write(item, depth: depth + 1) else { return nil }
      texts.append(text)
    }
    return start + texts.joined(separator: ", ") + end
  }

  private mutating func pairs(of dict: DictObject, _ depth: Int) -> String? {
    guard dict.pairs.count <= left else { return nil }
    var texts: [String] = []
    for (key, value) in dict.pairs {
      guard let key = write(key, depth: depth + 1), let value = write(value, depth: depth + 1)
      else { return nil }
      texts.append("\(key): \(value)")
    }
    return "{" + texts.joined(separator: ", ") + "}"
  }

  private mutating func write(_ array: NDArray) -> String? {
    let numbers = array.formulaArray.matrix
    left -= numbers.elements.count
    guard left >= 0 else { return nil }
    let rows = (0..<numbers.rows).map { row in
      (0..<numbers.columns).map { Self.text(numbers[row, $0]) }.joined(separator: ", ")
    }
    let type =
      array.dtype == .float64 ? "" : ", dtype=\(array.dtype == .bool ? "bool" : "np.int64")"
    switch array.rank {
    case 0: return "np.array(\(rows.first ?? "0")\(type))"
    case 1: return "np.array([\(rows.joined(separator: ", "))]\(type))"
    default:
      let shape = "(\(array.rows), \(array.columns))"
      let all = rows.map { "[\($0)]" }.joined(separator: ", ")
      return "np.array([\(all)]\(type)).reshape\(shape)"
    }
  }

  private static func text(_ number: Double) -> String {
    if number.isNaN { return "np.nan" }
    guard number.isFinite else { return number < 0 ? "-np.inf" : "np.inf" }
    return FloatText.repr(number)
  }
}
