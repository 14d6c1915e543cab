import TestSupport
import Testing

@testable import Sessions

/// What a checked script does not check: what hangs on a clock.
@Suite struct UncertaintyTests {
  @Test(
    "What hangs on a clock is not checked, by whichever way it does",
    arguments: [
      (["a = time.perf_counter()", "a"], ["a"]),
      (
        ["t0 = time.time()", "np.random.seed(int(t0))", "q = np.random.rand(2)", "q"], ["q", "t0"]
      ),
      (["d = time.time() > 0", "d"], ["d"]),
      (["import time as tt", "a = tt.monotonic()", "b = 2 * a", "b"], ["a", "b"]),
      (["from time import time as clock", "a = clock()", "c = [a, 1]", "c"], ["a", "c"]),
      (
        ["import time\ndef now():\n  return time.monotonic()", "a = now()", "b = a - 1", "b"],
        ["a", "b"]
      ),
      (["a = time.time()", "def g():\n  return a + 1", "c = g()", "c"], ["a", "c"]),
      (["def g():\n  return a + 1", "a = time.time()", "c = g()", "c"], ["a", "c"]),
      (["import time\nq = time.time()\nr = q + 1", "r"], ["q", "r"]),
      (["np.random.seed(int(time.time()))", "r = rand(2)", "r"], ["r"]),
      (["a = time.time()", "b = a", "b += 1", "b"], ["a", "b"]),
      (
        [
          "data moons n=60", "net 2 tanh, 1 sigmoid", "t0 = time.time()",
          "W1 = W1 * (1 + t0 / 1e10)",
          "train 2 iterations", "J",
        ], ["J", "W1"]
      ),
    ])
  func isNotChecked(lines: [String], names: [String]) throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in ["keep = 3", "keep"] + lines + ["sure = keep + 1", "sure"] {
      #expect(session.fails(line) == nil, "\(line)")
    }
    session.json("export \(folder.path)/a.bs checked")
    let text = try folder.read("a.bs")
    #expect(text.contains("expect keep ~ 3") && text.contains("expect sure ~ 4"), "\(text)")
    for name in names { #expect(!text.contains("expect \(name) "), "\(text)") }
    let ran = ScriptedSession().json("run \(folder.path)/a.bs")
    #expect(ran.contains("\"ok\":true"), "\(ran)")
  }

  @Test(
    "What only speaks of time, or was given another value since, is checked",
    arguments: [
      ["x = 3  # the time", "x"], ["s = \"time\"", "x = 3", "x"],
      ["time = 2", "x = time + 1", "x"],
      ["x = time.time()", "x = 3", "x"],
      ["np.random.seed(int(time.time()))", "np.random.seed(3)", "r = rand(2)", "x = 3", "x"],
    ])
  func isChecked(lines: [String]) throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in lines { session.json(line) }
    session.json("export \(folder.path)/a.bs checked")
    let text = try folder.read("a.bs")
    #expect(text.contains("expect x ~ 3"), "\(text)")
    #expect(lines.count < 5 || text.contains("expect r ~"), "\(text)")
  }
}
