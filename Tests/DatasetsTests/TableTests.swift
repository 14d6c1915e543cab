import Foundation
import Matrices
import Testing

@testable import Datasets

@Suite("Tables as people have them")
struct TableTests {
  /// What Tests/Reference/tables.py wrote.
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let options: [String: String]
    let features: [String]
    let X: [Double]
    var testDescription: String { name }

    static let all: [Case] = {
      do {
        guard let url = Bundle.module.url(forResource: "Fixtures/tables", withExtension: "json")
        else { fatalError("Fixtures/tables.json is not among the resources") }
        return try JSONDecoder().decode([Case].self, from: Data(contentsOf: url))
      } catch { fatalError("\(error)") }
    }()

    var table: TableOptions {
      let named: [String: MissingValues] = [
        "drop": .drop, "mean": .mean, "median": .median, "mode": .mode,
      ]
      return TableOptions(
        targets: options["target"].map(ColumnReference.list) ?? [],
        drop: options["drop"].map(ColumnReference.list) ?? [],
        missing: options["missing"].flatMap { named[$0] ?? Double($0).map(MissingValues.number) },
        hasIndicators: options["indicator"] == "on",
        encode: options["encode"].flatMap(CategoryEncoding.init(rawValue:)))
    }
  }

  @Test("Features are those of pandas and NumPy", arguments: Case.all)
  func agreesWithPandas(_ example: Case) throws {
    let dataset = try dataset(example.text, example.table)
    #expect(dataset.featureNames == example.features)
    #expect(dataset.X.elements.count == example.X.count)
    for (value, expected) in zip(dataset.X.elements, example.X) {
      #expect(abs(value - expected) <= 1e-15 * max(1, abs(expected)))
    }
  }

  @Test("Full-width digits are numbers, and stay what they are within a text")
  func fullWidth() throws {
    let table = try dataset(
      "p,q,kind,y\n１.5,－２,第１类,1\n2.5,３．２５,第２类,0\n０,1,第１类,1\n", .init(encode: .onehot))
    #expect(table.featureNames == ["p", "q", "kind=第１类", "kind=第２类"])
    #expect(table.X.elements == [1.5, -2, 1, 0, 2.5, 3.25, 0, 1, 0, 1, 1, 0])
  }

  @Test(
    "What people write for nothing is missing among numbers",
    arguments: [
      "无", "缺失", "空", "N/A", "NA", "-", "--", "—", "null", "none", "nan", "NaN", "?", "", "未知",
      "unknown",
    ])
  func nothing(_ word: String) throws {
    let text = "p,y\n1,1\n\(word),0\n3,1\n8,0\n"
    let table = try dataset(text, .init(missing: .mean))
    #expect(table.X.elements == [1, 4, 3, 8])
    let first = try dataset("p,y\n\(word),1\n2,0\n4,1\n", .init(missing: .mean))
    #expect(first.X.elements == [3, 2, 4])
  }

  @Test("The same word may be a class where texts stand")
  func wordAsClass() throws {
    let table = try dataset("p,y\n有,1\n无,0\n有,1\n", .init(encode: .onehot))
    #expect(table.featureNames == ["p=无", "p=有"])
    #expect(table.X.elements == [0, 1, 1, 0, 0, 1])
  }

  static let targets: [(String, String)] = [
    ("label,pixel0,pixel1\n1,0,0\n0,3,0\n1,4,0\n", "label"), ("y,a,b\n1,2,3\n0,3,4\n", "y"),
    ("a,Class,b\n1,0,3\n2,1,4\n", "Class"), ("a,TARGET,b\n1,0,3\n2,1,4\n", "TARGET"),
    ("a,b,c\n1,0,1\n2,1,0\n", "c"), ("label,label,c\n1,0,1\n2,1,0\n", "c"),
  ]

  @Test("A column with a label's name is proposed wherever it stands", arguments: targets)
  func target(_ text: String, _ name: String) throws {
    #expect(try dataset(text).targetNames == [name])
  }

  @Test("A column that never changes is no target, unless it is to be read as numbers")
  func constant() throws {
    let text = "a,b,c\n1,2,0\n2,3,0\n"
    #expect(
      message { try dataset(text) }
        == "every label in 'c' is '0'; there is nothing to tell apart; "
        + "target= chooses another column")
    #expect(
      message { try dataset("a,b,c\n1,2,3.5\n2,3,3.5\n") }
        == "every label in 'c' is '3.5'; there is nothing to tell apart; "
        + "target= chooses another column")
    #expect(try dataset(text, TableOptions(labelKind: .numbers)).labels == .numbers)
  }

  @Test("A comma that may be one sign or another is never guessed")
  func ambiguous() throws {
    let text = "a;b;y\n1,500;2;0\n2,500;3;1\n"
    #expect(
      message { try dataset(text) }
        == "t.csv:2:1: '1,500' in column 'a' is a fraction or thousands; "
        + "say decimal=, where the comma stands before the fraction, decimal=. where it does not")
    #expect(try dataset(text, TableOptions(decimal: .comma)).X.elements == [1.5, 2, 2.5, 3])
    #expect(try dataset(text, TableOptions(decimal: .point)).X.elements == [1500, 2, 2500, 3])
    let certain = "a;b;y\n1,500;2,5;0\n2,500;3;1\n"
    #expect(try dataset(certain).X.elements == [1.5, 2.5, 2.5, 3])
  }

  @Test("Two notations in one column are refused where the second begins")
  func contradictory() {
    #expect(
      message { try dataset("a;y\n12.5;0\n1,5;1\n") }
        == "t.csv:3:1: '1,5' is text, but column 'a' holds numbers; "
        + "correct it, or leave the column out with drop=a")
  }

  @Test("What is no number is refused, not the decimal commas beside it")
  func wrongCell() {
    #expect(
      message { try dataset("a;b;y\n1,5;2,5;0\n2,5;x;1\n") }
        == "t.csv:3:5: 'x' is text, but column 'b' holds numbers; "
        + "correct it, or leave the column out with drop=b")
  }

  @Test("A first column without a name that counts the lines is left out")
  func index() throws {
    let counting = try dataset(",a,b,y\n0,1.5,2,0\n1,2.5,3,1\n2,2.2,3.3,1\n")
    #expect(counting.featureNames == ["a", "b"])
    #expect(counting.notes.contains(.leftOutIndex(column: "x1")))
    let named = try dataset("Unnamed: 0,a,y\n1,1.5,0\n2,2.5,1\n")
    #expect(named.featureNames == ["a"])
    let measured = try dataset(",a,y\n0,1.5,0\n2,2.5,1\n")
    #expect(measured.featureNames == ["x1", "a"])
  }

  @Test("Chinese names of targets, dates, amounts and gaps are known")
  func chinese() throws {
    let dataset = try dataset(
      "标签,日,价,长\n1,2012年1月2日,￥12,2.5\n0,2012年2月3日,￥13,3.5\n",
      TableOptions(missing: .mean))
    #expect(dataset.targetNames == ["标签"])
    #expect(dataset.columns.map(\.kind) == [.number, .date, .money, .number])
    let dates = try self.dataset(
      "when,a,y\n\"Jan 2, 2020\",缺失,0\n\"Feb 3, 2020\",2,1\n3 Mar 2020,4,1\n",
      TableOptions(missing: .mean))
    #expect(dates.columns.first?.kind == .date)
    #expect(dates.X.elements == [3, 2, 4])
    #expect(
      message { try self.dataset("a，b，y\n1，2，0\n2，3，1\n") }
        == "t.csv: full-width commas (，) stand between the fields; "
        + "replace them by ordinary commas (,)")
  }

  @Test("Dates and amounts are left out with what to do; lines of delimiters are none")
  func leftOut() throws {
    let dataset = try dataset(
      "when,at,cost,a,y\n2020-01-02,18:00,$5.00,1,0\n2020-01-03,19:00,$7.50,2,1\n,,,,\n , , ,,\n")
    #expect(dataset.X.elements == [1, 2])
    #expect(
      dataset.columns.map(\.kind) == [.date, .date, .money, .number, .number])
    #expect(
      dataset.notes.map(\.words.en).filter { $0.contains("left out") } == [
        "column 'when' holds dates or times ('2020-01-02'): left out; "
          + "write the year, the month or the hour as columns of numbers",
        "column 'at' holds dates or times ('18:00'): left out; "
          + "write the year, the month or the hour as columns of numbers",
        "column 'cost' holds amounts ('$5.00'): left out; write them without the currency's sign",
      ])
  }

  @Test("Every column's gaps and fate are told")
  func fates() throws {
    let dataset = try dataset(
      "id,a,s,y\nq,1,m,0\nr,,w,1\ns,4,m,0\n",
      TableOptions(drop: ["id"], missing: .mean, encode: .onehot))
    #expect(
      dataset.columns == [
        ColumnSummary(name: "id", kind: .text, fate: .dropped, example: "q"),
        ColumnSummary(name: "a", kind: .number, fate: .features(0..<1), missing: 1, standIn: 2.5),
        ColumnSummary(
          name: "s", kind: .text, fate: .features(1..<3), missing: 0, categories: ["m", "w"]),
        ColumnSummary(name: "y", kind: .number, fate: .target, missing: 0),
      ])
  }

  @Test("More than 50 texts are not encoded")
  func manyTexts() throws {
    let lines = (0..<60).map { "\($0),n\($0),\($0 % 2)\n" }.joined()
    let dataset = try dataset("a,s,y\n" + lines, TableOptions(encode: .onehot))
    #expect(dataset.featureNames == ["a"])
    #expect(
      dataset.notes.last?.words.en
        == "column 's' holds 60 different texts ('n0'), and 50 at most are encoded: left out")
  }

  static let gaps: [(String, String)] = [
    ("", "feature 'a' has no value here"), ("?", "feature 'a' has no value here"),
    ("NA", "feature 'a' has no value here"), ("null", "feature 'a' has no value here"),
    ("nan", "'nan' in column 'a' is no number"),
  ]

  @Test("A gap is refused with what may stand in for it", arguments: gaps)
  func gap(_ field: String, _ what: String) {
    #expect(
      message { try dataset("a,b,y\n1,2,0\n\(field),3,1\n") }
        == "t.csv:3:1: \(what); add missing=mean, median, mode, drop or a number, "
        + "or leave the column out with drop=a")
  }

  @Test("A file without a single whole line, or a column of gaps, cannot be filled")
  func nothingLeft() {
    #expect(
      message { try dataset("a,b,y\n1,,0\n,3,1\n", TableOptions(missing: .drop)) }
        == "every line has a missing value; "
        + "missing=mean fills them, drop=COLUMN leaves columns out")
    #expect(
      message { try dataset("a,b,y\nnan,1,0\nnan,3,1\n", TableOptions(missing: .mean)) }
        == "feature 'a' has no value in any line; leave it out with drop=a")
  }

  @Test("UTF-16 without its mark is told")
  func utf16() {
    let bytes = "a,b\n1,2\n3,4\n".utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
    #expect(
      message { try CSV(bytes: bytes, file: "t.csv") } == "t.csv: is UTF-16 text; save it as UTF-8")
  }

  @Test("Where the point is said to be the decimal sign, 1,5 is no number")
  func pointIsSaid() {
    #expect(throws: DatasetError.self) {
      try dataset("a;y\n1,5;2\n2,5;3\n", TableOptions(decimal: .point))
    }
  }

  private func dataset(
    _ text: String, _ options: TableOptions = TableOptions()
  ) throws -> Dataset {
    try CSV(bytes: Array(text.utf8), file: "t.csv", decimal: options.decimal).dataset(options)
  }
}
