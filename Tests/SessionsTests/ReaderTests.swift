import Foundation
import Presentation
import TestSupport
import Testing

@testable import Sessions

/// What is shown to those who hear it: no drawings, tables as sentences, pictures in numbers.
@Suite struct ReaderTests {
  private let room: ScriptedSession

  init() throws {
    room = ScriptedSession(height: 24)
    for line in [
      "set reader=on", "data moons n=40 seed=1", "split train=0.8 dev=0.2 seed=1",
      "net 4 tanh keep=0.8, 1 sigmoid", "train 2 epochs",
    ] { _ = room.type(line) }
  }

  /// Lines, dots, blocks, boxes and carets say nothing to the ear.
  private static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
    (0x2190...0x21FF).contains(scalar.value) || (0x2500...0x25FF).contains(scalar.value)
      || (0x2800...0x28FF).contains(scalar.value) || (0x22EE...0x22EF).contains(scalar.value)
      || scalar == "^" || scalar.value == 0x1B
  }

  private static let lines = [
    "net", "set", "config", "show", "show X_train", "show W1", "W1", "plan", "shapes",
    "shapes full", "step", "step 3", "why dW1[0, 0]", "gradcheck", "evaluate dev", "plot cost",
    "plot boundary", "plot network", "plot heat W1", "plot histogram A1", "plot data",
    "plot mask D1", "plot neurons 1", "plot lr", "runs", "errors dev", "doctor", "W9",
    "show W1 @ W1",
    "set learning=3", "progress", "lessons", "branches", "cells", "help", "unroll J", "decay none",
  ]

  @Test("Nothing is drawn", arguments: ["en", "zh"])
  func draws(language: String) {
    _ = room.type("lang \(language)")
    for line in Self.lines {
      let text = room.type(line)
      let drawn = text.unicodeScalars.filter(Self.isDrawn).map(String.init)
      #expect(!text.isEmpty && drawn.isEmpty, "\(line): \(drawn)\n\(text)")
      let rule = text.contains("----") || text.contains(" | ")
      #expect(!rule, "\(line):\n\(text)")
    }
  }

  @Test("A table is a sentence a row")
  func sentences() {
    let text = room.type("net")
    #expect(text.contains("layer: 1; units: 4; activation: tanh; W: (4, 2); parameters: 12"))
    #expect(room.type("show W2").contains(#/row 0: -?\d[\d.]*, -?\d/#))
    _ = room.type("lang zh")
    #expect(room.type("net").contains("层：1；单元：4"), "\(room.screen)")
  }

  @Test("A long row is read from both ends")
  func longRows() {
    let text = room.type("show X_train").split(separator: "\n").joined(separator: " ")
    #expect(text.contains(" 21 more, "), "\(text)")
  }

  @Test("A picture is described in numbers")
  func pictures() {
    let text = room.type("plot boundary")
    #expect(text.contains("answers over the plane: 0 on"), "\(text)")
    #expect(text.contains("J_train") && text.contains("accuracy_train"))
  }

  @Test("Of a boundary it is told which class is where, and where the answer changes")
  func boundary() {
    for line in ["data blobs n=40 noise=0.1 seed=1", "net 1 sigmoid", "W1 = [[1, 0]]", "b1 = 5"] {
      _ = room.type(line)
    }
    let text = room.type("plot boundary").split(separator: "\n").joined(separator: " ")
    // sigmoid(x1 + 5) is over a half where x1 is over -5, whatever x2 is.
    #expect(text.contains(#/along x2 = 0: 0 becomes 1 at x1 -(4\.9|5)/#), "\(text)")
    #expect(text.contains(#/along x1 = -5\.81: 0 everywhere/#), "\(text)")
    #expect(text.contains(#/at x1 -9\.62, .*: x2 4: 0, 0, 0, 1, 1; x2/#), "\(text)")
    #expect(text.contains(#/0 \(20\): 20 points, x1 -?[\d.]+ to/#), "\(text)")
    _ = room.type("lang zh")
    #expect(room.type("plot boundary").contains("处由 0 变为 1"), "\(room.screen)")
  }

  @Test("Of a histogram quartiles and counts are told, of a heat map where its ends stand")
  func numbers() {
    for line in ["v = [[1, 2, 3, 4], [10, 20, 30, 40]]"] { _ = room.type(line) }
    let histogram = room.type("plot histogram v bins=4").split(separator: "\n")
      .joined(separator: " ")
    // np.percentile([1, 2, 3, 4, 10, 20, 30, 40], [25, 50, 75]); np.histogram of them, bins=4
    #expect(histogram.contains("quartiles 2.75, 7, 22.5"), "\(histogram)")
    #expect(histogram.contains("1 to 10.75: 5; 10.75 to 20.5: 1"), "\(histogram)")
    let heat = room.type("plot heat v")
    #expect(heat.contains("greatest 40 at [1, 3], least 1 at [0, 0]"), "\(heat)")
    #expect(heat.contains("means of the rows: 2.5, 25"), "\(heat)")
    _ = room.type("lang zh")
    #expect(room.type("plot heat v").contains("最大 40 在 [1, 3]"), "\(room.screen)")
    #expect(room.type("plot histogram v").contains("四分位数 2.75"), "\(room.screen)")
  }

  @Test("The fault of a line is told in words")
  func faults() {
    #expect(room.type("W1 + foo").contains("at character 6: foo"), "\(room.screen)")
    _ = room.type("lang zh")
    #expect(room.type("W1 + foo").contains("在第 6 个字符：foo"), "\(room.screen)")
  }

  @Test("It is a setting of one's own, and config says where it was made")
  func setting() throws {
    #expect(room.type("config").contains("setting: reader; value: on; from: typed here"))
    _ = room.type("set reader=off")
    #expect(room.type("net").contains("─"))
    room.session.configure(color: .never, isSpoken: true)
    let text = room.type("config")
    #expect(text.contains("setting: reader; value: on; from: --screen-reader"), "\(text)")
    #expect(text.contains("setting: color; value: never; from: --color"), "\(text)")
  }

  @Test("What is shown otherwise stays so in a session that goes on")
  func resuming() throws {
    let home = try TemporaryFolder()
    func shell() -> ScriptedSession {
      ScriptedSession(environment: [
        "BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": home.path,
      ])
    }
    var first: ScriptedSession? = shell()
    first?.session.keepJournal()
    for line in ["data moons n=40", "net 3 tanh, 1 sigmoid"] { _ = first?.type(line) }
    first = nil
    let second = shell()
    for line in ["set reader=on digits=7 color=never", "alias it=step iteration", "resume"] {
      _ = second.type(line)
    }
    #expect(second.session.looks == Looks(color: .never, isSpoken: true))
    #expect(second.session.state.digits == 7)
    #expect(second.session.state.aliases["it"] != nil)
  }
}
