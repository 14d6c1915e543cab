import Testing
import TextMeasures

@Suite("The nearest name") struct NearestTests {
  static let names = [
    "iris", "moons", "spiral", "breast_cancer", "mnist5k", "int", "interval", "W1", "权重",
  ]

  @Test(
    "A slip of the hand is understood",
    arguments: [
      ("irs", "iris"), ("spirla", "spiral"), ("moon", "moons"), ("breastcancer", "breast_cancer"),
      ("MNIST5K", "mnist5k"), ("w1", "W1"), ("b1", "W1"), ("权中", "权重"),
    ])
  func slips(_ typed: String, _ meant: String) {
    #expect(typed.nearest(among: Self.names) == meant)
  }

  @Test("What is typed behind a name does not hide it")
  func beginnings() {
    #expect("int64".nearest(among: Self.names) == "int")
    let metrics = ["J_train", "error_dev", "error_train", "error_train_dev"]
    #expect("train_dev_error".nearest(among: metrics) == "error_train_dev")
    #expect("dev_error".nearest(among: metrics) == "error_dev")
    #expect("intervals_of_time".nearest(among: Self.names) == "interval")
  }

  @Test(
    "None is offered where none is near",
    arguments: ["", "q", "qqqqqq", "W1_of_the_net", String(repeating: "x", count: 100_000)])
  func strangers(_ typed: String) {
    #expect(typed.nearest(among: Self.names) == nil)
    #expect(typed.nearest(among: []) == nil)
  }

  @Test("The same name is offered in whatever order they come")
  func ties() {
    #expect("dX".nearest(among: ["dZ", "dA", "dW"]) == "dA")
    #expect("dX".nearest(among: ["dW", "dA", "dZ"]) == "dA")
  }

  @Test(
    "Each letter put in, left out, changed or swapped counts once",
    arguments: [
      ("kitten", "sitting", 3), ("", "abc", 3), ("abc", "", 3), ("ab", "ba", 1), ("ca", "abc", 3),
      ("flaw", "lawn", 2), ("same", "same", 0),
    ])
  func distances(_ a: String, _ b: String, _ distance: Int) {
    #expect(Array(a).editDistance(to: Array(b)) == distance)
  }
}
