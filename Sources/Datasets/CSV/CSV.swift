/// A table of comma-separated values (RFC 4180), read from bytes.
///
/// UTF-8 with or without a byte order mark; lines end in LF, CRLF or CR; blank lines are skipped;
/// the delimiter is the comma, the semicolon, the tab or the bar `|`, whichever the first line has
/// most of, or blanks where all lines fall into equally many fields by them; lines that begin with
/// `#` are comments, the last before the table its header where it has as many fields.
/// Fields may be quoted, `""` standing for one quote within. The first line is the header where
/// it has no number in it, or has text above a number. Without one the columns are called
/// x1, x2, ….
///
/// ```swift
/// let table = try CSV(bytes: Array("rain,wind\n0,3.5\n1,2\n".utf8), file: "days.csv")
/// let wind = try table.column(named: "wind")  // 3.5, 2
/// ```
public struct CSV: Sendable {
  /// The path the table was read from.
  public let file: String
  /// The names of all columns, in the file's order.
  public let columnNames: [String]
  /// Whether the names stand in the file.
  public let hasHeader: Bool

  /// The file, always ending in a newline, so that loops over digits need no other end.
  let bytes: [UInt8]
  let delimiter: UInt8
  /// Where the first line below the header begins.
  let dataStart: Int
  /// Whether the header leaves the first column without a name.
  let firstIsUnnamed: Bool
  /// Remarks made while looking at the first lines.
  let notes: [Note]

  /// Reads a file, plain or gzip.
  /// - Parameters:
  ///   - hasHeader: whether the first line is a header; nil looks for itself.
  ///   - decimal: the sign before a fraction; nil looks for itself.
  /// - Throws: `DatasetError.file` or `.csv`.
  public init(
    path: String, hasHeader: Bool? = nil, decimal: DecimalSign? = nil
  ) throws(DatasetError) {
    try self.init(bytes: Gzip.read(path), file: path, hasHeader: hasHeader, decimal: decimal)
  }

  /// Takes the bytes of a file; `file` names it in errors.
  /// - Throws: `DatasetError.file` or `.csv`.
  public init(
    bytes: consuming [UInt8], file: String, hasHeader: Bool? = nil, decimal: DecimalSign? = nil
  ) throws(DatasetError) {
    let comments = CSVComments(try CSVText(bytes: bytes, file: file))
    var text = comments.without
    var delimiter = CSVLayout.delimiter(of: text, decimal: decimal)
    if CSVBlanks.separate(text, delimiter: delimiter) {
      text = CSVBlanks.separated(text)
      delimiter = UInt8(ascii: "\t")
    }
    text = comments.resolved(in: text, delimiter: delimiter)
    let layout = try CSVLayout(of: text, delimiter: delimiter, hasHeader: hasHeader)
    self.file = file
    self.bytes = text.bytes
    self.delimiter = layout.delimiter
    dataStart = layout.dataStart
    columnNames = layout.names
    self.hasHeader = layout.hasHeader
    firstIsUnnamed = layout.firstIsUnnamed
    notes = layout.notes
  }

  /// Runs over the lines below the header.
  func withCursor<Result>(
    _ body: (inout CSVCursor) throws(DatasetError) -> Result
  ) throws(DatasetError) -> Result {
    try CSVText(checked: bytes, file: file).withCursor(
      delimiter: delimiter, from: dataStart, body)
  }
}
