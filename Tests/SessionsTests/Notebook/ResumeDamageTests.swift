import Foundation
import Journals
import Matrices
import TestSupport
import Testing

@testable import Sessions

/// Journals that are damaged, or of a later version.
@Suite struct ResumeDamageTests: KeepsSessions {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test("A journal cut off or flipped at any byte gives back the lines that are whole")
  func survivesDamage() throws {
    var session: ScriptedSession? = shell()
    for value in 1...3 { session?.json("x = \(value)") }
    session = nil
    let path = try journal()
    let whole = try Data(contentsOf: URL(filePath: path))
    // The first record holds its length behind nothing, and no line builds on it.
    let head = 8 + Int(whole[0]) + Int(whole[1]) * 256
    var values: [Double] = []
    for index in whole.indices {
      try whole.prefix(index).write(to: URL(filePath: path))
      let cut = try value(shell(keeps: false))
      if index > 0 { #expect(cut >= (values.last ?? 0), "byte \(index)") }
      values.append(cut)
      var flipped = whole
      flipped[index] ^= 0x40
      try flipped.write(to: URL(filePath: path))
      #expect(try value(shell(keeps: false)) == (index < head ? 3 : cut), "byte \(index)")
    }
    #expect(Set(values) == [0, 1, 2, 3])
    try whole.prefix(whole.count - 3).write(to: URL(filePath: path))
    let screen = shell().type("resume")
    #expect(screen.contains("journal.damaged"), "\(screen)")
    #expect(
      try Data(contentsOf: URL(filePath: path + ".damaged")) == whole.prefix(whole.count - 3))
  }

  @Test("A session whose first bytes are damaged is listed, and used as far as it is whole")
  func listsDamaged() throws {
    var session: ScriptedSession? = shell()
    for value in 1...3 { session?.json("x = \(value)") }
    session = nil
    let path = try journal()
    let whole = try Data(contentsOf: URL(filePath: path))
    var flipped = whole
    flipped[9] ^= 1
    try flipped.write(to: URL(filePath: path))
    var other: ScriptedSession? = shell()
    let screen = other?.type("resume") ?? ""
    #expect(screen.contains("the beginning of its journal was damaged"), "\(screen)")
    #expect(screen.contains("back: 3 lines\n"), "\(screen)")
    #expect(try Data(contentsOf: URL(filePath: path + ".damaged")) == flipped)
    other?.json("x = 4")
    other = nil
    #expect(try value(shell(keeps: false)) == 4)
    let head = 8 + Int(whole[0]) + Int(whole[1]) * 256
    try whole.prefix(head + 12).write(to: URL(filePath: path))
    let last = shell()
    let folder = path.replacing("/journal", with: "")
    #expect(last.type("sessions").contains("damaged: \(folder)"))
    #expect(last.fails("resume")?.contains("damaged") == true)
    #expect(last.fails("resume 1")?.contains("damaged") == true)
  }

  /// What x is after going on; 0 where no line was whole.
  private func value(_ session: ScriptedSession) throws -> Double {
    guard session.json("resume 1").contains("\"ok\":true") else { return 0 }
    return try session.values("x").elements[0]
  }

  @Test("A journal of a later version is used as far as it says the same, and never written on")
  func readsLaterVersions() throws {
    let expected = left(
      ["data moons n=400", "net 16 tanh, 1 sigmoid", "train 2500 iterations", "x = J"])
    let path = try journal()
    let later = try Self.withVersion(9, Array(Data(contentsOf: URL(filePath: path))))
    // A new file, which nobody holds.
    try Data(later).write(to: URL(filePath: path), options: .atomic)
    let other = shell()
    let screen = other.type("resume")
    #expect(screen.contains("iteration 2,500") && screen.contains("a later Backstep"), "\(screen)")
    #expect(state(other) == expected)
    other.json("y = 7")
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == later)
    // What went on has a journal of its own, and a copy of the run with it.
    let sessions = home.path + "/backstep/sessions"
    let own = try #require(
      FileManager.default.contentsOfDirectory(atPath: sessions).map { "\(sessions)/\($0)" }
        .first { !path.hasPrefix($0 + "/") })
    let names = try FileManager.default.contentsOfDirectory(atPath: own)
    #expect(names.count == 2 && names.contains("journal"), "\(names)")
  }

  /// A journal whose first record says another version: behind the frame's eight bytes and the kind
  /// stands a text of sixteen, then the version.
  private static func withVersion(_ version: UInt8, _ journal: [UInt8]) -> [UInt8] {
    var bytes = journal
    let end = 8 + Int(bytes[0]) + Int(bytes[1]) * 256
    bytes[8 + 1 + 8 + 16] = version
    let sum = crc32c(bytes[0..<4] + bytes[8..<end])
    for index in 0..<4 { bytes[4 + index] = UInt8(truncatingIfNeeded: sum >> (8 * index)) }
    return bytes
  }

  /// CRC-32C bit by bit, as RFC 3720 defines it.
  private static func crc32c(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum >> 1 ^ (sum & 1 == 1 ? 0x82F6_3B78 : 0)
      }
    }
  }
}
