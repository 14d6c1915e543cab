import Glibc

/// `matplotlib.pyplot`: lines for a drawing in the terminal.
enum PlotModule {
  static func make() -> ModuleObject { ModuleObject("matplotlib.pyplot", Methods.table(functions)) }

  private static func text(
    _ name: String, _ set: @escaping (inout CellFigure, String) -> Void
  ) -> Native {
    Native(name, "label, *rest, **names") { machine, arguments in
      set(&machine.figure, try machine.str(arguments.rest.first ?? arguments.value(0)))
      return .none
    }
  }

  private static var functions: [Native] {
    [
      Native("plot", "label=, *rest, **names") { machine, arguments in
        var lists: [[Double]] = []
        for value in arguments.rest {
          if case .string = value { continue }
          lists.append(try machine.array(value).elements)
        }
        guard let first = lists.first, lists.count <= 2 else {
          throw PythonError(.value, "plot() needs one or two lists of numbers")
        }
        let y = lists.count == 2 ? lists[1] : first
        guard first.count == y.count else {
          throw PythonError(
            .value,
            "x and y must have same first dimension, but have shapes (\(first.count),) "
              + "and (\(y.count),)")
        }
        machine.figure.series.append(
          .init(
            x: lists.count == 2 ? first : nil, y: y,
            label: try arguments.given(0).map(machine.str)))
        return .none
      },
      text("xlabel") { $0.xLabel = $1 }, text("ylabel") { $0.yLabel = $1 },
      text("title") { $0.title = $1 },
      Native("show", "**names") { machine, _ in
        let figure = machine.figure
        machine.figure = CellFigure()
        if !figure.series.isEmpty { machine.draw(figure) }
        return .none
      },
      Native("figure", "*rest, **names") { machine, _ in
        machine.figure = CellFigure()
        return .none
      },
      Native("legend", "*rest, **names") { _, _ in .none },
      Native("grid", "*rest, **names") { _, _ in .none },
    ]
  }
}

/// What `plt.plot` and its kin put together for `plt.show`.
public struct CellFigure: Sendable {
  /// One line of numbers.
  public struct Series: Sendable {
    /// Where the numbers stand; nil for 0, 1, 2 and so on.
    public let x: [Double]?
    /// The numbers.
    public let y: [Double]
    /// What the line is called.
    public let label: String?
  }
  /// The lines.
  public internal(set) var series: [Series] = []
  /// What stands above.
  public internal(set) var title: String?
  /// What stands below.
  public internal(set) var xLabel: String?
  /// What stands at the left.
  public internal(set) var yLabel: String?
}
