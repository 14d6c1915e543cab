import Foundation
import Synchronization
import TestSupport
import Testing

/// Ctrl-C in the midst of one long computation: the line has failed, and nothing has changed.
@Suite("Long lines that are stopped") struct LongLineTests {
  /// A key that is pressed at one look, counted from when it is set.
  private final class Key: Sendable {
    private let state = Mutex((count: 0, last: Int.max))

    func begin(pressingAt last: Int = .max) { state.withLock { $0 = (0, last) } }

    var count: Int { state.withLock(\.count) }

    func isPressed() -> Bool {
      state.withLock {
        $0.count += 1
        return $0.count == $0.last
      }
    }
  }

  private func room(_ key: Key, _ lines: [String]) throws -> ScriptedSession {
    let room = ScriptedSession(isInterrupted: { key.isPressed() })
    for line in lines { try room.report(line) }
    return room
  }

  @Test(
    "It changes nothing",
    arguments: [
      "x = sort(A, axis=None)", "x = argsort(A, axis=None)", "x = rand(300, 400)",
      "x = randn(300, 400)", "x = exp(A)", "x = tanh(A)", "x = A + A", "x = A @ A.T", "x = A.T @ A",
      "x = sum(A * A)", "x = var(A)", "x = max(A)", "x = argmax(A)", "x = median(A)",
      "x = cumsum(A)", "x = permutation(200000)", "x = softmax(A)",
      "x = arange(200000)", "A[A > 0]", "x = round(A, 1)", "plot histogram A",

      "data blobs n=100000", "data moons n=100000", "save A to FOLDER/x.npy",
      "save A to FOLDER/x.csv", "save data to FOLDER/x.csv",
    ])
  func stopped(line: String) throws {
    let folder = try TemporaryFolder()
    let key = Key()
    let needsData = line.contains("data")
    let room = try room(key, needsData ? ["data blobs n=9000"] : ["A = randn(300, 400)"])
    let line = line.replacingOccurrences(of: "FOLDER", with: folder.path)
    let before = room.type("summary") + room.type("data")
    for press in [1, 2] {
      key.begin(pressingAt: press)
      let error = room.fail(line)
      key.begin()
      guard press == 1 || error != nil else { break }
      #expect(error?.message == "interrupted", "at look \(press)")
      #expect(room.fails("x") != nil)
      #expect(room.type("summary") + room.type("data") == before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
    #expect(room.fail(line) == nil)
  }
}
