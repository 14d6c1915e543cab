import Foundation
import Glibc
import TestSupport
import Testing

/// The probe, or the whole program, at the far end of a pseudo-terminal.
final class PseudoTerminal {
  struct Failure: Error, CustomStringConvertible { var description: String }

  /// What the terminal was set to before the program began.
  let found: termios
  /// Everything the program wrote.
  private(set) var output: [UInt8] = []
  private var matched = 0
  private let master: Int32
  private let slave: Int32
  private let process: pid_t
  private var status: Int32?
  private var isClosed = false

  /// Starts the probe in a window with an environment of its own.
  init(
    home: TemporaryFolder, arguments: [String] = [], environment: [String: String] = [:],
    columns: Int = 80, rows: Int = 24, program: String = "LineEditingProbe"
  ) throws {
    let path: String
    (master, path) = try openPseudoTerminal()
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    found = try Self.modes(of: master)
    let usual = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": home.path,
      "XDG_STATE_HOME": home.path + "/state", "SWIFT_BACKTRACE": "enable=no",
    ]
    Self.setWindow(of: master, columns: columns, rows: rows)
    process = try spawnProgram(
      program, on: path, arguments: arguments, environment: usual.merging(environment) { $1 })
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if !isClosed { hangUp() }
  }

  /// Types.
  func send(_ text: String) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      sent += count
      readWhatIsThere(within: 0)
    }
  }

  /// Waits until the program has written `text` after what was waited for last.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let wanted = Array(text.utf8)
    let deadline = ContinuousClock.now + .seconds(90)
    repeat {
      if let end = output[matched...].endOfFirst(wanted) {
        matched = end
        return
      }
      readWhatIsThere(within: 100)
    } while ContinuousClock.now < deadline
    let seen = String(decoding: output[matched...], as: UTF8.self).debugDescription
    Issue.record("waited for \(text.debugDescription), saw \(seen)", sourceLocation: sourceLocation)
  }

  /// Waits until line `number` can be typed, then types `text`.
  func type(_ text: String, atLine number: Int, sourceLocation: SourceLocation = #_sourceLocation) {
    expect("第\(number)行", sourceLocation: sourceLocation)
    send(text)
  }

  func resize(columns: Int, rows: Int) {
    Self.setWindow(of: master, columns: columns, rows: rows)
  }

  /// Closes both ends that the tester holds.
  func hangUp() {
    close(master)
    close(slave)
    isClosed = true
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Waits until the program has written nothing for a while.
  func settle() {
    repeat { readWhatIsThere(within: 400) } while takeNew()
  }

  private func takeNew() -> Bool {
    defer { matched = output.count }
    return output.count > matched
  }

  /// The most memory the program has had, in kilobytes.
  var peakMemory: Int? {
    let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
  }

  /// Waits for the end of the program, or until it stops; returns what `waitpid` tells.
  ///
  /// `sending` is sent again and again until then: signals sent at once count as one.
  func wait(options: Int32 = 0, sending number: Int32 = 0) -> Int32 {
    var told: Int32 = 0
    let deadline = ContinuousClock.now + .seconds(90)
    while waitpid(process, &told, options | WNOHANG) == 0 {
      if ContinuousClock.now > deadline {
        Issue.record("the program does not end")
        kill(process, SIGKILL)
      }
      if number != 0 { kill(process, number) }
      if isClosed { usleep(10_000) } else { readWhatIsThere(within: 20) }
    }
    if !isClosed { readWhatIsThere(within: 0) }
    if told & 0xFF != 0x7F { status = told }
    return told
  }

  /// Up to `count` bytes that the program has left unread.
  func waitingInput(_ count: Int) -> String {
    var bytes: [UInt8] = []
    var waiting = pollfd(fd: slave, events: Int16(POLLIN), revents: 0)
    while bytes.count < count, poll(&waiting, 1, 10_000) > 0 {
      var block = [UInt8](repeating: 0, count: count)
      bytes += block[..<max(0, read(slave, &block, count))]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The local modes, the rest of what `stty` shows, as one comparable value.
  func modes() throws -> [UInt32] { comparable(try Self.modes(of: master)) }

  var foundModes: [UInt32] { comparable(found) }

  /// Whether letters are echoed and lines cut by the terminal itself.
  var isRaw: Bool {
    get throws { try Self.modes(of: master).c_lflag & tcflag_t(ICANON | ECHO) == 0 }
  }

  private func comparable(_ modes: termios) -> [UInt32] {
    let characters = withUnsafeBytes(of: modes.c_cc) { $0.map(UInt32.init) }
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag] + characters
  }

  private func readWhatIsThere(within milliseconds: Int32) {
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0 else { return }
    var block = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &block, block.count)
    if count > 0 { output += block[..<count] }
  }

  private static func modes(of descriptor: Int32) throws -> termios {
    var modes = termios()
    guard tcgetattr(descriptor, &modes) == 0 else {
      throw Failure(description: "tcgetattr: errno \(errno)")
    }
    return modes
  }

  private static func setWindow(of descriptor: Int32, columns: Int, rows: Int) {
    var window = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &window)
  }
}

extension ArraySlice<UInt8> {
  fileprivate func endOfFirst(_ wanted: [UInt8]) -> Int? {
    guard let first = wanted.first, count >= wanted.count else { return nil }
    return indices.dropLast(wanted.count - 1).first {
      self[$0] == first && self[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }.map { $0 + wanted.count }
  }
}
