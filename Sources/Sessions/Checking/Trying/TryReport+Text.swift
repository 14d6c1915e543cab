import Explaining
import Formulas
import Languages
import Presentation
import TextMeasures

extension TryReport {
  /// The verdict, the mistakes with the place in the formula, and what to look at.
  func text(for page: Page) -> String {
    judgement.isCorrect ? right(page) : wrong(page)
  }

  private func right(_ page: Page) -> String {
    let word = Localized(en: "difference", zh: "相差")[page]
    let difference = judgement.difference.map { "  \(word) \($0.shortText(digits: 2))" } ?? ""
    // No exercise takes what is right with these sizes only.
    let mark =
      judgement.isOnlyTheseSizes
      ? page.style(page.glyphs.cross, as: .bad) : page.style(page.glyphs.check, as: .good)
    let verdict = "\(mark) \(shown(source)) \(extent[page])" + page.style(difference, as: .muted)
    return lines([verdict], sentences.map { $0[page] }, page)
  }

  /// How far it is right.
  private var extent: Localized<String> {
    if judgement.isOnlyTheseSizes {
      return Localized(en: "is right here, and not in general", zh: "在这里对，但不是普遍正确")
    }
    return passing == nil
      ? Localized(en: "is right", zh: "正确")
      : Localized(en: "is right for now only", zh: "只在现在正确")
  }

  private func wrong(_ page: Page) -> String {
    let words =
      judgement.isOnlyTheseSizes ? extent[page] : Localized(en: "is not right yet", zh: "还不对")[page]
    let verdict = "\(page.style(page.glyphs.cross, as: .bad)) \(shown(source)) \(words)"
    return lines([verdict], [], page) + "\n" + details(for: page, sentences)
  }

  /// What is wrong: the place, the mistakes, sentences that say more, and the element that differs
  /// most.
  func details(for page: Page, _ sentences: [Localized<String>]) -> String {
    let look = Localized(en: "look at: ", zh: "想一想：")[page]
    let mistakes = judgement.mistakes.flatMap { mistake in
      [name(mistake, page), "  \(page.style(look, as: .hint))\(mistake.words.look[page])"]
    }
    let texts = [excerpt(page), lines(mistakes, sentences.map { $0[page] }, page), worst(page)]
    return texts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The mistakes by their names, a line each; nothing where none is known.
  func names(for page: Page) -> String {
    lines(judgement.mistakes.map { name($0, page) }, [], page)
  }

  /// Sentences, a line each.
  func notes(for page: Page, _ sentences: [Localized<String>]) -> String {
    lines([], sentences.map { $0[page] }, page)
  }

  private func name(_ mistake: Mistake, _ page: Page) -> String {
    "  " + mistake.named { page.style($0, as: .error) }[page]
  }

  private func lines(_ first: [String], _ rest: [String], _ page: Page) -> String {
    let glyphs = page.glyphs.isASCII
    let all = first + rest.map { "  " + (glyphs ? $0.replacing("≠", with: "!=") : $0) }
    return all.map { $0.wrapped(to: page.width, hanging: 4) }.joined(separator: "\n")
  }

  private func shown(_ text: String) -> String { text.sanitizedLine }

  /// The formula with carets under the mistake, where its place is known.
  private func excerpt(_ page: Page) -> String? {
    let place = judgement.places.values.first ?? judgement.clash?.error.range
    guard let place, place != formula.range, place.upperBound <= source.utf8.count,
      source.displayWidth + 2 <= page.width,
      source == source.sanitizedLine
    else {
      return nil
    }
    let characters = source.characterRange(ofUTF8: place)
    let before = String(source.prefix(characters.lowerBound)).displayWidth
    let marked = Array(source)[characters]
    let spaces = marked.prefix { $0 == " " }.count
    let carets = String(
      repeating: "^",
      count: max(1, marked.count - spaces - marked.reversed().prefix { $0 == " " }.count))
    return "    " + source + "\n" + String(repeating: " ", count: 4 + before + spaces)
      + page.style(carets, as: .error)
  }

  /// The first element that differs most.
  private func worst(_ page: Page) -> String? {
    guard let mine = judgement.value?.matrix, let right = judgement.expected?.matrix,
      mine.shape == right.shape, !right.elements.isEmpty
    else { return nil }
    func difference(_ index: Int) -> Double {
      let (a, b) = (mine.elements[index], right.elements[index])
      // No number is further off than any other.
      return a.isNaN && b.isNaN ? 0 : (a - b).isNaN ? .infinity : abs(a - b)
    }
    let worst = right.elements.indices.max { difference($0) < difference($1) }
    guard let worst else { return nil }
    let scale = right.elements.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    guard !(difference(worst) <= 1e-12 * scale) else { return coincidence(page) }
    let (row, column) = (worst % right.rows, worst / right.rows)
    let place = right.count == 1 ? "" : "[\(row), \(column)]"
    let (a, b) = Self.told(right.elements[worst], mine.elements[worst], digits + 2)
    let source =
      isByEngineAlone ? Localized(en: "by the engine's formula ", zh: "按引擎的公式，") : Localized("")
    let text = Localized(
      en: "  \(source.en)\(name.en)\(place) is \(a), yours \(b)",
      zh: "  \(source.zh)\(name.zh)\(place)\((name.zh + place).gap)是 \(a)，你的是 \(b)")
    return page.style(text[page].wrapped(to: page.width, hanging: 4), as: .muted)
  }
}

extension TryReport {
  /// That the numbers are the same in this run, where nothing else says so.
  private func coincidence(_ page: Page) -> String? {
    if judgement.isOnlyTheseSizes || judgement.relation == .onlyHere { return nil }
    switch judgement.relation {
    case .edge, .bound, .reshaped: return nil
    default: break
    }
    let text = Localized(
      en: "  in this run it happens to give the same numbers", zh: "  在这次训练里碰巧得到同样的数")
    return page.style(text[page].wrapped(to: page.width, hanging: 4), as: .muted)
  }

  /// Two numbers with as many digits as tell them apart.
  private static func told(_ a: Double, _ b: Double, _ digits: Int) -> (String, String) {
    let enough = (min(digits, 17)...17).first {
      a.shortText(digits: $0) != b.shortText(digits: $0)
    }
    return (a.shortText(digits: enough ?? 17), b.shortText(digits: enough ?? 17))
  }
}

extension String {
  /// A range of UTF-8 offsets, in characters.
  func characterRange(ofUTF8 range: Range<Int>) -> Range<Int> {
    func offset(_ place: Int) -> Int {
      let index = utf8.index(startIndex, offsetBy: min(place, utf8.count))
      return distance(from: startIndex, to: index)
    }
    return offset(range.lowerBound)..<offset(range.upperBound)
  }
}
