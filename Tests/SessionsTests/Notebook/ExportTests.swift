import Foundation
import Matrices
import Presentation
import Sessions
import TestSupport
import Testing

@Suite struct ExportTests {
  private static let lines = [
    "x = 3", "x = randn(2, 2)", "y = 2\nfor i in range(3):\n    y = y + i\n", "train 7 iterations",
    "step 3", "back 2", "goto 3", "set lr=0.3", "optimizer adam lr=0.05", "set batch=16",
    "W1 = 2 * W1", "branch b", "switch main", "note a *remark*", "np.random.seed(3)", "J",
    "def f(a):\n    return a * 2\n", "z = f(3)", "show W1", "plot cost", "seed 5", "reset",
    "z = 1\nz = z + nothing\nz = 5", "step layer", "train 1 epochs", "evaluate", "undo",
  ]

  /// A session of lines drawn at random, those kept that succeeded.
  private func session(_ seed: Int) -> ScriptedSession {
    var random = NumPyRandom(seed: UInt32(seed))
    let session = ScriptedSession()
    for line in ["data moons n=50", "net 3 tanh, 1 sigmoid"] { session.type(line) }
    for _ in 0..<20 {
      session.type(Self.lines[Int(random.integer(through: UInt32(Self.lines.count - 1)))])
    }
    return session
  }

