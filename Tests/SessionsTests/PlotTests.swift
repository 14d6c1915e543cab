import Foundation
import Presentation
import TestSupport
import Testing

@testable import Sessions

@Suite("Plots") struct PlotTests {
  /// Takes the pictures a session draws while a run is under way.
  private final class Album: SessionOutput {
    var reports: [any Report] = []
    var errors: [ErrorReport] = []
    var frames: [Figure?] = []

    func show(_ report: any Report, for line: SourceLine) { reports.append(report) }
    func show(_ error: ErrorReport, for line: SourceLine) { errors.append(error) }
    func show(_ progress: ProgressBar?) {}
    func show(_ figure: Figure?, _ progress: ProgressBar?) { frames.append(figure) }
  }

  private func session(
    _ lines: [String], _ surroundings: Surroundings = .forTests
  ) throws -> (session: Session, album: Album) {
    let album = Album()
    let session = Session(surroundings: surroundings, output: album)
    for line in lines { session.execute(SourceLine(line)) }
    try #require(album.errors.isEmpty)
    return (session, album)
  }

  private static let moons = [
    "data moons n=60 noise=0.1 seed=1", "split train=0.8 dev=0.2", "net 4 tanh keep=0.8, 1 sigmoid",
    "set lr=1 batch=16",
  ]

  private func chart(_ figure: Figure) throws -> Chart {
    guard case .chart(let chart) = figure.panels[0].content else {
      throw SessionError.kind(figure.title.en, needed: .number)
    }
    return chart
  }

