import Testing

@testable import Presentation

@Suite("Redrawing in place") struct LiveScreenTests {
  /// As much of a terminal as the redrawing uses.
  private struct Terminal {
    var rows = ["❯ train"]
    var (x, y) = (0, 1)

    mutating func write(_ text: String) {
      var rest = Substring(text.replacing("\r\n", with: "\r\u{B}"))
      while let character = rest.popFirst() {
        switch character {
        case "\r": x = 0
        case "\u{B}": y += 1
        case "\u{1B}":
          let sequence = rest.prefix { !$0.isLetter }
          rest = rest.dropFirst(sequence.count)
          act(String(sequence.dropFirst()), rest.removeFirst())
        default: put(character)
        }
      }
    }

    private mutating func put(_ character: Character) {
      while rows.count <= y { rows.append("") }
      var line = Array(rows[y])
      while line.count <= x { line.append(" ") }
      line[x] = character
      rows[y] = String(line)
      x += 1
    }

    private mutating func act(_ parameters: String, _ letter: Character) {
      switch letter {
      case "A": y -= Int(parameters) ?? 1
      case "K": if rows.indices.contains(y) { rows[y] = String(rows[y].prefix(x)) }
      case "J":
        if rows.indices.contains(y) { rows[y] = String(rows[y].prefix(x)) }
        rows = Array(rows.prefix(y + 1))
      case "H": (x, y) = (0, 0)
      default: break
      }
    }
  }

  @Test("A picture stands in place of the one before, also when it is shorter")
  func replaces() {
    var (screen, terminal) = (LiveScreen(), Terminal())
    let page = Page(width: 40, height: 10)
    terminal.write(screen.replacing(with: "one\ntwo two\nthree", on: page))
    #expect(terminal.rows.prefix(4) == ["❯ train", "one", "two two", "three"])
    terminal.write(screen.replacing(with: "1\n2", on: page))
    #expect(terminal.rows.prefix(3) == ["❯ train", "1", "2"])
    #expect(terminal.rows.dropFirst(3).allSatisfy { $0.isEmpty })
  }

  @Test("At the end nothing of it is left, and the cursor is where it began")
  func clean() {
    var (screen, terminal) = (LiveScreen(), Terminal())
    let page = Page(width: 40, height: 10)
    for count in [3, 5, 2, 9] {
      let lines = (1...count).map { "line \($0)" }.joined(separator: "\n")
      terminal.write(screen.replacing(with: lines, on: page))
    }
    terminal.write("^C")
    terminal.write(screen.replacing(with: nil, on: page))
    #expect(terminal.rows.filter { !$0.isEmpty } == ["❯ train"])
    #expect((terminal.x, terminal.y) == (0, 1))
  }

  @Test("Never more lines than the screen has but one")
  func fits() {
    var screen = LiveScreen()
    let lines = (1...50).map { "line \($0)" }.joined(separator: "\n")
    let text = screen.replacing(with: lines, on: Page(width: 40, height: 10))
    #expect(text.contains("line 9") && !text.contains("line 10"))
  }

  @Test("In a window of another size the whole screen is drawn anew")
  func resized() {
    var screen = LiveScreen()
    _ = screen.replacing(with: "one", on: Page(width: 40, height: 10))
    let text = screen.replacing(with: "two", on: Page(width: 30, height: 10))
    #expect(text.contains("\u{1B}[2J"))
  }
}
