import Matrices

extension Dataset {
  /// Pictures of a folder with a folder for each class, PNG and JPEG, as examples.
  ///
  /// A picture is a column: its pixels row by row, of a picture in colours three numbers each, red,
  /// green and blue. They are divided by 255, so that they lie in 0...1.
  /// - Throws: `DatasetError.file`.
  static func pictures(
    _ folder: String, _ options: PictureOptions
  ) throws(DatasetError) -> Dataset {
    let listing = try PictureFolder(folder)
    var reading = PictureReading(options, count: listing.entries.count)
    for entry in listing.entries {
      try reading.add(Picture(FileBytes.read(entry.path), file: entry.path), entry.path)
    }
    let target = TargetColumn(
      name: "label", codes: listing.entries.map { Double($0.label) },
      names: listing.classes.map { Array($0.utf8) })
    let encoding = try TargetEncoding([target], kind: .classes, file: folder)
    let (X, size, channels) = try reading.examples(folder)
    var notes = [Note.divided(by: 255)]
    if let size = options.size { notes.append(.scaledPictures(size)) }
    if listing.others > 0 { notes.append(.passedOver(listing.others)) }
    return Dataset(
      name: FileName.stem(of: folder), source: folder, X: X, Y: encoding.Y,
      featureNames: channels == 1 ? pixelNames(size) : colorNames(size),
      targetNames: ["label"], labels: encoding.labels, image: channels == 1 ? size : nil,
      notes: notes)
  }

  private static func colorNames(_ size: ImageSize) -> [String] {
    pixelNames(size).flatMap { [$0 + "_red", $0 + "_green", $0 + "_blue"] }
  }
}

/// Pictures on their way to being examples.
private struct PictureReading {
  private let options: PictureOptions
  private let count: Int
  private var size: ImageSize?
  private var first = ""
  /// Three numbers a pixel, picture after picture, as bytes where nothing was scaled.
  private var bytes: [UInt8] = []
  private var values: [Double] = []
  private var areGrey = true

  init(_ options: PictureOptions, count: Int) {
    self.options = options
    self.count = count
  }

  private var channels: Int { (options.isGrey ?? areGrey) ? 1 : 3 }

  mutating func add(_ picture: Picture, _ path: String) throws(DatasetError) {
    areGrey = areGrey && picture.isGrey
    let wanted = options.size ?? size ?? picture.size
    guard options.size != nil || picture.size == wanted else {
      throw .file(.picture(.size(picture.size, first: wanted, of: first)), path)
    }
    if size == nil {
      (size, first) = (wanted, path)
      _ = try Shape.checked(3 * wanted.height * wanted.width, count, file: path)
    }
    guard options.size != nil else { return bytes += picture.bytes }
    let isGrey = options.isGrey == true
    let scaling = PictureScaling(size: wanted, channels: isGrey ? 1 : 3)
    values += scaling.scaled(picture.values(isGrey: isGrey), from: picture.size)
  }

  /// All examples, their size, and how many numbers a pixel has.
  func examples(
    _ folder: String
  ) throws(DatasetError) -> (Matrix<Double>, ImageSize, channels: Int) {
    guard let size else { throw .file(.empty, folder) }
    let pixels = size.height * size.width
    let shape = try Shape.checked(pixels * channels, count, file: folder)
    return (Matrix(shape: shape, columnMajor: numbers(pixels)), size, channels)
  }

  private func numbers(_ pixels: Int) -> [Double] {
    if options.size == nil {
      let all = Picture(size: ImageSize(height: count, width: pixels), bytes: bytes)
      return all.values(isGrey: channels == 1).map { $0 / 255 }
    }
    let isFlat = channels == 1 && options.isGrey != true
    guard isFlat else { return values.map { $0 / 255 } }
    return stride(from: 0, to: values.count, by: 3).map { values[$0] / 255 }
  }
}
