/// What a journal's file holds: the records up to the first that is not whole.
public struct Journal: Equatable, Sendable {
  /// The whole records, in the order they were written.
  public private(set) var records: [JournalRecord] = []
  /// How many bytes they take.
  public private(set) var wholeCount = 0
  /// How many bytes lie behind them: 0 but where the file was damaged or its end cut off.
  public let damagedCount: Int

  /// Reads the bytes of a file.
  ///
  /// Nothing behind a damaged record is believed: lines build on one another.
  public init(_ bytes: [UInt8]) {
    while let (content, end) = Framing.content(of: bytes, at: wholeCount),
      let record = try? JournalRecord(content), Self.fits(record, after: records.count)
    {
      records.append(record)
      wholeCount = end
    }
    damagedCount = bytes.count - wholeCount
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
