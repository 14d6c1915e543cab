/// A test that is being taken: which questions it asks, and what has been missed.
struct TestRound {
  /// The test's number.
  let number: Int
  /// How often it was taken before.
  let run: Int
  /// Whether its lessons are still ahead.
  let isBefore: Bool
  /// The pages of its questions, in the order they are asked.
  let pages: [Int]
  /// What was answered to each question, as the learner is shown it; nil where it was passed over.
  private(set) var answers: [(text: String?, isRight: Bool)] = []

  /// How many have been answered.
  var answered: Int { answers.count }
  /// The pages whose questions were missed.
  var missed: [Int] { zip(pages, answers).filter { !$1.isRight }.map(\.0) }

  init(number: Int, run: Int, isBefore: Bool, pages: [Int]) {
    (self.number, self.run, self.isBefore, self.pages) = (number, run, isBefore, pages)
  }

  /// The page that waits; nil at the end.
  var page: Int? { pages.indices.contains(answered) ? pages[answered] : nil }

  /// The place of the question among all: `3/6`.
  var place: String { "\(min(answered + 1, pages.count))/\(pages.count)" }

  /// Goes on to the next question.
  mutating func note(_ answer: String?, isRight: Bool) {
    answers.append((answer, isRight))
  }
}
