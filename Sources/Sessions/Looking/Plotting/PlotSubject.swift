import Presentation

/// Something `plot` can draw: one type, one file.
protocol PlotSubject: Sendable {
  /// Its name, as typed after `plot`.
  var name: String { get }
  /// What may follow it.
  var usage: String { get }
  /// The names of its options.
  var options: [String] { get }

  /// What is drawn.
  /// - Parameter detail: how fine a field is sampled.
  func figure(
    _ arguments: inout Arguments, _ detail: PlotDetail, in session: Session
  ) throws -> Figure
}

extension PlotSubject {
  var usage: String { "" }
  var options: [String] { [] }
}

/// How fine a plane is sampled.
struct PlotDetail: Hashable {
  let columns: Int
  let rows: Int

  /// For characters, and for the numbers in JSON.
  static let screen = PlotDetail(columns: 100, rows: 60)
  /// For a picture that is soon replaced by the next; what takes time is left out.
  static let live = PlotDetail(columns: 80, rows: 44)
  /// For a file.
  static let print = PlotDetail(columns: 240, rows: 180)
}
