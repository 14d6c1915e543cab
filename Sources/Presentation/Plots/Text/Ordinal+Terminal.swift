import Drawing

extension Ordinal {
  /// The colour of its lines and marks in a terminal, to be seen on dark and on light.
  var coarseColor: Color { Color(Self.coarseColors[index(in: Self.coarseColors)]) }

  private static let coarseColors: [UInt32] = [
    0x0087FF, 0xFF8700, 0x00AF87, 0xD75FAF, 0xAF8700, 0x00AFD7, 0xAF5F00, 0x8A8A8A,
  ]

  /// The colour of its region in a terminal: a light one where the answer is not sure.
  func coarseGround(certainty: Double) -> Color {
    let (light, full) = Self.tints[index(in: Self.tints)]
    return Color(certainty < 0.5 ? light : full)
  }

  private static let tints: [(light: UInt32, full: UInt32)] = [
    (0xAFD7FF, 0x5FAFFF), (0xFFD7AF, 0xFFAF5F), (0xAFFFD7, 0x5FD7AF), (0xFFD7FF, 0xD787D7),
    (0xFFFFAF, 0xFFD75F), (0xD7FFFF, 0x87D7FF), (0xD7D7AF, 0xAFAF5F), (0xDADADA, 0xA8A8A8),
  ]
}
