/// One target column as it was read: numbers, or positions among the names of classes.
struct TargetColumn {
  let name: String
  /// One value an example; NaN is missing.
  var values: [Double]
  /// The class each value is a position of, in order; nil where the values are numbers.
  var classes: [String]?

  /// Numbers.
  init(name: String, numbers: [Double]) {
    self.name = name
    values = numbers
  }

  /// Texts, by their position in `names`; the classes are put in alphabetical order.
  init(name: String, codes: [Double], names: [[UInt8]]) {
    let order = names.indices.sorted { names[$0].lexicographicallyPrecedes(names[$1]) }
    var rank = [Double](repeating: 0, count: names.count)
    for (position, code) in order.enumerated() { rank[code] = Double(position) }
    self.name = name
    values = codes.map { $0.isNaN ? $0 : rank[Int($0)] }
    classes = order.map { Self.unescaped(String(decoding: names[$0], as: UTF8.self)) }
  }

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\"")) else { return text }
    return text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
  }

  /// The same column with its numbers read as `kind` says.
  /// - Throws: `DatasetError.columns`.
  func resolved(as kind: LabelKind) throws(DatasetError) -> TargetColumn {
    guard values.contains(where: { !$0.isNaN }) else { throw .columns(.noLabels(column: name)) }
    guard classes == nil, kind != .numbers else { return self }
    guard let distinct = DistinctNumbers(values, limit: ClassTable.limit) else {
      if kind == .automatic { return self }
      throw .columns(.tooManyClasses(column: name, limit: ClassTable.limit))
    }
    guard kind == .classes || distinct.areClasses else { return self }
    return numbersAsClasses(distinct)
  }

  private func numbersAsClasses(_ distinct: DistinctNumbers) -> TargetColumn {
    var result = self
    let sorted = distinct.areZeroOrOne ? [0, 1] : distinct.sorted
    let places = DistinctNumbers(sorted: sorted)
    result.values = values.map { $0.isNaN ? .nan : Double(places.position(of: $0)) }
    result.classes = sorted.map { Int(exactly: $0).map(String.init) ?? String($0) }
    return result
  }

  /// What stands in every example, where there are several and all have the same.
  var onlyValue: String? {
    let known = values.filter { !$0.isNaN }
    guard known.count > 1, let first = known.first, known.allSatisfy({ $0 == first }) else {
      return nil
    }
    return classes?[Int(first)] ?? Int(exactly: first).map(String.init) ?? "\(first)"
  }
}
