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
    let inflater = Inflater()
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
}

/// Owns zlib's state, which must not move in memory.
private final class Inflater {
  enum Outcome { case done, truncated, corrupt, tooLarge }

  private static let pieceSize = 1 << 18
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let piece = UnsafeMutablePointer<UInt8>.allocate(capacity: pieceSize)
  private let status: Int32

  init() {
    stream.initialize(to: z_stream())
    // 15 bits of window; 16 more ask for gzip's header and checksum.
    status = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
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
