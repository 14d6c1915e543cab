import Matrices
import Testing

@testable import Datasets

@Suite("CSV files")
struct CSVTests {
  @Test("Names and fields are those of Python's csv module", arguments: Reference.shared.tables)
  func agreesWithPython(_ table: Reference.Table) throws {
    let csv = try CSV(bytes: Array(table.text.utf8), file: "t.csv")
    let dataset = try csv.dataset(TableOptions(targets: ["3"]))
    #expect(csv.columnNames == table.rows[0])
    let numbers = table.rows.dropFirst().flatMap { $0[..<2].compactMap(Double.init) }
    #expect(dataset.X.elements == numbers)
    let names = dataset.labels.classNames
    #expect(dataset.Y.elements.map { names[Int($0)] } == table.rows.dropFirst().map { $0[2] })
  }

  static let sameTables = [
    "a,b,c\n1,2,x\n3,4,y\n", "\u{feff}a,b,c\n1,2,x\n3,4,y\n", "a,b,c\r\n1,2,x\r\n3,4,y\r\n",
    "a,b,c\r1,2,x\r3,4,y\r", "a,b,c\r1,2,x\r3,4,y", "\n\na,b,c\n\n1,2,x\n\n3,4,y\n\n",
    "a;b;c\n1;2;x\n3;4;y\n", "a\tb\tc\n1\t2\tx\n3\t4\ty\n",
    " a , b , c \n 1 , 2 , x \n 3 , 4 , y \n",
    "\"a\",\"b\",\"c\"\n\"1\",\"2\",\"x\"\n\"3\" , \"4\" ,\"y\"\n", "a,b,c,\n1,2,x,\n3,4,y,\n",
    "id,a,b,c\nfirst,1,2,x\nsecond,3,4,y\n",
  ]

  @Test("One table, however it is written", arguments: sameTables)
  func same(_ text: String) throws {
    let dataset = try dataset(text)
    #expect(dataset.featureNames == ["a", "b"])
    #expect(dataset.X == Matrix(shape: Shape(2, 2), columnMajor: [1, 2, 3, 4]))
    #expect(dataset.Y == Matrix(shape: Shape(1, 2), columnMajor: [0, 1]))
    #expect(dataset.labels == .binary(negative: "x", positive: "y"))
    #expect(dataset.targetNames == ["c"])
  }

  static let headers: [(String, [String], Bool)] = [
    ("a,b\n1,2\n", ["a", "b"], true),
    ("1,2\n3,4\n", ["x1", "x2"], false),
    ("5.1,3.5,setosa\n4.9,3,setosa\n", ["x1", "x2", "x3"], false),
    ("label,0,1\n5,0,0\n", ["label", "0", "1"], true),
    (",b\n1,2\n", ["x1", "b"], true),
    ("nan,2\n3,4\n", ["x1", "x2"], false),
    ("?,x\n3,x\n", ["?", "x"], true),
  ]

  @Test("A header is seen, and columns without one are numbered", arguments: headers)
  func header(_ text: String, _ names: [String], _ hasHeader: Bool) throws {
    let csv = try CSV(bytes: Array(text.utf8), file: "t.csv")
    #expect(csv.columnNames == names)
    #expect(csv.hasHeader == hasHeader)
  }

  @Test("Whether there is a header can be said")
  func headerSaid() throws {
    let bytes = Array("1,2\n3,4\n".utf8)
    #expect(try CSV(bytes: bytes, file: "t.csv", hasHeader: true).columnNames == ["1", "2"])
    #expect(try CSV(bytes: bytes, file: "t.csv", hasHeader: false).matrix().rows == 2)
  }

  @Test("What was left out or assumed is noted")
  func notes() throws {
    let text = "date,x,empty,1,y\n2012/01/01,1,,7,0\n2012/01/02,2,,8,1\n"
    #expect(
      try dataset(text).notes.map(\.words.en) == [
        "the first line is taken as the header: date, x, empty, 1, y",
        "the last column, 'y', is the target; target= chooses another",
        "column 'date' holds dates or times ('2012/01/01'): left out; "
          + "write the year, the month or the hour as columns of numbers",
        "column 'empty' is empty: left out",
      ])
  }

  @Test("Columns are dropped and targets chosen by name or by number")
  func chosen() throws {
    let text = "a,b,c,d\n1,2,3,4.5\n5,6,7,8\n"
    let options = TableOptions(targets: ColumnReference.list("d,2"), drop: ["a"])
    let dataset = try dataset(text, options)
    #expect(dataset.featureNames == ["c"])
    #expect(dataset.targetNames == ["d", "b"])
    #expect(dataset.Y == Matrix(shape: Shape(2, 2), columnMajor: [4.5, 2, 8, 6]))
  }

  @Test("The bundled weather has its numbers by column, as `ewa` wants them")
  func weather() throws {
    let csv = try CSV(path: Home.checkout.datasets + "/seattle_weather.csv")
    let temperatures = try csv.column(named: "temp_max")
    #expect(temperatures.count == 1461)
    #expect(Array(temperatures.prefix(3)) == [12.8, 10.6, 11.7])
    #expect(temperatures.last == 5.6)
    let dataset = try csv.dataset()
    #expect(dataset.labels == .oneHot(["drizzle", "fog", "rain", "snow", "sun"]))
    #expect(dataset.featureNames == ["precipitation", "temp_max", "temp_min", "wind"])
  }

  @Test("A matrix keeps its rows, and may hold NaN")
  func matrix() throws {
    let csv = try CSV(bytes: Array("1,2,3\n4,?,-inf\nnan,,\"6\"\n".utf8), file: "W.csv")
    let matrix = try csv.matrix()
    #expect(matrix.shape == Shape(3, 3))
    #expect(matrix.rowMajor.map { $0.isNaN ? -1 : $0 } == [1, 2, 3, 4, -1, -.infinity, -1, -1, 6])
  }

  @Test("A million fields of one line and a field of a million digits are read")
  func large() throws {
    let wide = Array((String(repeating: "1,", count: 1_000_000) + "2\n").utf8)
    #expect(try CSV(bytes: wide, file: "t.csv").dataset().X.shape == Shape(1_000_000, 1))
    let long = Array("\(String(repeating: "0", count: 1_000_000))1,2\n".utf8)
    #expect(try CSV(bytes: long, file: "t.csv").dataset().X[0, 0] == 1)
  }

  func dataset(_ text: String, _ options: TableOptions = TableOptions()) throws -> Dataset {
    try CSV(bytes: Array(text.utf8), file: "t.csv").dataset(options)
  }
}
