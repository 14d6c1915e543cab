import Languages
import Matrices
import Presentation
import Testing
import TextMeasures

@Suite("On every page") struct LayoutPropertyTests {
  static let hostile = [
    "plain", "", " ", "  leading spaces and quite a few words that go on beyond one line",
    "\u{1B}[31mred\u{1B}[0m \u{1B}]0;title\u{07}", "a\rb\u{8}\u{7F}\u{9B}2J", "x\u{2028}y\u{202E}z",
    "线性部分：先算 Z = WX + b，再算激活函数。（见下）“引号”", String(repeating: "长", count: 300),
    String(repeating: "m", count: 300), String(repeating: "e\u{301}", count: 90),
    "👩‍🔬👍🏽🇨🇳 emoji", "tab\tand\nnewline\r\nand return", "a -> b → c ≠ d · e",
  ]

  private func widest(_ text: String) -> Int {
    text.split(separator: "\n").map(\.displayWidth).max() ?? 0
  }

  @Test("No line is wider than the page", arguments: [false, true])
  func widths(ascii: Bool) {
    for width in Array(20...60) + Array(stride(from: 61, through: 200, by: 5)) {
      let page = Page(width: width, height: 24, ascii: ascii)
      for (name, report) in Gallery.reports {
        #expect(widest(report.text(for: page)) <= width, "\(name) at \(width)")
      }
    }
  }

  @Test("Hostile text fits too and reaches the terminal harmless", arguments: hostile)
  func hostileText(text: String) {
    for width in [20, 21, 27, 40, 80, 200] {
      let plain = Page(width: width, height: 24)
      let colored = Page(width: width, height: 24, style: .colored)
      for report in Gallery.reports(saying: text) {
        let shown = report.text(for: plain)
        #expect(widest(shown) <= width, "\(report.kind) at \(width): \(shown)")
        #expect(!shown.unicodeScalars.contains { isHarmful($0) }, "\(report.kind)")
        let bare = withoutStyles(report.text(for: colored))
        #expect(!bare.unicodeScalars.contains { isHarmful($0) }, "\(report.kind) in colour")
      }
    }
  }

  @Test("With ASCII asked for, our own marks are ASCII")
  func ascii() {
    for (name, report) in Gallery.reports {
      let marks = report.text(for: Page(width: 60, ascii: true)).filter {
        !$0.isASCII && !$0.isLetter
      }
      #expect(marks.allSatisfy { "：，；（）。".contains($0) }, "\(name): \(marks)")
    }
  }

  @Test("Colour changes nothing but colour")
  func colour() {
    for width in [20, 40, 80] {
      for (name, report) in Gallery.reports {
        let colored = report.text(for: Page(width: width, style: .colored))
        #expect(withoutStyles(colored) == report.text(for: Page(width: width)), "\(name)")
      }
    }
  }

  @Test("Matrices of any shape and size fit")
  func matrices() {
    var random = NumPyRandom(seed: 7)
    for _ in 0..<400 {
      let sides: [Double] = (0..<5).map { _ in random.uniform() }
      let shape = Shape(Int(sides[0] * 60), Int(sides[1] * 120))
      let scale = [1e-12, 1e-3, 1, 1000, 1e9, 1e200][Int(sides[2] * 6)]
      let values = (0..<shape.count).map { _ in random.gauss() * scale }
      let page = Page(width: 20 + Int(sides[3] * 100), height: 24)
      let format = MatrixFormat(digits: 1 + Int(sides[4] * 17), rowLimit: 9)
      let text = format.text(Matrix(shape: shape, columnMajor: values), for: page)
      #expect(widest(text) <= page.width, "\(shape) times \(scale) at \(page.width):\n\(text)")
      #expect(text.split(separator: "\n").count <= 10)
    }
  }

  @Test("A progress bar leaves the last column free at any width, whatever is known")
  func progress() {
    for width in 20...120 {
      for fraction in [-1, 0, 0.333, 1, 2, .nan] {
        let bar = ProgressBar(
          label: Localized("epoch 1234/5678"), fraction: fraction, cost: 1.25e-7, rate: 1e5,
          remaining: 5000)
        #expect(bar.text(for: Page(width: width)).displayWidth < width)
      }
    }
  }

  private func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private func withoutStyles(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }
}
