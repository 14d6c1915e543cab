import Foundation
import TestSupport
import Testing

@testable import Sessions

@Suite("A block of Python in a lesson")
struct PythonBlockTests {
  private static let lesson = """
    ---
    id: cells
    number: 1
    title: {en: Functions, zh: 函数}
    minutes: 15
    requires: []
    ---

    # Functions · 函数

    ## Twice · 两倍

    A cell runs whole.

    > 一个单元整个运行。

    ```python run
    def twice(x):
        return 2 * x

    print(twice(21))
    ```

    ```python type
    for i in range(2):

        print("row", i)
    ```

    """

  /// A learner with a course of this one lesson.
  private func classroom(_ language: String = "en_GB.UTF-8") throws -> Classroom {
    let folder = try TemporaryFolder()
    for part in ["datasets", "lessons"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(part)", withIntermediateDirectories: true)
    }
    try Data(Self.lesson.utf8).write(to: URL(filePath: "\(folder.path)/lessons/01-cells.md"))
    return try Classroom(folder: folder, language: language)
  }

  @Test("that the lesson runs is shown whole, its empty rows too, with what it prints")
  func run() throws {
    let screen = try classroom().type("open cells")
    #expect(
      screen.contains("❯ def twice(x):\n      return 2 * x\n\n  print(twice(21))\n42\n"),
      "\(screen)")
  }

  @Test("that the learner types is taken whatever rows are empty", arguments: ["en_GB", "zh_CN"])
  func type(language: String) throws {
    let room = try classroom(language + ".UTF-8")
    room.type("open cells")
    #expect(room.type("").contains("`for i in range(2):` …"))
    let screen = room.type("for i in range(2):\n    print(\"row\", i)  \n")
    #expect(screen.contains("row 0\nrow 1\n"), "\(screen)")
    #expect(!screen.contains("`for i"), "\(screen)")
  }
}
