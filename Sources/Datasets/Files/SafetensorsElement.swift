/// How the elements of an array in a safetensors file are stored; integers and others are refused.
enum SafetensorsElement: String {
  case float64 = "F64"
  case float32 = "F32"
  case float16 = "F16"
  case bfloat16 = "BF16"

  /// Its size in bytes.
  var size: Int {
    switch self {
    case .float64: 8
    case .float32: 4
    case .float16, .bfloat16: 2
    }
  }

  /// Elements one after another, little-endian.
  func values(_ bytes: ArraySlice<UInt8>) -> [Double] {
    bytes.withUnsafeBytes { raw in
      stride(from: 0, to: raw.count, by: size).map { offset in
        switch self {
        case .float64: Double(bitPattern: Self.word(raw, offset))
        case .float32: Double(Float(bitPattern: Self.word(raw, offset)))
        case .float16: Self.half(Self.word(raw, offset))
        case .bfloat16: Double(Float(bitPattern: UInt32(Self.word(raw, offset) as UInt16) << 16))
        }
      }
    }
  }

  private static func word<Word: FixedWidthInteger & BitwiseCopyable>(
    _ raw: UnsafeRawBufferPointer, _ offset: Int
  ) -> Word {
    Word(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: Word.self))
  }

  /// A number of IEEE 754's binary16: a sign, 5 bits of exponent, 10 of fraction.
  private static func half(_ bits: UInt16) -> Double {
    let fraction = Double(bits & 0x3FF)
    let magnitude: Double =
      switch Int(bits >> 10 & 0x1F) {
      case 0: fraction * 0x1p-24
      case 0x1F: fraction == 0 ? .infinity : .nan
      case let exponent:
        Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction / 1024)
      }
    return bits >> 15 == 0 ? magnitude : -magnitude
  }
}
