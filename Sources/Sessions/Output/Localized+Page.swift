import Lessons
import Presentation

extension Localized {
  /// The one in the language of a page.
  subscript(page: Presentation.Page) -> Value {
    switch page.language {
    case .english: en
    case .chinese: zh
    }
  }
}
