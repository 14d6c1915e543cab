import CZlib
import Matrices

extension Safetensors {
  /// Under which name the metadata hold the sum of the numbers.
  static let sumKey = "backstep_crc32"

  /// CRC-32 of the numbers' bytes, in eight digits.
  static func sum(_ bytes: ArraySlice<UInt8>) -> String {
    var sum: UInt = 0
    bytes.withUnsafeBufferPointer { bytes in
      inSpells(of: bytes.count) { piece in
        sum = crc32_z(sum, bytes.baseAddress?.advanced(by: piece.lowerBound), piece.count)
      }
    }
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// The bytes of a file, F64 before F32 and then in the order of their names: just those that
  /// Python's `safetensors` writes for the same arrays.
  /// - Parameters:
  ///   - isSingle: Whether numbers become float32 (F32) instead of float64 (F64).
  ///   - withSum: Whether the metadata hold the sum of the numbers too.
  public func encoded(isSingle: Bool, withSum: Bool = false) -> [UInt8] {
    let sorted = tensors.sorted {
      let (isFirst, isSecond) = (!isSingle || $0.isExact, !isSingle || $1.isExact)
      return isFirst == isSecond
        ? $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) : isFirst
    }
    let numbers = Self.numbers(sorted, isSingle: isSingle)
    var described = self
    if withSum { described.metadata[Self.sumKey] = Self.sum(numbers[...]) }
    var header = Array(described.header(sorted, isSingle: isSingle).utf8)
    // The data begin at a multiple of 8.
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    var bytes: [UInt8] = []
    bytes.append(UInt64(header.count))
    return bytes + header + numbers
  }

  private static func numbers(_ sorted: [Tensor], isSingle: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * sorted.reduce(0) { $0 + $1.values.count })
    for tensor in sorted {
      var spell = Spell()
      for value in tensor.values.rowMajor where !spell.isOver() {
        if isSingle, !tensor.isExact {
          bytes.append(Float(value).bitPattern)
        } else {
          bytes.append(value.bitPattern)
        }
      }
    }
    return bytes
  }

  private func header(_ sorted: [Tensor], isSingle: Bool) -> String {
    var start = 0
    var members = metadata.isEmpty ? [] : ["\"__metadata__\":" + metadataText]
    for tensor in sorted {
      let size = isSingle && !tensor.isExact ? 4 : 8
      let (shape, end) = (tensor.values.shape, start + tensor.values.count * size)
      let sides = tensor.isList ? "\(shape.count)" : "\(shape.rows),\(shape.columns)"
      members.append(
        "\(tensor.name.quoted):{\"dtype\":\"F\(size * 8)\","
          + "\"shape\":[\(sides)],\"data_offsets\":[\(start),\(end)]}")
      start = end
    }
    return "{" + members.joined(separator: ",") + "}"
  }

  private var metadataText: String {
    let members = metadata.sorted { $0.key < $1.key }.map { "\($0.quoted):\($1.quoted)" }
    return "{" + members.joined(separator: ",") + "}"
  }
}

extension String {
  /// The text as a JSON string.
  fileprivate var quoted: String {
    let escaped = unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\u{8}": "\\b"
      case "\t": "\\t"
      case "\n": "\\n"
      case "\u{C}": "\\f"
      case "\r": "\\r"
      case _ where scalar.value < 0x20:
        "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ word: some FixedWidthInteger & BitwiseCopyable) {
    Swift.withUnsafeBytes(of: word.littleEndian) { append(contentsOf: $0) }
  }
}
