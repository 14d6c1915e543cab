extension Dataset {
  /// Reads a file of any known kind, plain or gzip, told by its first bytes.
  ///
  /// IDX images (with the file of their labels, which is found by itself under MNIST's names), a
  /// NumPy array (each row an example) with or without the file of its labels, several of them in
  /// one `.npz`, else CSV; of a folder the pictures that lie in a folder for each class.
  /// - Parameter key: which arrays of an `.npz`: `x`, or `x,y`.
  /// - Parameter given: the names of the options that were typed: one that says nothing about
  ///   such a file is refused.
  /// - Throws: `DatasetError`.
  public static func open(
    _ path: String, labels: String? = nil, key: String? = nil,
    options: TableOptions = TableOptions(), pictures: PictureOptions = PictureOptions(),
    given: [String] = []
  ) throws(DatasetError) -> Dataset {
    if PictureFolder.isFolder(path) {
      try DataSource.pictures.check(given, of: path)
      return try Self.pictures(path, pictures)
    }
    guard pictures == PictureOptions() else { throw .file(.picture(.none), path) }
    let bytes = try Gzip.read(path)
    if IDX.isIDX(bytes) {
      try DataSource.idx.check(given, of: path)
      guard let labels = labels ?? MNISTLabels.path(besides: path) else {
        throw .file(.needsLabels, path)
      }
      let images = try IDX(bytes, file: path)
      return try idx(images: images, path, labels: IDX(Gzip.read(labels), file: labels), labels)
    }
    if bytes.starts(with: NPY.magic) {
      try DataSource.array.check(given, of: path)
      return try npy(bytes, path, labels, options)
    }
    guard labels == nil else { throw .file(.labelsNotWanted, path) }
    if NPZ.isNPZ(bytes, file: path) {
      return try npz(bytes, file: path, key: key, options, given)
    }
    try DataSource.table.check(given, of: path)
    return try CSV(
      bytes: bytes, file: path, hasHeader: options.hasHeader, decimal: options.decimal
    ).dataset(options)
  }

  private static func npy(
    _ bytes: [UInt8], _ path: String, _ labels: String?, _ options: TableOptions
  ) throws(DatasetError) -> Dataset {
    guard let labels else { return try npy(NPY.decode(bytes, file: path), file: path, options) }
    return try arrays(
      NPYArray(bytes, file: path), path, labels: NPYArray(Gzip.read(labels), file: labels), labels,
      options)
  }
}
