import CTurboJPEG

/// JPEG pictures, read by TurboJPEG.
enum JPEGFile {
  static func isJPEG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xFF, 0xD8, 0xFF]) }

  /// Reads the bytes of a file; one that ends too early is damaged, as the rest would be made up.
  /// - Throws: `DatasetError.file`.
  static func picture(_ bytes: [UInt8], file: String) throws(DatasetError) -> Picture {
    guard let decoder = tjInitDecompress() else { throw .file(.picture(.damaged), file) }
    defer { tjDestroy(decoder) }
    var (width, height, sampling, colors): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    let count = UInt(bytes.count)
    guard tjDecompressHeader3(decoder, bytes, count, &width, &height, &sampling, &colors) == 0
    else { throw .file(.picture(.damaged), file) }
    let size = try Picture.size(height: Int(height), width: Int(width), file: file)
    var isWhole = false
    let pixels = [UInt8](unsafeUninitializedCapacity: 3 * size.height * size.width) {
      target, filled in
      target.initialize(repeating: 0)
      isWhole =
        tjDecompress2(
          decoder, bytes, count, target.baseAddress, width, 0, height, Int32(TJPF_RGB.rawValue),
          TJFLAG_ACCURATEDCT | TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS) == 0
      filled = target.count
    }
    guard isWhole else { throw .file(.picture(.damaged), file) }
    return Picture(size: size, bytes: pixels)
  }
}
