extension Dataset {
  /// Reads a file of any known kind, plain or gzip, told by its first bytes: IDX images (with the
  /// file of their labels), a NumPy array (each row an example), else CSV.
  /// - Throws: `DatasetError`.
  public static func open(
    _ path: String, labels: String? = nil, options: TableOptions = TableOptions()
  ) throws(DatasetError) -> Dataset {
    let bytes = try Gzip.read(path)
    if IDX.isIDX(bytes) {
      guard let labels else { throw .file(.needsLabels, path) }
      let images = try IDX(bytes, file: path)
      return try idx(images: images, path, labels: IDX(Gzip.read(labels), file: labels), labels)
    }
    guard labels == nil else { throw .file(.labelsNotWanted, path) }
    if bytes.starts(with: NPY.magic) {
      return try npy(NPY.decode(bytes, file: path), file: path, options)
    }
    return try CSV(
      bytes: bytes, file: path, hasHeader: options.hasHeader, decimal: options.decimal
    ).dataset(options)
  }
}
