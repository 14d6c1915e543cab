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
  /// Weka's tables.
  case arff
  /// The sparse rows of LIBSVM and SVMlight: `1 3:0.5 7:2`.
  case libsvm
  /// A page of the web, as a download of a link to a file often is.
  case page
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
    case isPage(bytes): .page
    case isARFF(bytes): .arff
    case isLIBSVM(bytes): .libsvm
    default: nil
    }
  }

  /// Whether a text begins as an object does in JSON.
  private static func isJSON(_ bytes: [UInt8]) -> Bool {
    let marks = bytes.lazy.filter { !" \t\r\n".utf8.contains($0) }.prefix(2)
    return marks.elementsEqual("{\"".utf8)
  }

  /// The first words of a text, in small letters.
  private static func beginning(_ bytes: [UInt8]) -> String {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let text = bytes.prefix(1 << 10).dropFirst(bytes.starts(with: mark) ? 3 : 0)
    return String(decoding: text.drop { " \t\r\n".utf8.contains($0) }, as: UTF8.self).lowercased()
  }

  private static func isPage(_ bytes: [UInt8]) -> Bool {
    guard bytes.prefix(1 << 6).contains(UInt8(ascii: "<")) else { return false }
    let text = beginning(bytes)
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
  }

  /// Behind comments with `%` the relation's name.
  private static func isARFF(_ bytes: [UInt8]) -> Bool {
    guard bytes.prefix(1 << 6).contains(where: "@%".utf8.contains) else { return false }
    let lines = String(decoding: bytes.prefix(1 << 14), as: UTF8.self).lowercased()
      .split(whereSeparator: \.isNewline)
    return lines.first { !$0.hasPrefix("%") }?.hasPrefix("@relation") ?? false
  }

  /// A number, then places and numbers in rising order; `1 12:30` alone may be a time of day.
  private static func isLIBSVM(_ bytes: [UInt8]) -> Bool {
    guard bytes.prefix(1 << 10).contains(UInt8(ascii: ":")) else { return false }
    let text = String(decoding: bytes.prefix(1 << 12), as: UTF8.self)
    var rows = text.split(whereSeparator: \.isNewline).prefix(5).map { $0.split(separator: " ") }
    // Where the beginning ends in the midst of a line, its last pair may be cut.
    if bytes.count > 1 << 12, let last = rows.indices.last, rows[last].count > 1 {
      rows[last].removeLast()
    }
    return rows.allSatisfy(isSparse) && rows.contains { $0.count > 2 }
  }

  private static func isSparse(_ row: [Substring]) -> Bool {
    guard let label = row.first, Double(label) != nil else { return false }
    let places = row.dropFirst().map { pair -> Int? in
      let sides = pair.split(separator: ":", omittingEmptySubsequences: false)
      return sides.count == 2 && Double(sides[1]) != nil ? Int(sides[0]) : nil
    }
    return Swift.zip(places, places.dropFirst()).allSatisfy { ($0 ?? 0) < ($1 ?? 0) }
      && !places.contains(nil)
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
