import Matrices

extension Safetensors {
  /// The bytes of a file, the arrays in the order of their names: just those that Python's
  /// `safetensors` writes for the same arrays.
  /// - Parameter isSingle: whether numbers become float32 (F32) instead of float64 (F64).
  public func encoded(isSingle: Bool) -> [UInt8] {
    let sorted = tensors.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    var header = Array(header(sorted, size: isSingle ? 4 : 8).utf8)
    // The data begin at a multiple of 8.
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    var bytes: [UInt8] = []
    bytes.append(UInt64(header.count))
    bytes += header
    for tensor in sorted {
      for value in tensor.values.rowMajor {
        if isSingle {
          bytes.append(Float(value).bitPattern)
        } else {
          bytes.append(value.bitPattern)
        }
      }
    }
    return bytes
  }

  private func header(_ sorted: [Tensor], size: Int) -> String {
    var start = 0
    var members = metadata.isEmpty ? [] : ["\"__metadata__\":" + metadataText]
    for tensor in sorted {
      let (shape, end) = (tensor.values.shape, start + tensor.values.count * size)
      members.append(
        "\(tensor.name.quoted):{\"dtype\":\"F\(size * 8)\","
          + "\"shape\":[\(shape.rows),\(shape.columns)],\"data_offsets\":[\(start),\(end)]}")
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
