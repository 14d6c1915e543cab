import Foundation
import Presentation
import Testing

@testable import Sessions

@Suite("The skeleton of a lesson")
struct LessonSkeletonTests {
  @Test("passes the check of lessons as it stands")
  func passes() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("mine-\(UUID().uuidString).md")
    try LessonSkeleton(id: "mine").text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    var said = ""
    let output = TextOutput(page: { Page() }, write: { said += $0 }, writeError: { said += $0 })
    #expect(LessonCheck(surroundings: .forTests, output: output).run([file.path]), "\(said)")
  }

  @Test(
    "has a name of small letters and digits", arguments: ["", "Mine", "9th", "a b", "../x", "é"])
  func refuses(name: String) {
    #expect(throws: LessonSkeleton.Failure.name) { try LessonSkeleton(id: name) }
  }
}
