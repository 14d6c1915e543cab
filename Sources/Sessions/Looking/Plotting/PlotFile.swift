import Datasets
import Languages
import Presentation

/// A file a picture is to be written to: `to cost.svg`, `to cost.svg over`.
struct PlotFile {
  /// What it will hold.
  enum Format: String, CaseIterable {
    case svg, png
  }

  let path: String
  let format: Format
  /// Whether a file of the same name is replaced unasked.
  private let over: Bool

  /// Takes `to FILE` from the end of a command's words, where it is there.
  init?(takingFrom arguments: inout Arguments) throws {
    let all = arguments.words
    let over = all.count > 2 && all.last == "over"
    let words = over ? all.dropLast() : all
    guard let place = words.lastIndex(of: "to"), place == words.count - 2 else {
      if words.last == "to" {
        throw arguments.usage(
          .missing(Localized(en: "a file after to: cost.svg", zh: "to 后面的文件：cost.svg")))
      }
      return nil
    }
    let path = words[place + 1]
    let ending = path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() }
    guard let format = ending.flatMap(Format.init(rawValue:)) else {
      throw arguments.usage(
        .value(
          option: Localized(en: "the file", zh: "文件"), text: path,
          needed: Localized(en: "a name that ends in .svg or .png", zh: "以 .svg 或 .png 结尾的文件名")))
    }
    (self.path, self.format, self.over) = (path, format, over)
    arguments.removeLast(over ? 3 : 2)
  }

  /// Writes the picture, whole or not at all.
  func write(_ figure: Figure, in session: Session) throws {
    try session.write(to: path, over: over) {
      do throws(DatasetError) {
        try FileBytes.write(format == .svg ? Array(figure.svg.utf8) : figure.png, to: path)
      } catch {
        throw SessionError.file(path: path, reason: error.reason.message)
      }
    }
  }
}
