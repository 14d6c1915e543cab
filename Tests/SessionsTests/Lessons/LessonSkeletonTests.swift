import Foundation
import Presentation
import TestSupport
import Testing

@testable import Sessions

@Suite("The skeleton of a lesson")
struct LessonSkeletonTests {
  @Test("passes the check of lessons as it stands")
  func passes() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(LessonSkeleton(id: "mine").text, to: "mine.md")
    var said = ""
    let output = TextOutput(
      page: { _ in Page() }, write: { said += $0 }, writeError: { said += $0 })
    #expect(LessonCheck(surroundings: .forTests, output: output).run([file]), "\(said)")
  }

  @Test(
    "has a name of small letters and digits", arguments: ["", "Mine", "9th", "a b", "../x", "é"])
  func refuses(name: String) {
    #expect(throws: LessonSkeleton.Failure.name) { try LessonSkeleton(id: name) }
  }
}