  @Test("The dev cost drawn at each point is J_dev as it was there", arguments: [20, 700])
  func devCosts(iterations: Int) throws {
    let (session, _) = try session(Self.moons + ["train \(iterations) iterations"])
    let dev = try #require(
      chart(PlotCommand.figure("cost by=iteration", .screen, in: session)).series.last)
    #expect(dev.name.en == "dev" && dev.x.first == 0 && dev.x.last == Double(iterations))
    #expect((10...70).contains(dev.x.count) && dev.x == dev.x.sorted())
    let (other, _) = try self.session(Self.moons)
    var done = 0
    for (finished, cost) in zip(dev.x.map { Int($0) }, dev.y) {
      if finished > done { other.execute(SourceLine("train \(finished - done) iterations")) }
      done = finished
      let known = try #require(try other.value(of: "J_dev").number)
      #expect(known == cost, "after \(finished) iterations")
    }
  }

  /// A linear unit at x = 1, 2 with y = 1, 3: J is the mean of (w x + b - y)²/2.
  private static let valley = [
    "x = [[1, 2]]", "y = [[1, 3]]", "data from x y", "net 1 linear", "set lr=0.1", "W1 = [[0]]",
    "b1 = [[0]]",
  ]

  private static func valleyCost(_ w: Double, _ b: Double) -> Double {
    ((w + b - 1) * (w + b - 1) + (2 * w + b - 3) * (2 * w + b - 3)) / 4
  }

  @Test("The way drawn in the valley is the run's own, and leaves it as it is")
  func path() throws {
    let (session, _) = try session(Self.valley + ["train 9 iterations"])
    let before = try session.value(of: "W1[0, 0]").number
    let way = try chart(
      PlotCommand.figure("path W1[0, 0] b1[0,0]", .screen, in: session)
    ).series[0]
    #expect(try session.value(of: "W1[0, 0]").number == before)
    let (other, _) = try self.session(Self.valley)
    for step in 0...9 {
      #expect(try other.value(of: "W1[0, 0]").number == way.x[step])
      #expect(try other.value(of: "b1[0, 0]").number == way.y[step])
      other.execute(SourceLine("train 1 iteration"))
    }
  }

  @Test("The valley over one parameter is the cost with the others as they are")
  func valley() throws {
    let (session, _) = try session(Self.valley + ["train 9 iterations"])
    let b = try #require(try session.value(of: "b1[0, 0]").number)
    let line = try chart(PlotCommand.figure("path W1[0,0]", .screen, in: session)).series[0]
    #expect(line.x.count > 100)
    for (w, cost) in zip(line.x, line.y) {
      #expect(abs(cost - Self.valleyCost(w, b)) < 1e-12)
    }
  }

  @Test(
    "Only parameters have a valley, one or two of them",
    arguments: [
      "path A1[0, 0]", "path W1[0, 9]", "path", "path W1[0,0] b1[0,0] W1[0,0]",
    ])
  func noValley(_ subject: String) throws {
    let (session, _) = try session(Self.valley)
    #expect(throws: (any Error).self) {
      try PlotCommand.figure(subject, .screen, in: session)
    }
  }

  @Test("Drawing the dev cost leaves the run as it is, bit for bit")
  func undisturbed() throws {
    let (session, _) = try session(Self.moons + ["train 7 iterations"])
    let before = try session.value(of: "W1").matrix
    _ = try PlotCommand.figure("cost", .screen, in: session)
    #expect(try session.value(of: "W1").matrix == before)
    session.execute(SourceLine("train 3 iterations"))
    let (straight, _) = try self.session(Self.moons + ["train 7 iterations", "train 3 iterations"])
    #expect(try session.value(of: "W1").matrix == straight.value(of: "W1").matrix)
  }

  @Test("The weighted averages are those of the formula, worked out by hand")
  func averages() throws {
    let (session, _) = try session(["theta = [[4, 9, 2]]"])
    let plain = try chart(PlotCommand.figure("series theta beta=0.5", .screen, in: session))
    #expect(plain.series[1].y == [2, 5.5, 3.75])
    let corrected = try chart(
      PlotCommand.figure("series theta beta=0.5 corrected=yes", .screen, in: session))
    #expect(corrected.series[1].y == [4, 5.5 / 0.75, 3.75 / 0.875])
  }

  @Test("A histogram counts every value once, between round edges")
  func histogram() throws {
    let (session, _) = try session(["v = [[0, 0.1, 0.1, 0.35, 1, 1]]"])
    let bars = try chart(PlotCommand.figure("histogram v bins=10", .screen, in: session)).series[0]
    #expect(bars.y.reduce(0, +) == 6)
    #expect(bars.x == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
    #expect(bars.y == [1, 2, 0, 1, 0, 0, 0, 0, 0, 2])
  }

  @Test("A histogram has as many bins as are asked for, as NumPy's")
  func bins() throws {
    let (session, _) = try session(["v = [[0.5, 1, 2, 4, 4.5, 8, 8.5]]"])
    let bars = try chart(PlotCommand.figure("histogram v bins=8", .screen, in: session)).series[0]
    // np.histogram([0.5, 1, 2, 4, 4.5, 8, 8.5], bins=8)
    #expect(bars.y == [2, 1, 0, 1, 1, 0, 0, 2])
    #expect(bars.x == [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5])
  }

  @Test("A watched run is the same run; its pictures end with none")
  func watched() throws {
    let (session, album) = try session(Self.moons + ["train 30 iterations watch=boundary"])
    let (straight, _) = try self.session(Self.moons + ["train 30 iterations"])
    #expect(try session.value(of: "W1").matrix == straight.value(of: "W1").matrix)
    #expect(album.frames.count >= 2)
    #expect(try #require(album.frames.last) == nil)
    #expect(album.reports.last is PlotReport)
  }

  @Test("Ctrl-C ends a watched run with its iterations kept and the picture taken away")
  func interrupted() throws {
    var surroundings = Surroundings.forTests
    let calls = Counter()
    surroundings.isInterrupted = { calls.next() > 50 }
    let (session, album) = try session(
      Self.moons + ["train 1000000 iterations watch=cost"], surroundings)
    let iteration = try #require(try session.value(of: "iteration").number)
    #expect((1..<1000).contains(iteration))
    #expect(try #require(album.frames.last) == nil)
    #expect(session.wasInterrupted)
  }

  private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    func next() -> Int {
      lock.withLock {
        count += 1
        return count
      }
    }
  }

  @Test("A picture is written whole, its words in it", arguments: ["svg", "png"])
  func files(format: String) throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/代价 1.\(format)"
    _ = try session(Self.moons + ["train 3 epochs", "plot cost to \"\(path)\""])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    if format == "svg" {
      #expect(String(decoding: bytes, as: UTF8.self).contains(">J<"))
    } else {
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }
    #expect(try folder.names.count == 1)
  }

  @Test("JSON has the numbers drawn")
  func json() throws {
    let (_, album) = try session(["plot series [[1, 2.5, nan]]"])
    let text = try #require(album.reports.last).json.text
    #expect(text.hasPrefix(#"{"kind":"plot","subject":"series""#))
    #expect(text.contains(#""x":[0,1,2],"y":[1,2.5,"NaN"]"#))
  }
}
