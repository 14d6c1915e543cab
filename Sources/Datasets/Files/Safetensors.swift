import Matrices

/// Named arrays in a file of Hugging Face's safetensors format.
///
/// Eight bytes with the length of a JSON header, little-endian; the header, which says of each
/// array its element type, shape and place; the arrays, row by row. Read are floating-point
/// arrays of up to two dimensions: F64, F32, F16 and BF16. The format is described at
/// https://github.com/huggingface/safetensors.
///
/// ```swift
/// let W1 = Matrix(shape: Shape(1, 2), rowMajor: [0.5, -1])
/// let bytes = Safetensors([.init("W1", W1)]).encoded(isSingle: false)
/// let weights = try Safetensors.decode(bytes, file: "net.safetensors")["W1"]
/// ```
public struct Safetensors: Hashable, Sendable {
  /// An array and its name.
  public struct Tensor: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The numbers; of a list in the file one column.
    public let values: Matrix<Double>
    /// Whether it has one dimension in the file, as PyTorch's biases have.
    public let isList: Bool
    /// Whether its numbers are kept as F64 where others become F32.
    public let isExact: Bool

    /// Creates a named array.
    public init(
      _ name: String, _ values: Matrix<Double>, isList: Bool = false, isExact: Bool = false
    ) {
      self.name = name
      self.values = values
      self.isList = isList
      self.isExact = isExact
    }
  }

  /// The arrays; no two have the same name.
  public var tensors: [Tensor]
  /// What the writer says besides.
  public var metadata: [String: String]

  /// Puts arrays together.
  public init(_ tensors: [Tensor], metadata: [String: String] = [:]) {
    precondition(Set(tensors.map(\.name)).count == tensors.count, "two arrays of one name")
    self.tensors = tensors
    self.metadata = metadata
  }

  /// The array of a name.
  public subscript(name: String) -> Matrix<Double>? {
    tensors.first { $0.name == name }?.values
  }

  /// Reads a file.
  /// - Throws: `DatasetError.file`.
  public static func read(_ path: String) throws(DatasetError) -> Safetensors {
    try decode(FileBytes.read(path), file: path)
  }

  /// Reads the bytes of a file; `file` names it in errors.
  /// - Throws: `DatasetError.file`.
  public static func decode(
    _ bytes: [UInt8], file: String
  ) throws(DatasetError) -> Safetensors {
    if let kind = ForeignFile.kind(of: bytes, file: file), kind != .safetensors {
      throw .file(.foreign(kind), file)
    }
    let header = try SafetensorsHeader(bytes, file: file)
    var metadata = header.metadata
    if let sum = metadata.removeValue(forKey: sumKey), sum != Self.sum(bytes[header.end...]) {
      throw .file(.safetensors(.damaged), file)
    }
    var tensors: [Tensor] = []
    // PyTorch's count of the batches a running average has seen, an integer no network needs.
    for entry in header.entries where !entry.name.hasSuffix("num_batches_tracked") {
      let values = try entry.values(bytes[header.end...], file: file)
      tensors.append(Tensor(entry.name, values, isList: entry.dimensions.count == 1))
    }
    return Safetensors(tensors, metadata: metadata)
  }

  /// Writes a file, whole or not at all, with nothing in it but the arrays, as other programs expect.
  /// - Throws: `DatasetError.file`.
  public func writePlain(to path: String, isSingle: Bool) throws(DatasetError) {
    try FileBytes.write(encoded(isSingle: isSingle), to: path)
  }

  /// Writes a file, whole or not at all, with a sum of its numbers that `read` checks.
  /// - Throws: `DatasetError.file`.
  public func write(to path: String, isSingle: Bool) throws(DatasetError) {
    try FileBytes.write(encoded(isSingle: isSingle, withSum: true), to: path)
  }
}
