import CustomDump
import Foundation
import TestSupport
import Testing
import TextMeasures

@testable import Presentation

@Suite("Figures in text") struct FigureTranscriptTests {
  @Test("Every kind of figure looks as recorded", arguments: TranscriptTests.settings)
  func looks(setting: TranscriptTests.Setting) throws {
    let shown = FigureGallery.figures.map { figure in
      "## \(figure.subject)\n\(PlotReport(figure).text(for: setting.page))\n"
    }.joined(separator: "\n").replacing("\u{1B}", with: "␛")
    try compare(shown, with: "plots-\(setting.name).txt")
  }

  @Test("Every kind of figure is told in words as recorded")
  func words() throws {
    let shown = FigureGallery.figures.map { figure in
      "## \(figure.subject)\n\(PlotReport(figure, images: .none).text(for: Page()))\n"
    }.joined(separator: "\n")
    try compare(shown, with: "plots-words.txt")
  }

  /// `RECORD=1` writes the file anew and fails that run.
  private func compare(_ shown: String, with file: String) throws {
    if Recording.isOn {
      try Recording.write(shown, to: "PresentationTests/Transcripts/\(file)")
      Issue.record("recorded \(file)")
    } else {
      let recorded = try #require(
        Bundle.module.url(forResource: file, withExtension: nil, subdirectory: "Transcripts"))
      expectNoDifference(shown, try String(contentsOf: recorded, encoding: .utf8))
    }
  }

  @Test("No line is wider than the page", arguments: [20, 21, 30, 40, 57, 80, 133, 200])
  func fits(width: Int) {
    let pages = [
      Page(width: width), Page(width: width, height: 24, style: .colored),
      Page(width: width, ascii: true), Page(width: width, height: 5),
    ]
    for page in pages {
      for figure in FigureGallery.figures {
        for line in PlotReport(figure).text(for: page).split(separator: "\n") {
          #expect(line.displayWidth <= width, "\(figure.title): \(line)")
        }
      }
    }
  }

  @Test("An ASCII page shows nothing but ASCII, except in names")
  func ascii() {
    for figure in FigureGallery.figures where figure.subject != "boundary" {
      let text = PlotReport(figure).text(for: Page(ascii: true))
      #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(figure.title)")
    }
  }

  @Test("Without colours lines, classes and signs still differ")
  func withoutColors() {
    let cost = PlotReport(FigureGallery.cost).text(for: Page())
    #expect(cost.contains("⠤⠤⠤⠤⠤\u{20}train"))
    #expect(cost.contains("⠤⠤\u{20}\u{20}⠤\u{20}dev"))
    let boundary = PlotReport(FigureGallery.boundary).text(for: Page())
    #expect(boundary.contains("o 晴") && boundary.contains("x rain") && boundary.contains("░"))
  }

  @Test("The one number that stands out of many is drawn")
  func spike() throws {
    let text = PlotReport(FigureGallery.long).text(for: Page())
    let top = try #require(
      text.split(separator: "\n").first { $0.contains("10.0┤") || $0.contains("10┤") })
    #expect(top.contains { ("\u{2801}"..."\u{28FF}").contains($0) })
  }

  @Test("What cannot be drawn is counted")
  func counted() {
    let text = PlotReport(FigureGallery.broken).text(for: Page())
    #expect(text.contains("2 values NaN or infinite: not drawn"))
  }
}
