extension PythonLexer {
  mutating func readText(prefix: String) throws {
    let start = position - prefix.utf8.count
    if prefix.contains("b") {
      throw PythonError(
        .notImplemented, "bytes are left out here: use a text without the b",
        at: Span(start, position + 1))
    }
    var reader = TextReader(
      source: source, position: position, limit: limit, isRaw: prefix.contains("r"),
      isFormatted: prefix.contains("f"))
    let parts = try reader.read()
    position = reader.position
    add(.text(parts), from: start)
  }
}
