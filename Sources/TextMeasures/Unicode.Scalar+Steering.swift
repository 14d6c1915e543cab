extension Unicode.Scalar {
  /// Whether a terminal or a line-based reader would act on it or be misled by it: C0 controls,
  /// DEL, C1, line and paragraph separators, bidirectional controls, a byte-order mark.
  public var steersTerminal: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
  }
}
