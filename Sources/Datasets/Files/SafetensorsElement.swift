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
        case .float16: Double(half: Self.word(raw, offset))
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
}
