import Lessons
import TestSupport
import Testing

@testable import Sessions

/// Every option of every choice of the course, typed as people say it.
@Suite("Choices answered in words")
struct ChoiceTests {
  private static let choices: [Exercise] = {
    let catalog = Catalog(folder: Checkout.folder + "/lessons")
    return (catalog.lessons + catalog.tests).flatMap(\.exercises)
      .filter { $0.question.kind == "choice" }
  }()

  private let session = ScriptedSession().session

  private func exercise(_ id: String) throws -> Exercise {
    try #require(Self.choices.first { $0.id == id })
  }

  @Test("an option typed whole is that option, in both languages", arguments: choices.map(\.id))
  func whole(id: String) throws {
    let exercise = try self.exercise(id)
    for (index, option) in exercise.options.enumerated() {
      for text in [option.text.en.plainText, option.text.zh.plainText] {
        #expect(chosen(text, exercise) == .one(index), "\(exercise.id): \(text)")
      }
    }
  }

  /// Who says what, is counted in the plain text here, and not by the words that the program reads.
  @Test(
    "a part of an option is that option, or is asked about; never another",
    arguments: choices.map(\.id))
  func parts(id: String) throws {
    let exercise = try self.exercise(id)
    for (index, option) in exercise.options.enumerated() {
      for text in [option.text.en.plainText, option.text.zh.plainText] {
        for part in Self.parts(of: text) {
          switch chosen(part, exercise) {
          case .one(let other):
            #expect(
              other == index || exercise.says(part, other), "\(exercise.id): \(part): \(other)")
          case .several(let found):
            #expect(found.count > 1, "\(exercise.id): \(part)")
          case Choice.none?, nil:
            // A word that has a meaning of its own here, or none at all.
            #expect(
              !part.contains(where: \.isNumber) || !Self.isPlain(part), "\(exercise.id): \(part)")
          }
        }
      }
    }
  }

  @Test("a number that one option alone speaks of is that option", arguments: choices.map(\.id))
  func numbers(id: String) throws {
    let exercise = try self.exercise(id)
    for (index, option) in exercise.options.enumerated() {
      let numbers = Self.numbers(in: option.text.en.plainText)
      for number in numbers where number.contains(".") || number.count > 1 {
        let saying = exercise.options.indices.filter {
          Self.numbers(in: exercise.options[$0].text.en.plainText).contains(number)
        }
        guard saying == [index] else { continue }
        #expect(chosen(number, exercise) == .one(index), "\(exercise.id): \(number)")
      }
    }
  }

  /// Whether words could stand in a formula or hold what only one side of a sign is.
  private static func isPlain(_ part: String) -> Bool { Double(part) != nil || part.last == "%" }

  /// The first words of a text, its first clause, and its numbers.
  private static func parts(of text: String) -> [String] {
    let words = text.split(separator: " ").map(String.init)
    let clause = String(text.prefix { !"，：；。:;,".contains($0) })
    return [clause, words.prefix(2).joined(separator: " "), words.prefix(3).joined(separator: " ")]
      + numbers(in: text)
  }

  private static func numbers(in text: String) -> [String] {
    text.matches(of: #/(?:^|[ 约：、（，])(-?[0-9]+(?:\.[0-9]+)?%?)(?=$|[ .,;:：。，；、个倍])/#).map {
      String($0.1)
    }
  }

  private func chosen(_ typed: String, _ exercise: Exercise) -> Choice? {
    guard let answer = Answer(session.read(typed), to: exercise, in: session),
      case .choice(let options, _) = exercise.question
    else { return nil }
    return Question.choice(typed: answer.text, of: options)
  }

  @Test(
    "words and numbers are not taken for places",
    arguments: [
      ("search.4", "2", "a"), ("activation.6", "1", "d"), ("multitask.1", "1", "c"),
      ("forward.2", "3", "a"), ("errors.4", "3.3", "c"), ("errors.4", "3.3%", "c"),
      ("dropout.2", "80%", "b"), ("curing.4", "约64%", "c"), ("curing.4", "64", "c"),
      ("decay.7", "rate", "c"),
      ("descent.1", "负", "b"), ("errors.3", "d", "d"), ("errors.3", "231", "d"),
      ("dropout.2", "（2）", "b"), ("dropout.2", "option 2", "b"), ("loss.4", "2", "b"),
      ("bias.7", "dropout", "b"), ("bias.4", "train it longer", "a"),
    ])
  func meant(exercise: String, typed: String, letter: String) throws {
    let exercise = try self.exercise(exercise)
    let index = try #require(["a", "b", "c", "d"].firstIndex(of: letter))
    #expect(chosen(typed, exercise) == .one(index))
  }

  @Test(
    "what may mean two options is asked about",
    arguments: [
      ("errors.3", "3"), ("momentum.2", "1"), ("batchnorm.10", "一点"), ("adam.3", "0.2"),
      ("human.6", "2"), ("momentum.4", "main"), ("dropout.5", "time"),
      ("first.5", "steps"),
    ])
  func asked(exercise: String, typed: String) throws {
    let exercise = try self.exercise(exercise)
    guard case .several = chosen(typed, exercise) else {
      Issue.record("\(typed): \(String(describing: chosen(typed, exercise)))")
      return
    }
  }

  @Test(
    "what no option says is none of them",
    arguments: [
      ("forward.2", "2"), ("bias.3", "0.3"), ("loss.4", "does not rise"), ("loss.4", "不下降"),
    ])
  func none(exercise: String, typed: String) throws {
    let exercise = try self.exercise(exercise)
    #expect(chosen(typed, exercise) ?? Choice.none == Choice.none)
  }
}

extension Exercise {
  fileprivate var options: [Question.Option] {
    if case .choice(let options, _) = question { options } else { [] }
  }

  /// Whether an option has this text in it.
  fileprivate func says(_ part: String, _ index: Int) -> Bool {
    [options[index].text.en, options[index].text.zh].contains {
      $0.plainText.lowercased().contains(part.lowercased())
    }
  }
}
