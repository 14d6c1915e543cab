import Foundation
import TestSupport
import Testing

@testable import Sessions

/// Every line that help shows as an example can be typed.
@Suite struct ExampleTests {
  private static let commands = CommandTable.standard.all

  /// What must have been done before an example, where a trained network is not enough.
  private static let preludes: [String: [String]] = [
    "split": ["data moons n=400 seed=1"], "compare": ["branch faster"],
    "switch": ["branch faster"], "plot compare": ["branch faster"],
    "bug guess": ["bug start doubled-dW"], "bug stop": ["bug start"],
    "tag": ["data digits n=400", "split train=0.8 dev=0.2", "net 10 softmax", "errors dev"],
    "continue": ["break J < 0.5"], "delete": ["break J < 0.5"], "unfreeze": ["freeze 1"],
    "unroll vdW1": ["optimizer momentum lr=0.1", "train 3 iterations"],
    "unroll sdW1": ["optimizer adam lr=0.1", "train 3 iterations"],
    "unroll mu1": ["net 4 tanh batchnorm, 1 sigmoid", "train 3 iterations"],
    "split train=0.7": ["data digits n=400 shift=noise share=0.5"],
    "data digits only=5-9": ["data digits only=0-4", "net 8 relu, 5 softmax"],
    "replace 3": ["data digits only=0-4", "net 8 relu, 8 relu, 5 softmax"],
    "replace 1": ["net 64 relu, 1 sigmoid"], "select 2": ["train 1 epochs"],
    "synthesize": ["data digits n=900", "split train=0.8 dev=0.2"],
    "forget parameters": ["parameters = {}", "costs = []"],
    "tag 17 -blurry": [
      "data digits n=400", "split train=0.8 dev=0.2", "net 10 softmax", "errors dev",
      "tag 17 blurry",
    ],
    "check": [
      "def relu(Z): return np.maximum(0, Z)", "def my_relu(Z): return np.maximum(0, Z)",
      "net 4 relu, 1 sigmoid", "train 1 epochs",
    ],
    "use update": [
      "def update(parameters, grads): return {k: v - 0.1 * grads['d' + k] for k, v in "
        + "parameters.items()}"
    ],
    "use augment": ["def augment(X, Y): return X, Y"],
    "use": ["def my_relu(Z): return np.maximum(0, Z)", "net 4 relu, 3 relu, 1 sigmoid"],
    "unalias": ["alias it=step iteration"], "blanks": ["blank dW2"], "redo": ["x = 1", "undo"],
    "next": ["open loss"],
    "prev": ["open loss"], "page": ["open loss"], "hint": ["open loss"],
    "answer": ["open loss"], "skip": ["open loss"], "close": ["open loss"],
  ]

  /// Lines that need what a test has not: files, a person, another run.
  private static let left = Set(
    [
      "audit", "load", "run", "save", "edit", "hint", "answer", "skip", "review", "quit", "pause",
      "resume",
    ])

  @Test("Every example is a line of its command", arguments: commands.map(\.name))
  func reads(name: String) throws {
    let command = try #require(Self.commands.first { $0.name == name })
    #expect(!command.examples.isEmpty)
    let session = try Self.session().session
    for example in command.examples {
      let line = session.read(example)
      #expect(line.command != nil || line.statement != nil, "\(example)")
    }
  }

  @Test("Every example runs", arguments: commands.map(\.name).filter { !left.contains($0) })
  func runs(name: String) throws {
    let command = try #require(Self.commands.first { $0.name == name })
    let folder = try TemporaryFolder()
    for example in command.examples {
      let room = try Self.session()
      for line in Self.prelude(of: example, name) { _ = room.type(line) }
      let text = room.type(Self.line(example, writingTo: folder))
      let isRefused = text.hasPrefix("error") && !Self.isAllowed(text)
      #expect(!isRefused, "\(example): \(text)")
    }
  }

  @Test("Every line a term gives to try can be typed", arguments: Term.all)
  func tries(term: Term) throws {
    for line in term.tries {
      let room = try Self.session()
      let text = room.type(line)
      #expect(!text.hasPrefix("error") || Self.isAllowed(text), "\(line): \(text)")
    }
  }

  private static func session() throws -> ScriptedSession {
    try ScriptedSession(
      """
      data moons n=60 seed=1
      split train=0.8 dev=0.2 seed=1
      net 4 tanh, 1 sigmoid
      set batch=16
      train 3 epochs
      """)
  }

  /// The example with the files it writes in a folder that goes with the test.
  private static func line(_ example: String, writingTo folder: TemporaryFolder) -> String {
    let kinds = [".bs", ".html", ".ipynb", ".md", ".png", ".py", ".svg"]
    let words = example.split(separator: " ").map { word in
      kinds.contains { word.hasSuffix($0) } ? "\(folder.path)/\(word)" : String(word)
    }
    return words.joined(separator: " ")
  }

  private static func prelude(of example: String, _ name: String) -> [String] {
    let key = preludes.keys.filter { example.hasPrefix($0) }.max { $0.count < $1.count }
    return preludes[key ?? name] ?? []
  }

  /// A check that says no and a file that is not there are no fault of the example.
  private static func isAllowed(_ text: String) -> Bool {
    ["weather.csv", "titanic.csv", "prices.csv"].contains { text.contains($0) }
      || text.contains("expect") || text.contains("no line waits to be run")
      || text.contains("an editor needs a terminal")
  }
}
