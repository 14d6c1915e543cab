import Drawing
import Foundation
import FoundationXML
import Languages
import Testing

@testable import Presentation

@Suite("Figures in files") struct FigureFileTests {
  /// The words of an SVG file, and how deep its elements nest.
  private final class Reader: NSObject, XMLParserDelegate {
    var texts: [String] = []
    var elements: [String: Int] = [:]
    private var isText = false

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      elements[name, default: 0] += 1
      isText = name == "text" || name == "title"
      if isText { texts.append("") }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if isText { texts[texts.count - 1] += string }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) { isText = false }
  }

  private func read(_ figure: Figure) throws -> Reader {
    let parser = XMLParser(data: Data(figure.svg.utf8))
    let reader = Reader()
    parser.delegate = reader
    try #require(parser.parse(), "\(figure.title)")
    return reader
  }

  @Test("Every SVG file is XML with its title as text")
  func isXML() throws {
    for figure in FigureGallery.figures {
      let reader = try read(figure)
      #expect(reader.texts.count { $0 == figure.title.en } >= 2, "\(figure.title)")
      #expect(reader.elements["svg"] == 1)
    }
  }

  @Test("Axes, ticks, legends and notes are there as text")
  func labels() throws {
    let cost = try read(FigureGallery.cost)
    #expect(
      Set(["epochs finished", "J", "train", "dev", "0", "60", "0.0", "1.2", "a note"])
        .isSubset(of: cost.texts), "\(cost.texts)")
    let boundary = try read(FigureGallery.boundary)
    #expect(
      Set(["温度", "humidity", "晴 (3)", "answers rain", "no label (1)"]).isSubset(of: boundary.texts))
    let network = try read(FigureGallery.network)
    #expect(
      Set(["花瓣", "A1 relu (3)", "W1 (3, 4)", "⋮ 5 more", "negative weight"])
        .isSubset(of: network.texts), "\(network.texts)")
  }

  @Test("A line that is the second one has gaps also in print")
  func dashes() {
    #expect(FigureGallery.cost.svg.contains("stroke-dasharray"))
  }

  @Test("Names that look like markup stay names")
  func markup() throws {
    let name = "<script>&\"'\u{1B}[31m\u{202E}"
    let chart = Chart(
      x: ChartAxis(name, Extent(0...1)), y: ChartAxis(name, Extent(0...1)),
      series: [Series(name, x: [0], y: [1]), Series(name, x: [1], y: [0], form: .points)])
    let figure = Figure("cost", title: Localized(name), .chart(chart), notes: [Localized(name)])
    let reader = try read(figure)
    #expect(reader.texts.contains("<script>&\"'^[[31m<U+202E>"))
    #expect(reader.elements["script"] == nil)
  }

  @Test("Every PNG file has the signature and its size")
  func png() {
    for figure in FigureGallery.figures {
      let bytes = figure.png
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
      let (width, height) = (bytes[16..<20], bytes[20..<24])
      #expect(width.reduce(0) { $0 << 8 | Int($1) } == 1280)
      #expect(height.reduce(0) { $0 << 8 | Int($1) } == 880)
    }
  }

  @Test("A picture of ink on paper is neither blank nor full")
  func ink() {
    for figure in FigureGallery.figures {
      let pixels = figure.pixels(scale: 1).pixels
      let inked = pixels.count { $0 != 0xFFFFFF }
      #expect((1000..<(pixels.count * 9 / 10)).contains(inked), "\(figure.title): \(inked)")
    }
  }
}
