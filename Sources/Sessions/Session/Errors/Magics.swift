import Languages

/// IPython's own commands, `%run s.bs` and `!ls`, and what they are here.
enum Magics {
  /// What is typed here in place of such a line; nil where nothing does the same.
  static func hint(for line: String) -> Localized<String>? {
    guard line.first == "%" || line.first == "!", !line.contains("\n") else { return nil }
    let words = line.drop { $0 == "%" || $0 == "!" }.split(separator: " ").map(String.init)
    guard let name = words.first else { return nil }
    if let said = said[name] { return said }
    return command(name, words.dropFirst().last).map {
      Localized(en: "here it is: \($0)", zh: "这里这样写：\($0)")
    }
  }

  /// The word such a line begins with, with its sign: `%run`.
  static func word(of line: String) -> String { String(line.prefix { !$0.isWhitespace }) }

  private static func command(_ name: String, _ given: String?) -> String? {
    switch name {
    case "run", "load", "loadpy", "cat", "pycat", "less", "head", "more", "python", "python3":
      given.map(ForeignPhrases.opening) ?? "run FILE"
    case "who", "whos", "who_ls", "psearch": "show"
    case "history", "hist", "recall", "rep": "history"
    case "save", "notebook": "export FILE.bs"
    case "edit", "ed": "edit"
    case "clear", "cls": "clear"
    case "magic", "lsmagic", "quickref", "man": "help"
    case "alias", "unalias": name
    case "pinfo", "pinfo2", "pdoc": given.map { "help \($0)" } ?? "help"
    case "logstart": "set journal=on"
    case "exit", "quit": "quit"
    default: nil
    }
  }

  private static let said: [String: Localized<String>] = [
    "cd": ForeignPhrases.folder, "pwd": ForeignPhrases.folder, "ls": ForeignPhrases.files,
    "dir": ForeignPhrases.files,
    "timeit": time, "time": time, "prun": time,
    "debug": debugger, "pdb": debugger,
    "reset": Localized(
      en: "forget takes your variables away, reset the run back before iteration 1",
      zh: "forget 去掉你的变量，reset 让训练回到第 1 次迭代之前"),
  ]

  private static let time = Localized(
    en: "cells tells how long each line took", zh: "cells 列出每一行用了多久")
  private static let debugger = Localized(
    en: "step runs one stage, break J < 0.1 stops a run, why J tells where a number comes from",
    zh: "step 运行一个阶段，break J < 0.1 让训练停下，why J 说明一个数从哪里来")
}
