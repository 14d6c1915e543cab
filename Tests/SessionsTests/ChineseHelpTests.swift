import Formulas
import Languages
import Presentation
import TestSupport
import Testing
import TextMeasures

@testable import Sessions

@Suite("Help, errors and tables in Chinese")
struct ChineseHelpTests {
  private static let commands = CommandTable.standard.all

  @Test("every command says in Chinese what it does", arguments: commands.map(\.name))
  func summaries(name: String) throws {
    let command = try #require(Self.commands.first { $0.name == name })
    #expect(command.summary.zh.hasChinese)
    #expect(!command.summary.en.hasChinese)
    #expect(command.details.en.isEmpty == command.details.zh.isEmpty)
    #expect(command.details.en.isEmpty || command.details.zh.hasChinese)
    #expect(!command.details.en.hasChinese)
  }

  @Test("the details name the same options and commands in both languages")
  func sameNames() {
    for command in Self.commands {
      let missing = command.options.filter { option in
        command.details.en.contains("\(option)=") && !command.details.zh.contains("\(option)=")
      }
      #expect(missing.isEmpty, "\(command.name)")
    }
  }

  @Test(
    "what is wrong and what to do is said in Chinese",
    arguments: [
      ("foo", "没有叫 foo 的值", nil), ("stp", "没有 stp 这个命令", "是不是 step？"),
      ("net 3 softmx", "激活函数不能是 softmx", "是不是 softmax？"),
      ("data nothing", "没有数据集“nothing”", "有：iris"),
      ("[[1, 2]] @ [[1, 2]]", "[[1, 2]] (1, 2) 不能乘 [[1, 2]] (1, 2)：2 ≠ 1", "左边的列数"),
      ("(1 + 2", "这个 ( 没有配对", "少一个 )"), ("2 ^ 3", "这里没有 ^ 这个运算符", "乘方输入 **"),
      ("set lr=-1", "lr 必须是大于 0 的数，不是 -1", nil), ("seed", "seed 需要一个数", "help seed"),
      ("runs", "还没有训练记录", "train 会留下记录"), ("step", "还没有网络", "net 16 relu"),
    ])
  func errors(line: String, message: String, hint: String?) {
    let screen = ScriptedSession()
    _ = screen.type("lang zh")
    let text = screen.type(line)
    #expect(text.contains("错误：\(message)"), "\(text)")
    if let hint { #expect(text.contains("提示：") && text.contains(hint), "\(text)") }
  }

  @Test("programs read errors and tables in English")
  func json() {
    let session = ScriptedSession()
    session.json("lang zh")
    #expect(session.json("stp").contains("there is no command stp"))
    #expect(session.json("data iris").contains("\"examples\""))
    #expect(session.json("help net").contains("describe the network's layers"))
  }

  @Test("columns of a table stand under one another however wide their characters are")
  func columns() {
    let table = Table(
      columns: [
        .init(Localized(en: "run", zh: "编号"), .trailing), .init(Localized(en: "what", zh: "内容")),
        .init(Localized(en: "cost", zh: "代价"), .trailing),
      ],
      rows: [
        [.integer(1), .words(Localized(en: "chosen", zh: "选中")), .number(0.25)],
        [.integer(12), .text("8 relu"), .number(0.125)],
      ])
    let expected = """
      编号  内容      代价
      ────  ──────  ──────
         1  选中    0.2500
        12  8 relu  0.1250
      """
    #expect(table.text(for: Page(language: .zh)) == expected)
    #expect(Set(expected.split(separator: "\n").map(\.displayWidth)) == [20])
  }
}

extension String {
  fileprivate var hasChinese: Bool {
    unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}
