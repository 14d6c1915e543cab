import Foundation
import Presentation
import TestSupport
import Testing

@testable import Sessions

/// Colours and suggestions while a line is typed.
@Suite struct TypingAidTests {
  private let room: ScriptedSession
  private var aid: TypingAid { TypingAid(room.session) }

  init() throws {
    room = try ScriptedSession(
      """
      data moons n=20 seed=1
      net 4 tanh, 1 sigmoid
      step iteration
      momentum = 3
      """)
  }

  /// The line with `<role:text>` for what has a colour.
  private func marked(_ line: String, cursor: Int? = nil) -> String {
    let painted = aid.painted(line, cursor: cursor ?? line.utf8.count, in: .colored)
    var text = painted.replacing("\u{1B}[0m", with: ">")
    for (name, role) in Self.roles {
      text = text.replacing(Style.colored("x", as: role).prefix { $0 != "x" }, with: "<\(name):")
    }
    return text
  }

  private static let roles: [(String, Role)] = [
    ("command", .name), ("option", .option), ("name", .formula), ("text", .text),
    ("word", .keyword), ("unknown", .unknown), ("pair", .match), ("comment", .muted),
  ]

  @Test(
    "Each part has the colour of what it is",
    arguments: [
      ("net 8 tanh", "<command:net> 8 <option:tanh>"),
      ("set lr=0.1", "<command:set> <option:lr>=0.1"),
      ("try dW2 = dZ2 / m", "<command:try> <name:dW2> = <name:dZ2> / <name:m>"),
      ("W1 @ X + foo + b1", "<name:W1> @ <name:X> + <unknown:foo> + <name:b1>"),
      ("x = 3", "x = 3"),
      ("load('a b')", "<option:load><pair:(><text:'a b'><pair:)>"),
      ("W1)", "<name:W1><unknown:)>"),
      ("for i in (1, 2): # twice", "<word:for> i <word:in> (1, 2): <comment:# twice>"),
      ("momentum", "<name:momentum>"),
      ("ZL @ AL.T", "ZL @ AL.T"),
      ("偏差 + 1", "<unknown:偏差> + 1"),
      ("goto 12.backward.2.dW", "<command:goto> 12.backward.2.dW"),
      ("", ""), ("   ", "   "), ("'", "<text:'>"),
    ])
  func colours(line: String, expected: String) { #expect(marked(line) == expected) }

  @Test func aWordThatMayBecomeSomethingIsGivenTime() {
    #expect(marked("mom") == "mom")
    #expect(marked("momx") == "<unknown:momx>")
    #expect(marked("mom + 1") == "<unknown:mom> + 1")
  }

  @Test func paintingAddsAndLosesNoCharacter() throws {
    let lines = try Self.everyLineThatIsShown() + ["((((", "\"\\", "a\tb\u{7}", "👍🏽 é", "x\ny = 2"]
    let aid = aid
    for line in lines {
      #expect(aid.painted(line, cursor: 0, in: .plain) == line)
      let painted = aid.painted(line, cursor: line.utf8.count, in: .colored)
      #expect(painted.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == line)
    }
  }

  @Test func noExampleInHelpHasAnUnknownCommandOrOption() {
    let aid = aid
    for line in room.session.commands.all.flatMap(\.examples) {
      let painted = aid.painted(line, cursor: line.utf8.count, in: .colored)
      #expect(!painted.contains("\u{1B}[4;31m") || line.hasPrefix("expect"), "\(line)")
    }
  }

  private static func everyLineThatIsShown() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Checkout.folder + "/demos")
      .filter { $0.hasSuffix(".bs") }
      .flatMap { name in
        try String(contentsOfFile: Checkout.folder + "/demos/" + name, encoding: .utf8)
          .split(separator: "\n").map(String.init)
      }
  }

  @Test(
    "A line goes on as the newest that began so, else as an example, else as a command",
    arguments: [
      ("tr", ["train 3", "train 5", "try Z1 = 1"], "y Z1 = 1"),
      ("tra", ["train 3", "train 5"], "in 5"),
      ("optimizer a", [], "dam lr=0.01"),
      ("xyz", ["train 3"], nil), ("", ["train 3"], nil), (" tr", ["train 3"], nil),
      ("train 3", ["train 3"], nil),
    ] as [(String, [String], String?)])
  func hints(line: String, history: [String], rest: String?) {
    #expect(aid.hint(for: line, after: history) == rest)
  }

  @Test func withoutANetworkNamesOfARunAreUnknownAndCommandsAreNot() {
    let aid = TypingAid(ScriptedSession().session)
    #expect(aid.painted("W1 + 1", cursor: 0, in: .colored).hasPrefix("\u{1B}[4;31mW1"))
    #expect(aid.painted("step 3", cursor: 0, in: .colored).hasPrefix("\u{1B}[1mstep"))
  }
}
