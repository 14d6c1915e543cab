/// A column as a person names it: by its name in the header, or by its number from 1.
public struct ColumnReference: Hashable, Sendable, ExpressibleByStringLiteral {
  /// What was written.
  public let text: String

  /// Takes what was written.
  public init(_ text: String) { self.text = text }
  /// Takes what was written.
  public init(stringLiteral text: String) { self.init(text) }

  /// The columns of a list such as `temp_max,temp_min`.
  public static func list(_ text: String) -> [ColumnReference] {
    text.split(separator: ",", omittingEmptySubsequences: false).map { ColumnReference(String($0)) }
  }

  /// The features of a data set that a list such as `temp_max,temp_min` names.
  /// - Throws: `DatasetError.columns`.
  public static func features(_ text: String, of dataset: Dataset) throws(DatasetError) -> [Int] {
    try positions(list(text), in: dataset.featureNames)
  }

  /// The position among names; a name goes before a number.
  /// - Throws: `DatasetError.columns` where there is none or several.
  func position(in names: [String]) throws(DatasetError) -> Int {
    let matches = names.indices.filter { names[$0] == text }
    if matches.count > 1 {
      throw .columns(.ambiguous(text, numbers: matches.map { $0 + 1 }))
    }
    if let match = matches.first { return match }
    if let number = Int(text), names.indices.contains(number - 1) { return number - 1 }
    throw .columns(.unknown(text, known: names))
  }

  /// The positions of several columns, each of them once.
  /// - Throws: `DatasetError.columns`.
  static func positions(
    _ references: [ColumnReference], in names: [String]
  ) throws(DatasetError) -> [Int] {
    var positions: [Int] = []
    for reference in references {
      let position = try reference.position(in: names)
      guard !positions.contains(position) else { throw .columns(.chosenTwice(names[position])) }
      positions.append(position)
    }
    return positions
  }
}
