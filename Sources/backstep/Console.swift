import Files
import Glibc
import Languages
import LineEditing
import Presentation

/// Writes to standard output and standard error, and notices when that fails.
enum Console {
  /// Writes all of a text; a reader that has gone away or a full disk ends the program.
  static func write(_ text: String, to descriptor: Int32 = STDOUT_FILENO) {
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(
          descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count > 0 { written += count } else if !isRetried(descriptor) { giveUp(descriptor) }
      }
    }
  }

  /// Writes a complaint; what came from outside cannot steer the terminal by it.
  static func complain(_ text: String) {
    write(text.sanitized + "\n", to: STDERR_FILENO)
  }

  /// Whether writing is to be tried again after it failed; a terminal that another program made
  /// non-blocking is waited for.
  private static func isRetried(_ descriptor: Int32) -> Bool {
    if errno == EINTR { return true }
    guard errno == EAGAIN else { return false }
    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&waiting, 1, -1) >= 0 || errno == EINTR
  }

  private static func giveUp(_ descriptor: Int32) -> Never {
    let reason = Localized.systemError(errno)
    if descriptor != STDERR_FILENO {
      let words = Localized(en: "cannot write: ", zh: "无法写出：") + reason
      write("backstep: \(words[language])\n", to: STDERR_FILENO)
    }
    Terminal.leave(1)
  }

  /// The language a person reads.
  static var language: Language { Language(environment: environment) }

  /// The environment's variables, read once: every option of every command asks for the language.
  static let environment: [String: String] = {
    var result: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).utf8.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { result[String(Substring(parts[0]))] = String(Substring(parts[1])) }
      entry += 1
    }
    return result
  }()

  /// The path of the running program.
  static var executable: String { "/proc/self/exe".realPath ?? "" }
}
