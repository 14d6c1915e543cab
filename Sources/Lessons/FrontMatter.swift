import Languages

/// What stands between the two `---` at the top of a lesson.
struct FrontMatter {
  let id: String
  let number: Int
  let title: Localized<String>
  let minutes: Int
  let requires: [String]

  init(_ yaml: YAMLValue) throws(LessonError) {
    try yaml.allow(only: ["id", "number", "title", "minutes", "requires"])
    self.id = try Self.identifier(yaml.required("id"))
    self.number = try yaml.required("number").wholeNumber(in: 0...999)
    self.title = try yaml.required("title").bothLanguages()
    self.minutes = try yaml.required("minutes").wholeNumber(in: 1...240)
    self.requires = try yaml.optional("requires")?.texts() ?? []
  }

  private static func identifier(_ value: YAMLValue) throws(LessonError) -> String {
    let id = try value.text()
    let fits = id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    guard fits, id.utf8.count <= 40, Int(id) == nil else {
      throw value.bad(id, "lower-case letters, digits and -")
    }
    return id
  }
}
