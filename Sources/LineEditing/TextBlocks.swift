import CTerminal
import Glibc

/// Bytes of a file descriptor, read in blocks, handed out line by line.
struct TextBlocks {
  enum Line: Equatable {
    case bytes([UInt8])
    case end
    case interrupted
    case tooLong
    case failed(errno: Int32)
  }

  private enum Fill { case more, end, interrupted, failed(Int32) }

  private let descriptor: Int32
  private let limit: Int
  private var block: [UInt8] = []
  private var position = 0
  private var line: [UInt8] = []
  /// Whether a line feed that comes next belongs to the carriage return before it.
  private var hasReturned = false

  init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// The bytes before the next end of a line, or those after the last one.
  mutating func next() -> Line {
    while true {
      if takeThroughEnd() { return finish() }
      if line.count > limit { return .tooLong }
      switch fill() {
      case .more: continue
      case .end: return line.isEmpty ? .end : finish()
      case .interrupted: return .interrupted
      case .failed(let code): return .failed(errno: code)
      }
    }
  }

  /// Moves what is left of the line into `line`; false where its end is still to be read.
  private mutating func takeThroughEnd() -> Bool {
    if hasReturned, position < block.count {
      hasReturned = false
      if block[position] == Self.lineFeed { position += 1 }
    }
    let rest = block[position...]
    let end = rest.firstIndex { $0 == Self.lineFeed || $0 == Self.carriageReturn }
    line.append(contentsOf: rest[..<(end ?? rest.endIndex)])
    hasReturned = end.map { rest[$0] == Self.carriageReturn } ?? hasReturned
    position = end.map { $0 + 1 } ?? block.count
    return end != nil
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private mutating func finish() -> Line {
    defer { line.removeAll(keepingCapacity: true) }
    return line.count > limit ? .tooLong : .bytes(line)
  }

  private mutating func fill() -> Fill {
    while terminal_wait(descriptor, -1) == terminal_signal {
      if terminal_take_interrupt() { return .interrupted }
    }
    let count = block.readBlock(from: descriptor)
    position = 0
    if count < 0 { return errno == EINTR || errno == EAGAIN ? .more : .failed(errno) }
    return count == 0 ? .end : .more
  }
}

extension [UInt8] {
  /// Replaces the bytes by the next block of at most 64 KiB; returns what `read` returned.
  fileprivate mutating func readBlock(from descriptor: Int32) -> Int {
    var count = 0
    self = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, initialized in
      count = read(descriptor, buffer.baseAddress, buffer.count)
      initialized = Swift.max(count, 0)
    }
    return count
  }
}
