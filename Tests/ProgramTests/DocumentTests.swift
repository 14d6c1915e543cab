import Foundation
import TestSupport
import Testing

/// Sessions exported as notebooks and pages.
@Suite("Notebooks and pages")
struct DocumentTests {
  private static let lines = [
    "data moons n=30", "net 2 tanh, 1 sigmoid", "note a <remark> & *more*", "step 3", "step",
    "back 2", "def f(a):\n    return a * 2\n", "f(3)", "evaluate", "show",
    "train 3 iterations", "plot cost", "z = 1\nz = z + nothing\n", "lang zh", "show W1",
  ]

  private func exported(_ name: String) throws -> (folder: TemporaryFolder, file: String) {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in Self.lines { session.type(line) }
    let told = session.json("export \(folder.path)/\(name)")
    try #require(told.contains("\"ok\":true"), "\(told)")
    return (folder, "\(folder.path)/\(name)")
  }

  @Test("A notebook has what nbformat 4.5 asks for, and the same ids each time")
  func writesNotebook() throws {
    let (folder, _) = try exported("a.ipynb")
    let text = try folder.read("a.ipynb")
    let notebook = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(notebook["nbformat"] as? Int == 4)
    #expect(notebook["nbformat_minor"] as? Int == 5)
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    #expect(cells.count == Self.lines.count)
    let ids = cells.compactMap { $0["id"] as? String }
    #expect(Set(ids).count == cells.count)
    #expect(ids.first == "cell-1")
    #expect(cells.map { $0["cell_type"] as? String }.filter { $0 == "markdown" }.count == 1)
    let other = try exported("a.ipynb")
    let names = try [text, other.folder.read("a.ipynb")].map { text in
      text.matches(of: #/"id":"[^"]*"/#).map { String($0.output) }
    }
    #expect(names[0] == names[1])
    for type in ["text/plain", "text/html", "image/svg+xml"] { #expect(text.contains(type)) }
  }

  private static let withNotebookFormat = Python.having("nbformat")

  @Test(
    "nbformat finds nothing wrong with a notebook",
    .enabled(if: withNotebookFormat != nil, "NO PYTHON3 WITH NBFORMAT IS HERE"))
  func isValid() throws {
    let (folder, file) = try exported("a.ipynb")
    let validate = "import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], 4))"
    let ending = try Python.run(
      ["-c", validate, file], by: #require(Self.withNotebookFormat))
    #expect(ending.status == 0, "\(ending.output)")
    #expect(try folder.names == ["a.ipynb"])
  }

  @Test("The program runs a notebook, and says where one fails or is none")
  func runsNotebook() throws {
    let folder = try TemporaryFolder()
    func notebook(_ source: String) -> String {
      ##"{"nbformat": 4, "metadata": {"x": [1.5, null, {"a": true}]}, "cells": ["##
        + ##"{"source": ["# Title"], "metadata": {}, "cell_type": "markdown"}, "##
        + ##"{"cell_type": "code", "metadata": {}, "outputs": [{"text": ["3"]}], "##
        + ##""source": \##(source)}]}"##
    }
    try folder.write(
      notebook(#"["x = 3\n", "say hello\n", "for i in range(2):\n", "    print(i)"]"#),
      to: "a.ipynb")
    try folder.write(notebook(#""nonsense 3""#), to: "b.ipynb")
    try folder.write("{\"cells\": 3}", to: "c.ipynb")
    let good = try ProgramTests().run(["\(folder.path)/a.ipynb"])
    #expect(good.status == 0)
    #expect(good.output == "x = 3\nhello\n0\n1\n")
    let bad = try ProgramTests().run(["\(folder.path)/b.ipynb"])
    #expect(bad.status == 1)
    #expect(bad.errors.contains("b.ipynb:2"))
    let none = try ProgramTests().run(["\(folder.path)/c.ipynb"])
    #expect(none.status == 2)
    // A long path breaks the row anywhere between two words.
    #expect(
      none.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains("it is no"))
  }

  @Test("A page needs no network, and its tags and steps are whole")
  func writesPage() throws {
    let (folder, _) = try exported("a.html")
    #expect(try folder.names == ["a.html"])
    let text = try folder.read("a.html")
    #expect(!text.contains("src="))
    #expect(!text.contains("<link"))
    #expect(text.contains("a &lt;remark&gt; &amp; <em>more</em>"))
    #expect(text.matches(of: #/<div class="frame">/#).count == 5)
    #expect(text.matches(of: #/<svg/#).count == 1)
    #expect(text.contains("<th>tensor</th>"))
    for tag in ["section", "div", "pre", "table", "figure", "svg"] {
      let (open, close) = (try Regex("<\(tag)[ >]"), try Regex("</\(tag)>"))
      #expect(text.matches(of: open).count == text.matches(of: close).count, "\(tag)")
    }
  }
}
