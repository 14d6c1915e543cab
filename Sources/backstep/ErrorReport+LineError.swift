import LineEditing
import Presentation

extension ErrorReport {
  /// Why lines cannot be read or kept.
  init(_ error: LineError) {
    self.init(kind: "file", error.words)
  }
}
