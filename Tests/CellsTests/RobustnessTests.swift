import Cells
import Testing

@Suite("Cells that go wrong")
struct RobustnessTests {
  /// A row of numbers that looks random and is the same each time.
  private struct Dice {
    var state: UInt64 = 42
    mutating func next(below count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, count)
    }
  }

  private func damaged(_ text: String, _ dice: inout Dice) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var letters = Array(text.utf8)
    switch dice.next(below: 4) {
    case 0:
      let start = dice.next(below: lines.count)
      lines.removeSubrange(start..<min(lines.count, start + 1 + dice.next(below: 4)))
      return lines.joined(separator: "\n")
    case 1:
      lines.swapAt(dice.next(below: lines.count), dice.next(below: lines.count))
      return lines.joined(separator: "\n")
    case 2:
      let start = dice.next(below: letters.count)
      letters.removeSubrange(start..<min(letters.count, start + 1 + dice.next(below: 12)))
    default:
      letters.swapAt(dice.next(below: letters.count), dice.next(below: letters.count))
    }
    return String(decoding: letters, as: UTF8.self)
  }

  @Test("A cell with pieces cut out and swapped ends, well or with an exception")
  func damagedCells() throws {
    var dice = Dice()
    var failures = 0
    for cell in try CorpusCell.all() {
      for _ in 0..<6 {
        let recording = CellRecorder()
        recording.isInterrupted = deadline(3)
        if let failure = recording.run(damaged(cell.text, &dice)).failure {
          failures += 1
          #expect(failure.name.hasSuffix("Error") || failure.name == "KeyboardInterrupt")
          #expect(failure.line > 0, "\(failure.name): \(failure.message)")
          #expect(!failure.text(.zh).isEmpty)
        }
      }
    }
    #expect(failures > 60)
  }

  @Test("What nests too deep is an exception, never the end of the program")
  func deepNesting() {
    let deep = [
      String(repeating: "(", count: 100_000), String(repeating: "[", count: 190) + "1",
      String(repeating: "-", count: 100_000) + "1", String(repeating: "not ", count: 5000) + "1",
      "x = 1" + String(repeating: " + 1", count: 30_000),
      "x = " + String(repeating: "lambda: ", count: 3000) + "1",
      "l = []\nl.append(l)\nprint(l)\nl == [l]",
      "l = [1]\nfor i in range(500): l = [l]\nprint(l == l, l == [l])",
      "def f(x): return sorted([x], key=f)\nf(1)",
    ]
    for text in deep {
      let recording = CellRecorder()
      recording.isInterrupted = deadline(5)
      _ = recording.run(text)
      #expect(recording.run("print(1)").failure == nil)
      #expect(recording.printed == "1\n")
    }
  }

  @Test(
    "More than memory should hold is a MemoryError",
    arguments: [
      "np.zeros((100000, 100000))", "np.zeros(10 ** 12)", "[0] * 10 ** 12", "'a' * 10 ** 15",
      "list(range(10 ** 15))", "np.arange(1e15)", "np.ones((100000, 1)) + np.ones((1, 100000))",
      "np.tile([1], 10 ** 15)", "np.random.rand(10 ** 6, 10 ** 6)", "np.eye(10 ** 9)",
    ])
  func memory(text: String) {
    #expect(CellRecorder().run(text).failure?.name == "MemoryError")
  }

  @Test(
    "What grows without end is a MemoryError, whatever it is",
    arguments: [
      "d = {}\ni = 0\nwhile True: d[i] = [i]; i += 1",
      "d = {}\nwhile True: d[len(d)] = [0] * 100000", "s = set()\nwhile True: s.add((len(s),))",
      "l = [0]\nwhile True: l += l", "l = []\nwhile True: l.append([l])",
      "l = []\nwhile True: l.append('a' * 100000)", "s = 'a'\nwhile True: s += s",
      "t = ((),)\nwhile True: t = t + t", "l = []\nwhile True: l.append(np.zeros(10000))",
      "l = []\nwhile True: l.append(np.random.rand(100) + 1)",
      "l = [list(range(10000))]\nwhile True: l.append(l[0][:])",
      "x = np.ones(100000)\nl = []\nwhile True: l.append(x[x > 0])",
      "class A:\n  def __init__(self, n): self.n = n\nx = None\nwhile True: x = A(x)",
      "def g(h): return lambda: h\nf = None\nwhile True: f = g(f)",
      "l = [x for x in iter(lambda: [0], 1)]", "l = [[x] for x in range(10 ** 12)]",
      "d = {x: [] for x in range(10 ** 12)}", "l = list(map(str, range(10 ** 12)))",
      "def f(n, *a):\n  while True: a += a\nf(1, 2)", "l = [1]\nwhile True: l.extend(l)",
      "s = ''\nwhile True: s = s + 'x'.join(['abc'] * 200000)",
    ])
  func growth(text: String) {
    let recording = CellRecorder()
    recording.memory = 60 << 20
    recording.isInterrupted = deadline(60)
    #expect(recording.run(text).failure?.name == "MemoryError")
  }

  @Test(
    "What lies inside one another a hundred thousand times is kept, put back and let go",
    arguments: [
      "x = []\nfor i in range(100000): x = [x]", "x = ()\nfor i in range(100000): x = (x,)",
      "x = {}\nfor i in range(100000): x = {1: x}",
      "def g(h): return lambda: h\nx = None\nfor i in range(100000): x = g(x)",
      "class A:\n  def __init__(self, n): self.n = n\nx = None\n"
        + "for i in range(100000): x = A(x)",
      "class A:\n  def m(self): return 1\nx = A()\nfor i in range(100000):\n  a = A()\n"
        + "  a.n = x\n  x = a.m",
    ])
  func deepValues(text: String) {
    let recording = CellRecorder()
    #expect(recording.run(text).failure == nil)
    let memory = recording.cells.save()
    #expect(recording.run("y = x\nx = 1").failure == nil)
    recording.cells.revert()
    #expect(recording.cells.save() === memory)
    #expect(recording.cells.forget("x"))
  }

  @Test(
    "Iterators of iterators, and keys of tuples in tuples, have a depth",
    arguments: [
      "x = [1]\nfor i in range(100000): x = map(abs, x)",
      "x = [1]\nfor i in range(100000): x = zip(x)",
      "x = [1]\nfor i in range(100000): x = (y for y in x)",
      "x = [1]\nfor i in range(100000): x = enumerate(x)",
      "x = ()\nfor i in range(100000): x = (x,)\nd = {x: 1}",
    ])
  func depth(text: String) {
    #expect(CellRecorder().run(text).failure?.name == "RecursionError")
  }

  @Test(
    "A cell that does not end can be stopped, and leaves what was assigned",
    arguments: [
      "done = 1\nwhile True: pass", "done = 1\nfor i in range(10 ** 12): x = i",
      "done = 1\ndef f():\n  while True: f2()\ndef f2(): pass\nf()",
      "done = 1\nsum(x for x in range(10 ** 12))",
      "done = 1\n[x for x in range(10 ** 12) if x < 0]",
      "done = 1\na = np.ones((1000, 1000))\nwhile True: a = a @ a * 0",
      "done = 1\nimport time\ntime.sleep(1000)",
    ])
  func interruption(text: String) {
    let recording = CellRecorder()
    recording.isInterrupted = deadline(0.2)
    let failure = recording.run(text).failure
    #expect(failure?.name == "KeyboardInterrupt")
    #expect((failure?.line ?? 0) > 1)
    #expect(recording.cells.value("done")?.text == "1")
  }

  @Test(
    "Bounds, counts and places at the ends of what an integer holds end well or with an exception",
    arguments: [
      "r = range(5, -9223372036854775807, -3)\nprint(r[2:5], r[::None], len(r[9223372036854775807:]))",
      "range(9223372036854775807)[5:63]", "o = range(9223372036854775807)\no[0:63] += 2",
      "range(5, -9223372036854775807, -3)[-9223372036854775807 - 1:]",
      "np.random.choice(64, (9223372036854775807, 2))",
      "np.ones((1, 1)).round(-9223372036854775807 - 1)",
      "np.round(1.5, -9223372036854775807 - 1)", "[1, 2][::9223372036854775807]",
      "'abc'[-9223372036854775807 - 1:9223372036854775807:-9223372036854775807]",
    ])
  func farBounds(text: String) {
    let recording = CellRecorder()
    _ = recording.run(text)
    #expect(recording.run("print(1)").failure == nil)
  }

  @Test("Numbers no integer holds are exceptions")
  func largeNumbers() {
    for (text, name) in [
      ("2 ** 100", "OverflowError"), ("10 ** 18 * 100", "OverflowError"),
      ("int(1e300)", "OverflowError"), ("int(float('nan'))", "ValueError"),
      ("math.exp(1000)", "NameError"), ("-9223372036854775807 - 2", "OverflowError"),
      ("1 << 70", "OverflowError"), ("99999999999999999999", "OverflowError"),
      ("range(0, 10, 0)", "ValueError"), ("[1][10 ** 18]", "IndexError"),
      ("round(1e300)", "OverflowError"), ("np.arange(3)[::0]", "ValueError"),
    ] {
      #expect(CellRecorder().run(text).failure?.name == name, "\(text)")
    }
  }
}
