import Foundation
import Testing

@testable import Lessons

/// The fixture lesson, whole and with lines changed.
enum Sample {
  static var folder: String { Bundle.module.resourcePath.map { $0 + "/Fixtures/course" } ?? "" }
  static var path: String { folder + "/02-sample.md" }

  static func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  static func lesson() throws -> Lesson {
    try LessonParser.parse(text(), file: "02-sample.md")
  }

  /// The lesson after the first `old` has become `new`.
  static func text(_ old: String, _ new: String) throws -> String {
    let text = try text()
    let place = try #require(text.range(of: old), "the fixture has no \(old)")
    return text.replacingCharacters(in: place, with: new)
  }
}
