import Languages
import Testing

@testable import Lessons

@Suite("The messages around a lesson")
struct MessageTests {
  static let title = Localized(en: "Loss", zh: "损失")
  static let all: [Message] = [
    .opened(number: 1, title: title, minutes: 20), .knowFirst([title]),
    .page(1, of: 9, title: title), .firstPage, .lastPage(next: nil), .lastPage(next: title),
    .noSuchPage(count: 9), .lessonDone, .stillOpen(["loss.1"]), .closed, .noLessonOpen,
    .noSuchLesson("los", nearest: "loss"), .noSuchLesson("zebra", nearest: nil),
    .severalLessons(["a", "b"]), .language, .typeThis("step"),
    .answerThis(id: "loss.1", kind: "formula"), .answerThis(id: "loss.1", kind: "number"),
    .answerThis(id: "loss.1", kind: "shape"), .answerThis(id: "loss.1", kind: "choice"), .goOn,
    .noExercise, .hint(number: 1, of: 2), .noMoreHints, .hintsFirst(remaining: 1),
    .answer("A2 - Y"), .alreadyDone(id: "loss.1"), .verdict(.right), .verdict(.wrong(nil)),
    .verdict(.near(.sign)), .verdict(.coincidence(hasNumbers: true)),
    .verdict(.coincidence(hasNumbers: false)), .verdict(.theseSizesOnly(hasNumbers: true)),
    .verdict(.theseSizesOnly(hasNumbers: false)),
    .verdict(.notANumber),
    .verdict(.usesAnswer("L")), .verdict(.unreadable("why")),
    .verdict(.notAnOption(count: 3)), .verdict(.notAShape), .verdict(.notNow("why")),
    .state(.untouched), .state(.begun), .state(.done), .damagedProgress(lines: 2),
  ]

  @Test("say something in both languages, each in its own", arguments: all)
  func bothLanguages(_ message: Message) {
    let english = message.text.en.filter { !"损失".contains($0) }
    #expect(!english.isEmpty)
    #expect(english.filter(\.isChinese) == "")
    #expect(message.text.zh.filter(\.isChinese) != "")
  }

  @Test("name what the learner needs")
  func words() {
    #expect(
      Message.noSuchLesson("los", nearest: "loss").text.en
        == "No lesson is called `los`; did you mean `loss`?")
    #expect(
      Message.opened(number: 1, title: Self.title, minutes: 20).text.zh == "第 1 课 · 损失（约 20 分钟）")
    #expect(Message.verdict(.notAnOption(count: 3)).text.en == "Type one letter from a to c.")
  }

  @Test("follow the language of the locale")
  func locale() {
    #expect(Language(locale: "zh_CN.UTF-8") == .zh)
    #expect(Language(locale: "de_DE.UTF-8") == .en)
    #expect(Language(locale: "") == .en)
  }
}
