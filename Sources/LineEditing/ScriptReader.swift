import Glibc

/// Lines of a file or a pipe, ended by LF, CR LF or CR, the last one by nothing too; never prompts.
public final class ScriptReader: LineReader {
  /// The longest line, in bytes.
  public static let lineLimit = 1 << 20

  /// The name that messages give: the path, or what the caller said.
  public let name: String
  /// The number of the line returned last, from 1.
  public private(set) var line = 0

  private let ownedDescriptor: Int32?
  private var blocks: TextBlocks
  private var hasEnded = false

  /// Reads from an open descriptor, which stays open.
  public init(fileDescriptor: Int32, name: String) {
    self.name = name
    ownedDescriptor = nil
    blocks = TextBlocks(descriptor: fileDescriptor, limit: Self.lineLimit)
  }

  /// Opens the file at `path`; throws `LineError.cannotOpen` or `.notAFile`.
  ///
  /// A pipe is read where it is one of the process's own descriptors: `backstep <(seq 3)`.
  public init(path: String) throws(LineError) {
    // Without O_NONBLOCK a named pipe would wait for its writer for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .cannotOpen(file: path, errno: errno) }
    guard Self.isReadable(descriptor, path) else {
      close(descriptor)
      throw .notAFile(file: path)
    }
    name = path
    ownedDescriptor = descriptor
    blocks = TextBlocks(descriptor: descriptor, limit: Self.lineLimit)
  }

  private static func isReadable(_ descriptor: Int32, _ path: String) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return true
    case S_IFIFO:
      return ["/dev/fd/", "/dev/stdin", "/proc/self/fd/"].contains { path.hasPrefix($0) }
    default: return false
    }
  }

  deinit {
    if let ownedDescriptor { close(ownedDescriptor) }
  }

  /// The next line; the prompt is not shown.
  public func next(prompt: Prompt = Prompt("")) -> LineEvent {
    if hasEnded { return .end }
    switch blocks.next() {
    case .bytes(let bytes): return decode(bytes)
    case .interrupted: return .interrupted
    case .end:
      hasEnded = true
      return .end
    case .tooLong:
      return fail(.lineTooLong(file: name, line: line + 1, limit: Self.lineLimit))
    case .failed(let code):
      return fail(.cannotRead(file: name, line: line, errno: code))
    }
  }

  private func decode(_ bytes: [UInt8]) -> LineEvent {
    line += 1
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let skipped = line == 1 && bytes.starts(with: mark) ? mark.count : 0
    if let zero = bytes.firstIndex(of: 0) {
      return fail(.zeroByte(file: name, line: line, byte: zero + 1))
    }
    let whole = skipped == 0 ? bytes : Array(bytes.dropFirst(skipped))
    guard let text = String(validating: whole, as: UTF8.self) else {
      return fail(.notUTF8(file: name, line: line, byte: firstBadByte(of: bytes) + 1))
    }
    return .line(text)
  }

  private func fail(_ error: LineError) -> LineEvent {
    hasEnded = true
    return .failed(error)
  }
}

/// Where the longest correct beginning ends.
private func firstBadByte(of bytes: [UInt8]) -> Int {
  var decoder = UTF8()
  var input = bytes.makeIterator()
  var correct = 0
  while case .scalarValue(let scalar) = decoder.decode(&input) {
    correct += UTF8.width(scalar)
  }
  return correct
}
