import CCairo

/// PNG pictures, read by Cairo; what is transparent lies on black.
enum PNGFile {
  static func isPNG(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
  }

  /// Reads the bytes of a file.
  /// - Throws: `DatasetError.file`.
  static func picture(_ bytes: [UInt8], file: String) throws(DatasetError) -> Picture {
    let size = try headerSize(bytes, file)
    let surface = bytes.withUnsafeBytes { raw in
      var source = Source(rest: raw)
      return cairo_image_surface_create_from_png_stream(readPiece, &source)
    }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let pixels = pixels(surface, size)
    else { throw .file(.picture(.damaged), file) }
    return Picture(size: size, bytes: pixels)
  }

  /// The size in the first chunk, before anything is decoded.
  private static func headerSize(
    _ bytes: [UInt8], _ file: String
  ) throws(DatasetError) -> ImageSize {
    guard bytes.count >= 33, bytes[12..<16].elementsEqual(Array("IHDR".utf8)) else {
      throw .file(.picture(.damaged), file)
    }
    func number(_ start: Int) -> Int {
      bytes[start..<(start + 4)].reduce(0) { (sum: Int, byte: UInt8) -> Int in sum << 8 | Int(byte)
      }
    }
    return try Picture.size(height: number(20), width: number(16), file: file)
  }

  /// The bytes of red, green and blue of a surface; nil where it is of another size than announced.
  private static func pixels(_ surface: OpaquePointer?, _ size: ImageSize) -> [UInt8]? {
    let format = cairo_image_surface_get_format(surface)
    guard format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24,
      Int(cairo_image_surface_get_width(surface)) == size.width,
      Int(cairo_image_surface_get_height(surface)) == size.height,
      let data = cairo_image_surface_get_data(surface)
    else { return nil }
    let stride = Int(cairo_image_surface_get_stride(surface))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * size.height * size.width)
    for row in 0..<size.height {
      let line = UnsafeRawPointer(data + row * stride)
      for column in 0..<size.width {
        let pixel = line.load(fromByteOffset: 4 * column, as: UInt32.self)
        for shift in [16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: pixel >> shift)) }
      }
    }
    return bytes
  }
}

/// What Cairo has not read yet.
private struct Source {
  var rest: UnsafeRawBufferPointer

  mutating func read(into target: UnsafeMutablePointer<UInt8>, _ count: Int) -> Bool {
    guard count <= rest.count, let start = rest.baseAddress else { return false }
    UnsafeMutableRawPointer(target).copyMemory(from: start, byteCount: count)
    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    return true
  }
}

/// Hands Cairo a piece of the `Source` it was given.
private func readPiece(
  _ closure: UnsafeMutableRawPointer?, _ data: UnsafeMutablePointer<UInt8>?, _ length: UInt32
) -> cairo_status_t {
  guard let closure, let data,
    closure.assumingMemoryBound(to: Source.self).pointee.read(into: data, Int(length))
  else { return CAIRO_STATUS_READ_ERROR }
  return CAIRO_STATUS_SUCCESS
}
