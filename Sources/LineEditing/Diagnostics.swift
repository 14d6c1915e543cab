import Languages

extension LineError: CustomStringConvertible {
  /// `words` in English.
  public var description: String { words.en }

  /// One sentence or two for the person: what, where, how to mend it.
  public var words: Localized<String> {
    switch self {
    case .notUTF8(let file, let line, let byte):
      Localized(
        en: "\(file):\(line): byte \(byte) is not UTF-8. Save the file as UTF-8 text.",
        zh: "\(file):\(line): 第 \(byte) 字节不是 UTF-8。请把文件存成 UTF-8 文本。")
    case .zeroByte(let file, let line, let byte):
      Localized(
        en: "\(file):\(line): byte \(byte) is zero, so this is not a text file. "
          + "If it is UTF-16, save it as UTF-8.",
        zh: "\(file):\(line): 第 \(byte) 字节是零，所以这不是文本文件。如果是 UTF-16，请存成 UTF-8。")
    case .lineTooLong(let file, let line, let limit):
      Localized(
        en: "\(file):\(line): the line is longer than \(limit) bytes. Break it into several lines.",
        zh: "\(file):\(line): 这一行超过 \(limit) 字节。请分成几行。")
    case .cannotOpen(let file, let code):
      Localized(en: "cannot open \(file): ", zh: "无法打开 \(file)：") + Self.reason(code)
    case .cannotRead(let file, let line, let code):
      Localized(
        en: "cannot read \(file) on after line \(line): ", zh: "第 \(line) 行以后读不下去 \(file)：")
        + Self.reason(code)
    case .cannotWrite(let file, let code):
      Localized(en: "cannot write \(file): ", zh: "无法写 \(file)：") + Self.reason(code)
    case .fileTooLong(let file, let limit):
      Localized(
        en: "\(file) is longer than \(limit) bytes and is not read.",
        zh: "\(file) 超过 \(limit) 字节，没有读取。")
    case .noTerminal:
      Localized(
        en: "standard input and output are not a terminal that lines can be edited on.",
        zh: "标准输入和输出不是可以编辑行的终端。")
    }
  }

  private static func reason(_ code: Int32) -> Localized<String> {
    .systemError(code) + Localized(en: ".", zh: "。")
  }
}
