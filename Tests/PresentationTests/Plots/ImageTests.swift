import Drawing
import Foundation
import Testing

@testable import Presentation

@Suite("Images in the terminal") struct ImageTests {
  @Test("Base 64 is Foundation's", arguments: 0...70)
  func base64(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 89 &+ 7) }
    #expect(
      String(decoding: Base64.encode(bytes), as: UTF8.self) == Data(bytes).base64EncodedString())
  }

  @Test("Kitty gets the PNG file in pieces of 4096, the last one marked, no answer wanted")
  func kitty() throws {
    let png = FigureGallery.cost.png
    let text = KittyGraphics(png: png, columns: 72).text
    let pieces = text.components(separatedBy: "\u{1B}\\").dropLast()
    #expect(pieces.first?.hasPrefix("\u{1B}_Ga=T,f=100,q=2,c=72,m=1;") == true)
    #expect(pieces.dropFirst().dropLast().allSatisfy { $0.hasPrefix("\u{1B}_Gq=2,m=1;") })
    #expect(pieces.last?.hasPrefix("\u{1B}_Gq=2,m=0;") == true)
    let payloads = pieces.compactMap { $0.split(separator: ";").last.map(String.init) }
    #expect(payloads.allSatisfy { $0.utf8.count <= 4096 })
    let sent = try #require(Data(base64Encoded: payloads.joined()))
    #expect(Array(sent) == png)
  }

  @Test("Sixels say the colours of the pixels, to the nearest of six levels")
  func sixel() throws {
    let canvas = PixelCanvas(width: 20, height: 15, scale: 1)
    canvas.fill(Rectangle(x: 3, y: 2, width: 9, height: 11), Color(0xCC3300))
    canvas.fill(Rectangle(x: 0, y: 13, width: 20, height: 2), .black)
    let decoded = try SixelDecoder.pixels(Sixel(canvas).text, columns: 20, rows: 15)
    #expect(decoded == canvas.pixels)
  }

  @Test(
    "The environment says what the terminal shows",
    arguments: [
      (["KITTY_WINDOW_ID": "1"], ImageMode.kitty), (["TERM": "xterm-kitty"], .kitty),
      (["TERM_PROGRAM": "ghostty"], .kitty), (["TERM_PROGRAM": "WezTerm"], .kitty),
      (["TERM_PROGRAM": "vscode"], .blocks), ([:], .blocks),
      (["KITTY_WINDOW_ID": "1", "TMUX": "/tmp/x"], .blocks),
    ] as [([String: String], ImageMode)])
  func environment(variables: [String: String], mode: ImageMode) {
    #expect(ImageMode(environment: variables) == mode)
  }

  @Test("Where the output is no terminal, pictures are in characters")
  func piped() {
    let report = PlotReport(FigureGallery.cost, images: .kitty)
    #expect(report.text(for: Page()) == PlotReport(FigureGallery.cost).text(for: Page()))
    #expect(report.text(for: Page(height: 24)).hasPrefix("\u{1B}_G"))
  }
}

/// Reads back what `Sixel` writes: a palette, bands of six rows, repetitions.
private enum SixelDecoder {
  static func pixels(_ text: String, columns: Int, rows: Int) throws -> [UInt32] {
    let head = "\u{1B}P0;1;0q\"1;1;\(columns);\(rows)"
    try #require(text.hasPrefix(head) && text.hasSuffix("\u{1B}\\"))
    var rest = text.dropFirst(head.count).dropLast(2)
    var palette: [Int: UInt32] = [:]
    var pixels = Array(repeating: UInt32(0xABCDEF), count: columns * rows)
    var (x, top, color) = (0, 0, 0)
    func number() -> Int {
      let digits = rest.prefix(while: \.isNumber)
      rest = rest.dropFirst(digits.count)
      return Int(digits) ?? 0
    }
    func paint(_ character: Character, _ count: Int) {
      let bits = Int(character.unicodeScalars.first?.value ?? 63) - 63
      for _ in 0..<count {
        for row in 0..<6 where bits >> row & 1 == 1 {
          pixels[(top + row) * columns + x] = palette[color] ?? 0xABCDEF
        }
        x += 1
      }
    }
    while let character = rest.popFirst() {
      switch character {
      case "#":
        color = number()
        guard rest.hasPrefix(";2;") else { continue }
        rest = rest.dropFirst(3)
        let parts = (0..<3).map { part in
          if part > 0 { rest = rest.dropFirst() }
          return UInt32(number() * 255 / 100)
        }
        palette[color] = parts[0] << 16 | parts[1] << 8 | parts[2]
      case "!":
        let count = number()
        paint(rest.removeFirst(), count)
      case "$": x = 0
      case "-": (x, top) = (0, top + 6)
      default: paint(character, 1)
      }
    }
    return pixels
  }
}
