import Glibc
import Languages

extension LineError {
  /// What went wrong for the person, and how to mend it.
  public var words: ErrorWords {
    switch self {
    case .notUTF8, .zeroByte, .lineTooLong, .notText: wordsOnText
    case .notAFile(let file):
      ErrorWords(
        Localized(
          en: "\(file) is a folder, a pipe or a device, not a file", zh: "\(file) 是文件夹、管道或设备，不是文件"),
        hint: Localized(
          en: "what comes through a pipe is read by: backstep - < \(file)",
          zh: "从管道读入用：backstep - < \(file)"))
    case .noHome:
      ErrorWords(
        Localized(
          en: "there is no home folder to keep lines in", zh: "没有可以保存输入记录的主目录"),
        hint: Localized(
          en: "set HOME or XDG_STATE_HOME to a folder's whole path",
          zh: "把 HOME 或 XDG_STATE_HOME 设为一个完整的路径"))
    case .cannotOpen(let file, ELOOP):
      ErrorWords(
        Localized(
          en: "\(file) is a symbolic link, which is not followed", zh: "\(file) 是符号链接，不会跟随它"),
        hint: Localized(en: "put a file in its place, or nothing", zh: "换成普通文件，或者删掉它"))
    case .cannotOpen(let file, let code):
      ErrorWords(
        Localized(en: "cannot open \(file): ", zh: "无法打开 \(file)：") + .systemError(code))
    case .cannotRead(let file, let line, let code):
      ErrorWords(
        Localized(
          en: "cannot read \(file) on after line \(line): ", zh: "\(file) 读到第 \(line) 行后无法继续：")
          + .systemError(code))
    case .cannotWrite(let file, let code):
      ErrorWords(
        Localized(en: "cannot write \(file): ", zh: "无法写入 \(file)：") + .systemError(code))
    case .fileTooLong(let file, let limit):
      ErrorWords(
        Localized(
          en: "\(file) is longer than \(limit) bytes and is not read",
          zh: "\(file) 超过 \(limit) 字节，没有读入"))
    case .noTerminal:
      ErrorWords(
        Localized(
          en: "standard input and output are not a terminal that lines can be edited on",
          zh: "标准输入和输出不是可以编辑的终端"))
    }
  }

  /// What is wrong with a line of a file.
  private var wordsOnText: ErrorWords {
    switch self {
    case .notUTF8(let file, let line, let byte):
      ErrorWords(
        Localized(
          en: "\(file):\(line): byte \(byte) is not UTF-8",
          zh: "\(file):\(line)：第 \(byte) 字节不是 UTF-8"),
        hint: Localized(en: "save the file as UTF-8 text", zh: "把文件存成 UTF-8 文本"))
    case .zeroByte(let file, let line, let byte):
      ErrorWords(
        Localized(
          en: "\(file):\(line): byte \(byte) is zero, so this is not a text file",
          zh: "\(file):\(line)：第 \(byte) 字节是零，这不是文本文件"),
        hint: Localized(en: "if it is UTF-16, save it as UTF-8", zh: "如果是 UTF-16，请存成 UTF-8"))
    case .lineTooLong(let file, let line, let limit):
      ErrorWords(
        Localized(
          en: "\(file):\(line): the line is longer than \(limit) bytes",
          zh: "\(file):\(line)：这一行超过 \(limit) 字节"),
        hint: Localized(en: "break it into several lines", zh: "把它分成几行"))
    case .notText(let file, let line):
      ErrorWords(
        Localized(
          en: "\(file):\(line): this is not text; the file is not read",
          zh: "\(file):\(line)：这不是文本，文件没有读入"))
    default: ErrorWords(Localized(""))
    }
  }
}
