import Testing

@testable import Datasets

@Suite("Errors in CSV files say where, what, and what to do")
struct CSVErrorTests {
  static let texts: [(String, String)] = [
    ("", "t.csv: is empty"),
    ("\n\r\n", "t.csv: is empty"),
    ("\u{feff}", "t.csv: is empty"),
    (
      "a,b\n",
      "t.csv: has a header and no line of data below it; "
        + "add lines of data, or header=no where this line is data"
    ),
    (
      "a,b,c\n1,2,x\n3,4\n",
      "t.csv:3:1: 3 fields expected, 2 found; every line needs as many as the first; "
        + "a delimiter within a field needs quotes"
    ),
    (
      "a,b,c\n\n\n1,2,x,4,5\n",
      "t.csv:4:1: 3 fields expected, 5 found; every line needs as many as the first; "
        + "a delimiter within a field needs quotes"
    ),
    (
      "a,长度,c\n1,2,x\n1,五厘米,y\n",
      "t.csv:3:3: '五厘米' is text, but column '长度' holds numbers; "
        + "correct it, or leave the column out with drop=长度"
    ),
    (
      "名,b,c\r\"山\",2,x\r鸢尾花,1.2.3,y\r",
      "t.csv:3:5: '1.2.3' is text, but column 'b' holds numbers; "
        + "correct it, or leave the column out with drop=b"
    ),
    (
      "a,b\n1,0\n\"two\nlines\",1\n",
      "t.csv:3:1: 'two\nlines' is text, but column 'a' holds numbers; "
        + "correct it, or leave the column out with drop=a"
    ),
    (
      "a,b\n1,0\n,1\n",
      "t.csv:3:1: feature 'a' has no value here; "
        + "add missing=mean, median, mode, drop or a number, or leave the column out with drop=a"
    ),
    (
      "a,b\n?,0\n3,1\n",
      "t.csv:2:1: feature 'a' has no value here; "
        + "add missing=mean, median, mode, drop or a number, or leave the column out with drop=a"
    ),
    (
      "a,b\n1,0\nNaN,1\n",
      "t.csv:3:1: 'NaN' in column 'a' is no number; "
        + "add missing=mean, median, mode, drop or a number, or leave the column out with drop=a"
    ),
    (
      "a,b\n1,0\n2,-Inf\n",
      "t.csv:3:3: '-Inf' in column 'b' is not a finite number; "
        + "correct it, or leave the column out with drop=b"
    ),
    (
      "a,b\n1,0\n-2e308,1\n",
      "t.csv:3:1: '-2e308' in column 'a' is beyond the largest number, 1.8e308; "
        + "correct it, or leave the column out with drop=a"
    ),
    (
      "a,b\n1,\"x\n2,y\n",
      "t.csv:2:3: a quoted field begins here and never ends; add the closing \""
    ),
    (
      "a,b\n1,\"x\"y\n",
      "t.csv:2:6: text follows the closing quote; write a quote within a field as \"\""
    ),
    (
      "a,b\n1,x\n2,x\n",
      "every label in 'b' is 'x'; there is nothing to tell apart; "
        + "target= chooses another column"
    ),
    (
      "a,b\n1,\n2,?\n",
      "t.csv: no column is left to predict from; "
        + "features must be columns of numbers beside the targets"
    ),
    (
      "name,b\nx,1\ny,0\n",
      "t.csv: no column is left to predict from: 'x' is text; "
        + "encode=onehot makes features of texts, or add columns of numbers beside the target"
    ),
  ]

  @Test("A table that cannot be a data set", arguments: texts)
  func sentence(_ text: String, _ sentence: String) {
    #expect(message { try CSV(bytes: Array(text.utf8), file: "t.csv").dataset() } == sentence)
  }

  static let bytes: [([UInt8], String)] = [
    (
      Array("a,b\n1,".utf8) + [0xd6, 0xd0] + Array("\n".utf8),
      "t.csv:2:3: byte 0xd6 is not UTF-8; "
        + "save the file as UTF-8: iconv -f GBK -t UTF-8 FILE (or -f LATIN1)"
    ),
    (
      Array("a,b\n1,x".utf8) + [0xe4, 0xb8],
      "t.csv:2:4: byte 0xe4 is not UTF-8; "
        + "save the file as UTF-8: iconv -f GBK -t UTF-8 FILE (or -f LATIN1)"
    ),
    ([0xff, 0xfe, 0x61, 0x00], "t.csv: is UTF-16 text; save it as UTF-8"),
    (
      Array("a\n".utf8) + [0xed, 0xa0, 0x80],
      "t.csv:2:1: byte 0xed is not UTF-8; "
        + "save the file as UTF-8: iconv -f GBK -t UTF-8 FILE (or -f LATIN1)"
    ),
    (
      Array("a\n".utf8) + [0xc0, 0x80],
      "t.csv:2:1: byte 0xc0 is not UTF-8; "
        + "save the file as UTF-8: iconv -f GBK -t UTF-8 FILE (or -f LATIN1)"
    ),
  ]

  @Test("Bytes that are not UTF-8", arguments: bytes)
  func notUTF8(_ bytes: [UInt8], _ sentence: String) {
    #expect(message { try CSV(bytes: bytes, file: "t.csv").dataset() } == sentence)
  }

  static let choices: [(TableOptions, String)] = [
    (
      TableOptions(targets: ["temp_mux"]),
      "there is no column 'temp_mux'; did you mean 'temp_max'?"
    ),
    (
      TableOptions(targets: ["zzzzzz"]),
      "there is no column 'zzzzzz'; there are: temp_max, wind, wind, kind"
    ),
    (TableOptions(drop: ["0"]), "there is no column '0'; there are: temp_max, wind, wind, kind"),
    (TableOptions(drop: ["5"]), "there is no column '5'; there are: temp_max, wind, wind, kind"),
    (TableOptions(drop: ["wind"]), "2 columns are called 'wind'; choose one by its number: 2, 3"),
    (TableOptions(targets: ["2", "2"]), "column 'wind' is named twice; name it once"),
    (TableOptions(targets: ["2"], drop: ["2"]), "column 'wind' is named twice; name it once"),
    (
      TableOptions(targets: ["kind", "2"]),
      "'kind' has 3 classes, but one of several targets may have two; "
        + "make it the only target, or give it a column a class"
    ),
  ]

  @Test("Columns that do not serve", arguments: choices)
  func columns(_ options: TableOptions, _ sentence: String) {
    let text = Array("temp_max,wind,wind,kind\n1,2,3,a\n4,5,6,b\n7,8,9,c\n".utf8)
    #expect(message { try CSV(bytes: text, file: "t.csv").dataset(options) } == sentence)
  }

  @Test("A column of text is no column of numbers")
  func textColumn() {
    #expect(
      message { try CSV(bytes: Array("a,b\nx,1\n".utf8), file: "t.csv").column(named: "a") }
        == "column 'a' holds text ('x'); choose a column of numbers")
  }

  @Test("A target of ever new texts is no target")
  func tooManyClasses() {
    let text = "x,id\n" + (0..<2000).map { "\($0),n\($0)\n" }.joined()
    #expect(
      message { try CSV(bytes: Array(text.utf8), file: "t.csv").dataset() }
        == "'id' has more than 1000 different values; choose the target with target=")
  }
}

/// The sentence of the error that something throws.
func message<Result>(_ body: () throws -> Result) -> String? {
  do {
    _ = try body()
    return nil
  } catch { return "\(error)" }
}
