/// How the elements of an array in a safetensors file are stored; complex numbers and others are
/// refused.
enum SafetensorsElement: String {
  case float64 = "F64"
  case float32 = "F32"
  case float16 = "F16"
  case bfloat16 = "BF16"
  case int64 = "I64"
  case int32 = "I32"
  case int16 = "I16"
  case int8 = "I8"
  case uint8 = "U8"
  case flag = "BOOL"

  /// Whether they are real numbers, as weights are.
  var isReal: Bool {
    switch self {
    case .float64, .float32, .float16, .bfloat16: true
    case .int64, .int32, .int16, .int8, .uint8, .flag: false
    }
  }

  /// Its size in bytes.
  var size: Int {
    switch self {
    case .float64, .int64: 8
    case .float32, .int32: 4
    case .float16, .bfloat16, .int16: 2
    case .int8, .uint8, .flag: 1
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
        case .int64: Double(Int64(bitPattern: Self.word(raw, offset)))
        case .int32: Double(Int32(bitPattern: Self.word(raw, offset)))
        case .int16: Double(Int16(bitPattern: Self.word(raw, offset)))
        case .int8: Double(Int8(bitPattern: Self.word(raw, offset)))
        case .uint8, .flag: Double(Self.word(raw, offset) as UInt8)
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
