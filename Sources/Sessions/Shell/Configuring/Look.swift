/// A setting that says how things look and changes nothing that is computed.
enum Look: String, CaseIterable {
  case language = "lang"
  case digits, images, color, pager, reader
}

/// Where a setting was made.
enum SettingOrigin: Hashable {
  /// A line of a file: `config:3`.
  case place(String)
  /// The prompt.
  case typed

  init(_ source: SourceLine) { self = source.place.map(Self.place) ?? .typed }
}

/// A line that stands for another.
struct Alias: Hashable {
  /// What is carried out, with what is typed behind the name.
  let text: String
  let origin: SettingOrigin
}
