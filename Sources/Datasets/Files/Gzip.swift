import CZlib

/// Gzip streams, inflated by zlib within a bound.
enum Gzip {
  /// The most bytes a stream may become.
  static let maximumCount = 1 << 30

  static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1f, 0x8b]) }

  /// The bytes of a file, inflated where they are a gzip stream.
  static func read(_ path: String) throws(DatasetError) -> [UInt8] {
    let bytes = try FileBytes.read(path)
    return isGzip(bytes) ? try inflate(bytes, file: path) : bytes
  }

  /// Inflates a stream of one member or several.
  /// - Throws: `DatasetError.file` where it is truncated, corrupt or would exceed `limit`.
  static func inflate(
    _ bytes: [UInt8], limit: Int = maximumCount, file: String
  ) throws(DatasetError) -> [UInt8] {
    let inflater = Inflater(windowBits: Inflater.gzip)
    var result: [UInt8] = []
    let outcome = bytes.withUnsafeBufferPointer {
      inflater.run($0, limit: limit, into: &result)
    }
    switch outcome {
    case .done: return result
    case .truncated: throw .file(.truncatedGzip, file)
    case .corrupt: throw .file(.corruptGzip, file)
    case .tooLarge: throw .file(.tooLarge(limit: limit), file)
    }
  }

  /// Inflates a bare deflate stream, as zip archives hold them; nil where it is damaged or is not
  /// of so many bytes.
  static func deflated(_ bytes: [UInt8], count: Int) -> [UInt8]? {
    guard count <= maximumCount else { return nil }
    let inflater = Inflater(windowBits: Inflater.bare)
    var result: [UInt8] = []
    let outcome = bytes.withUnsafeBufferPointer {
      inflater.run($0, limit: count, into: &result)
    }
    return outcome == .done && result.count == count ? result : nil
  }
}

/// Owns zlib's state, which must not move in memory.
private final class Inflater {
  enum Outcome { case done, truncated, corrupt, tooLarge }

  private static let pieceSize = 1 << 18
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let piece = UnsafeMutablePointer<UInt8>.allocate(capacity: pieceSize)
  private let status: Int32

  /// 15 bits of window; 16 more ask for gzip's header and checksum.
  static let gzip: Int32 = 15 + 16
  /// A negative number asks for neither header nor checksum.
  static let bare: Int32 = -15

  init(windowBits: Int32) {
    stream.initialize(to: z_stream())
    status = inflateInit2_(stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    piece.deallocate()
  }

  func run(_ input: UnsafeBufferPointer<UInt8>, limit: Int, into result: inout [UInt8]) -> Outcome {
    guard status == Z_OK else { return .corrupt }
    var offset = 0
    while true {
      let status = inflatePiece(of: input, from: &offset, into: &result)
      guard result.count <= limit else { return .tooLarge }
      switch status {
      case Z_OK: continue
      case Z_STREAM_END:
        guard input.dropFirst(offset).starts(with: [0x1f, 0x8b]) else { return .done }
        inflateReset(stream)
      case Z_BUF_ERROR: return .truncated
      default: return .corrupt
      }
    }
  }

  /// One call of zlib: at most a piece of output, and as much input as that takes.
  private func inflatePiece(
    of input: UnsafeBufferPointer<UInt8>, from offset: inout Int, into result: inout [UInt8]
  ) -> Int32 {
    let available = UInt32(clamping: input.count - offset)
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress.map { $0.advanced(by: offset) })
    stream.pointee.avail_in = available
    stream.pointee.next_out = piece
    stream.pointee.avail_out = UInt32(Self.pieceSize)
    let status = CZlib.inflate(stream, Z_NO_FLUSH)
    offset += Int(available - stream.pointee.avail_in)
    let made = Self.pieceSize - Int(stream.pointee.avail_out)
    result.append(contentsOf: UnsafeBufferPointer(start: piece, count: made))
    return status
  }
}
