import Drawing

/// The look that belongs to a series by its place: no two differ by colour alone.
struct Ordinal: Hashable {
  private let number: Int

  init(_ number: Int) {
    self.number = number
  }

  /// Its place in a table that begins anew where it ends.
  func index(in table: [some Any]) -> Int { number % table.count }

  /// Its colour.
  var color: Color { Color.palette[index(in: Color.palette)] }

  /// The character of its points; plain letters and signs are one column wide everywhere.
  var mark: Character { Self.marks[index(in: Self.marks)] }

  private static let marks = Array<Character>("ox+*#@%&$=")

  /// The texture of its region where there are no colours, or besides them.
  func texture(isASCII: Bool) -> Character {
    let textures = isASCII ? Self.plainTextures : Self.textures
    return textures[index(in: textures)]
  }

  private static let textures = Array<Character>(" ░▒▓·:-~'\"")
  private static let plainTextures = Array<Character>(" .:-~'\",^_")

  /// Dots drawn and left out, in turn; nothing for a line without gaps.
  func dash(isASCII: Bool) -> [Int] {
    isASCII ? [] : Self.dashes[index(in: Self.dashes)]
  }

  private static let dashes = [
    [], [4, 4], [1, 3], [7, 3, 1, 3], [10, 4], [1, 1, 1, 4], [3, 2], [2, 6],
  ]
}
