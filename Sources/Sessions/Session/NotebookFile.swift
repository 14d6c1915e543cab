import Datasets

/// Reads the code cells of a Jupyter notebook, as the lines between fences that they would be in a
/// text.
struct NotebookFile {
  private var cells: [[String]] = []

  /// The lines, each with the number of its cell; nil where the text is no notebook.
  static func lines(_ bytes: [UInt8]) -> [(number: Int, text: String)]? {
    var (file, scanner) = (NotebookFile(), JSONScanner(bytes[...]))
    let isNotebook = scanner.object { name, scanner in
      name == "cells" ? scanner.list { file.add(&$0) } : scanner.skip()
    }
    guard isNotebook, scanner.isAtEnd else { return nil }
    return file.cells.enumerated().flatMap { index, lines in lines.map { (index + 1, $0) } }
  }

  private mutating func add(_ scanner: inout JSONScanner) -> Bool {
    var (type, source, tags): (String?, [String]?, [String]) = (nil, nil, [])
    let isCell = scanner.object { name, scanner in
      switch name {
      case "cell_type":
        type = scanner.string()
        return type != nil
      case "source":
        source = scanner.strings()
        return source != nil
      case "metadata":
        return scanner.object { name, scanner in
          guard name == "tags" else { return scanner.skip() }
          tags = scanner.strings() ?? []
          return true
        }
      default: return scanner.skip()
      }
    }
    guard isCell, let type, let source else { return false }
    let text = source.joined()
    cells.append(type == "code" ? Self.fenced(text, tags) : Self.remarks(text))
    return true
  }

  /// Of a text, what a demo reads: its headings and the speaker's notes.
  private static func remarks(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init).filter {
      DemoScript.Remark($0, in: .markdown) != nil
    }
  }

  private static func fenced(_ source: String, _ tags: [String]) -> [String] {
    let text = Fence.fenced(
      source, isBlock: tags.contains(NotebookDocument.python),
      fails: tags.contains(NotebookDocument.fails))
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
