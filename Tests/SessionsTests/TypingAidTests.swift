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
  private func marked(line: String, cursor: Int? = nil) -> String {
    marked(aid.painted(line, cursor: cursor ?? line.utf8.count, in: .colored))
  }

  private func marked(_ painted: String) -> String {
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
      ("show W1 foo b1", "<command:show> <name:W1> <unknown:foo> <name:b1>"),
      ("why dW7[0, 0]", "<command:why> <unknown:dW7><pair:[>0, 0<pair:]>"),
      ("set lrr=1", "<command:set> <unknown:lrr>=1"),
      ("search lr=log(1e-4,1)", "<command:search> <option:lr>=log<pair:(>1e-4,1<pair:)>"),
      ("rewrite W1=W1", "<command:rewrite> <name:W1>=<name:W1>"),
      ("ZL @ AL.T", "ZL @ AL.T"),
      ("[k*2 for k in range(3)]", "<pair:[>k*2 <word:for> k <word:in> <option:range>(3)<pair:]>"),
      (
        "[j+z for k, j in q]", "<pair:[>j+<unknown:z> <word:for> k, j <word:in> <unknown:q><pair:]>"
      ),
      ("net 3 rlu, 2 relu", "<command:net> 3 <unknown:rlu>, 2 <option:relu>"),
      ("optimizer adm lr=1", "<command:optimizer> <unknown:adm> <option:lr>=1"),
      ("plot foo", "<command:plot> <unknown:foo>"), ("plot W1", "<command:plot> <name:W1>"),
      ("loss bce from=Z", "<command:loss> <option:bce> <option:from>=Z"),
      ("W1.detach().numpy()", "<name:W1>.detach().numpy<pair:(><pair:)>"),
      ("step 3 bogus=2", "<command:step> 3 <unknown:bogus>=2"),
      ("step 2 it", "<command:step> 2 it"), ("net 3 re", "<command:net> 3 re"),
      ("偏差 + 1", "<unknown:偏差> + 1"),
      ("goto 12.backward.2.dW", "<command:goto> 12.backward.2.dW"),
      ("", ""), ("   ", "   "), ("'", "<text:'>"),
    ])
  func colours(line: String, expected: String) { #expect(marked(line: line) == expected) }

  @Test(
    "A row is coloured as a part of its cell",
    arguments: [
      ("y = [1,\n", "2]", "2]"), ("for i in [1,\n", "    \"a\"]:", "    <text:\"a\">]:"),
      ("s = \"\"\"\n", "b ) c", "<text:b ) c>"), ("", "y = 2]", "y = 2<unknown:]>"),
      ("x = 3\n", "show x", "<command:show> x"), ("def f(a):\n    b = a\n", "f(2)", "f(2)"),
      ("data moons n=50\n", "net 3 tanh", "<command:net> 3 <option:tanh>"),
    ])
  func rows(above: String, line: String, expected: String) {
    #expect(marked(aid.painted(line, cursor: 0, above: above, in: .colored)) == expected)
  }

  @Test("Pasted lines have the colours that they have when typed")
  func pasted() {
    #expect(
      marked(line: "data moons n=50\nnet 3 tanh\ntrain 2 epochs", cursor: 0)
        == "<command:data> moons <option:n>=50\n<command:net> 3 <option:tanh>\n"
        + "<command:train> 2 <option:epochs>")
  }

  @Test(
    "Nothing is suggested that cannot work here",
    arguments: [
      ("page ", ["page 99"], "99"), ("evaluate ", ["evaluate dev"], "dev"),
      ("errors ", [], "dev"), ("tally ", [], "dev"), ("replace ", [], "3"),
      ("synthesize ", [], "rotate"), ("select ", [], "2"), ("unalias ", [], "it"),
      ("answ", [], "er "), ("fo", ["fooo"], "oo"), ("show W", ["show W9"], "9"),
    ] as [(String, [String], String)])
  func impossible(line: String, history: [String], rest: String) {
    let hint = aid.hint(for: line, after: history) ?? ""
    #expect(!hint.hasPrefix(rest), "\(hint)")
  }

  @Test(
    "A line that takes something away is never suggested as it stands",
    arguments: [
      ("fo", ["forget"], "r"), ("forg", [], nil), ("rese", ["reset"], nil), ("del", [], nil),
      ("clos", [], nil), ("clea", [], nil), ("qui", ["quit"], nil), ("delete a", [], nil),
    ] as [(String, [String], String?)])
  func destroying(line: String, history: [String], rest: String?) {
    #expect(aid.hint(for: line, after: history) == rest)
  }

  @Test(
    "No part, layer, run, session or answer is suggested that is not there",
    arguments: [
      "replace 1 ", "metric optimizing acc", "load par", "review ", "resu",
      "expect dZ3",
    ])
  func absent(line: String) { #expect(aid.hint(for: line, after: []) == nil) }

  @Test("Where it is there it is suggested")
  func present() {
    _ = room.type("split train=0.8 dev=0.2")
    #expect(aid.hint(for: "metric optimizing acc", after: []) == "uracy_dev")
    _ = room.type("break J < 0.1")
    #expect(aid.hint(for: "continu", after: []) == "e")
    _ = room.type("parameters = {\"W1\": 1}")
    #expect(aid.hint(for: "load par", after: []) == "ameters")
    let empty = TypingAid(ScriptedSession().session)
    for line in ["gradch", "expect d", "save dig", "unfree"] {
      #expect(empty.hint(for: line, after: []) == nil, "\(line)")
    }
  }

  @Test("What a module has not is marked, what may become a name of it is not")
  func modules() {
    #expect(marked(line: "np.foo(1)") == "<option:np>.<unknown:foo><pair:(>1<pair:)>")
    #expect(marked(line: "np.su").contains("unknown") == false)
    #expect(marked(line: "W1.foo").contains("unknown") == false)
    #expect(marked(line: "np.random.foo + 1").contains("<unknown:foo>"))
  }

  @Test("What failed is not suggested again")
  func failures() {
    #expect(aid.hint(for: "train 7", after: ["train 70 epochs"]) == "0 epochs")
    #expect(
      aid.hint(for: "train 7", after: ["train 70 epochs"], butNot: ["train 70 epochs"]) == nil)
  }

  @Test func aWordThatMayBecomeSomethingIsGivenTime() {
    #expect(marked(line: "mom") == "mom")
    #expect(marked(line: "momx") == "<unknown:momx>")
    #expect(marked(line: "mom + 1") == "<unknown:mom> + 1")
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
      #expect(!painted.contains("\u{1B}[4;31m") || Self.namesTensors(line), "\(line)")
    }
  }

  /// Whether a line's names are those of another network.
  private static func namesTensors(_ line: String) -> Bool {
    ["expect", "show", "try", "unroll", "watch", "why"].contains(line.prefix { $0 != " " })
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

  @Test(
    "An example is suggested only where all it names is there",
    arguments: [
      ("why dW", "2[0, 3] --all"), ("why Z", "1[0, 0]"), ("use ", nil), ("load w", nil),
      ("data w", nil), ("data mo", "ons n=400 noise=0.2 seed=1"), ("compare ", nil),
      ("unroll ", nil), ("forget ", nil), ("show W", "1"), ("blank ", "dW2"),
    ] as [(String, String?)])
  func examples(line: String, rest: String?) {
    let hint = aid.hint(for: line, after: [])
    #expect(rest == nil ? hint == nil : hint?.hasPrefix(rest ?? "") == true, "\(hint ?? "")")
  }

  @Test("Without a network no example is suggested that needs one")
  func examplesWithoutNetwork() {
    let aid = TypingAid(ScriptedSession().session)
    #expect(aid.hint(for: "train", after: []) == nil)
    #expect(aid.hint(for: "plot b", after: []) == nil)
    #expect(aid.hint(for: "data i", after: []) == "ris")
    #expect(aid.hint(for: "tra", after: []) == nil)
    let begun = ScriptedSession()
    for line in ["data moons n=20", "net 3 tanh, 1 sigmoid"] { _ = begun.type(line) }
    #expect(TypingAid(begun.session).hint(for: "tra", after: [])?.hasPrefix("in") == true)
  }

  @Test func withoutANetworkNamesOfARunAreUnknownAndCommandsAreNot() {
    let aid = TypingAid(ScriptedSession().session)
    #expect(aid.painted("W1 + 1", cursor: 0, in: .colored).hasPrefix("\u{1B}[4;31mW1"))
    #expect(aid.painted("step 3", cursor: 0, in: .colored).hasPrefix("\u{1B}[1mstep"))
  }
}
