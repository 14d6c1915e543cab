import Files
import Foundation
import TestSupport
import Testing

@testable import Journals

/// A journal's records, and what is noticed where its file was damaged.
@Suite struct JournalTests {
  static let records: [JournalRecord] = [
    .opened(.init(time: 1_790_000_000, language: "zh")),
    .begun(.init(number: 1, text: "data moons n=50", isCell: false, progress: nil)),
    .done(done),
    .said(number: 1, firstLine: "moons：50 个样本"),
    .begun(.init(number: 2, text: "x = [1,\n  2]", isCell: true, progress: "lesson a\n")),
    .failed(number: 2),
    .reached(number: 2, text: "train 4711 iterations"),
    .takenBack([1, 2]), .broughtBack([]),
    .planned([.init(planned), .init(planned, mayFail: true)]), .comesNext(1),
    .scripted(kept: 2, rest: [.init(planned)]), .piece(next: 3, planned, done),
  ]

  private static let planned = JournalRecord.Begun(
    number: 0, text: "train 3 epochs", isCell: false, progress: "=")

  private static let done: JournalRecord.Done = {
    var done = JournalRecord.Done(number: 1, seconds: 0.25, changes: true)
    (done.digest, done.cameTo, done.stoppedAt) = (0xE306_9283, "train 3 iterations", 3)
    done.measured = [0.1, -0.0]
    done.files = [.init(path: "/tmp/a b", size: 12, sum: 7)]
    (done.place.data, done.place.network, done.place.iteration) = ("moons", "8 tanh", 12)
    done.place.lesson = ("forward", 3)
    done.data = 0x1234_5678
    return done
  }()

  private let bytes = records.flatMap { Framing.frame($0.bytes) }

  @Test("The sum is that of RFC 3720, whatever the pieces it is taken in")
  func sum() {
    #expect(CRC32C.of(Array("123456789".utf8)) == 0xE306_9283)
    #expect(CRC32C.of([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(CRC32C.of([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
    #expect(CRC32C.of((0..<32).map { UInt8($0) }) == 0x46DD_794E)
    #expect(CRC32C.of((0..<32).reversed().map { UInt8($0) }) == 0x113F_DB5C)
    var sum = CRC32C()
    for piece in ["1", "2345", "", "6789"] { Array(piece.utf8).withUnsafeBytes { sum.add($0) } }
    #expect(sum.value == 0xE306_9283)
  }

  @Test("Every record is read as it was written")
  func roundTrip() {
    let journal = Journal(bytes)
    #expect(journal.records == Self.records)
    #expect(journal.damagedCount == 0 && journal.wholeCount == bytes.count)
  }

  @Test("What version 1 wrote of a line is read: it said nothing of the data")
  func readsVersion1() throws {
    var done = Self.done
    done.data = nil
    let record = JournalRecord.done(done)
    #expect(try JournalRecord(record.bytes.dropLast()) == record)
  }

  /// Where the records end.
  private var ends: [Int] {
    Self.records.reduce(into: [0]) { $0.append(($0.last ?? 0) + Framing.frame($1.bytes).count) }
  }

  @Test("Every end that is cut off is noticed, and what is whole before it is used")
  func truncations() {
    for count in bytes.indices {
      let journal = Journal(Array(bytes[..<count]))
      let whole = ends.lastIndex { $0 <= count } ?? 0
      #expect(journal.records == Array(Self.records.prefix(whole)))
      #expect(journal.damagedCount == count - ends[whole])
    }
  }

  /// No line builds on the record that opens a journal: what is behind that one is used.
  @Test("Every byte that is flipped is noticed, and what is whole before it is used")
  func flips() {
    for index in bytes.indices {
      for mask: UInt8 in [1, 0x80, 0xFF] {
        var damaged = bytes
        damaged[index] ^= mask
        let journal = Journal(damaged)
        let whole = ends.lastIndex { $0 <= index } ?? 0
        let isHead = whole == 0
        let used = isHead ? Self.records.dropFirst() : Self.records.prefix(whole)
        #expect(journal.records == Array(used), "byte \(index)")
        #expect(journal.damagedCount == (isHead ? ends[1] : bytes.count - ends[whole]))
      }
    }
  }

  @Test("A file of something else is no journal")
  func others() {
    #expect(Journal(Array("backstep progress 2\n".utf8)).records.isEmpty)
    #expect(Journal([UInt8](repeating: 0, count: 4096)).records.isEmpty)
    let second = Framing.frame(Self.records[1].bytes)
    #expect(Journal(second).records.isEmpty)
    #expect(Journal(bytes + bytes).records.count == Self.records.count)
  }

  @Test("A checkpoint is read whole or not at all")
  func checkpoints() {
    let checkpoint = JournalCheckpoint(
      finished: 999, edits: 2, state: [1, .max], firstCost: 3, costs: [0.5, -0.0], isSingle: true,
      memory: [1, 2, 3])
    let bytes = checkpoint.bytes
    #expect(JournalCheckpoint(bytes) == checkpoint)
    #expect(bytes.indices.allSatisfy { JournalCheckpoint(Array(bytes[..<$0])) == nil })
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 4
      #expect(JournalCheckpoint(damaged) == nil)
    }
  }
}
