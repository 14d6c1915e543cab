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
    let present = values.filter { !$0.isNaN }
    guard !present.isEmpty else { throw .columns(.noLabels(column: name)) }
    guard classes == nil, kind != .numbers else { return self }
    guard let distinct = Self.distinct(present) else {
      if kind == .automatic { return self }
      throw .columns(.tooManyClasses(column: name, limit: ClassTable.limit))
    }
    guard kind == .classes || Self.areClasses(distinct, among: present.count) else { return self }
    return numbersAsClasses(distinct.isSubset(of: [0, 1]) ? [0, 1] : distinct.sorted())
  }

  private func numbersAsClasses(_ distinct: [Double]) -> TargetColumn {
    var positions: [Double: Double] = [:]
    for (position, value) in distinct.enumerated() { positions[value] = Double(position) }
    var result = self
    result.values = values.map { positions[$0] ?? .nan }
    result.classes = distinct.map { Int(exactly: $0).map(String.init) ?? String($0) }
    return result
  }

  /// The rule of `LabelKind.automatic`.
  private static func areClasses(_ distinct: Set<Double>, among count: Int) -> Bool {
    if distinct.isSubset(of: [0, 1]) { return true }
    return distinct.count > 1 && distinct.count <= 20 && distinct.count * 2 <= count
      && distinct.allSatisfy { $0 == $0.rounded() }
  }

  /// The different values, or nil where they are more than classes may be.
  private static func distinct(_ values: [Double]) -> Set<Double>? {
    var result: Set<Double> = []
    for value in values {
      result.insert(value)
      if result.count > ClassTable.limit { return nil }
    }
    return result
  }
}
