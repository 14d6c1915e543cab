import Drawing

extension Lettering {
  static let title = Lettering(16, isBold: true)
  static let label = Lettering(13)
  static let tick = Lettering(12, color: Color(gray: 0.2))
  static let note = Lettering(11, color: Color(gray: 0.3))

  /// The same letters, another part of the text at its place.
  func anchored(_ anchor: Anchor) -> Lettering {
    var copy = self
    copy.anchor = anchor
    return copy
  }

  /// The same letters from bottom to top.
  var upright: Lettering {
    var copy = self
    copy.isUpright = true
    return copy
  }
}

extension Canvas {
  /// The text, cut at its end where it is too wide.
  func fitted(_ text: String, _ lettering: Lettering, to room: Double) -> String {
    guard width(of: text, lettering) > room else { return text }
    var text = text
    while !text.isEmpty, width(of: text + "…", lettering) > room { text.removeLast() }
    return text + "…"
  }

  /// The text in lines that are not too wide, broken between words.
  func wrapped(_ text: String, _ lettering: Lettering, to room: Double) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let longer =
        lines[lines.count - 1].isEmpty ? String(word) : lines[lines.count - 1] + " " + word
      if width(of: longer, lettering) <= room || lines[lines.count - 1].isEmpty {
        lines[lines.count - 1] = longer
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { fitted($0, lettering, to: room) }
  }
}
