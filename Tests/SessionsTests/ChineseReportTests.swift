import TestSupport
import Testing

@testable import Explaining
@testable import Sessions

@Suite("Reports in Chinese")
struct ChineseReportTests {
  private func screen(_ lines: String...) -> ScriptedSession {
    let screen = ScriptedSession()
    for line in lines + ["lang zh"] { _ = screen.type(line) }
    return screen
  }

  @Test("doctor names what is wrong, what is not and what it could not look at")
  func doctor() {
    let text = screen(
      "data moons n=40 seed=1", "net 4 tanh init=zeros, 1 sigmoid init=zeros", "train 3 epochs"
    ).type("doctor")
    #expect(text.contains("第 1 层的 4 个单元完全相同"), "\(text)")
    #expect(text.contains("没有问题的：") && text.contains("没有检查："))
    #expect(!text.contains("not looked at") && !text.contains("the same"))
  }

  @Test("diagnose names the gaps and what may close them")
  func diagnose() {
    let text = screen(
      "data digits", "split train=0.5 dev=0.5 seed=1", "net 10 softmax", "train 3 epochs"
    ).type("diagnose human=0.01")
    #expect(text.contains("人类水平") && text.contains("最大的差距是") && text.contains("• "), "\(text)")
    #expect(!text.contains("human level"))
  }

  @Test("try names the mistake and what to look at; gradcheck gives its verdict")
  func formulas() {
    let screen = screen(
      "data moons n=40 seed=1", "net 4 tanh, 1 sigmoid", "step iteration")
    let text = screen.type("try dW2 = dZ2 @ A1.T")
    #expect(text.contains("还不对") && text.contains("对样本求和之后没有除以 m") && text.contains("想一想："))
    #expect(screen.type("try dW2 = dZ2 @ A1.T / m").contains("正确"))
    #expect(screen.type("try dW2 = dZ2 @ A1").contains("@ 要求左边的列数等于右边的行数"))
    #expect(screen.type("gradcheck").contains("整体：差异"))
  }

  @Test(
    "every mistake has a sentence of its own in both languages",
    arguments: Explaining.Mistake.allCases)
  func mistakes(mistake: Explaining.Mistake) {
    let words = mistake.words
    for sentence in [words.what, words.look] {
      #expect(!sentence.en.isEmpty && !sentence.zh.isEmpty && sentence.en != sentence.zh)
    }
    let others = Explaining.Mistake.allCases.filter { $0 != mistake }.map(\.words.what.zh)
    #expect(!others.contains(words.what.zh))
  }

  @Test("programs read English whatever the language")
  func json() throws {
    let session = ScriptedSession()
    for line in [
      "data moons n=40 seed=1", "net 4 tanh init=zeros, 1 sigmoid init=zeros", "lang zh",
    ] {
      session.json(line)
    }
    #expect(session.json("doctor").contains("all 4 units of layer 1 are the same"))
  }
}
