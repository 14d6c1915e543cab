/// Kinds of files that people bring and that are not read, told by their first bytes.
public enum ForeignFile: String, Hashable, Sendable, CaseIterable {
  /// HDF5: Keras's models, the pictures of many courses.
  case hdf5
  /// Python's pickled objects.
  case pickle
  /// A model of PyTorch's `torch.save`.
  case torch
  /// Excel, new and old.
  case excel
  /// MATLAB's arrays.
  case matlab
  /// Parquet tables.
  case parquet
  /// Archives without arrays.
  case zip
  /// Pictures.
  case picture
  /// Pages.
  case pdf
  /// A notebook of Jupyter's.
  case notebook
  /// JSON of any other kind.
  case json
  /// An array of NumPy's, where a text is needed.
  case npy
  /// Named arrays, where a text is needed.
  case safetensors

  /// Tells what bytes are; nil where they may be a text.
  static func kind(of bytes: [UInt8], file: String) -> ForeignFile? {
    func starts(_ text: String) -> Bool { bytes.starts(with: text.utf8) }
    return switch true {
    case bytes.starts(with: [0x89] + Array("HDF\r\n".utf8)), starts("MATLAB 7.3 MAT-file"): .hdf5
    case starts("MATLAB 5.0 MAT-file"): .matlab
    case bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]): .excel
    case starts("PAR1"): .parquet
    case starts("%PDF-"): .pdf
    case bytes.starts(with: [0x89] + Array("PNG".utf8)), bytes.starts(with: [0xFF, 0xD8, 0xFF]):
      .picture
    case bytes.starts(with: NPY.magic): .npy
    case bytes.starts(with: ZipArchive.magic): file.hasSuffix(".xlsx") ? .excel : archive(bytes)
    case bytes.count > 1 && bytes[0] == 0x80 && (2...5).contains(bytes[1]): .pickle
    case bytes.count > 9 && bytes[7] == 0 && bytes[8] == UInt8(ascii: "{"): .safetensors
    case isJSON(bytes): isNotebook(bytes) ? .notebook : .json
    default: nil
    }
  }

  /// Whether a text begins as an object does in JSON.
  private static func isJSON(_ bytes: [UInt8]) -> Bool {
    let marks = bytes.lazy.filter { !" \t\r\n".utf8.contains($0) }.prefix(2)
    return marks.elementsEqual("{\"".utf8)
  }

  private static func isNotebook(_ bytes: [UInt8]) -> Bool {
    let ends = bytes.prefix(1 << 12) + bytes.suffix(1 << 12)
    return ["\"cells\"", "\"nbformat\""].allSatisfy { ends.contains(Array($0.utf8)) }
  }

  /// What an archive is, by the names near its beginning and its end.
  private static func archive(_ bytes: [UInt8]) -> ForeignFile {
    let ends = bytes.prefix(1 << 12) + bytes.suffix(1 << 12)
    func holds(_ name: String) -> Bool { ends.contains(Array(name.utf8)) }
    if holds("xl/") || holds("[Content_Types].xml") { return .excel }
    return holds("data.pkl") ? .torch : .zip
  }
}
