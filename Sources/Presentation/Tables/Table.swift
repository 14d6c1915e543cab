import Languages

/// Rows and columns of text and numbers, laid out to fit a page.
public struct Table: Sendable {
  /// How the rows are set apart.
  public enum Rules: Sendable, Hashable {
    /// A line under the header.
    case light
    /// A box around the table and its columns.
    case box
  }

  /// What a column is called and where its cells stand.
  public struct Column: Sendable, Hashable {
    /// The header.
    public let title: Localized<String>
    /// Where the cells stand.
    public let alignment: Alignment

    /// Creates a column.
    public init(_ title: Localized<String>, _ alignment: Alignment = .leading) {
      self.title = title
      self.alignment = alignment
    }

    /// Creates a column whose name is the same in every language.
    public init(_ title: String, _ alignment: Alignment = .leading) {
      self.init(Localized(title), alignment)
    }
  }

  /// What stands in one place of the table.
  public enum Cell: Sendable {
    /// Names and what is no language, in the colour of a role.
    case text(String, as: Role? = nil)
    /// Words in both languages, in the colour of a role.
    case words(Localized<String>, as: Role? = nil)
    /// A number; those of one column have the same number of digits.
    case number(Double)
    /// A whole number.
    case integer(Int)
    /// Nothing; `null` in JSON.
    case empty
  }

  /// The columns from left to right.
  public let columns: [Column]
  /// The rows from top to bottom, each as long as `columns`.
  public private(set) var rows: [[Cell]]
  /// How the rows are set apart.
  public let rules: Rules
  /// The significant digits of numbers.
  public let digits: Int

  /// Creates a table; each row is brought to the number of columns.
  public init(
    columns: [Column], rows: [[Cell]] = [], rules: Rules = .light,
    digits: Int = NumberFormat.defaultDigits
  ) {
    self.columns = columns
    self.rules = rules
    self.digits = digits
    self.rows = []
    for row in rows { append(row) }
  }

  /// Adds a row; a short one is filled up, a long one cut.
  public mutating func append(_ row: [Cell]) {
    let missing = Array(repeating: Cell.empty, count: max(0, columns.count - row.count))
    rows.append(row.prefix(columns.count) + missing)
  }

  /// The table as members of a JSON object: `columns`, `rows`.
  public var fields: [(String, JSON)] {
    [
      ("columns", .array(columns.map { .string($0.title.en) })),
      ("rows", .array(rows.map { .array($0.map(\.json)) })),
    ]
  }
}

extension Table.Cell: ExpressibleByStringLiteral {
  /// Words written in the source.
  public init(stringLiteral value: String) { self = .text(value) }
}

extension Table.Cell {
  var json: JSON {
    switch self {
    case .text(let text, _): .string(text)
    case .words(let words, _): .string(words.en)
    case .number(let number): .number(number)
    case .integer(let number): .integer(number)
    case .empty: .null
    }
  }

  var role: Role? {
    switch self {
    case .text(_, let role), .words(_, let role): role
    default: nil
    }
  }

  var isText: Bool {
    switch self {
    case .text, .words: true
    default: false
    }
  }

  /// Whether it is the shape of a tensor: `(2, 60)`.
  var isShape: Bool {
    guard case .text(let text, _) = self, text.first == "(", text.last == ")" else { return false }
    return text.dropFirst().dropLast().allSatisfy { $0.isNumber || ", ".contains($0) }
  }

  /// The cell on one line, safe to print.
  func line(_ format: NumberFormat, _ page: Page) -> String {
    switch self {
    case .text(let text, _): page.line(text)
    case .words(let words, _): page.line(words[page])
    case .number(let number): format.string(number)
    case .integer(let number): String(number)
    case .empty: ""
    }
  }
}
