import TestSupport
import Testing

@testable import Sessions

@Suite("Scripts cut for an audience")
struct DemoScriptTests {
  private func script(_ text: String, file: String = "demo.bs") -> DemoScript {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return DemoScript(lines.enumerated().map { ($0 + 1, String($1)) }, file: file)
  }

  private func stops(_ script: DemoScript) -> [String] {
    script.cues.compactMap(\.stop).map { stop in
      switch stop {
      case .line(let line): "\(line.number ?? 0) \(line.text)"
      case .pause(let text): "pause \(text)"
      }
    }
  }

  @Test("Lines and pauses wait; words, titles, notes and gaps go before them")
  func cuts() {
    let demo = script(
      """
      # remark
      say Hello

      ## One
      # speaker: slowly
      x = 1
      pause  Think.
      ## Two
      y = 2
      say Bye
      """)
    #expect(stops(demo) == ["6 x = 1", "pause Think.", "9 y = 2"])
    #expect(demo.sections == [.init(title: "One", cue: 0), .init(title: "Two", cue: 2)])
    #expect(demo.cues[0].notes == ["slowly"])
    #expect(demo.cues.map(\.section) == [0, 0, 1, 1])
    #expect(demo.cues[0].lead.count == 3)
    #expect(demo.cues.last?.stop == nil)
    #expect(demo.cues.last?.lead.count == 1)
  }

  @Test("A comment within a cell is the cell's; a title behind it is one")
  func cells() {
    let demo = script(
      "def f(x):\n## inner\n  return x\n## Next\nf(2)\n```python\n## also inner\na = 1\n```\n")
    #expect(demo.sections.map(\.title) == ["Next"])
    #expect(
      stops(demo) == ["1 def f(x):\n## inner\n  return x", "5 f(2)", "7 ## also inner\na = 1"])
  }

  @Test("In Markdown headings are sections, comments are notes, and fences are lines")
  func markdown() {
    let demo = script(
      "# Title\n\n## One\n<!-- speaker: smile -->\n```backstep\nx = 1\n```\n```text\n## no\n```\n",
      file: "demo.md")
    #expect(stops(demo) == ["6 x = 1"])
    #expect(demo.sections.map(\.title) == ["One"])
    #expect(demo.cues[0].notes == ["smile"])
  }

  @Test("A program in Python is one line to a demo; a script without lines is its end")
  func others() {
    #expect(stops(script("a = 1\nb = 2", file: "demo.py")) == ["1 a = 1\nb = 2"])
    #expect(script("").cues.count == 1)
    #expect(DemoScript([], file: "x.bs").cues.count == 1)
  }

  @Test("A notebook's headings are sections")
  func notebook() throws {
    let folder = try TemporaryFolder()
    let text = """
      {"cells": [{"cell_type": "markdown", "source": ["# T\\n", "## One\\n", "words"]},
      {"cell_type": "code", "source": ["x = 1"], "outputs": []}], "nbformat": 4}
      """
    let file = try folder.write(text, to: "demo.ipynb")
    let demo = DemoScript(try ScriptFile.notebookLines(at: file), file: file)
    #expect(demo.sections.map(\.title) == ["One"])
    #expect(stops(demo) == ["2 x = 1"])
  }
}

@Suite("Moments of a session")
struct BookmarkTests {
  @Test("Coming back puts the state back, over undo and redo too, and tells the journal's lines")
  func comesBack() {
    let shell = ScriptedSession()
    for line in ["data moons n=60", "net 4 tanh, 1 sigmoid", "train 3 iterations"] {
      _ = shell.type(line)
    }
    let bookmark = shell.session.bookmark
    let before = (shell.session.digest, shell.type("cells"))
    #expect(shell.session.stands(at: bookmark))
    for line in ["train 5 iterations", "undo 2", "x = 3", "step 4", "lang zh"] {
      _ = shell.type(line)
    }
    #expect(!shell.session.stands(at: bookmark))
    shell.session.comeBack(to: bookmark)
    #expect(shell.session.stands(at: bookmark))
    #expect(shell.session.digest == before.0)
    #expect(shell.type("cells") == before.1)
    _ = shell.type("train 5 iterations")
    _ = shell.type("undo")
    #expect(shell.session.digest == before.0)
  }
}
