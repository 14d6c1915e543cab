import Languages

extension Guidance {
  /// What is said around a test.
  var testText: Localized<String>? {
    switch self {
    case .testBegins(let number, let count):
      Localized(
        en:
          "Test \(number): \(count) questions. How many were right is said at the end; `skip` passes "
          + "over one, `close` leaves.",
        zh: "测验 \(number)：\(count) 道题。答对几道，最后才说；`skip` 跳过一题，`close` 离开。")
    case .testNoted: Localized(en: "Noted.", zh: "已记下。")
    case .testWaits:
      Localized(
        en: "The next question comes with your answer; `skip` passes over this one.",
        zh: "回答之后就是下一题；`skip` 跳过这一题。")
    case .testUnderWay:
      Localized(
        en: "A test is under way: finish it first, or `close` leaves it.",
        zh: "正在做一个测验：先做完它，或者用 `close` 离开。")
    case .testHasNoHelp:
      Localized(
        en: "A test has no hints and shows no answers; `skip` passes over the question.",
        zh: "测验没有提示，也不给答案；`skip` 跳过这一题。")
    case .testLeft:
      Localized(en: "The test is left; nothing is recorded.", zh: "已离开测验；没有留下记录。")
    case .testBefore(let number):
      Localized(
        en: "`test \(number)` first shows what you know already.",
        zh: "先做 `test \(number)`，看看已经会多少。")
    case .testAfter(let number):
      Localized(
        en: "`test \(number)` shows what you have learnt.", zh: "`test \(number)` 看看学到了多少。")
    case .noTests:
      Localized(
        en: "this course has no tests; `evaluate test` judges the test set",
        zh: "这套课程没有测验；评估测试集用 `evaluate test`")
    case .noSuchTest(let numbers):
      Localized(
        en: "no such test; there are \(numbers.map { "`test \($0)`" }.joined(separator: ", ")); "
          + "`evaluate test` judges the test set",
        zh: "没有这个测验；有 \(numbers.map { "`test \($0)`" }.joined(separator: "、"))；"
          + "评估测试集用 `evaluate test`")
    case .noTestTaken(let number):
      Localized(
        en: "`test \(number)` before its lessons and again after them shows what you have learnt.",
        zh: "学之前做一次 `test \(number)`，学完再做一次，就知道学到了多少。")
    default: nil
    }
  }
}
