import Foundation
import TestSupport
import Testing

@testable import Sessions

/// A run that never goes back: one `step` after the other, with each change by hand at its place.
///
/// Places count the stages that ran since the beginning.
struct StraightRun {
  private let setUp: [String]
  private var shell = ScriptedSession()
  private var changes: [(place: Int, line: String)] = []
  /// What each stage printed.
  private(set) var printed: [String] = []
  /// The name of each stage and the iteration it belongs to.
  private(set) var stages: [(name: String, iteration: Int)] = []
  /// How many iterations are finished at each place.
  private(set) var finished: [Int] = []
  /// The bits of all numbers at each place.
  private(set) var bits: [[String: [UInt64]]] = []

  init(setUp: [String]) throws {
    self.setUp = setUp
    try beginAnew()
  }

  private mutating func beginAnew() throws {
    shell = ScriptedSession()
    (printed, stages, finished) = ([], [], [])
    for line in setUp { try #require(shell.fails(line) == nil, "\(line)") }
    for change in changes where change.place == 0 { try shell.run(change.line) }
    (finished, bits) = ([shell.finishedIterations], [shell.bits])
  }

  /// Runs on until so many stages have run.
  mutating func run(to place: Int) throws {
    while printed.count < place {
      let stage = try #require(try shell.run("step").printedStages.first)
      printed.append(stage.text)
      stages.append((stage.name, stage.iteration))
      for change in changes where change.place == printed.count { try shell.run(change.line) }
      finished.append(shell.finishedIterations)
      bits.append(shell.bits)
    }
  }

  /// The first place where so many iterations are finished.
  mutating func place(finished count: Int) throws -> Int {
    while (finished.last ?? 0) < count { try run(to: printed.count + 1) }
    return finished.firstIndex { $0 >= count } ?? 0
  }

  /// Makes a change at a place; all that had been run beyond it is forgotten.
  mutating func change(_ line: String, at place: Int) throws {
    changes = changes.filter { $0.place <= place } + [(place, line)]
    if printed.count == place {
      try shell.run(line)
      (finished[place], bits[place]) = (shell.finishedIterations, shell.bits)
    } else {
      try beginAnew()
      try run(to: place)
    }
  }
}

extension ScriptedSession {
  /// How many iterations are finished.
  var finishedIterations: Int { session.state.experiment.timeline?.now.finished ?? 0 }
}

/// A stage as `step` printed it.
struct PrintedStage {
  let name: String
  let iteration: Int
  /// All of it, with its values to the last bit.
  let text: String
}

extension [ScriptedSession.Object] {
  /// The stages that a `step` printed.
  var printedStages: [PrintedStage] {
    flatMap { object in
      let result = object["result"] as? ScriptedSession.Object
      return result?["stages"] as? [ScriptedSession.Object] ?? []
    }
    .map(PrintedStage.init)
  }
}

extension PrintedStage {
  fileprivate init(_ stage: ScriptedSession.Object) {
    name = stage["name"] as? String ?? ""
    iteration = stage["iteration"] as? Int ?? 0
    // What the hand changed after the stage is said besides what the stage did.
    let stage = stage.filter { $0.key != "changed_again" }
    let data = try? JSONSerialization.data(withJSONObject: stage, options: .sortedKeys)
    text = data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
