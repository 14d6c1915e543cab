import Foundation
import TestSupport
import Testing

@testable import Sessions

@Suite("What set precision and set threads do")
struct PerformanceTests {
  /// A network whose products are large enough to be shared.
  private func trained(_ settings: String, _ more: String...) throws -> ScriptedSession {
    let session = ScriptedSession()
    let set = "set batch=256 shuffle=off \(settings)"
    for line in ["data digits", "seed 2", "net 160 relu, 80 tanh, 10 softmax", set] + more {
      #expect(session.fails(line) == nil, "\(line)")
    }
    return session
  }

  @Test(
    "the same bits in any number of threads, whenever it is set",
    arguments: ["float64", "float32"], [2, 3, 7])
  func threads(precision: String, count: Int) throws {
    let one = try trained("precision=\(precision)", "train 9 iterations")
    let many = try trained(
      "precision=\(precision) threads=\(count)", "train 4 iterations", "set threads=1", "step 7",
      "set threads=\(count)", "train 5 iterations")
    for name in ["W1", "W2", "b3", "dW1", "A2"] {
      #expect(try one.exact(name) == many.exact(name), "\(name)")
    }
  }

  @Test("float32 rounds a run under way, float64 keeps what is left, going back has every digit")
  func precision() throws {
    let session = try trained("lr=0.01", "train 3 iterations")
    let exact = try session.exact("W1")
    #expect(session.json("set precision=float32").contains("rounded to about 7 digits"))
    let rounded = try session.exact("W1")
    #expect(rounded == exact.map { Double(Float($0)) })
    #expect(session.json("set precision=float64").contains("as float32 has left them"))
    #expect(try session.exact("W1") == rounded)
    for line in ["back 1 iteration", "step iteration"] { session.json(line) }
    #expect(try session.exact("W1") == rounded)
    session.json("back 1 stage")
    session.json("set shuffle=on")
    session.json("step iteration")
    #expect(try session.exact("W1") == exact)
  }

  @Test("what is set already leaves the future as it is")
  func unchanged() throws {
    let session = try trained("lr=0.01", "train 5 iterations", "back 3 iterations")
    session.json("set lr=0.01 threads=1 precision=float64")
    let before = try session.exact("W1")
    session.json("set threads=2")
    #expect(try session.exact("W1") == before)
  }

  @Test(
    "a value that is missing or wrong is named, and nothing changes",
    arguments: [
      ("set precision=", "precision= needs a value: float32, float64"),
      ("set threads=", "threads= needs a value: a whole number"),
      ("set threads=0", "threads must be a whole number from 1 to 256, not 0"),
      ("set threads=2.5", "threads must be a whole number from 1 to 256, not 2.5"),
      ("set precision=16", "precision cannot be 16: it is one of float32 or float64"),
      ("set precision float32", "precision takes its value after an equals sign"),
      ("set threads", "threads takes its value after an equals sign"),
    ])
  func refusals(line: String, message: String) throws {
    let session = try trained("lr=0.01", "train 2 iterations")
    let before = try session.exact("W1")
    #expect(session.fails(line)?.contains(message) == true)
    #expect(try session.exact("W1") == before)
  }

  @Test("more threads than processors are said to be no faster, in both languages")
  func processors() throws {
    let screen = ScriptedSession()
    #expect(screen.type("set threads=256").contains("no faster"))
    _ = screen.type("lang zh")
    #expect(screen.type("set threads=255").contains("处理器"))
  }

  @Test(
    "every topic of help stands in both languages and on one screen",
    arguments: HelpTopic.allCases, ["en", "zh"])
  func topics(topic: HelpTopic, language: String) {
    let screen = ScriptedSession()
    _ = screen.type("lang \(language)")
    let text = screen.type("help \(topic.rawValue)")
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 24)
    #expect(text.contains("、") == (language == "zh"))
  }
}

extension ScriptedSession {
  /// The values to the last bit, which reading JSON does not promise.
  fileprivate func exact(_ name: String) throws -> [Double] {
    try session.value(of: name).matrix?.elements ?? []
  }
}
