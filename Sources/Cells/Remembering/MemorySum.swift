/// A sum over values by their bits, what is shared being told from what is only alike; the same for
/// the same values in every run of the program.
struct MemorySum {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
  /// The objects met so far, by the order in which they were.
  private var met: [ObjectIdentifier: Int] = [:]
  /// What an object's identity hangs on, as long as the sum is worked out.
  private var held: [AnyObject] = []

  /// FNV-1a, by words.
  private mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x100_0000_01B3 }

  mutating func add(_ text: String) {
    add(UInt64(text.utf8.count))
    text.utf8.forEach { add(UInt64($0)) }
  }

  /// Takes values with all that they hold.
  mutating func add(_ values: [PythonValue]) {
    // In a list and not by calls: values may lie inside one another deeper than a stack is.
    var rest = Array(values.reversed())
    while let value = rest.popLast() {
      add(value.typeName)
      if !isMet(value) { rest += parts(of: value).reversed() }
    }
  }

  /// Takes an object by its number where it was met before.
  private mutating func isMet(_ value: PythonValue) -> Bool {
    guard let object = value.object else { return false }
    let place = met[ObjectIdentifier(object)]
    add(UInt64(place ?? met.count))
    if place == nil {
      met[ObjectIdentifier(object)] = met.count
      held.append(object)
    }
    return place != nil
  }

  /// Takes a value without what it holds, and gives back that.
  private mutating func parts(of value: PythonValue) -> [PythonValue] {
    switch value {
    case .bool(let answer), .npBool(let answer): add(answer ? 1 : 0)
    case .int(let number), .npInt(let number): add(UInt64(bitPattern: Int64(number)))
    case .float(let number), .npFloat(let number): add(number.bitPattern)
    case .string(let text): add(text)
    case .array(let array): add(array)
    case .tuple(let tuple): return counted(tuple.items)
    case .list(let list): return counted(list.items)
    case .dict(let dict): return counted(dict.pairs.flatMap { [$0.key, $0.value] })
    case .set(let set): return counted(set.dict.pairs.map(\.key))
    case .function(let function):
      add(function.code.path)
      return counted(function.defaults + function.captured.map(\.value))
    case .instance(let instance):
      return [.type(instance.type)] + named(instance.attributes)
    case .type(let type) where type.isLearners:
      add(type.name)
      return named(type.attributes)
    case .method(let method): return [method.receiver, method.function]
    default: break
    }
    return []
  }

  private mutating func counted(_ values: [PythonValue]) -> [PythonValue] {
    add(UInt64(values.count))
    return values
  }

  private mutating func named(_ values: [String: PythonValue]) -> [PythonValue] {
    let sorted = values.sorted { $0.key < $1.key }
    for (name, _) in sorted { add(name) }
    return sorted.map(\.value)
  }

  private mutating func add(_ array: NDArray) {
    add(array.dtype.name)
    for size in array.shape { add(UInt64(size)) }
    // Of very many elements some thousands stand for all: a line must not take longer by them.
    let count = array.rows * array.columns
    for index in stride(from: 0, to: count, by: max(1, count >> 16)) {
      add(array[index / array.columns, index % array.columns].bitPattern)
    }
  }
}
