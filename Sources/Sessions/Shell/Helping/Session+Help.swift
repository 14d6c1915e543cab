import Cells
import Engine
import Formulas
import Languages
import Lessons
import Presentation

extension Session {
  /// All that a word or several mean here, what is nearest to a command's first.
  func helpAnswers(to query: String) -> [HelpAnswer] {
    let word = query.trimmed
    let bare = word.hasPrefix("np.") ? String(word.dropFirst(3)) : word
    return [tensorAnswer(bare), functionAnswer(bare), optionAnswer(bare), nameAnswer(bare)]
      .compactMap(\.self)
      + [ProgramWords.answer(to: word)].compactMap(\.self)
      + Term.all.filter { $0.allNames.contains(word.lowercased()) }.map(HelpAnswer.init)
  }

  /// A tensor of the network: its shape, its formula and the stage that computes it.
  private func tensorAnswer(_ name: String) -> HelpAnswer? {
    guard let run = try? state.experiment.run(), let spec = run.plan.tensor(named: name) else {
      return variableAnswer(name)
    }
    let shape = "\(run.shape(of: spec))"
    let what = spec.role.words + Localized(en: ", \(shape)", zh: "，\(shape)")
    guard let stage = run.plan.stage(writing: name) else {
      return HelpAnswer(title: Localized(name), words: what, tries: ["show \(name)"])
    }
    return HelpAnswer(
      title: Localized(name),
      words: Localized(
        en: "\(what.en); \(stage.id) computes it: \(name) = \(spec.formula)",
        zh: "\(what.zh)；由 \(stage.id) 计算：\(name) = \(spec.formula)"),
      tries: ["show \(name)", "why \(name)\(spec.isScalar ? "" : "[0, 0]")"])
  }

  /// A value that is no tensor of the run's.
  private func variableAnswer(_ name: String) -> HelpAnswer? {
    guard scope.names.contains(name) || hasVariable(name) else {
      return GeneralTensor(name).map(HelpAnswer.init)
    }
    let kind =
      hasVariable(name)
      ? Localized(en: "a variable of yours", zh: "你的变量")
      : SplitName(name) == nil
        ? Localized(en: "a setting or counter of the run", zh: "训练的设置或计数")
        : Localized(en: "of a part of the data", zh: "数据某一部分的")
    let note = note(onName: name).map { Localized(en: ", \($0.en)", zh: "，\($0.zh)") }
    return HelpAnswer(
      title: Localized(name), words: kind + (note ?? Localized("")), tries: ["show \(name)"])
  }

  private func functionAnswer(_ name: String) -> HelpAnswer? {
    guard let signature = FunctionTable.signature(of: name) else { return nil }
    let meaning = FunctionTable.meaning(of: name).map {
      Localized(en: "; it is \($0)", zh: "；即 \($0)")
    }
    let what = MemberWords.meaning(of: name).map { $0 + Localized(en: "; ", zh: "；") }
    return HelpAnswer(
      title: Localized(signature),
      words: (what ?? Localized(""))
        + Localized(en: "a function of formulas, as in NumPy", zh: "公式里的函数，和 NumPy 一样")
        + (meaning ?? Localized("")), tries: ["help formulas"])
  }

  private func optionAnswer(_ name: String) -> HelpAnswer? {
    let takers = commands.all.filter { $0.options.contains(name) }
    guard let command = takers.first, let meaning = command.meaning(ofOption: name) else {
      return nil
    }
    let names = takers.map(\.name)
    return HelpAnswer(
      title: Localized("\(name)="),
      words: Localized(
        en: "\(meaning.en); an option of \(names.joined(separator: ", "))",
        zh: "\(meaning.zh)；\(names.joined(separator: "、")) 的选项"),
      tries: names.prefix(3).map { "help \($0)" })
  }

  /// A data set, a picture, a planted mistake.
  private func nameAnswer(_ name: String) -> HelpAnswer? {
    let kinds: [(CompletionKind, String)] = [
      (.datasets, "data"), (.plots, "plot"), (.bugs, "bug guess"),
    ]
    for (kind, command) in kinds {
      guard let found = candidates(kind).first(where: { $0.text == name }) else { continue }
      let note = found.note.flatMap { $0.en.isEmpty ? nil : $0 }
      return HelpAnswer(
        title: Localized("\(command) \(name)"),
        words: note ?? Localized(en: "see help \(command)", zh: "见 help \(command)"),
        tries: ["help \(command.split(separator: " ")[0])"])
    }
    return nil
  }

  /// The lessons with a word in the titles of their pages, where nothing else knows it.
  func lessonAnswer(to query: String) -> HelpAnswer? {
    let lessons = course.headings.filter { $0.isAbout(query) }
    let shown = lessons.prefix(4)
    guard query.count > 1, !shown.isEmpty else { return nil }
    return HelpAnswer(
      title: Localized(query),
      words: Localized(en: "lessons about it", zh: "讲它的课程"),
      tries: shown.map { "open \($0.id)" })
  }

  /// The word nearest to a mistyped one, among all that help knows.
  func nearestHelp(to word: String) -> String? {
    let names =
      commands.all.map(\.name) + HelpTopic.allCases.map(\.rawValue) + Term.all.flatMap(\.allNames)
      + scope.names + FunctionTable.names
    return word.nearest(among: names)
  }
}

extension LessonHeadings {
  /// Whether a word, or the beginning of one, stands in the title of a page.
  fileprivate func isAbout(_ word: String) -> Bool {
    let isEnglish = word.utf8.count == word.count
    return titles.contains {
      isEnglish
        ? word.count > 2 && $0.en.lowercased().hasWord(beginningWith: word.lowercased())
        : $0.zh.contains(word)
    }
  }
}

extension String {
  /// Whether a text stands in it where a word begins.
  fileprivate func hasWord(beginningWith text: String) -> Bool {
    ranges(of: text).contains { range in
      range.lowerBound == startIndex || !self[index(before: range.lowerBound)].isLetter
    }
  }
}