  /// What is seen of a session without changing it.
  private func digest(_ session: ScriptedSession) -> [String] {
    ["W1", "b1", "J", "x", "y", "z", "vdW1", "A1", "iteration", "alpha", "t", "branches", "set"]
      .map { session.json($0).replacing(#/"(seconds|line)":[^,}]*/#, with: "") }
  }

  @Test(
    "A session that was exported is the same when it is run",
    arguments: 0..<6, ["bs", "bs checked", "md", "ipynb"])
  func comesBack(seed: Int, form: String) throws {
    let folder = try TemporaryFolder()
    let original = session(seed)
    let file = "\(folder.path)/work.\(form.prefix { $0 != " " })"
    let told = original.json("export \(file)\(form.drop { $0 != " " })")
    try #require(told.contains("\"ok\":true"), "\(told)")
    let copy = ScriptedSession()
    let ran = copy.json("run \(file)")
    #expect(ran.contains("\"ok\":true"), "\(ran)")
    #expect(digest(copy) == digest(original), "seed \(seed)")
  }

  @Test("Pictures stand beside the text, remarks in it, and only the cells asked for")
  func writesText() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in [
      "data moons n=50", "net 3 tanh, 1 sigmoid", "train 30 iterations", "note **well**",
      "plot cost", "lang zh", "step",
    ] { session.type(line) }
    session.type("export \(folder.path)/a.md")
    #expect(try folder.names == ["a-1.svg", "a.md"])
    let text = try folder.read("a.md")
    #expect(text.contains("\n**well**\n"))
    #expect(text.contains("](<a-1.svg>)"))
    #expect(try folder.read("a-1.svg").hasPrefix("<?xml"))
    session.type("export \(folder.path)/b.bs cells 2-3")
    #expect(try folder.read("b.bs") == "net 3 tanh, 1 sigmoid\ntrain 30 iterations\n")
  }

  @Test("Nothing is written where nothing was done, or the name says no form")
  func refuses() {
    let session = ScriptedSession()
    #expect(session.fail("export a.bs")?.message == "nothing was changed yet")
    session.type("x = 3")
    #expect(session.fail("export a.doc")?.message.contains("a.doc") == true)
    #expect(session.fail("export a.bs cells 7-9")?.message == "there is no cell 7")
    #expect(session.fail("export") != nil)
  }

  @Test("HTML in a note stands there as text, and the Markdown around it as Markdown")
  func escapesHTML() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in [
      "x = 3", "note <script>alert(1)</script> and **strong** `a <b> c`", "y = 4",
      "note <div>", "note - *one*", "note - <b>two</b> &amp; [l](https://a.b)", "note </div>",
    ] { session.type(line) }
    session.type("export \(folder.path)/a.html")
    let notes = try folder.read("a.html").components(separatedBy: "<div class=\"note\">")
      .dropFirst()
      .map { $0.components(separatedBy: "</div>")[0] }
    #expect(
      notes.first == "\n<p>&lt;script&gt;alert(1)&lt;/script&gt; and <strong>strong</strong> "
        + "<code>a &lt;b&gt; c</code></p>\n")
    let list = notes.last ?? ""
    for part in ["<p>&lt;div&gt;</p>", "<em>one</em>", "&lt;b&gt;two&lt;/b&gt; &amp; <a href"] {
      #expect(list.contains(part), "\(list)")
    }
  }

  @Test("A lesson is no script")
  func refusesLessons() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("---\nid: a\n---\n", to: "a.md")
    let error = ScriptedSession().fail("run \(file)")
    #expect(error?.message == "\(file) is a lesson")
  }

  @Test("A fence within a remark is no fence of the document", arguments: ["```", "~~~"])
  func keepsRemarks(fence: String) throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in ["x = 3", "note \(fence)backstep", "note x = 4", "note \(fence)", "y = 5"] {
      session.type(line)
    }
    session.type("export \(folder.path)/a.md")
    #expect(try folder.read("a.md").contains("\n\\\(fence)backstep\n"))
    let copy = ScriptedSession()
    copy.type("run \(folder.path)/a.md")
    #expect(try copy.values("x").elements == [3])
    #expect(try copy.values("y").elements == [5])
  }

  @Test(
    "A cell with a fence in it runs back from every document", arguments: ["bs", "md", "ipynb"],
    [
      "s = \"\"\"a\n```\nb\"\"\"\ncount = len(s)\n", "# ```\ncount = 3\n", "count = 5\n# ``````\n",
      "s = '''\n```python\nn = 4\n````\n'''\ncount = len(s)\n",
      "print('```')\ncount = 6\nprint('```python')\n",
    ])
  func keepsFences(form: String, cell: String) throws {
    let folder = try TemporaryFolder()
    let (original, copy) = (ScriptedSession(), ScriptedSession())
    for line in [cell, "total = count + 2"] { original.type(line) }
    let file = "\(folder.path)/work.\(form)"
    #expect(original.json("export \(file)").contains("\"ok\":true"))
    let ran = copy.json("run \(file)")
    #expect(ran.contains("\"ok\":true"), "\(ran)")
    for name in ["count", "total"] { #expect(copy.json(name) == original.json(name)) }
  }

  @Test("What is not finite is asserted too, in small arrays and in large ones")
  func assertsEndless() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in [
      "x = 1/0", "y = [1/0, 0/0, -1/0, 2]", "z = ones(9, 9) / 0", "z[0, 1] = 0/0",
      "z[2, 2] = -1/0", "z[3, 3] = 7", "z",
    ] { #expect(session.fails(line) == nil, "\(line)") }
    let file = "\(folder.path)/work.bs"
    #expect(session.json("export \(file) checked").contains("\"ok\":true"))
    let text = try folder.read("work.bs")
    #expect(text.contains("expect x ~ np.inf"))
    #expect(text.contains("expect y ~ [np.inf, np.nan, -np.inf, 2.0]"))
    #expect(ScriptedSession().json("run \(file)").contains("\"ok\":true"))
    for (old, new) in [
      ("x = 1/0", "x = -1/0"), ("0/0, -1/0", "0, -1/0"), ("z[2, 2] = -1/0", "z[2, 2] = 0/0"),
      ("z[3, 3] = 7", "z[3, 3] = 8"),
    ] {
      try folder.write(text.replacing(old, with: new), to: "other.bs")
      let reply = ScriptedSession().json("run \(folder.path)/other.bs")
      #expect(reply.contains("\"ok\":false"), "\(new)")
    }
  }

  @Test("Remarks are Markdown on a page; what is HTML stands there as text, and nothing is fetched")
  func marksUpRemarks() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in [
      "x = 3", "note ## Why", "note **strong** and *soft*, `a < b`, [docs](https://a.b/c)",
      "note - one", "note - two", "note if x<y and y>z: <b>no</b> ![pic](https://a.b/p.png)",
      "note [bad](javascript:alert(1))", "y = 4",
    ] { session.type(line) }
    session.type("export \(folder.path)/a.html")
    let page = try folder.read("a.html")
    for part in [
      "<h3>Why</h3>", "<strong>strong</strong> and <em>soft</em>, <code>a &lt; b</code>",
      "<a href=\"https://a.b/c\">docs</a>", "<ul>", "<p>two</p>",
      "if x&lt;y and y&gt;z: &lt;b&gt;no&lt;/b&gt; <a href=\"https://a.b/p.png\">pic</a>",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(!page.contains("<img") && !page.contains("javascript:alert"))
    #expect(page.components(separatedBy: "class=\"note\"").count == 2)
  }

  @Test("A lesson's document goes by the progress of its time")
  func supposesProgress() throws {
    let home = try TemporaryFolder()
    let session = ScriptedSession(
      environment: ["BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": home.path])
    for line in ["open 4", "page 4"] { session.type(line) }
    session.type("export \(home.path)/a.md")
    let text = try home.read("a.md")
    let first = try #require(text.firstRange(of: "```backstep\nopen 4 page 1\n```"))
    let second = try #require(text.firstRange(of: "```backstep\npage 4\n```"))
    #expect(text[first.upperBound..<second.lowerBound].contains("1/"), "\(text)")
  }

  @Test("A document of lines that no longer come to the same says so")
  func saysWhatDiffers() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a,y\n1,0\n2,1\n", to: "t.csv")
    let session = ScriptedSession()
    for line in ["data \(file) target=y", "net 2 tanh, 1 sigmoid", "train 3 iterations"] {
      session.type(line)
    }
    #expect(!session.type("export \(folder.path)/a.md").contains("other numbers"))
    try folder.write("a,y\n1,0\n3,1\n", to: "t.csv")
    #expect(session.type("export \(folder.path)/b.md").contains("other numbers"))
  }

  @Test("A cell that was stopped is stopped there in a document too")
  func stopsWhereStopped() throws {
    let folder = try TemporaryFolder()
    let looks = Looks()
    let session = ScriptedSession(isInterrupted: { looks.isDue })
    session.type("z = []\nfor i in range(1000000000):\n  z.append(i)")
    let count = session.type("len(z)")
    #expect(Int(count.filter(\.isNumber)) ?? 0 > 0, "\(count)")
    session.type("export \(folder.path)/a.md")
    let copy = try folder.read("a.md")
    #expect(copy.contains("```text\n\(count.split(separator: "\n").joined())\n```"), "\(copy)")
    #expect(copy.contains("# z cannot be written down here"), "it has 25,600 numbers")
  }

  @Test(
    "Run back, a document has what a stopped cell had come to", arguments: ["bs", "md", "ipynb"])
  func endsWhereStopped(form: String) throws {
    let folder = try TemporaryFolder()
    let looks = Looks()
    let session = ScriptedSession(isInterrupted: { looks.isDue })
    session.type(
      "z = {'n': 0, 't': (), 'a': np.zeros((2, 1))}\nwhile True:\n  z['n'] += 1\n  z['a'][0, 0] += 0.1"
    )
    let shown = session.type("print(z)")
    #expect(shown.contains("'n': "))
    session.type("export \(folder.path)/a.\(form)")
    #expect(ScriptedSession().type("run \(folder.path)/a.\(form)").contains(shown))
  }

  /// A Ctrl-C at the hundredth look for it.
  private final class Looks: @unchecked Sendable {
    private var count = 0
    var isDue: Bool {
      count += 1
      return count == 100
    }
  }

  @Test(
    "A loop of one line that was stopped keeps what it came to, as one of two lines does",
    arguments: [
      "while True: i += 1", "for k in range(10**9): i = k + 1", "f()", "while True:\n    i += 1",
    ])
  func keepsWhatCameOfOneLine(loop: String) throws {
    let folder = try TemporaryFolder()
    let looks = Looks()
    let session = ScriptedSession(isInterrupted: { looks.isDue })
    session.type("i = 0")
    session.type("def f():\n    global i\n    while True:\n        i += 1")
    session.type(loop)
    let i = try session.values("i").elements[0]
    #expect(i > 0)
    #expect(session.json("cells").contains(",true,true]"))
    session.type("undo")
    session.type("redo")
    session.type("export \(folder.path)/a.bs")
    let copy = ScriptedSession()
    #expect(copy.json("run \(folder.path)/a.bs").contains("\"ok\":true"))
    let text = try folder.read("a.bs")
    #expect(try copy.values("i").elements == [i], "\(text)")
    session.type("undo")
    #expect(try session.values("i").elements == [0])
  }

  @Test(
    "A document with a lesson runs to the same page whoever runs it, and leaves their progress",
    arguments: ["bs", "bs checked", "md", "ipynb"])
  func opensLessonsAsTheyWere(form: String) throws {
    let folder = try TemporaryFolder()
    func reader(_ name: String, _ lines: [String]) -> ScriptedSession {
      let session = ScriptedSession(
        environment: ["BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": "\(folder.path)/\(name)"])
      for line in lines { session.json(line) }
      return session
    }
    func place(_ session: ScriptedSession) -> String { session.session.place }
    let walk = ["skip", "next", "skip", "next", "skip", "next"]
    let writer = reader("writer", ["open 9"] + walk + ["close", "open 9", "next", "skip", "x = 3"])
    let file = "\(folder.path)/a.\(form.prefix { $0 != " " })"
    let told = writer.json("export \(file)\(form.drop { $0 != " " })")
    try #require(told.contains("\"ok\":true"), "\(told)")
    let others = [[], ["open 9", "page 12", "close"], ["open 9"] + walk + walk + walk + ["close"]]
    for (number, lines) in others.enumerated() {
      let other = reader("\(number)", lines)
      let ran = other.json("run \(file)")
      #expect(ran.contains("\"ok\":true"), "\(ran)")
      #expect(place(other) == place(writer), "\(number)")
      other.json("close")
      if number == 1 {
        other.json("open 9")
        #expect(place(other).contains("12/"))
      }
    }
  }

  @Test(
    "A document with a review, a test or an answer runs to the same whoever runs it",
    arguments: ["bs", "md", "ipynb"],
    [
      ["open 9", "next", "next", "10", "next", "skip", "close", "review 9", "skip", "next"],
      ["open 9", "next", "next", "10", "next", "skip", "close", "review"],
      ["test 2", "skip", "skip", "skip"],
      ["open 9", "next", "next", "hint", "hint", "hint", "close", "open 9", "answer", "next"],
    ])
  func reviewsAsTheyWere(form: String, lines: [String]) throws {
    let folder = try TemporaryFolder()
    func reader(_ name: String, _ lines: [String]) -> ScriptedSession {
      let session = ScriptedSession(
        environment: ["BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": "\(folder.path)/\(name)"])
      for line in lines { session.json(line) }
      return session
    }
    func progress(_ number: Int) -> String { "\(number)/backstep/progress" }
    let test = ["test 2"] + Array(repeating: "skip", count: 6)
    let writer = reader("writer", (lines[0] == "test 2" ? test : []) + lines)
    let (place, page) = (writer.session.place, writer.json("page"))
    let file = "\(folder.path)/a.\(form)"
    try #require(writer.json("export \(file)").contains("\"ok\":true"))
    let others = [[], ["open 9", "next", "next", "11", "close", "open 14"] + test]
    for (number, lines) in others.enumerated() {
      let other = reader("\(number)", lines)
      let (before, kept) = (other.json("progress"), try? folder.read(progress(number)))
      let ran = other.json("run \(file)")
      #expect(ran.contains("\"ok\":true"), "\(ran)")
      #expect(other.session.place == place && other.json("page") == page, "\(number)")
      #expect(other.json("progress") == before)
      #expect((try? folder.read(progress(number))) == kept)
    }
  }

  @Test(
    "Where a file is gone, the refusal names a document that does without it, and that one is written",
    arguments: ["md", "bs", "bs checked", "py"])
  func namesAnotherDocument(form: String) throws {
    let folder = try TemporaryFolder()
    let table = try folder.write("a,y\n1,0\n3,1\n", to: "t.csv")
    let session = ScriptedSession()
    for line in [
      "x = 1", "data \(table) target=y", "d = load(\"\(table)\")", "x = 4", "y = x + 1",
    ] { session.json(line) }
    try FileManager.default.removeItem(atPath: table)
    let (kind, rest) = (form.prefix { $0 != " " }, form.drop { $0 != " " })
    for cells in ["", " cells 1-5", " cells 3-5"] {
      let told = session.json("export \(folder.path)/a.\(kind)\(cells)\(rest)")
      guard told.contains("\"ok\":false") else { continue }
      let other = try #require(told.firstMatch(of: #/export \S+ cells 4-5/#)).output
      #expect(session.json("\(other)").contains("\"ok\":true"), "\(other)")
    }
  }

  @Test("A script whose line a page does not take stops there")
  func stopsWhereAPageWaits() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("open 4\nnext\nnext\nnext\nnext\nnext\nnext\n", to: "a.bs")
    let told = ScriptedSession().json("run \(file)")
    #expect(told.contains("\"ok\":false"), "\(told)")
    #expect(told.contains("open NAME page N"), "\(told)")
  }

  @Test("A script that was run stands in a script line by line")
  func writesScriptLines() throws {
    let folder = try TemporaryFolder()
    try "x = 3\ny = x + 1\n".write(
      toFile: folder.path + "/s.bs", atomically: true, encoding: .utf8)
    let session = ScriptedSession()
    for line in ["run \(folder.path)/s.bs", "z = y"] { session.type(line) }
    session.type("export \(folder.path)/a.bs")
    #expect(try folder.read("a.bs") == "x = 3\ny = x + 1\nz = y\n")
  }

  @Test("No program takes the name of a module it imports", arguments: ["numpy", "pathlib", "re"])
  func keepsModules(name: String) throws {
    let session = ScriptedSession()
    session.type("x = 3")
    let told = session.fail("export \(name).py")?.message
    #expect(told?.contains("\(name).py would be imported") == true, "\(told ?? "")")
  }

  @Test("A script never exports over itself, nor over what it has read")
  func sparesScripts() throws {
    let folder = try TemporaryFolder()
    let (script, other) = (folder.path + "/s.bs", folder.path + "/t.bs")
    for file in [script, other] {
      try "x = 3\n".write(toFile: file, atomically: true, encoding: .utf8)
    }
    let session = ScriptedSession()
    let lines = ["run \(other)", "export \(script)", "export \(other)"]
    let done = lines.map { session.session.execute(SourceLine($0, file: script)) }
    #expect(done == [true, false, false])
    #expect(try folder.read("s.bs") == "x = 3\n" && folder.read("t.bs") == "x = 3\n")
    let new = SourceLine("export \(folder.path)/u.bs", file: script)
    #expect(session.session.execute(new) && session.session.execute(new))
  }

  @Test("Where a file is gone it is named, with what to do; later cells do without it")
  func namesGoneFiles() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("1,2\n3,4\n", to: "x.csv")
    let session = ScriptedSession()
    for line in ["a = 1", "x = load(\"\(file)\")", "y = sum(x)", "net 2 tanh, 1 sigmoid", "y + 5"] {
      session.type(line)
    }
    try FileManager.default.removeItem(atPath: file)
    for form in ["md", "html", "ipynb", "py", "bs checked"] {
      let name = "\(folder.path)/a.\(form)"
      let error = try #require(session.fail("export \(name)"))
      #expect(error.message.contains("\(file), which it read, is gone"))
      #expect(error.text(for: Page(width: 400, language: .zh)).contains("\(file) 不见了"))
      #expect(error.hint?.contains("put the file back") == true)
    }
    #expect(try session.values("y").elements == [10])
    session.type("export \(folder.path)/b.md cells 3-5")
    let text = try folder.read("b.md")
    #expect(text.contains("y + 5 = 15") && !text.contains("load("), "\(text)")
    #expect(
      session.fail("export \(folder.path)/c.md cells 2-5")?.message.contains("gone") == true)
    try folder.write("1,2\n3,5\n", to: "x.csv")
    session.type("export \(folder.path)/d.md cells 5-5")
    #expect(try folder.read("d.md").contains("y + 5 = 15"))
    #expect(try session.values("y").elements == [10])
  }

  @Test("Later cells are written from where the run stood, and the session goes on unmoved")
  func writesLaterCells() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("1\n", to: "x.csv")
    let session = ScriptedSession()
    for line in [
      "x = load(\"\(file)\")", "data moons n=50", "net 3 tanh, 1 sigmoid", "train 5 iterations",
      "J", "branch b", "train 5 iterations", "J",
    ] { session.type(line) }
    let before = digest(session)
    let first = session.type("J")
    try FileManager.default.removeItem(atPath: file)
    session.type("export \(folder.path)/a.md cells 5-8")
    #expect(digest(session) == before)
    #expect(try folder.read("a.md").contains(first.trimmingCharacters(in: .newlines)))
    let other = ScriptedSession()
    for line in ["data moons n=50", "net 3 tanh, 1 sigmoid", "train 13 iterations"] {
      other.type(line)
    }
    session.type("train 3 iterations")
    #expect(try session.values("W1").elements == other.values("W1").elements)
  }

  @Test("A checked script asserts nothing that hangs on a clock or on chance")
  func leavesClocksOut() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in [
      "import time\ntic = time.time()", "tic", "q = 2 * tic", "q", "z = 3", "z",
    ] { session.type(line) }
    session.type("export \(folder.path)/a.bs checked")
    let text = try folder.read("a.bs")
    let checks = text.split(separator: "\n").filter { $0.hasPrefix("expect") }
    #expect(
      checks == [
        "expect z ~ 3.0 tol=1e-9", "expect z ~ 3.0 tol=1e-9",
      ])
    #expect(ScriptedSession().execute("run \(folder.path)/a.bs"))
  }
}
