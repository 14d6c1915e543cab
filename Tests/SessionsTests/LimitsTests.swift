import Foundation
import TestSupport
import Testing

/// `help limits` tells where too large begins: what is just within is done, what is beyond is
/// refused with a sentence.
@Suite("Limits") struct LimitsTests {
  private static func nested(_ depth: Int) -> String {
    String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
  }

  private static func sum(of parts: Int) -> String {
    Array(repeating: "1", count: parts).joined(separator: "+")
  }

  @Test(
    "Just within, and just beyond",
    arguments: [
      (nested(199), nested(200)),
      ("set digits=17", "set digits=18"),
      ("set digits=1", "set digits=0"),
      ("set threads=256", "set threads=257"),
      ("net 1000 relu, 1 sigmoid", "net 1000001 relu, 1 sigmoid"),
      ("net 999 x 2 relu, 1 sigmoid", "net 1001 x 2 relu, 1 sigmoid"),
      ("data moons n=2000", "data moons n=1000001"),
      ("zeros(3, 4)", "zeros(134217729)"),
      ("zeros(0, 4)", "zeros(67108865, 2)"),
      ("goto 0", "goto 1000000001"),
    ])
  func bounds(within: String, beyond: String) throws {
    let shell = ScriptedSession()
    #expect(shell.fails("data xor n=4", "net 1 sigmoid", within) == nil)
    let message = try #require(shell.fails(beyond))
    #expect(!message.isEmpty)
    #expect(shell.fails("1 + 1") == nil)
  }

  @Test("Scripts run one another 20 deep and no deeper", arguments: [(20, true), (21, false)])
  func scripts(depth: Int, isFine: Bool) throws {
    let folder = try TemporaryFolder()
    for level in 1...depth {
      let line = level == depth ? "x = 7" : "run \(folder.path)/\(level + 1).bs"
      try folder.write(line, to: "\(level).bs")
    }
    let shell = ScriptedSession()
    _ = try shell.run("run \(folder.path)/1.bs")
    #expect((shell.fails("show x") == nil) == isFine)
  }

  @Test("They are told in both languages, within a window")
  func told() {
    let shell = ScriptedSession()
    let text = shell.json("help limits")
    for number in ["199", "262,144", "134,217,728", "1,000,000", "10,000", "2,000"] {
      #expect(text.contains(number), "\(number)")
    }
  }
}
