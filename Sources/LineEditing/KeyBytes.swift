import CTerminal
import Glibc

/// Bytes from the terminal, one by one, with the chance to give up or to put one back.
final class KeyBytes {
  enum Event: Equatable { case byte(UInt8), signal, timeout, end }

  private let descriptor: Int32
  private var waiting: [UInt8] = []
  private var position = 0
  /// How much one `read` asks for: a single byte leaves what is typed after `quit` to the shell
  /// that comes next.
  var blockSize = 1

  /// Whether reading nothing means that nothing is there, not that the input has ended.
  var readsWithoutWaiting = false

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Whether no key waits to be read.
  var isEmpty: Bool {
    position == waiting.count && terminal_wait(descriptor, 0) == terminal_timeout
  }

  /// The next byte; -1 milliseconds waits for ever.
  func next(within milliseconds: Int32 = -1) -> Event {
    if position < waiting.count {
      position += 1
      return .byte(waiting[position - 1])
    }
    switch terminal_wait(descriptor, milliseconds) {
    case terminal_signal: return .signal
    case terminal_timeout: return .timeout
    case terminal_input: return fill(whenEmpty: readsWithoutWaiting ? .signal : .end)
    default: return fill(whenEmpty: .end)
    }
  }

  /// The next byte of a sequence that has begun; nil when the terminal pauses.
  func continuation() -> UInt8? {
    while true {
      switch next(within: 50) {
      case .byte(let byte): return byte
      case .signal: continue  // its flag stays up until the next key is asked for
      case .timeout, .end: return nil
      }
    }
  }

  func putBack(_ byte: UInt8) {
    waiting = [byte] + waiting[position...]
    position = 0
  }

  private func fill(whenEmpty: Event) -> Event {
    waiting = [UInt8](repeating: 0, count: blockSize)
    position = 0
    let count = read(descriptor, &waiting, blockSize)
    waiting.removeLast(blockSize - max(count, 0))
    if count < 0 && (errno == EINTR || errno == EAGAIN) { return .signal }
    // Ctrl-C has emptied the terminal's own buffer: what was read now belongs to the next line.
    if terminal_has_interrupt() { return .signal }
    if count < 0 { return .end }
    return count == 0 ? whenEmpty : next()
  }
}
