/// A picture in memory: red, green and blue of each pixel, row by row.
struct Picture: Hashable {
  let size: ImageSize
  /// Three bytes a pixel.
  let bytes: [UInt8]

  /// The most pixels of a picture that is read.
  static let maximumCount = 1 << 25

  /// The endings of names that are looked at.
  static let endings = [".png", ".jpg", ".jpeg"]

  /// Whether bytes are those of a picture that can be read.
  static func isPicture(_ bytes: [UInt8]) -> Bool {
    PNGFile.isPNG(bytes) || JPEGFile.isJPEG(bytes)
  }

  /// Takes pixels that were read.
  init(size: ImageSize, bytes: [UInt8]) {
    precondition(bytes.count == 3 * size.height * size.width, "\(bytes.count) bytes of \(size)")
    self.size = size
    self.bytes = bytes
  }

  /// Reads the bytes of a file.
  /// - Throws: `DatasetError.file` where it is no picture, damaged, or too large.
  init(_ bytes: [UInt8], file: String) throws(DatasetError) {
    if PNGFile.isPNG(bytes) {
      self = try PNGFile.picture(bytes, file: file)
    } else if JPEGFile.isJPEG(bytes) {
      self = try JPEGFile.picture(bytes, file: file)
    } else {
      throw .file(.picture(.unknown), file)
    }
  }

  /// A size as a file's header says it.
  /// - Throws: `DatasetError.file` where it has no pixels or too many.
  static func size(height: Int, width: Int, file: String) throws(DatasetError) -> ImageSize {
    guard height > 0, width > 0 else { throw .file(.picture(.damaged), file) }
    let (count, overflow) = height.multipliedReportingOverflow(by: width)
    guard !overflow, count <= maximumCount else {
      throw .file(.picture(.tooLarge(ImageSize(height: height, width: width))), file)
    }
    return ImageSize(height: height, width: width)
  }

  /// Whether red, green and blue are the same everywhere.
  var isGrey: Bool {
    for place in stride(from: 0, to: bytes.count, by: 3) {
      let red = bytes[place]
      guard red == bytes[place + 1], red == bytes[place + 2] else { return false }
    }
    return true
  }

  /// Its numbers from 0 to 255, row by row: three a pixel, or one, how bright it is.
  ///
  /// That is 0.299 red + 0.587 green + 0.114 blue, the luma of ITU-R BT.601.
  func values(isGrey: Bool) -> [Double] {
    guard isGrey else { return bytes.map(Double.init) }
    return stride(from: 0, to: bytes.count, by: 3).map { place in
      let (red, green) = (Double(bytes[place]), Double(bytes[place + 1]))
      let blue = Double(bytes[place + 2])
      // A grey stays the grey it is, whatever rounding does.
      if red == green, green == blue { return red }
      let luma: Double = 0.299 * red + 0.587 * green
      return luma + 0.114 * blue
    }
  }
}
