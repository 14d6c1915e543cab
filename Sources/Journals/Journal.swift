/// What a journal's file holds: the records up to the first that is not whole.
public struct Journal: Equatable, Sendable {
  /// The whole records, in the order they were written.
  public private(set) var records: [JournalRecord] = []
  /// Where the last of them ends in the file.
  public private(set) var wholeCount = 0
  /// How many bytes before the first of them are damaged: those of the record that opens it.
  public let damagedHead: Int
  /// How many bytes lie before and behind them: 0 but where the file was damaged or its end cut
  /// off.
  public let damagedCount: Int

  /// Reads the bytes of a file.
  ///
  /// Nothing behind a damaged record is believed, for lines build on one another; but they do not
  /// build on the record that opens the journal.
  public init(_ bytes: [UInt8]) {
    damagedHead = Self.damagedHead(of: bytes)
    wholeCount = damagedHead
    while let (content, end) = Framing.content(of: bytes, at: wholeCount),
      let record = try? JournalRecord(content),
      Self.fits(record, after: records.count + (damagedHead > 0 ? 1 : 0))
    {
      records.append(record)
      wholeCount = end
    }
    damagedCount = bytes.count - wholeCount + damagedHead
  }

  /// How far into a file a first line is looked for.
  private static let longestHead = 1 << 16

  /// Where the first line begins if what opens the journal is damaged; else 0.
  private static func damagedHead(of bytes: [UInt8]) -> Int {
    if let (content, _) = Framing.content(of: bytes, at: 0), (try? JournalRecord(content)) != nil {
      return 0
    }
    return (1..<max(1, min(bytes.count, longestHead))).first { index in
      guard let (content, _) = Framing.content(of: bytes, at: index),
        case .begun(let line)? = try? JournalRecord(content)
      else { return false }
      return line.number == 1
    } ?? 0
  }

  /// Whether a record may stand where it stands: the first one, and no other, opens a journal.
  private static func fits(_ record: JournalRecord, after count: Int) -> Bool {
    if case .opened = record { count == 0 } else { count > 0 }
  }

  /// The first record.
  public var opened: JournalRecord.Opened? {
    if case .opened(let opened) = records.first { opened } else { nil }
  }
}
