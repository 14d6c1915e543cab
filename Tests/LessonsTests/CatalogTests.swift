import Foundation
import TestSupport
import Testing

@testable import Lessons

@Suite("The catalogue")
struct CatalogTests {
  private func course() throws -> Catalog {
    let first = try LessonParser.parse(
      Sample.text("id: sample\nnumber: 2", "id: sampling\nnumber: 1"), file: "01-sampling.md")
    return Catalog([try Sample.lesson(), first])
  }

  @Test(
    "finds a lesson by number, id, file and the words of its title",
    arguments: ["2", "sample", "02-sample", "02-sample.md", "Ｓample"])
  func one(_ query: String) throws {
    #expect(try course().find(query) == .one(Sample.lesson()))
  }

  @Test("finds by the beginning of an id and by words of either language")
  func more() throws {
    let course = try course()
    #expect(course.find("sampli") == .one(course.lessons[0]))
    #expect(course.find("sam") == .several(course.lessons))
    #expect(course.find("样例") == .several(course.lessons))
    #expect(course.find("A SAMPLE") == .several(course.lessons))
  }

  @Test("offers the nearest id for a slip of the keyboard")
  func none() throws {
    let course = try course()
    #expect(course.find("smaple") == .none(nearest: "sample"))
    #expect(course.find("zebra") == .none(nearest: nil))
    #expect(course.find("") == .none(nearest: nil))
    #expect(course.find("99999999999999999999") == .none(nearest: nil))
  }

  @Test(
    "searches the text of both languages", arguments: ["multiplies", "一个样本是一列", "divide", "试一试"])
  func search(_ word: String) throws {
    let expected = word == "divide" ? [] : [try Sample.lesson()]
    #expect(Catalog([try Sample.lesson()]).search(word) == expected)
  }

  @Test("knows the order of the course")
  func order() throws {
    let course = try course()
    #expect(course.lessons.map(\.number) == [1, 2])
    #expect(course.next(after: course.lessons[0]) == course.lessons[1])
    #expect(course.next(after: course.lessons[1]) == nil)
  }

  @Test("reads a folder, and a broken lesson does not hide the others")
  func folder() throws {
    let folder = try TemporaryFolder()
    try folder.write(Sample.text(), to: "02-sample.md")
    try folder.write("---\nid: broken\n", to: "03-broken.md")
    try folder.write("not a lesson", to: "README.md")
    try folder.write([0x2D, 0xFF, 0xFE], to: "04-bytes.md")
    let catalog = Catalog(folder: folder.path)
    #expect(catalog.lessons.map(\.id) == ["sample"])
    #expect(catalog.failures.map(\.reason) == [.unclosedFrontMatter, .notUTF8])
  }

  @Test("finds the headings that reading every lesson finds")
  func headings() {
    let folder = Checkout.folder + "/lessons"
    let read = Catalog(folder: folder).lessons.map(LessonHeadings.init)
    let found = Catalog.headings(in: folder)
    #expect(found.map(\.id) == read.map(\.id))
    for (mine, whole) in zip(found, read) { #expect(Set(mine.titles) == Set(whole.titles)) }
  }

  @Test("reports a folder and a file that are not there")
  func absent() throws {
    #expect(Catalog(folder: "/no/such").failures.map(\.reason) == [.unreadable(code: 2)])
    #expect(throws: LessonError(file: "/no/such.md", line: 0, reason: .unreadable(code: 2))) {
      try Catalog.lesson(at: "/no/such.md")
    }
    #expect(throws: LessonError(file: "/dev/zero", line: 0, reason: .unreadable(code: 21))) {
      try Catalog.lesson(at: "/dev/zero")
    }
  }
}
