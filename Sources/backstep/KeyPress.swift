import Glibc
import LineEditing

/// Keys from the terminal, without Enter and without echo.
enum KeyPress {
  /// Ctrl-C, Ctrl-D and q.
  private static let leaving: [UInt8] = [interrupt, 4, UInt8(ascii: "q")]

  /// Waits for a key.
  /// - Returns: False for q, Ctrl-C and Ctrl-D, by which a person leaves.
  static func goesOn() -> Bool {
    withTerminal(without: ICANON | ECHO | ISIG) {
      let bytes = next()
      return !bytes.isEmpty && !leaving.contains(bytes[0])
    } ?? true
  }

  /// Waits for the answer to a question and shows it: y is yes, any other key no.
  static func confirms() -> Bool {
    let answer = withTerminal(without: ICANON | ECHO | ISIG) { next().first }
    let isYes = [UInt8(ascii: "y"), UInt8(ascii: "Y")].contains(answer)
    Console.write(isYes ? "y\n" : "n\n")
    return isYes
  }

  /// Waits for keys in modes in which each comes at once, Ctrl-C too.
  static func waiting<Result>(_ body: () -> Result) -> Result? {
    withTerminal(without: ICANON | ECHO | ISIG, TCSAFLUSH, body)
  }

  /// Does what keys pressed meanwhile must not come into; they are thrown away, but Ctrl-C stops it.
  static func withoutEcho<Result>(_ body: () -> Result) -> Result {
    // A body that gives nothing is done all the same.
    var result: Result?
    _ = withTerminal(without: ICANON | ECHO) { result = body() }
    return result ?? body()
  }

  /// Waits for keys as `waiting` does; those that were pressed before count too, and those that
  /// nobody has asked for go to whoever reads next.
  static func keepingKeys<Result>(_ body: () -> Result) -> Result? {
    withTerminal(without: ICANON | ECHO | ISIG, TCSADRAIN, body)
  }

  /// The byte that stands for Ctrl-C.
  static let interrupt: UInt8 = 3

  /// The bytes of the next key, or of more that came with it; Ctrl-C's where it was sent from
  /// elsewhere, none at the end of the input.
  /// - Parameters:
  ///   - count: How many bytes at most.
  ///   - tick: What is done every second until then.
  static func next(atMost count: Int = 64, tick: () -> Void = {}) -> [UInt8] {
    while !Interrupts.take() {
      if isThere(within: 1_000) {
        var block = [UInt8](repeating: 0, count: count)
        let count = read(STDIN_FILENO, &block, block.count)
        if count > 0 { return Array(block[..<count]) }
        if count == 0 || errno != EINTR && errno != EAGAIN { return [] }
      } else {
        tick()
      }
    }
    return [interrupt]
  }

  /// The bytes of one key: a character's, or an arrow's.
  static func one(tick: () -> Void = {}) -> [UInt8] {
    var bytes = next(atMost: 1, tick: tick)
    guard let first = bytes.first, first == 0x1B || first >= 0xC0 else { return bytes }
    let count = first == 0x1B ? 8 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    while bytes.count < count, isThere(within: 20) {
      let more = next(atMost: 1)
      bytes += more
      if more.isEmpty || first == 0x1B && bytes.count > 2 && (0x40...0x7E).contains(more[0]) {
        break
      }
    }
    return bytes
  }

  /// Whether a key waits, or comes within some milliseconds.
  static func isThere(within milliseconds: Int32) -> Bool {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, milliseconds) > 0
  }

  /// Does something in other modes of the terminal; nil where there is none.
  ///
  /// Unless `change` says otherwise, keys that wait are thrown away before and after, as is what is
  /// left of an arrow or Page Down that a presenter's remote sends.
  private static func withTerminal<Result>(
    without flags: Int32, _ change: Int32 = TCSAFLUSH, _ body: () -> Result
  ) -> Result? {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
    var changed = before
    changed.c_lflag &= ~tcflag_t(flags)
    withUnsafeMutableBytes(of: &changed.c_cc) { $0[Int(VMIN)] = 1 }
    guard tcsetattr(STDIN_FILENO, change, &changed) == 0 else { return nil }
    defer { tcsetattr(STDIN_FILENO, change, &before) }
    return body()
  }
}
