import Datasets
import Languages
import Matrices
import Presentation

/// `export`: the session as a document.
struct ExportCommand: Command {
  let name = "export"
  let aliases = ["导出"]
  let topic = Topic.notebook
  let summary = Localized(
    en: "write the session as a script, a text or a program", zh: "把会话写成脚本、文档或程序")
  let usage = [
    "export FILE.bs [cells N-M] [checked] [over]", "export FILE.md [cells N-M] [over]",
    "export FILE.html [cells N-M] [over]", "export FILE.ipynb [cells N-M] [over]",
    "export FILE.py [torch] [cells N-M] [over]",
  ]
  let completions = [CompletionKind.files, .words(["cells", "checked", "torch", "over"])]

  func completions(after words: [String]) -> [CompletionKind] {
    guard let file = words.first else { return [.files] }
    if words.last == "cells" { return [.cells] }
    let forms = file.hasSuffix(".py") ? ["torch"] : file.hasSuffix(".bs") ? ["checked"] : []
    return [.words((["cells", "over"] + forms).filter { !words.contains($0) })]
  }

  let examples = [
    "export moons.bs", "export moons.bs checked", "export moons.md cells 2-6",
    "export moons.html", "export moons.ipynb", "export moons.py", "export moons.py torch",
  ]
  let details = Localized(
    en: """
      The lines that count (see cells) in their order; a script that was run stands there line \
      by line. .bs is a script that runs to the same state; checked adds an expect for every \
      number that was shown. .md is a text to read: remarks (note), what was typed, what came \
      of it, pictures as SVG files beside it. .html is the same as one page that needs no \
      network; steps are gone through with the arrow keys. .ipynb is a Jupyter notebook. What is \
      shown is made anew by running all lines again, and what took long is said. run FILE and \
      backstep FILE read .bs, .md and .ipynb back. .py is the twin: a plain NumPy program that \
      takes the same steps by the same formulas, with your lines and cells, and stops where a \
      number is not the one that was shown; python3 FILE.py ends with 0, which proves the \
      session. With torch it is PyTorch's, where every part has a counterpart there; what has \
      none is said, a cell of Python for one. Arrays of more than 60 numbers are .npy files beside it. At a terminal you are \
      asked before a file is replaced that this session did not write; with over you are not. A \
      script replaces what is there unasked, but never itself nor a file that it has read.
      """,
    zh: """
      有效的行（见 cells）按顺序写出；运行过的脚本逐行写在那里。.bs 是能运行到同样状态的脚本；\
      checked 给每个显示过的数加上 expect。.md 是给人读的文档：笔记（note）、输入、结果，图片\
      是旁边的 SVG 文件。.html 是同样的内容，一个不需要网络的网页，各步用方向键前后移动。.ipynb \
      是 Jupyter 笔记本。结果由重新运行所有行得到，并注明耗时长的行。run FILE 和 backstep FILE \
      能读回 .bs、.md 和 .ipynb。.py 是孪生程序：普通的 NumPy 程序，用同样的公式走同样的步骤，\
      包括你的公式和单元；哪个数和显示过的不同就停下。python3 FILE.py 以 0 结束，就证明了这次\
      会话。加上 torch 就用 PyTorch 写，只要每一部分都有对应；没有对应的会说出来，例如 Python 代码块。\
      超过 60 个数的数组放在旁边的 .npy 文件里。在终端里，要替换不是这次写出的文件时会先\
      问你；加上 over 就不问。脚本会直接替换已有的文件，但绝不替换它自己或它读过的文件。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard session.scriptDepth == 0 else { throw NotebookProblem.inScript(.document) }
    let request = try ExportRequest(arguments, in: session)
    let files = try request.document(of: session)
    for file in files {
      try Patience.check()
      try session.write(to: file.path, over: request.over || file.path != request.path) {
        do throws(DatasetError) {
          try FileBytes.write(file.bytes, to: file.path)
        } catch {
          throw SessionError.file(path: file.path, reason: error.reason.message)
        }
      }
    }
    return [ExportReport(files: files.map(\.path), cells: request.entries.count)]
  }
}

/// A file of a document.
struct DocumentFile {
  let path: String
  let bytes: [UInt8]

  init(_ path: String, _ text: String) { self.init(path, Array(text.utf8)) }
  init(_ path: String, _ bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }
}

/// What `export` wrote.
struct ExportReport: Report {
  let files: [String]
  let cells: Int

  let kind = "export"

  var fields: [(String, JSON)] {
    [("files", .array(files.map { .string($0) })), ("cells", .integer(cells))]
  }

  func text(for page: Page) -> String {
    let lines = Localized(en: cells == 1 ? "1 cell" : "\(cells) cells", zh: "\(cells) 个单元")
    let beside = files.dropFirst().map { "  " + $0.sanitizedLine }
    let first = (files.first ?? "").sanitizedLine + page.style(" · " + lines[page], as: .muted)
    return ([first] + beside).joined(separator: "\n")
  }
}
