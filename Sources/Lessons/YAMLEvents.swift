import CYAML

/// What libyaml finds in a text, one piece after another.
final class YAMLEvents {
  enum Kind: Equatable {
    case streamStart, streamEnd, documentStart, documentEnd
    case scalar(String)
    case alias, sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  struct Event {
    let kind: Kind
    /// Where it begins, from 1.
    let line: Int
    let column: Int
  }

  // libyaml keeps the addresses of both: neither may move.
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let isReady: Bool

  init(_ text: String) {
    bytes = .allocate(capacity: text.utf8.count)
    _ = bytes.initialize(from: text.utf8)
    isReady = yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
    bytes.deallocate()
  }

  /// The next piece; after the stream's end, its end again.
  func next() throws(YAMLParser.Problem) -> Event {
    var event = yaml_event_t()
    guard isReady, yaml_parser_parse(parser, &event) == 1 else { throw problem }
    defer { yaml_event_delete(&event) }
    return Event(
      kind: Self.kind(event), line: event.start_mark.line + 1,
      column: event.start_mark.column + 1)
  }

  private static func kind(_ event: yaml_event_t) -> Kind {
    switch event.type {
    case YAML_STREAM_START_EVENT: .streamStart
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_SCALAR_EVENT: .scalar(text(event.data.scalar.value, event.data.scalar.length))
    case YAML_ALIAS_EVENT: .alias
    case YAML_SEQUENCE_START_EVENT: .sequenceStart
    case YAML_SEQUENCE_END_EVENT: .sequenceEnd
    case YAML_MAPPING_START_EVENT: .mappingStart
    case YAML_MAPPING_END_EVENT: .mappingEnd
    // With libyaml, what follows the end is no event at all.
    default: .streamEnd
    }
  }

  private static func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  private var problem: YAMLParser.Problem {
    guard isReady, let words = parser.pointee.problem else {
      return YAMLParser.Problem(words: "it cannot be read", line: 1)
    }
    return YAMLParser.Problem(
      words: String(cString: words), line: parser.pointee.problem_mark.line + 1)
  }
}
