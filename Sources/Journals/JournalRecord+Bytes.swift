extension JournalRecord {
  /// The kinds, as the first byte of a record says them.
  fileprivate enum Kind: UInt8 {
    case opened = 1
    case begun, done, failed, reached, said, takenBack, broughtBack
    case planned, comesNext, scripted, piece
  }

  /// Begins the first record, so that no other file is taken for a journal.
  private static let signature = "backstep journal"

  /// The record as bytes, its kind first.
  var bytes: [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .opened(let opened): Self.put(opened, into: &writer)
    case .begun(let begun):
      writer.put(Kind.begun.rawValue)
      writer.put(begun)
    case .done(let done):
      writer.put(Kind.done.rawValue)
      Self.put(done, into: &writer)
    case .failed(let number):
      writer.put(Kind.failed.rawValue)
      writer.put(number)
    case .reached(let number, let text): writer.put(.reached, number, text)
    case .said(let number, let text): writer.put(.said, number, text)
    case .takenBack(let numbers): writer.put(.takenBack, numbers)
    case .broughtBack(let numbers): writer.put(.broughtBack, numbers)
    case .planned(let lines):
      writer.put(Kind.planned.rawValue)
      writer.put(lines)
    case .comesNext(let index):
      writer.put(Kind.comesNext.rawValue)
      writer.put(index)
    case .scripted(let kept, let rest):
      writer.put(Kind.scripted.rawValue)
      writer.put(kept)
      writer.put(rest)
    case .piece(let next, let begun, let done):
      writer.put(Kind.piece.rawValue)
      writer.put(next)
      writer.put(begun)
      Self.put(done, into: &writer)
    }
    return writer.bytes
  }

  private static func put(_ opened: Opened, into writer: inout ByteWriter) {
    writer.put(Kind.opened.rawValue)
    writer.put(signature)
    writer.put(opened.version)
    writer.put(opened.time)
    writer.put(opened.language)
    writer.put(opened.folder)
  }

  private static func put(_ done: Done, into writer: inout ByteWriter) {
    writer.put(done.number)
    writer.put(done.seconds)
    writer.put(done.changes)
    writer.put(done.hasFailed)
    writer.put(done.digest) { $0.put($1) }
    writer.put(done.cameTo) { $0.put($1) }
    writer.put(done.stoppedAt) { $0.put($1) }
    writer.put(done.measured) { $0.put($1) }
    writer.put(done.remains)
    writer.put(done.files) {
      $0.put($1.path)
      $0.put($1.size)
      $0.put($1.sum)
    }
    put(done.place, into: &writer)
    writer.put(done.data) { $0.put($1) }
  }

  private static func put(_ place: Place, into writer: inout ByteWriter) {
    writer.put(place.data)
    writer.put(place.network)
    writer.put(place.iteration)
    writer.put(place.lesson) {
      $0.put($1.id)
      $0.put($1.page)
    }
  }

  /// Reads a record whose sum is right.
  /// - Throws: `Damaged` where it says nothing this version knows.
  init(_ bytes: ArraySlice<UInt8>) throws(ByteReader.Damaged) {
    var reader = ByteReader(bytes)
    guard let kind = Kind(rawValue: try reader.byte()) else { throw ByteReader.Damaged() }
    switch kind {
    case .opened: self = .opened(try Self.opened(&reader))
    case .begun: self = .begun(try Self.begun(&reader))
    case .done: self = .done(try Self.done(&reader))
    case .failed: self = .failed(number: try reader.integer())
    case .reached: self = .reached(number: try reader.integer(), text: try reader.text())
    case .said: self = .said(number: try reader.integer(), firstLine: try reader.text())
    case .takenBack: self = .takenBack(try reader.integers())
    case .broughtBack: self = .broughtBack(try reader.integers())
    case .planned: self = .planned(try Self.planned(&reader))
    case .comesNext: self = .comesNext(try reader.integer())
    case .scripted: self = .scripted(kept: try reader.integer(), rest: try Self.planned(&reader))
    case .piece:
      self = .piece(
        next: try reader.integer(), try Self.begun(&reader), try Self.done(&reader))
    }
    guard reader.isAtEnd || isOfLaterVersion else { throw ByteReader.Damaged() }
  }

  /// Whether it opens a journal of a later program's.
  private var isOfLaterVersion: Bool {
    if case .opened(let opened) = self { opened.isOfLaterVersion } else { false }
  }

  private static func opened(_ reader: inout ByteReader) throws(ByteReader.Damaged) -> Opened {
    guard try reader.text() == signature else { throw ByteReader.Damaged() }
    let version = try reader.integer()
    guard version > 0 else { throw ByteReader.Damaged() }
    return Opened(
      time: try reader.integer(), language: try reader.text(), folder: try reader.text(),
      version: version)
  }

  private static func begun(_ reader: inout ByteReader) throws(ByteReader.Damaged) -> Begun {
    let (number, text, marks) = (try reader.integer(), try reader.text(), try reader.byte())
    return Begun(
      number: number, text: text, isCell: marks & isCell != 0,
      progress: try reader.optional { reader throws(ByteReader.Damaged) in try reader.text() },
      isOfScript: marks & isOfScript != 0)
  }

  /// The marks of a line, as bits of one byte: up to version 3 there was only the first.
  fileprivate static let (isCell, isOfScript): (UInt8, UInt8) = (1, 2)

  private static func planned(
    _ reader: inout ByteReader
  ) throws(ByteReader.Damaged) -> [Planned] {
    try reader.list { reader throws(ByteReader.Damaged) in
      Planned(try Self.begun(&reader), mayFail: try reader.answer())
    }
  }

  private static func done(_ reader: inout ByteReader) throws(ByteReader.Damaged) -> Done {
    var done = Done(
      number: try reader.integer(), seconds: try reader.number(), changes: try reader.answer())
    done.hasFailed = try reader.answer()
    done.digest = try reader.optional { reader throws(ByteReader.Damaged) in try reader.sum() }
    done.cameTo = try reader.optional { reader throws(ByteReader.Damaged) in try reader.text() }
    done.stoppedAt = try reader.optional { reader throws(ByteReader.Damaged) in
      try reader.integer()
    }
    done.measured = try reader.list { reader throws(ByteReader.Damaged) in try reader.number() }
    done.remains = try reader.integer()
    done.files = try reader.list { reader throws(ByteReader.Damaged) in
      FileMark(path: try reader.text(), size: try reader.integer(), sum: try reader.sum())
    }
    done.place = try place(&reader)
    if !reader.isAtEnd {
      done.data = try reader.optional { reader throws(ByteReader.Damaged) in try reader.sum() }
    }
    return done
  }

  private static func place(_ reader: inout ByteReader) throws(ByteReader.Damaged) -> Place {
    var place = Place()
    place.data = try reader.text()
    place.network = try reader.text()
    place.iteration = try reader.integer()
    place.lesson = try reader.optional { reader throws(ByteReader.Damaged) in
      (try reader.text(), try reader.integer())
    }
    return place
  }
}

extension ByteWriter {
  fileprivate mutating func put(_ begun: JournalRecord.Begun) {
    put(begun.number)
    put(begun.text)
    put(
      (begun.isCell ? JournalRecord.isCell : 0)
        | (begun.isOfScript ? JournalRecord.isOfScript : 0))
    put(begun.progress) { $0.put($1) }
  }

  fileprivate mutating func put(_ lines: [JournalRecord.Planned]) {
    put(lines) {
      $0.put($1.line)
      $0.put($1.mayFail)
    }
  }

  fileprivate mutating func put(_ kind: JournalRecord.Kind, _ number: Int, _ text: String) {
    put(kind.rawValue)
    put(number)
    put(text)
  }

  fileprivate mutating func put(_ kind: JournalRecord.Kind, _ numbers: [Int]) {
    put(kind.rawValue)
    put(numbers) { $0.put($1) }
  }
}

extension ByteReader {
  fileprivate mutating func integers() throws(Damaged) -> [Int] {
    try list { reader throws(Damaged) in try reader.integer() }
  }
}
