import Foundation
import Matrices
import TestSupport
import Testing

@testable import Datasets

/// Tables as NumPy, Weka, LIBSVM and spreadsheets write them; the numbers are those that stand there.
@Suite("Tables written elsewhere")
struct WrittenElsewhereTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// One table, as `np.savetxt(f, [[1.5, 2.5, 0], [2.5, 3.5, 1]], …)` writes it and as others do.
  static let sameTables = [
    "# a,b,y\n1.5,2.5,0\n2.5,3.5,1\n",
    "#a,b,y\n1.5,2.5,0\n2.5,3.5,1\n# made by hand\n",
    "# made by hand\n# of two lines, not more\n# a, b, y\n1.5,2.5,0\n2.5,3.5,1\n",
    "# a,b,y\n1.5 2.5 0\n2.5 3.5 1\n",
    "# a b y\n1.5,2.5,0\n2.5,3.5,1\n",
    "# a b y\n1.500e+00 2.500e+00 0.000e+00\n2.500e+00 3.500e+00 1.000e+00\n",
    "# made by hand\na,b,y\n1.5,2.5,0\n# a remark\n2.5,3.5,1\n#1,2,3\n",
    "# made by hand\n\na;b;y\n1.5;2.5;0\n2.5;3.5;1\n",
    "a|b|y\n1.5|2.5|0\n2.5|3.5|1\n",
    "a|b|y\n1,5|2,5|0\n2,5|3,5|1\n",
    "a b y\n1,5 2,5 0\n2,5 3,5 1\n",
    "a  b  y\n1,5  2,5  0\n2,5  3,5  1\n",
    "\u{feff}# a,b,y\r\n1.5,2.5,0\r\n2.5,3.5,1\r\n",
  ]

  @Test("One table, whatever its fields stand apart by and its comments say", arguments: sameTables)
  func same(_ text: String) throws {
    let dataset = try dataset(text)
    #expect(dataset.featureNames == ["a", "b"])
    #expect(dataset.X == Matrix(shape: Shape(2, 2), columnMajor: [1.5, 2.5, 2.5, 3.5]))
    #expect(dataset.Y == Matrix(shape: Shape(1, 2), columnMajor: [0, 1]))
    #expect(dataset.targetNames == ["y"])
  }

  @Test("What begins with # and is a line of the table stays one")
  func hashes() throws {
    let tagged = try dataset("tag,a,y\n#one,1,0\n#two,2,1\n")
    #expect(tagged.X.elements == [1, 2])
    #expect(try dataset("#one,1,0\n#two,2,1\n").X.elements == [1, 2])
    #expect(
      message { try dataset("# a\na,y\n1,0\n# x,1\n2,0,1\n") }?.hasPrefix("t.csv:5:1: ") == true)
  }

  @Test("Bars within a field part none, commas in texts are no fractions")
  func bars() throws {
    let films = try dataset("1,Heat,Action|Crime|Thriller,3\n2,Up,Comedy|Drama|Other,4\n")
    #expect(films.X.elements == [1, 2])
    #expect(try dataset("Lyon France,5,0\nRome Italy,7,1\n").X.elements == [5, 7])
    #expect(try dataset("2020-01-01 10:00,5,0\n2020-01-02 11:00,7,1\n").X.elements == [5, 7])
  }

  @Test("A line that is one field is shown, with what would part it")
  func oneField() {
    #expect(
      message { try dataset("a:b:y\n1:2:0\n3:4:1\n") }
        == "t.csv: no column is left to predict from: each line is one field, such as '1:2:0'; let "
        + "fields stand apart by commas, semicolons, tabs, bars (|) or blanks, as many in each line"
    )
  }

  @Test(
    "Sparse rows, Weka's tables and web pages are named for what they are",
    arguments: [
      ("1 1:0.5 2:0.3\n0 1:0.1 3:0.8\n", "has sparse rows as LIBSVM's"),
      ("-1 3:1 10:0.25 \n+1 7:1\n", "has sparse rows as LIBSVM's"),
      ("% iris\n@RELATION iris\n@ATTRIBUTE a NUMERIC\n@DATA\n1,2\n", "is an ARFF file"),
      ("@relation t\n\n@data\n1,2\n", "is an ARFF file"),
      ("\n<!DOCTYPE html>\n<html lang=\"en\">\n", "is a web page"),
    ])
  func foreign(_ text: String, _ words: String) throws {
    let sentence = try #require(message { try dataset(text) })
    #expect(sentence.hasPrefix("t.csv: \(words)") && sentence.contains("; "))
  }

  @Test("A number and a time of day are no sparse row")
  func times() throws {
    #expect(try dataset("5 12:30 1\n6 12:45 0\n").X.elements == [5, 6])
  }

  @Test(
    "Texts that are too many to encode are counted", arguments: [CategoryEncoding.onehot, .ordinal])
  func tooManyTexts(_ encoding: CategoryEncoding) throws {
    let lines = (0..<60).map { "t\($0),\($0 % 2)\n" }.joined()
    let options = TableOptions(encode: encoding)
    #expect(
      message { try dataset("name,y\n" + lines, options) }
        == "t.csv: no column is left to predict from: 'name' holds 60 different texts, and 50 at most "
        + "are encoded; put its texts into fewer groups, or add columns of numbers beside the target"
    )
    let wide = (0..<60).map { "t\($0),\($0),\($0 % 2)\n" }.joined()
    let notes = try dataset("name,a,y\n" + wide, options).notes
    #expect(notes.contains(.leftOutCategories(column: "name", text: "t0", count: 60)))
  }

  @Test("missing=drop leaves out what has no label, as pandas' dropna; else it stays, masked")
  func missingLabel() throws {
    let text = "a,y\n1,0\n2,?\n3,1\n,1\n5,0\n"
    let dropped = try dataset(text, TableOptions(missing: .drop))
    #expect(dropped.X.elements == [1, 3, 5] && dropped.Y.elements == [0, 1, 0])
    #expect(dropped.notes.contains(.droppedExamples(2, of: 5)))
    #expect(dropped.columns.last?.missing == 1)
    let filled = try dataset(text, TableOptions(missing: .number(9)))
    #expect(filled.X.elements == [1, 2, 3, 9, 5] && filled.missingLabelCount == 1)
    let two = try dataset(
      "a,p,q\n1,0.5,2.5\n2,,3.5\n3,,\n", TableOptions(targets: ["p", "q"], missing: .drop))
    #expect(two.X.elements == [1, 2])
  }

  @Test("Gaps in NumPy's arrays are filled as those of tables are")
  func arrays() throws {
    let table = Matrix(shape: Shape(4, 3), rowMajor: [1, 5, 0, .nan, 7, 1, 3, 6, 1, 4, 8, .nan])
    let path = try folder.write(NPY.encode(table), to: "t.npy")
    #expect(
      message { try Dataset.open(path) }
        == "\(path): row 2, column 1 is not a finite number; missing=mean, median, mode, drop or a "
        + "number stands in for NaN")
    func open(_ missing: MissingValues, indicators: Bool = false) throws -> Dataset {
      try Dataset.open(
        path, options: TableOptions(missing: missing, hasIndicators: indicators),
        given: ["missing", "indicator"])
    }
    #expect(try open(.median).X.elements == [1, 5, 3, 7, 3, 6, 4, 8])
    #expect(try open(.drop).X.elements == [1, 5, 3, 6])
    let marked = try open(.number(0), indicators: true)
    #expect(marked.featureNames == ["x1", "x1_missing", "x2"])
    #expect(marked.X.elements == [1, 0, 5, 0, 1, 7, 3, 0, 6, 4, 0, 8])
    let features = try folder.write(
      NPY.encode(table.selecting(columns: [0, 1])), to: "x.npy")
    let labels = try folder.write(NPY.encode(table.selecting(columns: [2])), to: "y.npy")
    let apart = try Dataset.open(
      features, labels: labels, options: TableOptions(missing: .drop), given: ["labels", "missing"])
    #expect(apart.X.elements == [1, 5, 3, 6] && apart.count == 2)
  }

  @Test("Pictures that lie one folder deeper are found there")
  func nested() throws {
    for name in ["cat", "dog"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/train/\(name)", withIntermediateDirectories: true)
      try folder.write("", to: "train/\(name)/1.png")
    }
    #expect(
      message { try Dataset.open(folder.path) }
        == "\(folder.path): holds no folders with pictures; its folder 'train' does; name that folder: "
        + "data FOLDER/train")
  }

  private func dataset(
    _ text: String, _ options: TableOptions = TableOptions()
  ) throws -> Dataset {
    try CSV(bytes: Array(text.utf8), file: "t.csv", decimal: options.decimal).dataset(options)
  }
}
