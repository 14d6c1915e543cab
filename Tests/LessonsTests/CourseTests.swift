import TestSupport
import Testing

@testable import Lessons

@Suite("The course")
struct CourseTests {
  private var catalog: Catalog {
    Catalog(folder: Checkout.folder + "/lessons")
  }

  @Test("can be read, lesson by lesson")
  func reads() {
    let catalog = catalog
    #expect(catalog.failures.map(\.description) == [])
    #expect(catalog.lessons.map(\.id).contains("loss"))
    #expect(Set(catalog.lessons.map(\.id)).isSuperset(of: ["descent", "forward", "backward"]))
  }

  /// Which commands there are is the session's to know, and the check of lessons looks there.
  @Test("keeps every rule")
  func lintsClean() {
    let findings = Linter { _ in true }.findings(in: catalog)
    #expect(findings.map(\.description) == [])
  }

  @Test("is made more than copied")
  func counts() {
    let counts = CourseCounts(catalog.lessons)
    #expect(
      counts.areKept, "\(counts.dictated), \(counts.exercises), \(counts.made), \(counts.copied)")
  }

  @Test("has in each lesson what every lesson has")
  func shape() {
    for lesson in catalog.lessons {
      let titles = lesson.pages.map(\.title.en)
      #expect(titles.first == "What you will be able to do", "\(lesson.id)")
      #expect(titles.suffix(2) == ["In real work", "Summary"], "\(lesson.id)")
      #expect(((lesson.number == 0 ? 5 : 15)...25).contains(lesson.minutes), "\(lesson.id)")
      #expect(lesson.exercises.contains { $0.question.isMade }, "\(lesson.id)")
    }
  }
}
