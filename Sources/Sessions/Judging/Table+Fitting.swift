import Presentation
import TextMeasures

extension [Table] {
  /// The first table that the page is wide enough for; the last where it is for none.
  func fitting(_ page: Page) -> Table? {
    let wide = Page(width: 1000, ascii: page.glyphs.isASCII)
    let fits = first { table in
      table.text(for: wide).split(separator: "\n").allSatisfy { $0.displayWidth <= page.width }
    }
    return fits ?? last
  }
}
